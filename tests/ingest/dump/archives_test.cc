#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "tests/ingest/dump/tools.h"

namespace kg::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

// Two pages below one folder; the archives of these tests hold them.
void WritePages(const TempFolder& folder) {
  folder.Write("2024/a.txt", "Mira Solberg won the bakers' race.");
  folder.Write("2024/b.txt", "Tomas Wexler came second.");
}

struct Maker {
  std::string program;
  std::string file;
  std::string command;
};

class EveryArchive : public ::testing::TestWithParam<Maker> {};

TEST_P(EveryArchive, IsReadMemberByMember) {
  KG_NEEDS(GetParam().program);
  TempFolder folder;
  WritePages(folder);
  ASSERT_TRUE(RunIn(folder, GetParam().command));
  const std::string& file = GetParam().file;
  const ReadResult result = ReadAll(PathIn(folder, file));
  EXPECT_TRUE(result.status.ok()) << result.status.message();
  EXPECT_THAT(result.skips, IsEmpty());
  EXPECT_THAT(IdentitiesOf(result), ElementsAre(file + "/2024/a.txt", file + "/2024/b.txt"));
  EXPECT_THAT(DocsOf(result), ElementsAre("2024/a.txt", "2024/b.txt"));
  ASSERT_THAT(result.documents, SizeIs(2));
  EXPECT_EQ(result.documents[1].body, "Tomas Wexler came second.");
  EXPECT_EQ(result.documents[1].source, PathIn(folder, file) + "/2024/b.txt");
}

INSTANTIATE_TEST_SUITE_P(
    Archives, EveryArchive,
    ::testing::Values(Maker{"zip", "n.zip", "zip -r n.zip 2024/a.txt 2024/b.txt"},
                      Maker{"zip", "stored.zip", "zip -0 stored.zip 2024/a.txt 2024/b.txt"},
                      Maker{"zip", "streamed.zip", "zip - 2024/a.txt 2024/b.txt | cat > streamed.zip"},
                      Maker{"tar", "n.tar", "tar cf n.tar 2024/a.txt 2024/b.txt"},
                      Maker{"tar", "old.tar", "tar --format=v7 -cf old.tar 2024/a.txt 2024/b.txt"},
                      Maker{"tar", "pax.tar", "tar --format=pax -cf pax.tar 2024/a.txt 2024/b.txt"},
                      Maker{"gzip", "n.tar.gz", "tar czf n.tar.gz 2024/a.txt 2024/b.txt"},
                      Maker{"zstd", "n.tar.zst", "tar cf - 2024/a.txt 2024/b.txt | zstd > n.tar.zst"},
                      Maker{"xz", "n.tar.xz", "tar cJf n.tar.xz 2024/a.txt 2024/b.txt"},
                      Maker{"bzip2", "n.tar.bz2", "tar cjf n.tar.bz2 2024/a.txt 2024/b.txt"},
                      Maker{"7z", "n.7z", "7z a n.7z 2024/a.txt 2024/b.txt"},
                      Maker{"7z", "loose.7z", "7z a -ms=off -m0=BZip2 loose.7z 2024/a.txt 2024/b.txt"}));

class EveryFilter : public ::testing::TestWithParam<Maker> {};

TEST_P(EveryFilter, IsReadAsTheFileWithin) {
  KG_NEEDS(GetParam().program);
  TempFolder folder;
  folder.Write("d.jsonl", "{\"id\": 1, \"text\": \"one\"}\n{\"id\": 2, \"text\": \"two\"}\n");
  ASSERT_TRUE(RunIn(folder, GetParam().command));
  const ReadResult result = ReadAll(PathIn(folder, GetParam().file));
  EXPECT_TRUE(result.status.ok()) << result.status.message();
  EXPECT_THAT(IdentitiesOf(result), ElementsAre(GetParam().file + "#1", GetParam().file + "#2"));
}

INSTANTIATE_TEST_SUITE_P(
    Filters, EveryFilter,
    ::testing::Values(Maker{"gzip", "d.jsonl.gz", "gzip d.jsonl"}, Maker{"zstd", "d.jsonl.zst", "zstd d.jsonl"},
                      Maker{"xz", "d.jsonl.xz", "xz d.jsonl"}, Maker{"bzip2", "d.jsonl.bz2", "bzip2 d.jsonl"},
                      Maker{"zstd", "two.jsonl.zst",
                            "head -1 d.jsonl | zstd > two.jsonl.zst; tail -1 d.jsonl | zstd >> two.jsonl.zst"},
                      Maker{"xz", "two.jsonl.xz",
                            "head -1 d.jsonl | xz > two.jsonl.xz; tail -1 d.jsonl | xz >> two.jsonl.xz"}));

