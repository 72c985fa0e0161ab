// What hostile containers may cost.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "tests/ingest/dump/memory.h"

namespace kg::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// 100 MB of one letter within a line each: text that no single document limit stops.
constexpr const char* kBomb =
    "yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | head -c 100000000";

long PeakKilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

TEST(Limits, ABombIsStoppedByItsRatio) {
  TempFolder folder;
  ASSERT_TRUE(RunIn(folder, std::string(kBomb) + " | gzip -1 > bomb.jsonl.gz"));
  Options options;
  options.format = Format::kJsonLines;
  options.limits.decompression_ratio = 50;
  const long before = PeakKilobytes();
  const ReadResult result = ReadAll(PathIn(folder, "bomb.jsonl.gz"), options);
  EXPECT_TRUE(result.status.ok()) << result.status.message();
  ASSERT_FALSE(result.skips.empty());
  EXPECT_EQ(result.skips.back().reason, "over a limit");
  EXPECT_THAT(result.skips.back().message, HasSubstr("--max-ratio"));
  EXPECT_LT(PeakKilobytes() - before, 700'000);
}

TEST(Limits, ALargeMemberOfAZipIsPassedOverAndTheNextOneIsRead) {
  KG_NEEDS("zip");
  TempFolder folder;
  folder.Write("b.txt", "Words of a page.");
  ASSERT_TRUE(
      RunIn(folder, std::string(kBomb) + " > a.txt && zip -1 n.zip a.txt b.txt && cat a.txt | zip -1 s.zip - b.txt"));
  for (const char* name : {"n.zip", "s.zip"}) {
    const ReadResult result = ReadAll(PathIn(folder, name));
    EXPECT_THAT(ReasonsOf(result), ElementsAre("over a limit")) << name;
    EXPECT_THAT(DocsOf(result), ElementsAre("b.txt")) << name;
  }
}

TEST(Limits, ABombWithinALayerCountsForTheFileAroundIt) {
  KG_NEEDS("zip");
  TempFolder folder;
  ASSERT_TRUE(RunIn(folder, std::string(kBomb) + " | gzip -1 | gzip > bomb.gz && zip -0 n.zip bomb.gz"));
  Options options;
  options.format = Format::kJsonLines;
  options.limits.unpacked_bytes = 50'000'000;
  const ReadResult result = ReadAll(PathIn(folder, "n.zip"), options);
  ASSERT_FALSE(result.skips.empty());
  EXPECT_THAT(result.skips.back().message, HasSubstr("--max-unpacked-bytes"));
}

TEST(Limits, ZerosAreBinaryAfterTheirFirstBytes) {
  TempFolder folder;
  ASSERT_TRUE(RunIn(folder, "head -c 100000000 /dev/zero | gzip -1 > bomb.gz"));
  EXPECT_THAT(ReasonsOf(ReadAll(PathIn(folder, "bomb.gz"))), ElementsAre("binary"));
}

TEST(Limits, ArchivesWithinArchivesEndAtTheDepthLimit) {
  TempFolder folder;
  folder.Write("a.txt", "Words of a page.");
  ASSERT_TRUE(RunIn(folder, "cp a.txt x && for i in 1 2 3 4 5 6; do gzip -c x > y && mv y x; done"));
  Options options;
  EXPECT_THAT(ReadAll(PathIn(folder, "x"), options).documents, SizeIs(1));
  options.limits.container_depth = 5;
  const ReadResult result = ReadAll(PathIn(folder, "x"), options);
  EXPECT_THAT(ReasonsOf(result), ElementsAre("over a limit"));
  EXPECT_THAT(result.skips[0].message, HasSubstr("--max-container-depth"));
}

TEST(Limits, MembersBeyondTheLimitAreNotRead) {
  TempFolder folder;
  ASSERT_TRUE(RunIn(folder, "for i in 1 2 3 4 5; do echo words > $i.txt; done; tar cf n.tar *.txt"));
  Options options;
  options.limits.members = 3;
  const ReadResult result = ReadAll(PathIn(folder, "n.tar"), options);
  EXPECT_THAT(result.documents, SizeIs(3));
  EXPECT_THAT(ReasonsOf(result), ElementsAre("over a limit"));
  EXPECT_THAT(result.skips[0].message, HasSubstr("--max-members"));
}

TEST(Limits, GarbageBehindASignatureIsAnErrorAndNoHang) {
  for (const std::string& head :
       {std::string("PK\x03\x04"), std::string("7z\xBC\xAF\x27\x1C"), std::string("\x1F\x8B\x08"),
        std::string("\xFD\x37zXZ\0", 6), std::string("\x28\xB5\x2F\xFD")}) {
    std::string bytes = head;
    for (uint32_t i = 0, x = 12345; i < 100000; ++i, x = x * 1664525 + 1013904223) bytes += static_cast<char>(x >> 24);
    const ReadResult result = ReadMemory(bytes, "n");
    EXPECT_THAT(result.documents, IsEmpty());
    EXPECT_TRUE(!result.status.ok() || !result.skips.empty());
  }
}

}  // namespace
}  // namespace kg::ingest
