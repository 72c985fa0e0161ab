// kgtck: the openCypher scenarios that pass are those of the list; what it prints and how it fails.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

class Kgtck : public ::testing::Test {
 protected:
  void WriteFeature(const std::string& text) { WriteFile(folder_ / "features/clauses/Own.feature", text); }
  ProcessResult Run(const std::string& arguments) {
    return RunShell("TCK_DIR=" + ShellQuote(folder_.path().string()) + " " + Program("kgtck") + " " + arguments,
                    folder_.path());
  }
  ScratchFolder folder_;
};

constexpr const char* kFeature = R"(Feature: Own
  Scenario: [1] Right
    Given an empty graph
    And having executed:
      """
      CREATE (a:City {name: 'Oslo'})-[:IN {since: 1}]->(:Land {name: 'Norway'}), (a)<-[:NEAR]-({x: 1 + 1})
      WITH a UNWIND range(1, 2) AS i CREATE (a)-[:HAS]->(:Street {number: i * 10})
      """
    When executing query:
      """
      MATCH (a:City)-[r]->(b) RETURN a, r, b.number AS n
      """
    Then the result should be, in any order:
      | a                      | r                | n    |
      | (:City {name: 'Oslo'}) | [:IN {since: 1}] | null |
      | (:City {name: 'Oslo'}) | [:HAS]           | 20   |
      | (:City {name: 'Oslo'}) | [:HAS]           | 10   |
    And no side effects

  Scenario Outline: [2] Some are wrong
    When executing query:
      """
      UNWIND [3, 1, 2] AS x RETURN x ORDER BY x <how>
      """
    Then the result should be, in order:
      | x |
      | 3 |
      | 2 |
      | 1 |
    Examples:
      | how  |
      | DESC |
      | ASC  |

  Scenario: [3] Another error
    When executing query:
      """
      RETURN y
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound

  Scenario: [4] Writing
    When executing query:
      """
      CREATE (n) RETURN n
      """
    Then the result should be, in any order:
      | n  |
      | () |
)";

TEST_F(Kgtck, CountsWhatPassesAndShowsWhatDoesNot) {
  WriteFeature(kFeature);
  const ProcessResult result = Run("--list-failures");
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, EndsWith("\n3 passed, 2 failed\n"));
  EXPECT_THAT(result.out, HasSubstr("clauses/Own [2.2] [2] Some are wrong"));
  EXPECT_THAT(result.out,
              HasSubstr("expected SyntaxError: VariableAlreadyBound\n  came SyntaxError: UndefinedVariable"));
  EXPECT_THAT(Run("--filter Own\\ [4]").out, EndsWith("\n1 passed, 0 failed\n"));
}

TEST_F(Kgtck, AChangeAgainstTheListFailsInEitherDirection) {
  WriteFeature(kFeature);
  const std::string list = Run("--write-list").out;
  EXPECT_EQ(list, "pass clauses/Own: 1 2.1 4\nfail clauses/Own: 2.2 3: unknown\n");
  WriteFile(folder_ / "list", "# as it is\npass clauses/Own: 1 2.1\nfail clauses/Own: 2.2: is so\n");
  EXPECT_EQ(Run("--expect list").exit_code, 0);
  WriteFile(folder_ / "list", "pass clauses/Own: 1 2.1-2.2\n");
  EXPECT_EQ(Run("--expect list").exit_code, 1);
  EXPECT_THAT(Run("--expect list").out, HasSubstr("clauses/Own [2.2] fails, the list says it passes\n"));
  WriteFile(folder_ / "list", "fail clauses/Own: 1: is too hard\n");
  EXPECT_THAT(Run("--expect list").out, HasSubstr("clauses/Own [1] passes, the list says it does not\n"));
  WriteFile(folder_ / "list", "pass clauses/Own: 1-\n");
  EXPECT_THAT(Run("--expect list").err, HasSubstr("list:1: expected 'pass FEATURE: NUMBERS'"));
}

TEST_F(Kgtck, SaysWhatItCannotRead) {
  EXPECT_EQ(Run("").exit_code, 1);
  EXPECT_THAT(Run("").err, HasSubstr("features: cannot be read"));
  WriteFeature("Feature: Own\n  Scenario: a\n    Given something new\n");
  EXPECT_THAT(Run("").err, HasSubstr("clauses/Own.feature:3: a step that is not understood: something new"));
  EXPECT_EQ(Run("--unknown").exit_code, 2);
}

TEST_F(Kgtck, ThePublicScenariosPassAsListed) {
  const fs::path tck = SharedDir().empty() ? fs::path() : SharedDir() / "bench" / "tck";
  if (tck.empty() || !fs::is_directory(tck)) GTEST_SKIP() << "the openCypher scenarios are not here (shared/bench/tck)";
  const std::string list = (SourceDir() / "tests" / "tools" / "tck.list").string();
  const ProcessResult result =
      RunShell("TCK_DIR=" + ShellQuote(tck.string()) + " " + Program("kgtck") + " --expect " + ShellQuote(list), "/");
  EXPECT_EQ(result.exit_code, 0) << result.out << result.err;
}

}  // namespace
}  // namespace kg::testing
