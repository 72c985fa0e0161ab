#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "tests/ingest/helpers.h"

namespace kg::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string> Identities(const ReadResult& result) {
  std::vector<std::string> names;
  for (const RawDocument& raw : result.documents) names.push_back(raw.identity);
  return names;
}

std::string Gzip(std::string_view text) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(text.size() + 256, '\0');
  std::string in(text);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

TEST(ReadDump, AMissingPathIsNotFound) {
  const ReadResult result = ReadAll("/no/such/place/at-all.txt");
  EXPECT_EQ(result.status.code(), StatusCode::kNotFound);
  EXPECT_THAT(result.status.message(), HasSubstr("/no/such/place/at-all.txt"));
}

TEST(ReadDump, FoldersAreReadRecursivelyInByteOrder) {
  TempFolder folder;
  folder.Write("b.txt", "two");
  folder.Write("a.txt", "one");
  folder.Write("B.txt", "zero");
  folder.Write("sub/x.txt", "three");
  const ReadResult result = ReadAll(folder.path().string() + "/");
  const std::string top = folder.path().filename().string();
  EXPECT_TRUE(result.status.ok());
  EXPECT_THAT(Identities(result), ElementsAre(top + "/B.txt", top + "/a.txt", top + "/b.txt", top + "/sub/x.txt"));
  EXPECT_EQ(result.documents[3].doc, "x.txt");
}

TEST(ReadDump, AFileIsNamedByItsOwnLastComponent) {
  TempFolder folder;
  const ReadResult result = ReadAll(folder.Write("deep/er/story.txt", "text"));
  EXPECT_THAT(Identities(result), ElementsAre("story.txt"));
}

TEST(ReadDump, LinksToFoldersAndPipesInFoldersAreSkippedWithAReason) {
  TempFolder folder;
  folder.Write("real/a.txt", "one");
  std::filesystem::create_directory_symlink(folder.path() / "real", folder.path() / "link");
  ASSERT_EQ(mkfifo((folder.path() / "pipe").c_str(), 0600), 0);
  const ReadResult result = ReadAll(folder.path().string());
  EXPECT_TRUE(result.status.ok());
  EXPECT_EQ(result.documents.size(), 1u);
  ASSERT_EQ(result.skips.size(), 2u);
  EXPECT_THAT(result.skips[0].message, HasSubstr("link"));
  EXPECT_THAT(result.skips[1].message, HasSubstr("pipe"));
}

TEST(ReadDump, AnUnreadableFileIsReportedAndTheRestIsRead) {
  if (geteuid() == 0) GTEST_SKIP() << "root reads every file";
  TempFolder folder;
  const std::string locked = folder.Write("a.txt", "secret");
  folder.Write("b.txt", "open");
  ASSERT_EQ(chmod(locked.c_str(), 0), 0);
  const ReadResult result = ReadAll(folder.path().string());
  EXPECT_EQ(result.status.code(), StatusCode::kIo);
  EXPECT_THAT(result.status.message(), HasSubstr("a.txt"));
  EXPECT_EQ(result.documents.size(), 1u);
}

TEST(ReadDump, ADanglingLinkIsReportedAndTheRestIsRead) {
  TempFolder folder;
  std::filesystem::create_symlink(folder.path() / "gone", folder.path() / "a.txt");
  folder.Write("b.txt", "open");
  const ReadResult result = ReadAll(folder.path().string());
  EXPECT_EQ(result.status.code(), StatusCode::kIo);
  EXPECT_EQ(result.documents.size(), 1u);
}

TEST(ReadDump, EmptyAndBlankFilesAreSkippedAsEmpty) {
  TempFolder folder;
  folder.Write("a.txt", "");
  folder.Write("b.txt", " \n\t\n");
  folder.Write("c.txt", "\xEF\xBB\xBF\n");
  const ReadResult result = ReadAll(folder.path().string());
  ASSERT_EQ(result.skips.size(), 3u);
  for (const Skip& skip : result.skips) EXPECT_EQ(skip.reason, "empty") << skip.message;
}

TEST(ReadDump, BinaryFilesAreSkippedWhateverTheyAreCalled) {
  TempFolder folder;
  folder.Write("a.txt", std::string("abc\0def", 7));
  folder.Write("b.html", "\x89PNG\r\n\x1A\n and so on");
  folder.Write("c.txt", "%PDF-1.7 text text");
  const ReadResult result = ReadAll(folder.path().string());
  EXPECT_TRUE(result.documents.empty());
  ASSERT_EQ(result.skips.size(), 3u);
  for (const Skip& skip : result.skips) EXPECT_EQ(skip.reason, "binary") << skip.message;
}

