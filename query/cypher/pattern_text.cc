#include "query/cypher/pattern_text.h"

#include <unicode/regex.h>

#include <memory>

#include "query/cypher/fail.h"

namespace kg::query::cypher {
namespace {

// In units of ICU's, about a millisecond each.
constexpr int32_t kTimeLimit = 1000;

}  // namespace

bool MatchesPattern(const std::string& text, const std::string& pattern, Position position) {
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString subject = icu::UnicodeString::fromUTF8(text);
  icu::RegexMatcher matcher(icu::UnicodeString::fromUTF8(pattern), subject, 0, error);
  if (U_FAILURE(error)) {
    FailRuntime(position, "ArgumentError", "InvalidRegularExpression", "not a regular expression: " + pattern);
  }
  matcher.setTimeLimit(kTimeLimit, error);
  bool matches = matcher.matches(error) != 0;
  if (U_FAILURE(error)) {
    FailRuntime(position, "Limit", "Time", "the regular expression takes too long: " + pattern);
  }
  return matches;
}

}  // namespace kg::query::cypher