TEST(Archives, ContentDecidesNotTheName) {
  KG_NEEDS("zip");
  TempFolder folder;
  WritePages(folder);
  ASSERT_TRUE(RunIn(folder, "zip n.zip 2024/a.txt && mv n.zip page.html"));
  EXPECT_THAT(ReadAll(PathIn(folder, "page.html")).documents, SizeIs(1));
}

TEST(Archives, AnArchiveInAFolderIsNamedBelowIt) {
  KG_NEEDS("zip");
  TempFolder folder;
  WritePages(folder);
  ASSERT_TRUE(RunIn(folder, "mkdir dumps && zip dumps/n.zip 2024/a.txt"));
  const ReadResult result = ReadAll(PathIn(folder, "dumps"));
  EXPECT_THAT(IdentitiesOf(result), ElementsAre("dumps/n.zip/2024/a.txt"));
  EXPECT_THAT(DocsOf(result), ElementsAre("2024/a.txt"));
}

TEST(Archives, ATarInAZipIsReadToo) {
  KG_NEEDS("zip");
  TempFolder folder;
  WritePages(folder);
  ASSERT_TRUE(RunIn(folder, "tar czf in.tar.gz 2024 && zip out.zip in.tar.gz"));
  const ReadResult result = ReadAll(PathIn(folder, "out.zip"));
  EXPECT_TRUE(result.status.ok()) << result.status.message();
  EXPECT_THAT(IdentitiesOf(result),
              ::testing::UnorderedElementsAre("out.zip/in.tar.gz/2024/a.txt", "out.zip/in.tar.gz/2024/b.txt"));
  EXPECT_THAT(DocsOf(result), ::testing::Contains("in.tar.gz/2024/a.txt"));
}

TEST(Archives, AZipInA7zAndA7zInAZipAreReadToo) {
  KG_NEEDS("zip");
  KG_NEEDS("7z");
  TempFolder folder;
  WritePages(folder);
  ASSERT_TRUE(
      RunIn(folder, "zip in.zip 2024/a.txt && 7z a out.7z in.zip && 7z a in.7z 2024/b.txt && zip out.zip in.7z"));
  EXPECT_THAT(IdentitiesOf(ReadAll(PathIn(folder, "out.7z"))), ElementsAre("out.7z/in.zip/2024/a.txt"));
  EXPECT_THAT(IdentitiesOf(ReadAll(PathIn(folder, "out.zip"))), ElementsAre("out.zip/in.7z/2024/b.txt"));
}

TEST(Archives, A7zWithinAnotherArchiveThatIsTooLargeForMemoryIsSkipped) {
  KG_NEEDS("zip");
  KG_NEEDS("7z");
  TempFolder folder;
  WritePages(folder);
  ASSERT_TRUE(RunIn(folder, "7z a in.7z 2024/b.txt && zip out.zip in.7z 2024/a.txt"));
  Options options;
  options.limits.buffered_bytes = 20;
  const ReadResult result = ReadAll(PathIn(folder, "out.zip"), options);
  EXPECT_THAT(ReasonsOf(result), ElementsAre("over a limit"));
  EXPECT_THAT(IdentitiesOf(result), ElementsAre("out.zip/2024/a.txt"));
}

TEST(Archives, RecordsWithinMembersAreNamedByMemberAndLine) {
  KG_NEEDS("zip");
  TempFolder folder;
  folder.Write("x/d.jsonl", "{\"id\": 7, \"text\": \"one\"}\n{\"text\": \"two\"}\n");
  ASSERT_TRUE(RunIn(folder, "zip n.zip x/d.jsonl"));
  const ReadResult result = ReadAll(PathIn(folder, "n.zip"));
  EXPECT_THAT(IdentitiesOf(result), ElementsAre("n.zip/x/d.jsonl#7", "n.zip/x/d.jsonl:2"));
  EXPECT_THAT(DocsOf(result), ElementsAre("7", "x/d.jsonl:2"));
}

TEST(Archives, AnEncryptedMemberIsSkippedAndTheOthersAreRead) {
  KG_NEEDS("zip");
  TempFolder folder;
  WritePages(folder);
  ASSERT_TRUE(RunIn(folder, "zip -P secret n.zip 2024/a.txt && zip n.zip 2024/b.txt"));
  const ReadResult result = ReadAll(PathIn(folder, "n.zip"));
  EXPECT_THAT(ReasonsOf(result), ElementsAre("encrypted"));
  EXPECT_THAT(DocsOf(result), ElementsAre("2024/b.txt"));
}

