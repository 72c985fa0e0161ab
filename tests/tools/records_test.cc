// Loading elsewhere: what --records prints makes the same graph, from any shards in any order.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/random.h"
#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

using ::testing::HasSubstr;

std::string Export(const fs::path& db) {
  const ProcessResult result = RunProgram("kgq", {db.string(), "-c", ".export jsonl /dev/stdout --force"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  return result.out;
}

std::string Articles() { return (SourceDir() / "corpus/articles").string(); }

std::vector<std::string> RecordsOfCorpus() {
  const ProcessResult result = RunProgram("kgingest", {"--records", Articles()});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  std::vector<std::string> lines;
  std::istringstream in(result.out);
  for (std::string line; std::getline(in, line);) lines.push_back(line + "\n");
  return lines;
}

std::vector<std::string> WriteShards(const std::vector<std::string>& lines, size_t shards, const fs::path& folder) {
  std::vector<std::string> files;
  for (size_t shard = 0; shard < shards; ++shard) {
    std::string content;
    for (size_t i = shard; i < lines.size(); i += shards) content += lines[i];
    files.push_back((folder / ("shard" + std::to_string(shard) + ".jsonl")).string());
    WriteFile(files.back(), content);
  }
  return files;
}

ProcessResult LoadRecords(const fs::path& db, const std::vector<std::string>& files, bool bulk = false) {
  std::vector<std::string> arguments = {"--db", db.string(), "--from-records"};
  if (bulk) arguments.push_back("--bulk");
  arguments.insert(arguments.end(), files.begin(), files.end());
  return RunProgram("kgingest", arguments);
}

TEST(Records, AnyOrderAndAnyShardsGiveTheExportOfTheDirectLoad) {
  const ScratchFolder folder;
  ASSERT_EQ(RunProgram("kgingest", {"--db", (folder / "direct").string(), Articles()}).exit_code, 0);
  const std::string expected = Export(folder / "direct");
  std::vector<std::string> lines = RecordsOfCorpus();
  const auto seed = tests::Seed();
  std::mt19937 random(seed);
  for (int round = 0; round < tests::Rounds(3); ++round) {
    std::shuffle(lines.begin(), lines.end(), random);
    const size_t shards = std::array<size_t, 3>{1, 2, 7}[static_cast<size_t>(round) % 3];
    const std::vector<std::string> files = WriteShards(lines, shards, folder / ("in" + std::to_string(round)));
    const fs::path db = folder / ("db" + std::to_string(round));
    const ProcessResult loaded = LoadRecords(db, files, round % 2 == 1);
    ASSERT_EQ(loaded.exit_code, 0) << loaded.err;
    EXPECT_EQ(Export(db), expected) << "seed " << seed << ", round " << round;
    fs::remove_all(db);
  }
}

TEST(Records, ASecondTimeAndTheArticlesThemselvesChangeNothing) {
  const ScratchFolder folder;
  const std::vector<std::string> files = WriteShards(RecordsOfCorpus(), 2, folder.path());
  const auto compressed = RunShell("gzip shard0.jsonl; zstd -q --rm shard1.jsonl", folder.path());
  ASSERT_EQ(compressed.exit_code, 0) << compressed.err;
  const std::vector<std::string> packed = {files[1] + ".zst", files[0] + ".gz"};
  const ProcessResult first = LoadRecords(folder / "db", packed);
  ASSERT_EQ(first.exit_code, 0) << first.err;
  const std::string before = Export(folder / "db");
  EXPECT_THAT(LoadRecords(folder / "db", packed).err, HasSubstr(" unchanged;"));
  const ProcessResult direct = RunProgram("kgingest", {"--db", (folder / "db").string(), Articles()});
  EXPECT_EQ(direct.err.find(" stored"), std::string::npos) << direct.err;
  EXPECT_EQ(Export(folder / "db"), before);
}

// Two shards may hold two versions of one article, neither of them dated.
TEST(Records, OfTwoVersionsTheGreaterContentHashStaysWhicheverCameFirst) {
  const ScratchFolder folder;
  const std::string start = "Oskar Lindqvist, ";
  const std::string rest =
      ", won the Norwick Marathon on 30 April 2023 in a time of 2:19:20, his first victory there.\n";
  for (const char* age : {"44", "45"}) {
    WriteFile(folder / (std::string(age) + "/a.txt"), start + age + rest);
    const ProcessResult records = RunProgram("kgingest", {"--records", "a.txt"}, folder / age);
    ASSERT_EQ(records.exit_code, 0) << records.err;
    WriteFile(folder / (std::string(age) + ".jsonl"), records.out);
  }
  const std::vector<std::string> both = {(folder / "44.jsonl").string(), (folder / "45.jsonl").string()};
  ASSERT_EQ(LoadRecords(folder / "forth", both).exit_code, 0);
  ASSERT_EQ(LoadRecords(folder / "back", {both[1], both[0]}).exit_code, 0);
  ASSERT_EQ(LoadRecords(folder / "twice", {both[1]}).exit_code, 0);
  ASSERT_EQ(LoadRecords(folder / "twice", {both[0]}).exit_code, 0);
  const std::string expected = Export(folder / "forth");
  EXPECT_GT(expected.size(), 100U);
  EXPECT_EQ(Export(folder / "back"), expected);
  EXPECT_EQ(Export(folder / "twice"), expected);
}

TEST(Records, ABrokenLineIsNamedAndTheOthersAreLoaded) {
  const ScratchFolder folder;
  std::vector<std::string> lines = RecordsOfCorpus();
  lines.resize(4);
  WriteFile(folder / "r.jsonl", lines[0] + "\n" + lines[1].substr(0, lines[1].size() / 2) + "\n" + lines[2] +
                                    "{\"text\": \"an article, no record\"}\n" + lines[3]);
  const ProcessResult result =
      RunShell(Program("kgingest") + " --db db --from-records - --report report.jsonl <r.jsonl", folder.path());
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.err, HasSubstr("standard input:3: not a document record"));
  EXPECT_THAT(result.err, HasSubstr("standard input:5: not a document record"));
  EXPECT_THAT(result.err, HasSubstr("read 5 documents: 3 stored, 2 skipped (broken record)"));
  EXPECT_EQ(JsonLines(ReadFile(folder / "report.jsonl")).size(), 5U);
  const ProcessResult low =
      RunProgram("kgingest", {"--db", "low", "--from-records", "r.jsonl", "--max-line-bytes", "2000"}, folder.path());
  EXPECT_EQ(low.exit_code, 0);
  EXPECT_THAT(low.err, HasSubstr("--max-line-bytes"));
}

TEST(Records, ATruncatedShardIsAnErrorAndItsWholeLinesAreLoaded) {
  const ScratchFolder folder;
  WriteShards(RecordsOfCorpus(), 1, folder.path());
  const ProcessResult result = RunShell("gzip -c shard0.jsonl | head -c 150000 >cut.gz; " + Program("kgingest") +
                                            " --db db --from-records cut.gz missing.gz",
                                        folder.path());
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("cut.gz"));
  EXPECT_THAT(result.err, HasSubstr("missing.gz"));
  EXPECT_THAT(result.err, HasSubstr(" stored"));
}

TEST(Records, GoWithADatabaseOnlyWhenTheyAreLoaded) {
  EXPECT_EQ(RunProgram("kgingest", {"--records", "--db", "x", Articles()}).exit_code, 2);
  EXPECT_EQ(RunProgram("kgingest", {"--records", "--claims", Articles()}).exit_code, 2);
  EXPECT_EQ(RunProgram("kgingest", {"--from-records", Articles()}).exit_code, 2);
}

}  // namespace
}  // namespace kg::testing
