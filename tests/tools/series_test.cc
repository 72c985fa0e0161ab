// Long series: processes killed at random moments, readers without pause beside a writer. NEWSGRAPH_TEST_ROUNDS says
// how long, NEWSGRAPH_TEST_ARTICLES how many generated articles the readers' writer loads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <set>

#include "tests/random.h"
#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

int FromEnvironment(const char* name, int otherwise) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0' ? std::atoi(value) : otherwise;
}

std::string Articles() { return (SourceDir() / "corpus/articles").string(); }

constexpr const char* kExport = ".export jsonl /dev/stdout --force";

ProcessResult Ask(const fs::path& db, const std::string& statement) {
  return RunProgram("kgq", {db.string(), "--format", "jsonl", "-c", statement});
}

std::string Export(const fs::path& db) {
  const ProcessResult result = Ask(db, kExport);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  return result.out;
}

void ExpectSound(const fs::path& db, const std::string& where) {
  const ProcessResult check = Ask(db, ".check");
  EXPECT_EQ(check.exit_code, 0) << where << "\n" << check.out << check.err;
}

class Killed : public ::testing::Test {
 protected:
  Killed() : seed_(tests::Seed()), random_(seed_) {}

  // Runs the command in the scratch folder to its end; returns how long it took, in seconds.
  double Run(const std::string& command) {
    const auto begin = std::chrono::steady_clock::now();
    const ProcessResult result = RunShell(command + " >/dev/null", folder_.path());
    EXPECT_EQ(result.exit_code, 0) << command << "\n" << result.err;
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  }
  // Kills it at a random moment of the `seconds` that it takes, or a little later.
  void Kill(const std::string& command, double seconds) {
    const double delay = std::uniform_real_distribution<double>(0.0, 1.1 * seconds)(random_);
    RunShell(command + " >/dev/null 2>&1 & pid=$!; sleep " + std::to_string(delay) + "; kill -9 $pid; wait $pid",
             folder_.path());
  }
  void Copy(const char* from, const char* to) {
    fs::remove_all(folder_ / to);
    fs::copy(folder_ / from, folder_ / to, fs::copy_options::recursive);
  }
  std::string Where(int round, const std::string& command) const {
    return "seed " + std::to_string(seed_) + ", round " + std::to_string(round) + ", killed: " + command;
  }

  const ScratchFolder folder_;
  const unsigned seed_;
  std::mt19937 random_;
};

// Loads of articles and of records, one by one and in bulk, removals and compactions.
TEST_F(Killed, WhateverItWasTheDatabaseIsSoundAndARerunCompletes) {
  const std::string load = Program("kgingest") + " --db db " + ShellQuote(Articles());
  const std::string records = Program("kgingest") + " --db db --from-records r.jsonl";
  const std::vector<std::string> commands = {load,
                                             load + " --bulk",
                                             records,
                                             records + " --bulk",
                                             Program("kgq") + " db -c .compact",
                                             Program("kgingest") + " --db db --remove 01-ghent-marathon-2022.txt"};
  const double seconds = Run(load);
  const std::string whole = Export(folder_ / "db");
  WriteFile(folder_ / "r.jsonl", RunProgram("kgingest", {"--records", Articles()}).out);
  for (int round = 0; round < tests::Rounds(6); ++round) {
    const std::string& command = commands[static_cast<size_t>(round) % commands.size()];
    const bool of_articles = command.find("kgq") != std::string::npos || command.find("--remove") != std::string::npos;
    if (!of_articles) fs::remove_all(folder_ / "db");
    Kill(command, of_articles ? seconds / 4 : seconds);
    const std::string where = Where(round, command);
    if (fs::exists(folder_ / "db/LATEST")) ExpectSound(folder_ / "db", where);
    const std::string& again = commands[random_() % 4];
    const ProcessResult rerun = RunShell(again, folder_.path());
    ASSERT_EQ(rerun.exit_code, 0) << rerun.err << where;
    ASSERT_EQ(Export(folder_ / "db"), whole) << where << "\nrerun: " << again;
    ExpectSound(folder_ / "db", where + ", run again");
  }
}

