// Loading, as users do it: twice, changed, in any order, killed in the middle.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
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

std::vector<int> AgesOf(const std::string& lines, const std::string& doc) {
  std::vector<int> ages;
  for (const auto& claim : JsonLines(lines)) {
    if (claim["doc"] == doc && claim["predicate"] == "age") ages.push_back(claim["object"]);
  }
  return ages;
}

std::vector<std::string> CorpusFiles() {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(SourceDir() / "corpus/articles"))
    files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

ProcessResult Load(const fs::path& db, const std::vector<std::string>& files, int jobs = 2) {
  std::vector<std::string> arguments = {"--db", db.string(), "--jobs", std::to_string(jobs)};
  arguments.insert(arguments.end(), files.begin(), files.end());
  return RunProgram("kgingest", arguments);
}

TEST(Loading, ASecondTimeChangesNothing) {
  const ScratchFolder folder;
  ASSERT_EQ(Load(folder / "db", CorpusFiles()).exit_code, 0);
  const std::string first = Export(folder / "db");
  ASSERT_GT(first.size(), 10000U);
  const ProcessResult again = Load(folder / "db", CorpusFiles());
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_THAT(again.err, HasSubstr("unchanged"));
  EXPECT_EQ(again.err.find(" stored"), std::string::npos) << again.err;
  EXPECT_EQ(Export(folder / "db"), first);
}

TEST(Loading, AnyOrderShardsJobsAndABulkLoadGiveTheSameExport) {
  const ScratchFolder folder;
  std::vector<std::string> files = CorpusFiles();
  ASSERT_EQ(Load(folder / "sorted", files, 1).exit_code, 0);
  const std::string expected = Export(folder / "sorted");
  const auto seed = tests::Seed();
  std::mt19937 random(seed);
  for (int round = 0; round < tests::Rounds(3); ++round) {
    std::shuffle(files.begin(), files.end(), random);
    const size_t shards = std::array<size_t, 3>{1, 2, 7}[static_cast<size_t>(round) % 3];
    const fs::path db = folder / "shuffled";
    for (size_t shard = 0; shard < shards; ++shard) {
      std::vector<std::string> part;
      for (size_t i = shard; i < files.size(); i += shards) part.push_back(files[i]);
      if (round % 2 == 0) part.push_back("--bulk");
      ASSERT_EQ(Load(db, part, 1 + round % 2).exit_code, 0);
    }
    EXPECT_EQ(Export(db), expected) << "seed " << seed << ", round " << round << ", shards " << shards;
    fs::remove_all(db);
  }
}

TEST(Loading, ABulkLoadReportsWhatBecameOfEachDocument) {
  const ScratchFolder folder;
  const std::string story = "Oskar Lindqvist, 44, won the Norwick Marathon on 30 April 2023 in a time of 2:19:20.";
  const auto line = [&](const char* url, const std::string& modified, const std::string& text) {
    return nlohmann::json{{"url", url}, {"title", "A race"}, {"modified", modified}, {"text", text}}.dump() + "\n";
  };
  WriteFile(folder / "in.jsonl", line("https://example.org/a", "2023-05-01", story) +
                                     line("https://example.org/b", "2023-05-01", story + " It was warm.") +
                                     "{\"url\": 7\n" +
                                     line("https://example.org/a", "2023-05-03", story + " It was his first.") +
                                     line("https://example.org/a", "2023-05-02", story + " It was his second.") +
                                     line("https://example.org/b", "2023-05-01", story + " It was warm.") +
                                     line("https://example.org/c", "2023-05-01", story + " It was warm."));
  const auto run = [&](const std::string& db, const std::string& option) {
    const ProcessResult result =
        RunShell(Program("kgingest") + " --db " + db + " in.jsonl --report " + db + ".report " + option, folder.path());
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.err;
  };
  run("one", "");
  EXPECT_THAT(run("bulk", "--bulk"), HasSubstr("read 7 documents"));
  const auto statuses = [&](const char* report) {
    std::vector<std::string> found;
    for (const auto& document : JsonLines(ReadFile(folder / report))) found.push_back(document["status"]);
    return found;
  };
  EXPECT_THAT(statuses("bulk.report"),
              ::testing::ElementsAre("stored", "stored", "skipped", "replaced", "older", "unchanged", "copy"));
  EXPECT_EQ(statuses("bulk.report"), statuses("one.report"));
  EXPECT_EQ(Export(folder / "bulk"), Export(folder / "one"));
  EXPECT_THAT(run("bulk", "--bulk"), HasSubstr("--bulk has no effect"));
}