TEST(ReadDump, ARarArchiveIsSkippedWithAClearMessage) {
  TempFolder folder;
  const ReadResult result = ReadAll(folder.Write("a.rar", "Rar!\x1A\x07\x01 and so on"));
  EXPECT_TRUE(result.status.ok());
  ASSERT_EQ(result.skips.size(), 1u);
  EXPECT_EQ(result.skips[0].reason, "unsupported");
  EXPECT_THAT(result.skips[0].message, HasSubstr("not supported"));
}

TEST(ReadDump, TheFormatIsKnownByContentNotByName) {
  TempFolder folder;
  folder.Write("page.txt", "<!DOCTYPE html><html><body><p>Hello</p></body></html>");
  folder.Write("records.txt", "{\"id\": 7, \"text\": \"one\"}\n{\"id\": 8, \"text\": \"two\"}\n");
  folder.Write("story.html", "Only words here, 3 < 4, and no mark-up.");
  const ReadResult result = ReadAll(folder.path().string());
  ASSERT_EQ(result.documents.size(), 4u);
  EXPECT_EQ(result.documents[0].format, Format::kHtml);
  EXPECT_EQ(result.documents[1].doc, "7");
  EXPECT_EQ(result.documents[2].doc, "8");
  EXPECT_EQ(result.documents[3].format, Format::kText);
}

TEST(ReadDump, AFormatThatIsGivenWins) {
  TempFolder folder;
  Options options;
  options.format = Format::kText;
  const ReadResult result = ReadAll(folder.Write("a.html", "<html><body><p>Hello</p></body></html>"), options);
  ASSERT_EQ(result.documents.size(), 1u);
  EXPECT_EQ(result.documents[0].format, Format::kText);
}

TEST(ReadDump, JsonLinesCarryTheirFields) {
  TempFolder folder;
  const ReadResult result = ReadAll(folder.Write(
      "d.jsonl",
      R"({"id": "a1", "url": "HTTPS://News.Example.com:443/a/../b?utm_source=x&id=2#top", "title": "T", "published": "2024-03-02", "author": ["Ana Ruiz", {"name": "Tom Okello"}], "text": "Body"})"
      "\n"));
  ASSERT_EQ(result.documents.size(), 1u);
  const RawDocument& raw = result.documents[0];
  EXPECT_EQ(raw.identity, "https://news.example.com/b?id=2");
  EXPECT_EQ(raw.doc, "a1");
  EXPECT_EQ(raw.author, "Ana Ruiz; Tom Okello");
  EXPECT_EQ(raw.published, "2024-03-02");
  EXPECT_EQ(raw.body, "Body");
  EXPECT_THAT(raw.source, HasSubstr("d.jsonl:1"));
}

TEST(ReadDump, ARecordWithoutUrlIsNamedByDumpAndId) {
  TempFolder folder;
  const ReadResult result = ReadAll(folder.Write(
      "d.jsonl",
      "{\"id\": 5, \"text\": \"one\"}\n\n{\"text\": \"two\"}\n{\"link\": \"not a url\", \"text\": \"three\"}"));
  EXPECT_THAT(Identities(result), ElementsAre("d.jsonl#5", "d.jsonl:3", "d.jsonl:4"));
}

TEST(ReadDump, ABrokenLineIsSkippedWithItsNumberAndTheRestIsRead) {
  TempFolder folder;
  const ReadResult result = ReadAll(folder.Write("d.jsonl",
                                                 "{\"id\": 1, \"text\": \"one\"}\n"
                                                 "{\"id\": 2, \"text\": \"unterminated}\n"
                                                 "[1, 2]\n"
                                                 "{\"id\": 4, \"name\": \"no text\"}\n"
                                                 "{\"id\": 5, \"text\": \"\"}\n"
                                                 "{\"id\": 6, \"text\": \"six\"}"));
  EXPECT_TRUE(result.status.ok());
  EXPECT_EQ(result.documents.size(), 2u);
  ASSERT_EQ(result.skips.size(), 4u);
  EXPECT_EQ(result.skips[0].reason, "broken record");
  EXPECT_THAT(result.skips[0].message, HasSubstr("d.jsonl:2:"));
  EXPECT_EQ(result.skips[1].reason, "broken record");
  EXPECT_EQ(result.skips[2].reason, "broken record");
  EXPECT_EQ(result.skips[3].reason, "empty");
}

TEST(ReadDump, ABrokenFirstLineDoesNotHideTheDump) {
  TempFolder folder;
  const ReadResult result =
      ReadAll(folder.Write("d.jsonl", "{\"id\": 1, \"text\": \"one\n{\"id\": 2, \"text\": \"two\"}\n"));
  EXPECT_EQ(result.documents.size(), 1u);
  EXPECT_EQ(result.skips.size(), 1u);
}

