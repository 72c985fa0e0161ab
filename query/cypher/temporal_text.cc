// Dates and durations in ISO 8601.
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "query/cypher/value.h"

namespace kg::query::cypher {
namespace {

std::string DateText(DateValue date) {
  // The civil calendar repeats every 400 years, 146,097 days.
  int64_t era = date.day >= 0 ? date.day / 146097 : -((146096 - date.day) / 146097);
  std::chrono::year_month_day ymd{std::chrono::sys_days(std::chrono::days(date.day - era * 146097))};
  int64_t year = static_cast<int>(ymd.year()) + era * 400;
  std::array<char, 64> buffer;
  std::snprintf(buffer.data(), buffer.size(), "%s%04lld-%02u-%02u",
                year < 0      ? "-"
                : year > 9999 ? "+"
                              : "",
                static_cast<long long>(std::llabs(year)), static_cast<unsigned>(ymd.month()),
                static_cast<unsigned>(ymd.day()));
  return buffer.data();
}

void Append(std::string& text, int64_t number, char unit) {
  if (number != 0) text += std::to_string(number) + unit;
}

std::string SecondsText(int64_t seconds, int32_t nanoseconds) {
  // Nanoseconds count up from the seconds: -1 s and 900,000,000 ns are -0.1 s.
  bool negative = seconds < 0;
  if (negative && nanoseconds > 0) {
    ++seconds;
    nanoseconds = 1000000000 - nanoseconds;
  }
  std::string text = (negative ? "-" : "") + std::to_string(std::llabs(seconds));
  if (nanoseconds == 0) return text;
  std::string fraction = std::to_string(1000000000 + nanoseconds).substr(1);
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return text + '.' + fraction;
}

std::string DurationText(const DurationValue& duration) {
  std::string text = "P";
  Append(text, duration.months / 12, 'Y');
  Append(text, duration.months % 12, 'M');
  Append(text, duration.days, 'D');
  int64_t whole = duration.seconds;
  int32_t nanoseconds = duration.nanoseconds;
  if (whole != 0 || nanoseconds != 0) {
    // All parts of the time have one sign.
    int64_t minutes = whole / 60;
    int64_t rest = whole % 60;
    if (whole < 0 && rest == 0 && nanoseconds > 0) {
      ++minutes;
      rest = -60;
    }
    text += 'T';
    Append(text, minutes / 60, 'H');
    Append(text, minutes % 60, 'M');
    if (rest != 0 || nanoseconds != 0) text += SecondsText(rest, nanoseconds) + 'S';
  }
  return text == "P" ? "PT0S" : text;
}

}  // namespace

std::string TemporalText(const Value& value) {
  return value.is(ValueType::kDate) ? DateText(value.date()) : DurationText(value.duration());
}

}  // namespace kg::query::cypher