TEST(Archives, AnEncrypted7zIsSkippedAsEncrypted) {
  KG_NEEDS("7z");
  TempFolder folder;
  WritePages(folder);
  ASSERT_TRUE(RunIn(folder, "7z a -psecret data.7z 2024/a.txt && 7z a -psecret -mhe=on all.7z 2024/a.txt"));
  for (const char* name : {"data.7z", "all.7z"}) {
    const ReadResult result = ReadAll(PathIn(folder, name));
    EXPECT_THAT(result.documents, IsEmpty()) << name;
    EXPECT_THAT(ReasonsOf(result), ElementsAre("encrypted")) << name << ": " << result.status.message();
  }
}

TEST(Archives, NamesThatLeadOutOfTheArchiveStayNames) {
  TempFolder folder;
  folder.Write("x", "Words of a page.");
  ASSERT_TRUE(RunIn(
      folder, "tar -P -cf n.tar --transform 's,^x$,../../x,' x && tar -P -rf n.tar --transform 's,^x$,/etc/x,' x"));
  const ReadResult result = ReadAll(PathIn(folder, "n.tar"));
  EXPECT_TRUE(result.status.ok()) << result.status.message();
  EXPECT_THAT(IdentitiesOf(result), ElementsAre("n.tar/%2E%2E/%2E%2E/x", "n.tar/etc/x"));
}

TEST(Archives, NamesAreMadePrintable) {
  TempFolder folder;
  folder.Write("x", "Words of a page.");
  ASSERT_TRUE(RunIn(folder,
                    "cp x \"$(printf 'caf\\351\\033[2J')\" && cp x \"$(printf 'na\\303\\257ve')\" && "
                    "tar -cf n.tar caf* na*"));
  const ReadResult result = ReadAll(PathIn(folder, "n.tar"));
  EXPECT_THAT(DocsOf(result), ElementsAre("caf%E9%1B[2J", "na\xC3\xAFve"));
}

TEST(Archives, NamesInUtf8AreKeptWhateverTheLocale) {
  KG_NEEDS("zip");
  KG_NEEDS("7z");
  TempFolder folder;
  folder.Write(
      "\xC5\x81\xC3\xB3"
      "d\xC5\xBA.txt",
      "Words of a page.");
  ASSERT_TRUE(RunIn(folder,
                    "LC_ALL=C.UTF-8 zip n.zip *.txt && LC_ALL=C.UTF-8 7z a n.7z *.txt && "
                    "tar --format=pax -cf n.tar *.txt"));
  for (const char* name : {"n.zip", "n.7z", "n.tar"}) {
    EXPECT_THAT(DocsOf(ReadAll(PathIn(folder, name))), ElementsAre("\xC5\x81\xC3\xB3"
                                                                   "d\xC5\xBA.txt"))
        << name;
  }
}

TEST(Archives, LinksAndFoldersWithinAreNoDocuments) {
  TempFolder folder;
  WritePages(folder);
  ASSERT_TRUE(RunIn(folder, "ln -s a.txt 2024/link && ln 2024/a.txt 2024/z-hard && tar cf n.tar 2024/a.txt 2024"));
  const ReadResult result = ReadAll(PathIn(folder, "n.tar"));
  EXPECT_TRUE(result.status.ok());
  for (const Skip& skip : result.skips) EXPECT_EQ(skip.reason, "not a file") << skip.message;
  EXPECT_THAT(DocsOf(result), ::testing::Contains("2024/b.txt"));
  EXPECT_THAT(DocsOf(result), Not(::testing::Contains("2024/link")));
}

TEST(Archives, OfficeDocumentsAreNoDumps) {
  KG_NEEDS("zip");
  TempFolder folder;
  folder.Write("mimetype", "application/epub+zip");
  folder.Write("text.xhtml", "<html><body><p>Chapter one.</p></body></html>");
  ASSERT_TRUE(RunIn(folder, "zip -0 book.epub mimetype && zip book.epub text.xhtml"));
  EXPECT_THAT(ReasonsOf(ReadAll(PathIn(folder, "book.epub"))), ElementsAre("binary"));
}

