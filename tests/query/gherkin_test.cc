// The reading of openCypher's scenarios: feature files, and values as their tables write them.
#include "tools/tck/gherkin.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "tools/tck/case.h"
#include "tools/tck/notation.h"

namespace kg::tck {
namespace {

constexpr std::string_view kFeature = R"(# remark
@tag
Feature: Rivers
  What they are for.

  Background:
    Given an empty graph

  Scenario: [1] One
    And parameters are:
      | a | [1, 'x'] |
    When executing query:
      """
      RETURN 1 // | no table
        AS a

      """
    Then the result should be, in any order:
      | a          | b  |
      | 'x\|y\\n' | '' |
    And no side effects

  Scenario Outline: [2] Many <n>
    When executing query:
      """
      RETURN <n>
      """
    Then a <error> should be raised at compile time: Detail

    Examples:
      | n | error       |
      | 1 | SyntaxError |
      | 2 | TypeError   |
)";

TEST(Gherkin, ReadsStepsTablesAndTexts) {
  const auto scenarios = ParseFeature(kFeature, "rivers.feature");
  ASSERT_TRUE(scenarios.ok()) << scenarios.status().message();
  ASSERT_EQ(scenarios->size(), 3);
  const Scenario& one = (*scenarios)[0];
  EXPECT_EQ(one.name, "[1] One");
  ASSERT_EQ(one.steps.size(), 5);
  EXPECT_EQ(one.steps[0].text, "an empty graph");
  EXPECT_EQ(one.steps[2].doc, "RETURN 1 // | no table\n  AS a\n");
  EXPECT_EQ(one.steps[3].table[1], (TableRow{"'x|y\\n'", "''"}));
  EXPECT_EQ(one.steps[3].line, 18);
}

TEST(Gherkin, ExpandsOutlinesRowByRow) {
  const auto scenarios = ParseFeature(kFeature, "rivers.feature");
  ASSERT_TRUE(scenarios.ok());
  const auto last = MakeCase((*scenarios)[2], "geo/Rivers");
  ASSERT_TRUE(last.ok()) << last.status().message();
  EXPECT_EQ(last->id, "geo/Rivers [2.2]");
  EXPECT_EQ(last->query, "RETURN 2");
  EXPECT_EQ(last->error->type, "TypeError");
  EXPECT_EQ(last->error->phase, "compile time");
  EXPECT_EQ(last->error->detail, "Detail");
}

TEST(Gherkin, SaysWhereAFileIsWrong) {
  const auto message = [](std::string_view text) { return ParseFeature(text, "f.feature").status().message(); };
  EXPECT_EQ(message("Feature: a\n  Scenario: b\n  Given x\n  \"\"\"\n  text\n"),
            "f.feature:4: a doc string that is not closed");
  EXPECT_EQ(message("Feature: a\n  Given x\n"), "f.feature:2: a step outside of a scenario");
  EXPECT_EQ(message("Scenario: a\n  | 1 |\n"), "f.feature:2: a table behind no step");
  EXPECT_EQ(message("Scenario: a\n  Given x\n  what is this\n"),
            "f.feature:3: expected a step, a table or a heading, found 'what is this'");
}

TEST(Cases, TellWritingFromReading) {
  EXPECT_TRUE(HasWritingClause("MATCH (n) SET n.x = 1"));
  EXPECT_TRUE(HasWritingClause("create ()"));
  EXPECT_FALSE(HasWritingClause("MATCH (n:Create) WHERE n.set = 'DELETE' RETURN n.`MERGE` AS x, {set: $remove}"));
  EXPECT_FALSE(HasWritingClause("RETURN 1 // CREATE ()\n/* SET */"));
}

TEST(Cases, ReadProceduresAndParameters) {
  Scenario scenario;
  scenario.name = "[7] Calls";
  scenario.steps = {{"there exists a procedure a.b(x :: INTEGER?) :: (y :: STRING?, z :: FLOAT?):",
                     {},
                     {{"x", "y", "z"}, {"1", "'q'", "0.5"}},
                     1},
                    {"parameters are:", {}, {{"p", "{k: null}"}}, 2},
                    {"the result should be empty", {}, {}, 3}};
  const auto made = MakeCase(scenario, "f");
  ASSERT_TRUE(made.ok()) << made.status().message();
  ASSERT_EQ(made->procedures.size(), 1);
  EXPECT_EQ(made->procedures[0].name, "a.b");
  EXPECT_EQ(made->procedures[0].inputs[0].type, "INTEGER?");
  EXPECT_EQ(made->procedures[0].outputs[1].name, "z");
  EXPECT_EQ(made->procedures[0].rows[0][2].real, 0.5);
  EXPECT_EQ(ToString(made->parameters.at("p")), "{k: null}");
  EXPECT_TRUE(made->rows && made->rows->rows.empty());
}

std::string Read(std::string_view text) {
  const auto value = ParseNotation(text);
  return value.ok() ? ToString(*value) : "error: " + value.status().message();
}
bool Same(std::string_view a, std::string_view b, bool unordered = false) {
  return Equal(*ParseNotation(a), *ParseNotation(b), unordered);
}

TEST(Notation, ReadsEveryKindOfValue) {
  for (const char* text :
       {"null", "true", "-12", "1.5", "-0.0", "NaN", "-Inf", "'it'", "[]", "[1, [2.0]]", "{}", "{a: 1, b: [null]}",
        "()", "(:A:B {x: 1})", "[:T]", "[:T {x: 'y'}]", "<()>", "<(:A)-[:T]->(:B)<-[:U {k: 1}]-({z: 2})>"}) {
    EXPECT_EQ(Read(text), text);
  }
  EXPECT_EQ(Read("'a\\'b\\\\'"), "'a'b\\'");
  EXPECT_EQ(Read("1.0E-5"), "1e-05");
  EXPECT_EQ(Read("(:`a b`)"), "(:a b)");
}

TEST(Notation, SaysWhatItExpected) {
  EXPECT_EQ(Read("[1, 2"), "error: column 6: expected ']' in [1, 2");
  EXPECT_EQ(Read("{1: 2}"), "error: column 2: expected a name in {1: 2}");
  EXPECT_EQ(Read("1 2"), "error: column 3: expected the end in 1 2");
  EXPECT_EQ(Read(""), "error: column 1: expected a value in ");
  EXPECT_NE(Read(std::string(5000, '[')).find("less nesting"), std::string::npos);
}

TEST(Notation, ComparesByLooks) {
  EXPECT_TRUE(Same("NaN", "NaN"));
  EXPECT_FALSE(Same("1", "1.0"));
  EXPECT_TRUE(Same("0.3", "0.30000000000000004"));
  EXPECT_TRUE(Same("(:A:B {x: 1, y: 2})", "(:B:A {y: 2, x: 1})"));
  EXPECT_FALSE(Same("<(:A)-[:T]->(:B)>", "<(:A)<-[:T]-(:B)>"));
  EXPECT_FALSE(Same("[1, 2]", "[2, 1]"));
  EXPECT_TRUE(Same("[1, 2, 2]", "[2, 1, 2]", true));
  EXPECT_FALSE(Same("[1, 2, 2]", "[2, 1, 1]", true));
}

}  // namespace
}  // namespace kg::tck
