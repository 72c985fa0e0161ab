// kgrules as rule writers use it: what it says of mistakes, and of what was found in a text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

constexpr const char* kArticle =
    "Ruiz wins in Oslo\n\nOSLO, 8 October 2023 - Ana Ruiz won the Oslo Marathon on Sunday in 2:24:10.\n\n"
    "Her coach Ivo Lenz, 61, was born in Turku. \"She never lost <b>hope</b> & 'faith',\" he said.\n\n"
    "Ruiz did not marry Per Dahl. Lenz trains the 24-year-old runner in Bergen.\n";

class Kgrules : public ::testing::Test {
 protected:
  void SetUp() override { WriteFile(folder_ / "a.txt", kArticle); }
  ProcessResult Run(std::vector<std::string> arguments) { return RunProgram("kgrules", arguments, folder_.path()); }
  ScratchFolder folder_;
};

// Each file of tests/extract/ruleset/mistakes holds one kind of mistake; messages.txt is what must be said of them. A
// line that ends in "..." may go on.
TEST_F(Kgrules, EveryKindOfMistakeHasAMessageThatAPersonCanActOn) {
  const fs::path folder = SourceDir() / "tests/extract/ruleset/mistakes";
  const ProcessResult result = RunShell(Program("kgrules") + " check *.rules", folder);
  EXPECT_EQ(result.exit_code, 1);
  const std::vector<std::string> said = Lines(result.out);
  const std::vector<std::string> wanted = Lines(ReadFile(folder / "messages.txt"));
  ASSERT_EQ(said.size(), wanted.size()) << result.out;
  for (size_t i = 0; i < said.size(); ++i) {
    const std::string& line = wanted[i];
    if (line.ends_with("...")) {
      EXPECT_THAT(said[i], ::testing::StartsWith(line.substr(0, line.size() - 3)));
    } else {
      EXPECT_EQ(said[i], line);
    }
  }
  size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder)) files += entry.path().extension() == ".rules";
  EXPECT_GE(files, 20U);
}