TEST_F(Killed, ADecisionIsMadeOrNotAndUndoTakesItBack) {
  const std::string header = "A race and its winner\n\nBy Tom Berger | 10 June 2023\n\n";
  WriteFile(folder_ / "in/a.txt",
            header + "Ana Ruiz, 31, won the Bergheim Marathon on 4 May 2023. She lives in Graz.\n");
  WriteFile(folder_ / "in/b.txt", header + "Maria Holt, 28, won the Nordfeld Marathon on 2 June 2023.\n");
  Run(Program("kgingest") + " --db before in " + ShellQuote(Articles()));
  const std::string before = Export(folder_ / "before");
  const std::string merge = Program("kgq") + " db -c '.merge \"Ana Ruiz\" \"Maria Holt\"'";
  Copy("before", "db");
  const double seconds = Run(merge);
  const std::string merged = Export(folder_ / "db");
  ASSERT_NE(merged, before);
  for (int round = 0; round < tests::Rounds(2); ++round) {
    const std::string where = Where(round, merge);
    Copy("before", "db");
    Kill(merge, seconds);
    ExpectSound(folder_ / "db", where);
    Run(Program("kgingest") + " --db db in");  // finishes what was begun
    const bool made = !Ask(folder_ / "db", ".judgements").out.empty();
    ASSERT_EQ(Export(folder_ / "db"), made ? merged : before) << where;
    ExpectSound(folder_ / "db", where + ", finished");
    if (made) Run(Program("kgq") + " db -c .undo");
    ASSERT_EQ(Export(folder_ / "db"), before) << where;
  }
}

TEST_F(Killed, AMigrationIsFinishedByTheNextWriter) {
  const fs::path fixture = SourceDir() / "tests/graph/store/fixtures/schema1.tgz";
  Run("tar xzf " + ShellQuote(fixture.string()) + " && mv db before");
  WriteFile(folder_ / "in/c.txt",
            "Published: 3 May 2023\n\nIvo Lenz, 44, coaches Ana Ruiz, who won the Solvik Marathon.\n");
  const std::string load = Program("kgingest") + " --db db in";
  Copy("before", "db");
  const double seconds = Run(load);
  const std::string whole = Export(folder_ / "db");
  for (int round = 0; round < tests::Rounds(2); ++round) {
    const std::string where = Where(round, load);
    Copy("before", "db");
    Kill(load, seconds);
    ExpectSound(folder_ / "db", where);
    Run(load);
    ASSERT_EQ(Export(folder_ / "db"), whole) << where;
    ExpectSound(folder_ / "db", where + ", run again");
  }
}

// What the writer loads, in shards: the corpus, or generated articles.
size_t WriteShards(const fs::path& folder, size_t count) {
  const int articles = FromEnvironment("NEWSGRAPH_TEST_ARTICLES", 0);
  const std::string make = articles == 0 ? Program("kgingest") + " --records " + ShellQuote(Articles()) + " >all"
                                         : ShellQuote((SourceDir() / "tests/bench/generate_news.py").string()) +
                                               " --text --out all.jsonl --count " + std::to_string(articles) + " && " +
                                               Program("kgingest") + " --records all.jsonl >all";
  const ProcessResult made = RunShell(make + " && split -n r/" + std::to_string(count) + " -d -a 2 all s", folder);
  EXPECT_EQ(made.exit_code, 0) << made.err;
  return count;
}

// Every answer of a reader belongs to one epoch, while a writer publishes one after the other.
TEST(Readers, BesideAWriterSeeOneEpochEach) {
  const ScratchFolder folder;
  WriteShards(folder.path(), 6);
  const std::string writer = "for i in s0?; do " + Program("kgingest") +
                             " --db db --from-records $i >>w.log 2>&1 || echo FAILED >>w.log; done; touch done";
  ASSERT_EQ(RunShell(Program("kgingest") + " --db db --from-records s00", folder.path()).exit_code, 0);
  std::string readers;
  for (const char* reader : {"a", "b", "c", "d"}) {
    readers += std::string("(n=0; while [ ! -e done ] || [ $n -lt 1 ]; do n=$((n+1)); { ") + Program("kgq") +
               " db --format jsonl -c .stats -c '" + kExport + "' 2>>" + reader + ".err || echo FAILED >>" + reader +
               ".err; } | awk 'NR==1 {print} END {print NR-1}' >" + reader + ".$n; done) & ";
  }
  RunShell(readers + writer + "; wait", folder.path());
  EXPECT_THAT(ReadFile(folder / "w.log"), Not(HasSubstr("FAILED")));
  size_t answers = 0;
  std::set<uint64_t> epochs;
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    const std::string name = entry.path().filename().string();
    EXPECT_TRUE(!name.ends_with(".err") || ReadFile(entry.path()).empty()) << name << ReadFile(entry.path());
    if (name.size() < 3 || name[1] != '.' || name.ends_with(".err") || name == "w.log") continue;
    const auto answer = JsonLines(ReadFile(entry.path()));
    ASSERT_EQ(answer.size(), 2U) << name;
    EXPECT_EQ(answer[0]["claims"], answer[1]) << name;
    epochs.insert(answer[0]["epoch"].get<uint64_t>());
    ++answers;
  }
  EXPECT_GE(answers, 4U);
  EXPECT_GE(epochs.size(), 2U);
  RecordProperty("answers", static_cast<int>(answers));
}

}  // namespace
}  // namespace kg::testing