TEST(ReadDump, InvalidUtf8AndHalfSurrogatesInARecordAreRepaired) {
  TempFolder folder;
  const ReadResult result = ReadAll(folder.Write("d.jsonl",
                                                 "{\"id\": 1, \"text\": \"caf\xE9\"}\n"
                                                 "{\"id\": 2, \"text\": \"x\\ud83dy\"}\n"));
  ASSERT_EQ(result.documents.size(), 2u);
  EXPECT_EQ(result.documents[0].body, "caf\xC3\xA9");
  EXPECT_EQ(result.documents[1].body, "x\xEF\xBF\xBDy");
}

TEST(ReadDump, LinesAndDocumentsOverTheLimitAreSkipped) {
  TempFolder folder;
  Options options;
  options.limits.line_bytes = 100;
  options.limits.document_bytes = 50;
  const std::string lines = folder.Write(
      "d.jsonl", "{\"id\": 1, \"text\": \"" + std::string(600000, 'x') +
                     "\"}\n{\"id\": 2, \"text\": \"two\"}\n{\"id\": 3, \"text\": \"" + std::string(70, 'y') + "\"}\n");
  const ReadResult result = ReadAll(lines, options);
  ASSERT_EQ(result.documents.size(), 1u);
  EXPECT_EQ(result.documents[0].doc, "2");
  ASSERT_EQ(result.skips.size(), 2u);
  EXPECT_EQ(result.skips[0].reason, "over a limit");
  EXPECT_EQ(result.skips[1].reason, "over a limit");
  const ReadResult text = ReadAll(folder.Write("a.txt", std::string(51, 'x')), options);
  ASSERT_EQ(text.skips.size(), 1u);
  EXPECT_EQ(text.skips[0].reason, "over a limit");
}

TEST(ReadDump, GzipFilesAreReadEvenOfSeveralMembers) {
  TempFolder folder;
  const ReadResult one = ReadAll(folder.Write("a.txt.gz", Gzip("Hello there")));
  ASSERT_EQ(one.documents.size(), 1u);
  EXPECT_EQ(one.documents[0].body, "Hello there");
  EXPECT_EQ(one.documents[0].doc, "a.txt.gz");
  const ReadResult two = ReadAll(
      folder.Write("b.jsonl.gz", Gzip("{\"id\": 1, \"text\": \"one\"}\n") + Gzip("{\"id\": 2, \"text\": \"two\"}\n")));
  EXPECT_EQ(two.documents.size(), 2u);
}

TEST(ReadDump, ATruncatedGzipGivesWhatCameBeforeAndAnError) {
  TempFolder folder;
  std::string lines;
  for (int i = 0; i < 3000; ++i)
    lines += "{\"id\": " + std::to_string(i) + ", \"text\": \"words " + std::to_string(i * 7919 % 1000) + "\"}\n";
  std::string packed = Gzip(lines);
  packed.resize(packed.size() / 2);
  const ReadResult result = ReadAll(folder.Write("d.jsonl.gz", packed));
  EXPECT_EQ(result.status.code(), StatusCode::kIo);
  EXPECT_THAT(result.status.message(), HasSubstr("truncated"));
  EXPECT_GT(result.documents.size(), 100u);
  EXPECT_LT(result.documents.size(), 3000u);
}

TEST(ReadDump, TheSinkCanStopTheReading) {
  TempFolder folder;
  for (int i = 0; i < 5; ++i) folder.Write(std::to_string(i) + ".txt", "text");
  size_t seen = 0;
  DumpSink sink;
  sink.on_document = [&](RawDocument&&) { return ++seen < 2; };
  const Status status = ReadDump(folder.path().string(), Options{}, sink);
  EXPECT_EQ(status.code(), StatusCode::kInterrupted);
  EXPECT_EQ(seen, 2u);
}

TEST(ReadDump, AJsonFileWithOneObjectIsOneRecord) {
  TempFolder folder;
  const ReadResult result = ReadAll(folder.Write("a.json", "{\n  \"title\": \"T\",\n  \"text\": \"Body\"\n}\n"));
  ASSERT_EQ(result.documents.size(), 1u);
  EXPECT_EQ(result.documents[0].body, "Body");
  EXPECT_EQ(result.documents[0].doc, "a.json");
}

TEST(ReadDump, FormatNamesOfTheCommandLineAreKnown) {
  EXPECT_EQ(ParseFormat("jsonl"), Format::kJsonLines);
  EXPECT_EQ(ParseFormat("warc"), Format::kWarc);
  EXPECT_EQ(ParseFormat("docx"), std::nullopt);
}

}  // namespace
}  // namespace kg::ingest
