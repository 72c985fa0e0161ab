// kgq at a terminal, as a person uses it: a pseudo-terminal with keys typed and the screen read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>

#include <array>
#include <chrono>
#include <thread>

#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Clock = std::chrono::steady_clock;

constexpr int kPatience_ms = 20'000;

// kgq in a terminal of 24 lines and 80 columns.
class Terminal {
 public:
  Terminal(const std::string& database, const fs::path& home, const std::vector<std::string>& variables = {}) {
    struct winsize size = {};
    size.ws_row = 24;
    size.ws_col = 80;
    pid_ = forkpty(&terminal_, nullptr, nullptr, &size);
    if (pid_ != 0) return;
    setenv("HOME", home.c_str(), 1);
    setenv("TERM", "xterm", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    unsetenv("NO_COLOR");
    unsetenv("PAGER");
    for (const std::string& variable : variables) putenv(const_cast<char*>(variable.c_str()));  // of this child only
    const std::string program = tests::BinDir().string() + "/kgq";
    execl(program.c_str(), "kgq", database.c_str(), nullptr);
    _exit(127);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() {
    if (pid_ > 0) {
      kill(pid_, SIGKILL);
      waitpid(pid_, nullptr, 0);
    }
    close(terminal_);
  }

  void Type(const std::string& keys) {
    seen_.clear();
    ASSERT_EQ(write(terminal_, keys.data(), keys.size()), static_cast<ssize_t>(keys.size()));
  }
  // Reads until `text` has come since the last Type; returns what came.
  std::string WaitFor(const std::string& text) {
    const auto deadline = Clock::now() + std::chrono::milliseconds(kPatience_ms);
    while (seen_.find(text) == std::string::npos && Clock::now() < deadline) {
      pollfd ready = {terminal_, POLLIN, 0};
      if (poll(&ready, 1, 100) <= 0) continue;
      std::array<char, 4096> buffer{};
      const ssize_t count = read(terminal_, buffer.data(), buffer.size());
      if (count <= 0) break;
      seen_.append(buffer.data(), static_cast<size_t>(count));
    }
    EXPECT_THAT(seen_, HasSubstr(text));
    return seen_;
  }
  // Waits for the program's end; one that does not come is a failure.
  int ExitCode() {
    const auto deadline = Clock::now() + std::chrono::milliseconds(kPatience_ms);
    while (Clock::now() < deadline) {
      pollfd ready = {terminal_, POLLIN, 0};
      if (poll(&ready, 1, 100) <= 0) continue;
      std::array<char, 4096> buffer{};
      if (read(terminal_, buffer.data(), buffer.size()) <= 0) break;
    }
    if (Clock::now() >= deadline) kill(pid_, SIGKILL);
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  pid_t pid_ = -1;
  int terminal_ = -1;
  std::string seen_;
};

class TerminalTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new ScratchFolder;
    WriteFile(*folder_ / "articles/one.txt",
              "Runner Odalys Verbrück wins in Tarnhagen\n\n"
              "Odalys Verbrück won the Tarnhagen Marathon on Sunday, 7 May 2023, in 2:24:10. She is coached by Pelle "
              "Ostrander. Odalys Verbrück was born in Lisbon on 2 December 1996.\n");
    std::string games;
    for (const char* first : {"Ada", "Bea", "Cora", "Dora", "Edda", "Fay", "Gail", "Hana", "Ines"}) {
      for (const char* second : {"Karl", "Lars", "Marc", "Nils", "Otto", "Paul", "Rolf", "Sven", "Timo"}) {
        games +=
            std::string(first) + " Quist beat " + second + " Brandvold 6-3, 6-4 in the final of the Tarnhagen Open. ";
      }
    }
    WriteFile(*folder_ / "articles/two.txt", "Tennis results\n\n" + games + "\n");
    const ProcessResult loaded = RunProgram(
        "kgingest", {"--db", (*folder_ / "db").string(), "--format", "text", (*folder_ / "articles").string()});
    ASSERT_EQ(loaded.exit_code, 0) << loaded.err;
  }
  static void TearDownTestSuite() { delete folder_; }

  static std::string Database() { return (*folder_ / "db").string(); }
  // A script of that many searches that take a while and print nothing, for `.read`.
  std::string Searches(int count) {
    std::string script = ".output /dev/null\n";
    for (int i = 0; i < count; ++i) script += ".path \"Ada Quist\" \"Karl Brandvold\" --max 17 --k 1000 --plain\n";
    WriteFile(home_ / "searches.kgq", script + ".output\n");
    return (home_ / "searches.kgq").string();
  }
  ScratchFolder home_;
  static ScratchFolder* folder_;
};

ScratchFolder* TerminalTest::folder_ = nullptr;

TEST_F(TerminalTest, CommandsAndNamesAreCompleted) {
  Terminal kgq(Database(), home_.path());
  kgq.WaitFor("kgq> ");
  kgq.Type(".fac\t");
  kgq.WaitFor("ts ");
  kgq.Type("odal\t");
  kgq.WaitFor("Odalys Verbrück ");
  kgq.Type("\r");
  EXPECT_THAT(kgq.WaitFor("rows, "), HasSubstr("2:24:10"));
  kgq.Type(".quit\r");
  EXPECT_EQ(kgq.ExitCode(), 0);
}

TEST_F(TerminalTest, HistoryIsKeptBetweenSessions) {
  {
    Terminal kgq(Database(), home_.path());
    kgq.WaitFor("kgq> ");
    kgq.Type(".entities Pelle\r");
    kgq.WaitFor("Pelle Ostrander");
    kgq.WaitFor("kgq> ");
    kgq.Type("\x1b[A\r");  // arrow up
    kgq.WaitFor("Pelle Ostrander");
    kgq.Type("\x04");
    EXPECT_EQ(kgq.ExitCode(), 0);
  }
  Terminal kgq(Database(), home_.path());
  kgq.WaitFor("kgq> ");
  kgq.Type("\x1b[A");
  kgq.WaitFor(".entities Pelle");
}

TEST_F(TerminalTest, AStatementOfSeveralLinesHasItsOwnPromptAndCtrlCForgetsIt) {
  Terminal kgq(Database(), home_.path());
  kgq.WaitFor("kgq> ");
  kgq.Type("MATCH (n)\r");
  kgq.WaitFor("  -> ");
  kgq.Type("\x03");
  kgq.WaitFor("^C");
  kgq.WaitFor("kgq> ");
  kgq.Type(".entities Pelle\r");
  kgq.WaitFor("Pelle Ostrander");
}

TEST_F(TerminalTest, KeysTypedWhileAStatementRunsAreNotLost) {
  const std::string script = Searches(8);
  Terminal kgq(Database(), home_.path());
  kgq.WaitFor("kgq> ");
  kgq.Type(".read " + script + "\r");
  kgq.WaitFor("\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  kgq.Type("\x04");
  EXPECT_EQ(kgq.ExitCode(), 0);
}

TEST_F(TerminalTest, CtrlCEndsALongStatementAndNotTheShell) {
  const std::string script = Searches(5000);
  Terminal kgq(Database(), home_.path());
  kgq.WaitFor("kgq> ");
  kgq.Type(".read " + script + "\r");
  kgq.WaitFor("\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  kgq.Type("\x03");
  kgq.WaitFor("interrupted");
  kgq.Type(".output\r");
  kgq.Type(".entities Pelle\r");
  kgq.WaitFor("Pelle Ostrander");
  kgq.Type(".quit\r");
  EXPECT_EQ(kgq.ExitCode(), 0);
}

// Its time limit was for queries only.
TEST_F(TerminalTest, ALimitOnTheTimeEndsACommandAndNotTheShell) {
  Terminal kgq(Database(), home_.path());
  kgq.WaitFor("kgq> ");
  kgq.Type(".timeout 1\r");
  kgq.WaitFor("kgq> ");
  kgq.Type(".path \"Ada Quist\" \"Karl Brandvold\" --max 17 --k 1000 --plain\r");
  kgq.WaitFor(".path took longer than 1 ms");
  kgq.WaitFor("kgq> ");
  kgq.Type(".timeout off\r");
  kgq.WaitFor("kgq> ");
  kgq.Type(".path \"Ada Quist\" \"Karl Brandvold\" --plain\r");
  kgq.WaitFor("beat");
}

TEST_F(TerminalTest, LongAnswersGoToThePagerShortOnesDoNot) {
  Terminal kgq(Database(), home_.path(), {"PAGER=sed 's/^/paged: /'"});
  kgq.WaitFor("kgq> ");
  kgq.Type(".claims Ada Quist\r");
  EXPECT_THAT(kgq.WaitFor("kgq> "), Not(HasSubstr("paged: ")));
  kgq.Type(".claims\r");
  kgq.WaitFor("paged: ");
  kgq.WaitFor("kgq> ");
  kgq.Type(".pager off\r");
  kgq.WaitFor("kgq> ");
  kgq.Type(".claims\r");
  kgq.WaitFor("Odalys");
  EXPECT_THAT(kgq.WaitFor("kgq> "), Not(HasSubstr("paged: ")));
}

TEST_F(TerminalTest, LeavingThePagerEarlyLeavesNotTheShell) {
  Terminal kgq(Database(), home_.path(), {"PAGER=head -n 2"});
  kgq.WaitFor("kgq> ");
  kgq.Type(".claims\r");
  EXPECT_THAT(kgq.WaitFor("kgq> "), Not(HasSubstr("interrupted")));
  kgq.Type(".entities Pelle\r");
  kgq.WaitFor("Pelle Ostrander");
}

TEST_F(TerminalTest, ThePromptTellsOfALimitInTime) {
  Terminal kgq(Database(), home_.path());
  kgq.WaitFor("kgq> ");
  kgq.Type(".asof 2022\r");
  kgq.WaitFor("kgq 2022-12-31> ");
  kgq.Type(".asof off\r");
  kgq.WaitFor("\nkgq> ");
}

TEST_F(TerminalTest, TheStartFileIsRunFirst) {
  WriteFile(home_ / ".kgqrc", ".mode csv\n.nonsense\n");
  Terminal kgq(Database(), home_.path());
  EXPECT_THAT(kgq.WaitFor("kgq> "), HasSubstr(".kgqrc:2: unknown command .nonsense"));
  kgq.Type(".entities Pelle\r");
  kgq.WaitFor("name,type,articles,aliases,id");
}

TEST_F(TerminalTest, ColoursFollowNoColor) {
  {
    Terminal kgq(Database(), home_.path());
    kgq.WaitFor("kgq> ");
    kgq.Type(".entities Pelle\r");
    EXPECT_THAT(kgq.WaitFor("row, "), HasSubstr("\x1b[1m"));
  }
  Terminal kgq(Database(), home_.path(), {"NO_COLOR=1"});
  kgq.WaitFor("kgq> ");
  kgq.Type(".entities Pelle\r");
  EXPECT_THAT(kgq.WaitFor("row, "), Not(HasSubstr("\x1b[1m")));
}

}  // namespace
}  // namespace kg::testing
