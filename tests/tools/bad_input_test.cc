// What users will try: wrong paths, broken files, a second writer. Each gives a clear message and the exit code of the
// interface, and loses nothing stored.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

using ::testing::HasSubstr;

constexpr const char* kArticle =
    "Solberg wins in Norwick\n\nPublished: 12 March 2023\n\n"
    "Kari Solberg, 31, won the Norwick Marathon on Sunday in a time of 2:25:31, well ahead of the rest of the field on "
    "a windy day.\n\n"
    "Her coach, Peder Vik, said that the training in the hills had paid off and that she would rest for a month.\n";

std::string StoredClaims(const fs::path& db) {
  return RunProgram("kgq", {db.string(), "--format", "jsonl", "-c", ".claims"}).out;
}

class BadInput : public ::testing::Test {
 protected:
  void SetUp() override {
    WriteFile(folder_ / "good.txt", kArticle);
    const ProcessResult first = RunProgram("kgingest", {"--db", db_.string(), (folder_ / "good.txt").string()});
    ASSERT_EQ(first.exit_code, 0) << first.err;
    before_ = StoredClaims(db_);
    ASSERT_FALSE(before_.empty());
  }
  ProcessResult Ingest(const std::vector<std::string>& paths) {
    std::vector<std::string> arguments = {"--db", db_.string()};
    arguments.insert(arguments.end(), paths.begin(), paths.end());
    return RunProgram("kgingest", arguments);
  }

  ScratchFolder folder_;
  fs::path db_ = folder_ / "db.kg";
  std::string before_;
};

TEST_F(BadInput, AMissingPathAloneIsWrongUsage) {
  const ProcessResult result = Ingest({(folder_ / "nowhere.txt").string()});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("nowhere.txt"));
  EXPECT_EQ(StoredClaims(db_), before_);
}

TEST_F(BadInput, AMissingPathAmongOthersFailsButTheRestIsDone) {
  WriteFile(folder_ / "second.txt",
            "Published: 13 March 2023\n\nThe town of Norwick cleaned its streets on Monday after the marathon, with "
            "two hundred "
            "volunteers and, as every year, a brass band that played until the last cup was gone.\n");
  const ProcessResult result = Ingest({(folder_ / "nowhere.txt").string(), (folder_ / "second.txt").string()});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("nowhere.txt"));
  EXPECT_THAT(result.err, HasSubstr("1 stored"));
}

TEST_F(BadInput, AnUnreadableFileFailsWithItsName) {
  WriteFile(folder_ / "secret.txt", kArticle);
  fs::permissions(folder_ / "secret.txt", fs::perms::none);
  if (!ReadFile(folder_ / "secret.txt").empty()) GTEST_SKIP() << "root reads every file";
  const ProcessResult result = Ingest({(folder_ / "secret.txt").string()});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("secret.txt"));
}

TEST_F(BadInput, EmptyAndBinaryFilesAreSkippedWithAReason) {
  WriteFile(folder_ / "in/empty.txt", "");
  WriteFile(folder_ / "in/binary.bin", std::string("\x7f"
                                                   "ELF\0\0\1\2\0\0\0\0\0\0",
                                                   14));
  const ProcessResult result = Ingest({(folder_ / "in").string(), "--report", (folder_ / "report.jsonl").string()});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.err, HasSubstr("empty.txt"));
  EXPECT_THAT(result.err, HasSubstr("binary.bin"));
  const auto report = JsonLines(ReadFile(folder_ / "report.jsonl"));
  ASSERT_EQ(report.size(), 2U);
  for (const auto& line : report) EXPECT_EQ(line["status"], "skipped");
  EXPECT_EQ(StoredClaims(db_), before_);
}

TEST_F(BadInput, InvalidUtf8IsReadAllTheSame) {
  WriteFile(folder_ / "latin1.txt",
            std::string(kArticle) + "\nThe caf\xE9 in Norwick was full of runners that day, \xFF they said.\n");
  const ProcessResult result = RunProgram("kgingest", {"--articles", (folder_ / "latin1.txt").string()});
  EXPECT_EQ(result.exit_code, 0);
  const auto lines = JsonLines(result.out);  // throws when the output is not valid UTF-8
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_THAT(lines[0]["text"].get<std::string>(), HasSubstr("Norwick"));
}

