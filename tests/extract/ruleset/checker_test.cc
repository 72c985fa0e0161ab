// What a rule writer sees: errors.cases holds rule files with mistakes and the messages that must come out.
#include <gtest/gtest.h>

#include "tests/extract/ruleset/rule_fixture.h"

namespace kg::extract {
namespace {

std::string Shown(const Diagnostic& d) {
  return std::to_string(d.line) + ":" + std::to_string(d.column) + ": " + (d.is_error ? "error: " : "warning: ") +
         d.message;
}

// Each expected line is the beginning of a message; "error" and "warning" lines are all there are, unless the last line
// is "...".
TEST(Checker, EveryMistakeHasAMessageWithItsPlace) {
  const std::vector<TextCase> cases = ReadCases("errors.cases");
  ASSERT_GE(cases.size(), 40u);
  for (const TextCase& test : cases) {
    SCOPED_TRACE(test.name);
    const LoadedRules loaded = LoadText(test.rules);
    std::vector<std::string> shown;
    std::string all;
    for (const Diagnostic& d : loaded.diagnostics) all += (shown.emplace_back(Shown(d)), shown.back() + "\n");
    std::vector<std::string> wanted = test.expected;
    const bool open = !wanted.empty() && wanted.back() == "...";
    if (open) wanted.pop_back();
    for (const std::string& want : wanted) {
      const bool found =
          std::any_of(shown.begin(), shown.end(), [&](const std::string& s) { return s.starts_with(want); });
      EXPECT_TRUE(found) << "wanted: " << want << "\ngot:\n" << all;
    }
    if (!open) {
      EXPECT_EQ(shown.size(), wanted.size()) << all;
    }
    const bool has_error = std::any_of(wanted.begin(), wanted.end(),
                                       [](const std::string& w) { return w.find(": error: ") != std::string::npos; });
    EXPECT_EQ(loaded.rules.has_value(), !has_error);
  }
}

TEST(Checker, ADiagnosticShowsTheLineAndACaretUnderTheMistake) {
  const LoadedRules loaded = LoadText("rule a.b\n  find <x:Persn> won\n");
  ASSERT_FALSE(loaded.diagnostics.empty());
  const std::string text = [&] {
    for (const Diagnostic& d : loaded.diagnostics) {
      if (d.message.starts_with("unknown type")) return d.ToString();
    }
    return std::string();
  }();
  EXPECT_NE(text.find("test.rules:2:11: error: unknown type Persn (did you mean Person?)"), std::string::npos) << text;
  EXPECT_NE(text.find("\n  find <x:Persn> won\n          ^\n"), std::string::npos) << text;
}

TEST(Checker, TheCaretStandsRightBehindWideAndCombiningLetters) {
  const LoadedRules loaded = LoadText("words $A = 東京 | é | (\n");
  ASSERT_EQ(loaded.diagnostics.size(), 2u);
  const std::string text = loaded.diagnostics[1].ToString();
  EXPECT_NE(text.find("\n" + std::string(22, ' ') + "^\n"), std::string::npos) << text;
}

TEST(Checker, AMissingFolderIsAnErrorThatNamesIt) {
  const LoadedRules loaded = LoadFolders({"/nonexistent/rules"});
  EXPECT_FALSE(loaded.rules.has_value());
  EXPECT_NE(loaded.error.find("/nonexistent/rules"), std::string::npos);
}

TEST(Checker, NoInputCrashesOrHangsIt) {
  std::vector<std::string> inputs = {
      std::string(100000, '('),
      "rule x\n  find " + std::string(100000, '(') + "a",
      "rule x\n  find " + std::string(50000, '<'),
      std::string("rule x\n  find a\0b\n", 18),
      "rule x\n + \"" + std::string(50000, '['),
      "\xff\xfe rule",
      "rule x\n  emit a(" + std::string(50000, '@'),
      "macro %a = %b %b %b %b\nmacro %b = %c %c %c %c\nmacro %c = %d %d %d %d\nmacro %d = %e %e %e %e\n"
      "macro %e = %f %f %f %f\nmacro %f = %g %g %g %g\nmacro %g = %h %h %h %h\nmacro %h = x x x x\n"
      "rule r\n  find %a\n"};
  for (const std::string& input : inputs) EXPECT_FALSE(LoadText(input).rules.has_value());
}

}  // namespace
}  // namespace kg::extract