TEST(Archives, ATruncatedArchiveGivesWhatCameBeforeAndAnError) {
  KG_NEEDS("zip");
  TempFolder folder;
  for (int i = 100; i < 300; ++i) {
    std::string text = "Page " + std::to_string(i) + ":";
    for (int k = 0; k < 300; ++k) text += " " + std::to_string((i * 7919 + k * 104729) % 99991);
    folder.Write("p/" + std::to_string(i) + ".txt", text);
  }
  ASSERT_TRUE(RunIn(folder, "zip -r n.zip p && tar cf n.tar p && tar czf n.tar.gz p && tar cJf n.tar.xz p"));
  for (const char* name : {"n.zip", "n.tar", "n.tar.gz", "n.tar.xz"}) {
    std::string bytes = Content(PathIn(folder, name));
    bytes.resize(bytes.size() * 3 / 5);
    folder.Write(std::string("cut/1-") + name, bytes);
    folder.Write("cut/2.txt", "Another file.");
    const ReadResult result = ReadAll(PathIn(folder, "cut"));
    EXPECT_EQ(result.status.code(), StatusCode::kIo) << name;
    EXPECT_THAT(result.status.message(), HasSubstr(name));
    EXPECT_THAT(result.status.message(), HasSubstr("byte")) << name;
    EXPECT_GT(result.documents.size(), 5u) << name << result.status.message();
    EXPECT_LT(result.documents.size(), 190u) << name;
    EXPECT_EQ(result.documents.back().body, "Another file.") << name;
    for (const RawDocument& raw : result.documents) EXPECT_THAT(raw.body, Not(IsEmpty()));
    std::filesystem::remove_all(folder.path() / "cut");
  }
}

TEST(Archives, AZipWithoutItsDirectoryIsTruncated) {
  KG_NEEDS("zip");
  TempFolder folder;
  WritePages(folder);
  ASSERT_TRUE(RunIn(folder, "zip n.zip 2024/a.txt 2024/b.txt"));
  std::string bytes = Content(PathIn(folder, "n.zip"));
  bytes.resize(bytes.find("PK\x01\x02"));
  const ReadResult result = ReadAll(folder.Write("cut.zip", bytes));
  EXPECT_THAT(result.documents, SizeIs(2));
  EXPECT_EQ(result.status.code(), StatusCode::kIo);
}

TEST(Archives, ADamagedMemberIsAnErrorAndIsNotDelivered) {
  KG_NEEDS("zip");
  TempFolder folder;
  WritePages(folder);
  ASSERT_TRUE(RunIn(folder, "zip -0 n.zip 2024/a.txt 2024/b.txt"));
  std::string bytes = Content(PathIn(folder, "n.zip"));
  bytes[bytes.find("bakers")] = 'B';
  const ReadResult result = ReadAll(folder.Write("bad.zip", bytes));
  EXPECT_EQ(result.status.code(), StatusCode::kIo);
  EXPECT_THAT(result.status.message(), HasSubstr("bad.zip"));
  EXPECT_THAT(DocsOf(result), Not(::testing::Contains("2024/a.txt")));
}

TEST(Archives, TwentyThousandTinyMembersAreReadQuickly) {
  KG_NEEDS("zip");
  TempFolder folder;
  for (int i = 0; i < 20000; ++i) folder.Write("t/" + std::to_string(i) + ".txt", "Tiny " + std::to_string(i));
  ASSERT_TRUE(RunIn(folder, "zip -q -r n.zip t && tar cf n.tar t"));
  for (const char* name : {"n.zip", "n.tar"}) {
    const auto begin = std::chrono::steady_clock::now();
    size_t seen = 0;
    DumpSink sink;
    sink.on_document = [&](RawDocument&&) { return ++seen, true; };
    EXPECT_TRUE(ReadDump(PathIn(folder, name), Options{}, sink).ok());
    EXPECT_EQ(seen, 20000u) << name;
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20)) << name;
  }
}

TEST(Archives, ReadingTwiceGivesTheSame) {
  KG_NEEDS("zip");
  TempFolder folder;
  WritePages(folder);
  ASSERT_TRUE(RunIn(folder, "tar czf in.tar.gz 2024 && zip out.zip in.tar.gz 2024/a.txt"));
  const std::string path = PathIn(folder, "out.zip");
  EXPECT_EQ(IdentitiesOf(ReadAll(path)), IdentitiesOf(ReadAll(path)));
}

TEST(Archives, AnEmptyArchiveIsSkippedAsEmpty) {
  TempFolder folder;
  const ReadResult result = ReadAll(folder.Write("n.zip", std::string("PK\x05\x06", 4) + std::string(18, '\0')));
  EXPECT_TRUE(result.status.ok()) << result.status.message();
  EXPECT_THAT(ReasonsOf(result), ElementsAre("empty"));
}

}  // namespace
}  // namespace kg::ingest
