// What rules match: rules.cases holds rule files whose examples must behave as said.
#include <gtest/gtest.h>

#include "tests/extract/ruleset/rule_fixture.h"

namespace kg::extract {
namespace {

// Without expected lines every example passes. Else the lines are the beginnings of all failures and warnings, by line.
TEST(Rules, ExamplesBehaveAsTheLanguageSays) {
  const std::vector<TextCase> cases = ReadCases("rules.cases");
  ASSERT_GE(cases.size(), 25u);
  for (const TextCase& test : cases) {
    SCOPED_TRACE(test.name);
    const LoadedRules loaded = LoadText(test.rules);
    ASSERT_TRUE(loaded.rules.has_value()) << loaded.error;
    const RuleSet::ExampleResult result = loaded.rules->RunExamples();
    EXPECT_GT(result.passed + static_cast<int>(result.failures.size()), 0);
    std::vector<std::string> shown;
    std::string all;
    for (const auto* list : {&result.failures, &result.warnings}) {
      for (const Diagnostic& d : *list) {
        shown.push_back(std::to_string(d.line) + ": " + (d.is_error ? "failure: " : "warning: ") + d.message);
        all += shown.back() + "\n";
      }
    }
    for (const std::string& want : test.expected) {
      const bool found =
          std::any_of(shown.begin(), shown.end(), [&](const std::string& s) { return s.starts_with(want); });
      EXPECT_TRUE(found) << "wanted: " << want << "\ngot:\n" << all;
    }
    EXPECT_EQ(shown.size(), test.expected.size()) << all;
  }
}

TEST(Rules, ARuleOfALaterFolderReplacesOneOfItsName) {
  const std::string first =
      "words $V = won\nrule r\n  find <x:Person> $V <e:Event>\n  emit won(x, e)\n"
      "  + \"[A|Person] won [Open|Event]\" => won(A, Open)\n  - \"[A|Person] won\"\n";
  const std::string second =
      "words $V = took\nrule r\n  find <x:Person> $V <e:Event>\n  emit won(x, e)\n  conf 0.5\n"
      "  + \"[A|Person] took [Open|Event]\" => won(A, Open)\n  - \"[A|Person] won [Open|Event]\"\n"
      "rule s\n  find <x:Person> trains $W <y:Person>\n  emit coach-of(x, y)\n"
      "  + \"[A|Person] trains with [B|Person]\" => coach-of(A, B)\n  - \"[A|Person] trains [B|Person]\"\n";
  RuleFolder a;
  RuleFolder b;
  a.Write("a.rules", first + "words $W = with\n");
  b.Write("b.rules", second);
  const LoadedRules loaded = LoadFolders({a.path(), b.path()});
  ASSERT_TRUE(loaded.rules.has_value()) << loaded.error;
  ASSERT_EQ(loaded.rules->rules().size(), 2u);
  EXPECT_EQ(loaded.rules->rules()[0].name, "r");
  EXPECT_DOUBLE_EQ(loaded.rules->rules()[0].confidence, 0.5);
  const RuleSet::ExampleResult result = loaded.rules->RunExamples();
  EXPECT_TRUE(result.failures.empty()) << result.failures[0].ToString();
  EXPECT_EQ(result.passed, 4);
}

TEST(Rules, AListMayComeFromALexiconBesideTheRulesFolder) {
  RuleFolder data;
  data.Write("lexicons/posts.txt", "# posts\nmayor\nprime minister\n\n");
  data.Write("rules/a.rules",
             "words $POST = from lexicons/posts.txt | judge\nrule r\n  find <p:$POST> <x:Person>\n  emit "
             "holds-position(x, p)\n"
             "  + \"Prime Minister [A|Person]\" => holds-position(A, Prime Minister)\n"
             "  + \"Judge [A|Person]\" => holds-position(A, Judge)\n  - \"a prime [A|Person]\"\n");
  const LoadedRules loaded = LoadFolders({data.path() / "rules"});
  ASSERT_TRUE(loaded.rules.has_value()) << loaded.error;
  const RuleSet::ExampleResult result = loaded.rules->RunExamples();
  EXPECT_TRUE(result.failures.empty()) << result.failures[0].ToString();
}

TEST(Rules, TheVersionFollowsEveryChangeOfTheRules) {
  const std::string rule =
      "rule r\n  find <x:Person> won <e:Event>\n  emit won(x, e)\n"
      "  + \"[A|Person] won [Open|Event]\" => won(A, Open)\n  - \"[A|Person] won\"\n";
  const LoadedRules a = LoadText(rule);
  const LoadedRules b = LoadText(rule);
  const LoadedRules c = LoadText(rule + "# a comment\n");
  ASSERT_TRUE(a.rules && b.rules && c.rules);
  EXPECT_EQ(a.rules->version(), b.rules->version());
  EXPECT_NE(a.rules->version(), c.rules->version());
}

}  // namespace
}  // namespace kg::extract