TEST(Loading, AChangedArticleReplacesAndARemovedOneLeavesNothing) {
  const ScratchFolder folder;
  const std::vector<std::string> files = CorpusFiles();
  ASSERT_EQ(Load(folder / "db", files).exit_code, 0);
  const std::string before = Export(folder / "db");
  const std::string text =
      "Published: 3 May 2023\n\nOskar Lindqvist, 44, won the Norwick Marathon on 30 April 2023 in a time of 2:19:20, "
      "his first victory in a race of that length after many years on the track.\n";
  WriteFile(folder / "extra.txt", text);
  ASSERT_EQ(Load(folder / "db", {(folder / "extra.txt").string()}).exit_code, 0);
  EXPECT_EQ(AgesOf(Export(folder / "db"), "extra.txt"), std::vector<int>{44});
  std::string changed = text;
  changed.replace(changed.find("44"), 2, "45");
  WriteFile(folder / "extra.txt", changed);
  const ProcessResult replaced = Load(folder / "db", {(folder / "extra.txt").string()});
  EXPECT_THAT(replaced.err, HasSubstr("1 replaced"));
  EXPECT_EQ(AgesOf(Export(folder / "db"), "extra.txt"), std::vector<int>{45});
  const ProcessResult removed = RunProgram("kgingest", {"--db", (folder / "db").string(), "--remove", "extra.txt"});
  EXPECT_EQ(removed.exit_code, 0) << removed.err;
  EXPECT_EQ(Export(folder / "db"), before);
  EXPECT_EQ(RunProgram("kgingest", {"--db", (folder / "db").string(), "--remove", "no-such-article"}).exit_code, 1);
}

TEST(Loading, ReextractingWithTheSameRulesChangesNothing) {
  const ScratchFolder folder;
  ASSERT_EQ(Load(folder / "db", CorpusFiles()).exit_code, 0);
  const std::string before = Export(folder / "db");
  const ProcessResult result = RunProgram("kgingest", {"--db", (folder / "db").string(), "--reextract"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(Export(folder / "db"), before);
}

TEST(Loading, KilledAtRandomMomentsEveryArticleIsWholeOrAbsentAndARerunCompletes) {
  const ScratchFolder folder;
  ASSERT_EQ(Load(folder / "whole", CorpusFiles()).exit_code, 0);
  const std::string whole = Export(folder / "whole");
  const auto claims_by_doc = [](const std::string& lines) {
    std::map<std::string, size_t> counts;
    for (const auto& claim : JsonLines(lines)) ++counts[claim["doc"]];
    return counts;
  };
  const auto expected = claims_by_doc(whole);
  const auto seed = tests::Seed();
  std::mt19937 random(seed);
  for (int round = 0; round < 10; ++round) {
    const fs::path db = folder / ("killed" + std::to_string(round));
    const double delay = std::uniform_real_distribution<double>(0.0, 1.2)(random);
    RunShell(Program("kgingest") + " --db " + ShellQuote(db.string()) + " " +
                 ShellQuote((SourceDir() / "corpus/articles").string()) + " 2>/dev/null & pid=$!; sleep " +
                 std::to_string(delay) + "; kill -9 $pid; wait $pid",
             folder.path());
    // What readers see meanwhile is an earlier epoch or none; every article in it is whole.
    const ProcessResult seen = RunProgram("kgq", {db.string(), "-c", ".export jsonl /dev/stdout --force"});
    if (seen.exit_code == 0) {
      for (const auto& [doc, count] : claims_by_doc(seen.out))
        EXPECT_EQ(count, expected.at(doc)) << doc << ", seed " << seed;
    }
    const ProcessResult rerun =
        RunProgram("kgingest", {"--db", db.string(), (SourceDir() / "corpus/articles").string()});
    ASSERT_EQ(rerun.exit_code, 0) << rerun.err << "\nseed " << seed << ", round " << round;
    ASSERT_EQ(claims_by_doc(Export(db)), expected) << "seed " << seed << ", round " << round;
  }
}

TEST(Loading, InterruptedOnceItStopsCleanlyAndSaysSo) {
  const ScratchFolder folder;
  const ProcessResult result = RunShell(
      "mkfifo pipe; " + Program("kgingest") + " --db db " +
          ShellQuote((SourceDir() / "corpus/articles/01-ghent-marathon-2022.txt").string()) +
          " - <pipe & pid=$!; exec 3>pipe; sleep 1; kill -INT $pid; sleep 0.2; exec 3>&-; wait $pid; echo code $?",
      folder.path());
  EXPECT_THAT(result.out, HasSubstr("code 130"));
  EXPECT_THAT(result.err, HasSubstr("interrupted"));
  EXPECT_EQ(RunProgram("kgq", {(folder / "db").string(), "-c", ".stats"}).exit_code, 0);
}

}  // namespace
}  // namespace kg::testing