TEST_F(Kgrules, TraceShowsMentionsRulesAndClaimsSentenceBySentence) {
  const ProcessResult result = Run({"trace", "a.txt"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("mention  Person name  \"Ana Ruiz\"  → Ana Ruiz"));
  EXPECT_THAT(result.out, HasSubstr("mention  Person possessive  \"Her\"  → Ana Ruiz"));
  EXPECT_THAT(result.out, HasSubstr("claim    coach-of(Ivo Lenz, Ana Ruiz)  asserted fact"));
  EXPECT_THAT(result.out, HasSubstr("rule     coach."));
}

TEST_F(Kgrules, TraceAsJsonHasTheTextItsMentionsRulesAndClaims) {
  const ProcessResult result = Run({"trace", "--format", "jsonl", "a.txt"});
  const auto lines = JsonLines(result.out);
  ASSERT_EQ(lines.size(), 1U);
  const json& line = lines[0];
  const std::string text = line["text"];
  bool her = false;
  for (const json& mention : line["mentions"]) {
    const size_t begin = mention["span"][0];
    const size_t end = mention["span"][1];
    EXPECT_EQ(text.substr(begin, end - begin), mention["text"].get<std::string>());
    her |= mention["text"] == "Her" && mention["form"] == "possessive" && mention["entity"] == "Ana Ruiz";
  }
  EXPECT_TRUE(her);
  ASSERT_FALSE(line["claims"].empty());
  EXPECT_FALSE(line["claims"][0]["rules"].empty());
  EXPECT_TRUE(line["rules"][0].contains("slots"));
}

TEST_F(Kgrules, TheHtmlTraceTakesNothingOfAnArticleAsMarkUp) {
  const ProcessResult result = Run({"trace", "--format", "html", "a.txt"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, ::testing::StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(result.out, HasSubstr("&lt;b&gt;hope&lt;/b&gt; &amp; &#39;faith&#39;"));
  EXPECT_THAT(result.out, Not(HasSubstr("<b>hope")));
  EXPECT_THAT(result.out, HasSubstr("<span class=\"m Person\""));
  EXPECT_THAT(result.out, HasSubstr("coach-of(Ivo Lenz, Ana Ruiz)"));
  EXPECT_THAT(result.out, Not(HasSubstr("<script")));
  EXPECT_THAT(result.out, HasSubstr("</html>"));
  const auto count = [&](const std::string& what) {
    size_t n = 0;
    for (size_t at = result.out.find(what); at != std::string::npos; at = result.out.find(what, at + 1)) ++n;
    return n;
  };
  EXPECT_EQ(count("<span"), count("</span>"));
  EXPECT_EQ(count("<div"), count("</div>"));
}

TEST_F(Kgrules, StatsCountsByRuleAndListsThoseThatNeverMatched) {
  const ProcessResult table = Run({"stats", "a.txt"});
  EXPECT_EQ(table.exit_code, 0) << table.err;
  EXPECT_THAT(table.out, HasSubstr("never matched:"));
  const json stats = json::parse(Run({"stats", "--format", "json", "a.txt"}).out);
  EXPECT_EQ(stats["documents"], 1);
  EXPECT_GT(stats["claims"], 2);
  uint64_t sole = 0;
  for (const auto& [rule, counts] : stats["rules"].items()) {
    EXPECT_LE(counts["sole"], counts["claims"]) << rule;
    EXPECT_LE(counts["dropped"], counts["matched"]) << rule;
    EXPECT_TRUE(counts["matched"] == 0 || counts["tried"] > 0) << rule;
    sole += counts["sole"].get<uint64_t>();
  }
  EXPECT_GT(sole, 0U);
  EXPECT_FALSE(stats["never_matched"].empty());
}

class KgrulesExplain : public Kgrules {
 protected:
  void SetUp() override {
    WriteFile(folder_ / "rules/chess.schema", "relation mentored-by(athlete: Person, mentor: Person)\n");
    WriteFile(folder_ / "rules/chess.rules",
              "words $ROLE = mentor | adviser\n"
              "rule chess.mentor\n"
              "  find    <athlete:Person> 's %adj{0,2} $ROLE ,? <mentor:Person>\n"
              "  unless  before not ..2\n"
              "  emit    mentored-by(athlete, mentor)\n"
              "  + \"[Ana Ruiz|Person] 's mentor , [Ivo Lenz|Person] .\" => mentored-by(Ana Ruiz, Ivo Lenz)\n"
              "  - \"[Ana Ruiz|Person] 's mentor met [Ivo Lenz|Person] .\"\n");
  }
  std::string Explain(const std::string& text) {
    const ProcessResult result = Run({"explain", "chess.mentor", text, "--rules", "rules"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.out;
  }
};

TEST_F(KgrulesExplain, AMatchShowsItsSlots) {
  const std::string out = Explain("[Ana Ruiz|Person] 's old mentor , [Ivo Lenz|Person] .");
  EXPECT_THAT(out, HasSubstr("chess.mentor (rules/chess.rules:2)"));
  EXPECT_THAT(out, HasSubstr("athlete = Ana Ruiz"));
  EXPECT_THAT(out, HasSubstr("mentor = Ivo Lenz"));
}

TEST_F(KgrulesExplain, ANearMissShowsHowFarTheRuleCameAndWhichTokenStoppedIt) {
  EXPECT_THAT(
      Explain("[Ana Ruiz|Person] 's old mentor met [Ivo Lenz|Person] ."),
      HasSubstr("matched 5 of 6 terms (\"Ana Ruiz 's old mentor\"); wanted <mentor:Person>, found 'met' (token 6)"));
  EXPECT_THAT(Explain("[Ana Ruiz|Person] 's"), HasSubstr("wanted $ROLE, found the end of the sentence"));
  EXPECT_THAT(Explain("[Oslo|Place] is cold ."),
              HasSubstr("matched 0 of 6 terms; wanted <athlete:Person>, found nowhere"));
}

TEST_F(KgrulesExplain, AnUnlessClauseThatTakesTheMatchOutIsNamed) {
  EXPECT_THAT(Explain("not yet [Ana Ruiz|Person] 's mentor , [Ivo Lenz|Person] ."),
              HasSubstr("taken out by: unless before not ..2 (rules/chess.rules:4)"));
}

TEST_F(KgrulesExplain, PlainTextIsRunThroughTheMentionFinder) {
  EXPECT_THAT(Explain("Last week Ana Ruiz's mentor, Ivo Lenz, came to Oslo."), HasSubstr("mentor = Ivo Lenz"));
}

TEST_F(KgrulesExplain, WrongNamesAndTextsAreSaid) {
  const ProcessResult unknown = Run({"explain", "chess.mentr", "Ana Ruiz", "--rules", "rules"});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_THAT(unknown.err, HasSubstr("no rule chess.mentr (did you mean chess.mentor?)"));
  const ProcessResult broken = Run({"explain", "chess.mentor", "[Ana Ruiz|Persn] 's", "--rules", "rules"});
  EXPECT_EQ(broken.exit_code, 1);
  EXPECT_THAT(broken.err, HasSubstr("Persn"));
  EXPECT_EQ(Run({"explain", "chess.mentor", "Ana", "--rules", "nowhere"}).exit_code, 2);
  EXPECT_EQ(Run({"trace", "nowhere.txt"}).exit_code, 2);
  EXPECT_EQ(Run({"trace", "--format", "xml", "a.txt"}).exit_code, 2);
  EXPECT_EQ(Run({"stats"}).exit_code, 2);
  for (const char* command : {"trace", "stats", "explain", "check", "test", "values"}) {
    const ProcessResult help = Run({command, "--help"});
    EXPECT_EQ(help.exit_code, 0);
    EXPECT_THAT(help.out, HasSubstr("Example:")) << command;
  }
}

}  // namespace
}  // namespace kg::testing
