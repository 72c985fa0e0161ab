// The questions of query/README.md, asked of the corpus with the real programs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

using ::testing::HasSubstr;

// The statements of the ```cypher block, each with its comment.
std::vector<std::string> Examples() {
  const std::string readme = ReadFile(SourceDir() / "query" / "README.md");
  const std::string open = "```cypher\n";
  const size_t begin = readme.find(open) + open.size();
  std::string block = readme.substr(begin, readme.find("```", begin) - begin);
  std::vector<std::string> statements;
  while (!block.empty()) {
    const size_t end = block.find(";\n");
    statements.push_back(block.substr(0, end));
    block = block.substr(end + 2);
  }
  return statements;
}

class QueryExamples : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new ScratchFolder();
    const ProcessResult result =
        RunProgram("kgingest", {"--db", (*folder_ / "db").string(), (SourceDir() / "corpus" / "articles").string()});
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }
  static void TearDownTestSuite() { delete folder_; }
  static ProcessResult Ask(const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {(*folder_ / "db").string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunProgram("kgq", arguments);
  }
  static ScratchFolder* folder_;
};
ScratchFolder* QueryExamples::folder_ = nullptr;

TEST_F(QueryExamples, OfTheReadmeAllHaveAnAnswer) {
  const std::vector<std::string> examples = Examples();
  EXPECT_EQ(examples.size(), 25);
  for (const std::string& example : examples) {
    const ProcessResult result = Ask({"--format", "jsonl", "-c", example});
    EXPECT_EQ(result.exit_code, 0) << example << "\n" << result.err;
    EXPECT_FALSE(JsonLines(result.out).empty()) << example << " has no row";
  }
}

TEST_F(QueryExamples, GiveTheRightAnswers) {
  const std::vector<std::string> examples = Examples();
  ASSERT_EQ(examples.size(), 25);
  EXPECT_EQ(Ask({"-c", examples[0]}).out, "coach.name\nTomas Verhaegen\n");
  EXPECT_THAT(Ask({"-c", examples[1]}).out, HasSubstr("'Joost Hagemeijer'"));
  EXPECT_THAT(Ask({"-c", examples[5]}).out, HasSubstr("(:Person Tomas Verhaegen)-[:COACH_OF"));
  EXPECT_THAT(Ask({"-c", examples[7]}).out, HasSubstr("died-in\tconflict"));
  EXPECT_THAT(Ask({"-c", examples[9]}).out, HasSubstr("['1998-03-11', '1998-11-03']"));
  EXPECT_THAT(Ask({"-c", examples[24]}).out, HasSubstr("Ghent Marathon\t01-ghent-marathon-2022.txt\t"));
}

TEST_F(QueryExamples, EveryFormatHoldsTheSameRows) {
  const std::string query =
      "MATCH (p:Person {name: 'Naomi Jepturgut'}) RETURN p.name AS name, p AS node, [1, null] AS list;";
  EXPECT_EQ(Ask({"--format", "tsv", "-c", query}).out,
            "name\tnode\tlist\nNaomi Jepturgut\t(:Person Naomi Jepturgut)\t[1, null]\n");
  EXPECT_THAT(Ask({"--format", "csv", "-c", query}).out,
              HasSubstr("Naomi Jepturgut,(:Person Naomi Jepturgut),\"[1, null]\""));
  EXPECT_THAT(Ask({"--format", "table", "-c", query}).out, HasSubstr("Naomi Jepturgut  (:Person Naomi Jepturgut)"));
  const auto row = JsonLines(Ask({"--format", "jsonl", "-c", query}).out).at(0);
  EXPECT_EQ(row["node"]["labels"][0], "Person");
  EXPECT_EQ(row["node"]["properties"]["name"], "Naomi Jepturgut");
  EXPECT_EQ(row["list"].dump(), "[1,null]");
  EXPECT_EQ(nlohmann::json::parse(Ask({"--format", "json", "-c", query}).out).size(), 1);
}

TEST_F(QueryExamples, AnErrorShowsItsPlace) {
  const ProcessResult result = Ask({"-c", "MATCH (p:Person)\nRETURN q.name;"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("error: 2:8: "));
  EXPECT_THAT(result.err, HasSubstr("RETURN q.name\n         ^"));
  EXPECT_THAT(Ask({"-c", "CREATE (n)"}).err, HasSubstr("read-only"));
  // No header without rows below it: what reads the output would take it for an empty answer.
  for (const char* format : {"csv", "tsv"}) {
    const ProcessResult running = Ask({"--format", format, "-c", "RETURN 1 / 0 AS x;"});
    EXPECT_EQ(running.exit_code, 1);
    EXPECT_EQ(running.out, "");
    EXPECT_EQ(Ask({"--format", format, "-c", "UNWIND [] AS x RETURN x;"}).out, "x\n");
  }
}

TEST_F(QueryExamples, ParametersAndTheTimeLimitHoldForTheSession) {
  EXPECT_EQ(
      Ask({"-c", ".param who Naomi Jepturgut", "-c", "MATCH (p {name: $who})<-[:COACH_OF]-(c) RETURN c.name;"}).out,
      "c.name\nTomas Verhaegen\n");
  EXPECT_EQ(Ask({"-c", ".param x [1, 'a b']", "-c", ".param", "-c", "RETURN $x[1] AS y;"}).out,
            "name\tvalue\nx\t[1, 'a b']\ny\na b\n");
  EXPECT_EQ(Ask({"-c", "RETURN $missing;"}).exit_code, 1);
  const ProcessResult slow =
      Ask({"-c", ".timeout 200", "-c", "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b);"});
  EXPECT_EQ(slow.exit_code, 1);
  EXPECT_THAT(slow.err, HasSubstr("longer than 200 ms"));
}

}  // namespace
}  // namespace kg::testing