TEST_F(BadInput, OneBrokenJsonLineDoesNotStopADump) {
  const std::string text = nlohmann::json(kArticle).dump();
  WriteFile(folder_ / "dump.jsonl",
            "{\"id\": \"a\", \"text\": " + text +
                "}\n{\"id\": \"b\", \"text\": \"unterminated\n{\"id\": \"c\", \"text\": " + text + "}\n");
  const ProcessResult result = Ingest({(folder_ / "dump.jsonl").string()});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.err, HasSubstr("dump.jsonl:2"));
  EXPECT_THAT(result.err, HasSubstr("read 3 documents"));
  EXPECT_THAT(result.err, HasSubstr("1 skipped (broken record)"));
}

TEST_F(BadInput, AFolderOfOtherThingsIsNoDatabase) {
  WriteFile(folder_ / "other/file.txt", "keep me");
  for (const std::string& target : {(folder_ / "other").string(), (folder_ / "good.txt").string()}) {
    const ProcessResult result = RunProgram("kgingest", {"--db", target, (folder_ / "good.txt").string()});
    EXPECT_EQ(result.exit_code, 2) << target;
    EXPECT_FALSE(result.err.empty());
    EXPECT_EQ(RunProgram("kgq", {target, "-c", ".stats"}).exit_code, 2);
  }
  EXPECT_EQ(ReadFile(folder_ / "other/file.txt"), "keep me");
  EXPECT_EQ(RunProgram("kgq", {(folder_ / "nothing.kg").string(), "-c", ".stats"}).exit_code, 2);
}

TEST_F(BadInput, ASecondWriterIsToldWhoHoldsTheLock) {
  // The first writer waits on its standard input; the second starts once the first has said that it holds the lock.
  const std::string command = "mkfifo pipe; " + Program("kgingest") +
                              " --db fresh.kg - <pipe 2>first.err & pid=$!\nexec 3>pipe\n"
                              "for i in $(seq 200); do [ -s fresh.kg/LOCK ] && break; sleep 0.1; done\n" +
                              Program("kgingest") + " --db fresh.kg good.txt 2>second.err; code=$?\n" +
                              "echo text >&3; exec 3>&-; wait $pid; echo \"$pid $code\"; cat second.err";
  const ProcessResult result = RunShell(command, folder_.path());
  std::istringstream out(result.out);
  std::string pid;
  int code = -1;
  out >> pid >> code;
  EXPECT_EQ(code, 1) << result.out << result.err;
  EXPECT_THAT(result.out, HasSubstr("process " + pid));
  EXPECT_EQ(StoredClaims(db_), before_);
}

TEST_F(BadInput, WrongUsageExitsWithTwoAndSaysWhatIsMissing) {
  EXPECT_EQ(RunProgram("kgingest", {}).exit_code, 2);
  EXPECT_EQ(RunProgram("kgingest", {"--no-such-option"}).exit_code, 2);
  EXPECT_EQ(RunProgram("kgingest", {"--claims", "--published", "soon", (folder_ / "good.txt").string()}).exit_code, 2);
  EXPECT_EQ(RunProgram("kgq", {}).exit_code, 2);
  EXPECT_EQ(RunProgram("kgrules", {"no-such-command"}).exit_code, 2);
}

TEST(Programs, HelpAndVersionWork) {
  for (const char* program : {"kgingest", "kgq", "kgrules"}) {
    const ProcessResult help = RunProgram(program, {"--help"});
    EXPECT_EQ(help.exit_code, 0) << program;
    EXPECT_THAT(help.out, HasSubstr("xample")) << program;
    const ProcessResult version = RunProgram(program, {"--version"});
    EXPECT_EQ(version.exit_code, 0) << program;
    EXPECT_THAT(version.out, HasSubstr("schema")) << program;
  }
}

TEST_F(BadInput, AClosedPipeEndsQuietly) {
  const ProcessResult result =
      RunShell("for i in $(seq 200); do cp good.txt in$i.txt; done; (" + Program("kgingest") +
                   " --claims in*.txt 2>err; echo $? >code) | head -c 10 >/dev/null; cat code err",
               folder_.path());
  EXPECT_EQ(result.out, "141\n");
}

}  // namespace
}  // namespace kg::testing
