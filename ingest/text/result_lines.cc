#include "ingest/text/result_lines.h"

#include <algorithm>
#include <vector>

#include "graph/model/text.h"
#include "ingest/text/ascii.h"
#include "ingest/text/dates.h"

namespace kg::ingest {
namespace {

constexpr size_t kMostWords = 80;
constexpr size_t kMostLabelWords = 6;
constexpr size_t kMostPlainWords = 2;  // in lower case, which no result needs

bool IsPlace(std::string_view token) {
  while (!token.empty() && (token.back() == '.' || token.back() == ')' || token.back() == ',' || token.back() == '='))
    token.remove_suffix(1);
  return !token.empty() && token.size() <= 3 && std::all_of(token.begin(), token.end(), IsAsciiDigit);
}

bool BeginsName(std::string_view token) {
  return !token.empty() && (IsAsciiUpper(token.front()) || (static_cast<unsigned char>(token.front()) & 0x80) != 0);
}

// "2:14.80", "13.20m", "+4secs", "66", "7-5".
bool IsPerformance(std::string_view token) {
  return std::any_of(token.begin(), token.end(), IsAsciiDigit) && token.find('/') == std::string_view::npos;
}

bool IsUnit(std::string_view token) {
  static constexpr std::string_view kUnits[] = {
      "points", "pts",    "minutes", "seconds", "mins", "secs", "min", "sec", "hrs",  "hours",   "same", "time",
      "st",     "and",    "behind",  "m",       "s",    "at",   "kg",  "lap", "laps", "strokes", "hr",   "hour",
      "minute", "second", "van",     "de",      "der",  "von",  "di",  "da",  "del",  "la",      "le",   "bt"};
  while (!token.empty() && (token.back() == ',' || token.back() == ';' || token.back() == '.')) token.remove_suffix(1);
  return std::find(std::begin(kUnits), std::end(kUnits), token) != std::end(kUnits);
}

}  // namespace

bool IsResultLine(std::string_view line) {
  // "Women's 800m: 1 Ana Ruiz ...": the label tells of the event.
  if (const size_t colon = line.find(": ");
      colon != std::string_view::npos && CountWords(line.substr(0, colon)) <= kMostLabelWords)
    line = Trim(line.substr(colon + 2));
  std::vector<std::string_view> tokens;
  for (const std::string_view token : Split(line, ' ')) {
    if (!token.empty()) tokens.push_back(token);
  }
  if (tokens.size() < 3 || tokens.size() > kMostWords || !IsPlace(tokens[0]) || !BeginsName(tokens[1])) return false;
  if (MonthOf(tokens[1]) != 0 && IsPerformance(tokens[2])) return false;  // "02 Oct 2024 19:45"
  size_t performances = 0;
  size_t plain = 0;
  for (size_t i = 2; i < tokens.size(); ++i) {
    const std::string_view token = tokens[i];
    const bool place = IsPlace(token) && i + 1 < tokens.size() && BeginsName(tokens[i + 1]);
    if (IsPerformance(token)) {
      performances += !place;
    } else if (IsAsciiLower(token.front()) && !IsUnit(token)) {
      ++plain;
    }
  }
  const bool level = line.find("same time") != std::string_view::npos;
  return (performances > 0 || level) && plain <= kMostPlainWords;
}

}  // namespace kg::ingest
