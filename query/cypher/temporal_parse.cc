// Days and durations from text, in the forms of ISO 8601 that openCypher takes.
#include <array>
#include <charconv>
#include <cmath>

#include "query/cypher/temporal.h"
#include "query/cypher/temporal_parts.h"

namespace kg::query::cypher {
namespace {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool AtEnd() const { return at_ == text_.size(); }
  bool Take(char c) {
    if (AtEnd() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  // How many digits stand here.
  size_t Digits() const {
    size_t count = 0;
    while (at_ + count < text_.size() && text_[at_ + count] >= '0' && text_[at_ + count] <= '9') ++count;
    return count;
  }
  // Exactly `count` digits.
  std::optional<int64_t> Number(size_t count) {
    if (count == 0 || count > 18 || Digits() < count) return std::nullopt;
    int64_t value = 0;
    for (size_t i = 0; i < count; ++i) value = value * 10 + (text_[at_++] - '0');
    return value;
  }
  // "-1.5": a sign, digits and a fraction.
  std::optional<double> Decimal() {
    size_t end = at_;
    if (end < text_.size() && (text_[end] == '-' || text_[end] == '+')) ++end;
    std::string number(text_.substr(at_, end - at_));
    if (!number.empty() && number[0] == '+') number.clear();
    const size_t begin = end;
    while (end < text_.size() && ((text_[end] >= '0' && text_[end] <= '9') || text_[end] == '.' || text_[end] == ',')) {
      number += text_[end] == ',' ? '.' : text_[end];
      ++end;
    }
    double value = 0;
    const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (end == begin || error != std::errc() || stop != number.data() + number.size()) return std::nullopt;
    at_ = end;
    return value;
  }

 private:
  std::string_view text_;
  size_t at_ = 0;
};

// The year and whether it was followed by a hyphen; without a sign it has four digits.
struct YearPart {
  int64_t year = 0;
  bool hyphen = false;
};
std::optional<YearPart> ScanYear(Scanner& scanner) {
  const bool negative = scanner.Take('-');
  const bool positive = !negative && scanner.Take('+');
  const size_t digits = negative || positive ? std::min<size_t>(scanner.Digits(), 9) : 4;
  if (digits < 4) return std::nullopt;
  const std::optional<int64_t> year = scanner.Number(digits);
  if (!year) return std::nullopt;
  return YearPart{negative ? -*year : *year, scanner.Take('-')};
}

// Behind the year: week or quarter with a day, `digits` of it.
std::optional<DateValue> ScanWithin(Scanner& scanner, const YearPart& year, char kind) {
  DateParts parts;
  parts.year = year.year;
  (kind == 'W' ? parts.week : parts.quarter) = scanner.Number(kind == 'W' ? 2 : 1);
  if (kind == 'W' ? !parts.week : !parts.quarter) return std::nullopt;
  if (!scanner.AtEnd()) {
    if (year.hyphen && !scanner.Take('-')) return std::nullopt;
    std::optional<int64_t>& day = kind == 'W' ? parts.day_of_week : parts.day_of_quarter;
    day = scanner.Number(kind == 'W' ? 1 : 2);
    if (!day || !scanner.AtEnd()) return std::nullopt;
  }
  return DateFromParts(parts);
}

// P2012-02-02T14:37:21.545: the parts of a point in time.
std::optional<DurationValue> ParseDurationAsPoint(std::string_view text) {
  Scanner scanner(text);
  std::array<long double, 5> parts{};
  if (!scanner.Take('P')) return std::nullopt;
  constexpr std::array<size_t, 5> kDigits = {4, 2, 2, 2, 2};
  constexpr std::array<char, 5> kBehind = {'-', '-', 'T', ':', ':'};
  for (size_t i = 0; i < kDigits.size(); ++i) {
    const std::optional<int64_t> part = scanner.Number(kDigits[i]);
    if (!part || !scanner.Take(kBehind[i])) return std::nullopt;
    parts[i] = static_cast<long double>(*part);
  }
  const std::optional<double> seconds = scanner.Decimal();
  if (!seconds || !scanner.AtEnd()) return std::nullopt;
  DurationParts duration;
  duration.months = parts[0] * 12 + parts[1];
  duration.days = parts[2];
  duration.seconds = parts[3] * 3600 + parts[4] * 60 + *seconds;
  return DurationFromParts(duration);
}

// Adds `amount` of the unit that `letter` is; false where it is none or stands out of order. `rank` rises along the
// units.
bool AddUnit(char letter, long double amount, bool in_time, int* rank, DurationParts* parts) {
  struct Unit {
    char letter;
    bool in_time;
    long double DurationParts::*part;
    double factor;
  };
  static constexpr std::array<Unit, 7> kUnits = {{{'Y', false, &DurationParts::months, 12},
                                                  {'M', false, &DurationParts::months, 1},
                                                  {'W', false, &DurationParts::days, 7},
                                                  {'D', false, &DurationParts::days, 1},
                                                  {'H', true, &DurationParts::seconds, 3600},
                                                  {'M', true, &DurationParts::seconds, 60},
                                                  {'S', true, &DurationParts::seconds, 1}}};
  for (int i = 0; i < static_cast<int>(kUnits.size()); ++i) {
    const Unit& unit = kUnits[static_cast<size_t>(i)];
    if (unit.letter != letter || unit.in_time != in_time || i < *rank) continue;
    parts->*unit.part += amount * unit.factor;
    *rank = i + 1;
    return true;
  }
  return false;
}

}  // namespace

std::optional<DateValue> ParseDate(std::string_view text) {
  Scanner scanner(text);
  const std::optional<YearPart> year = ScanYear(scanner);
  if (!year) return std::nullopt;
  if (scanner.AtEnd()) return year->hyphen ? std::nullopt : MakeDate(year->year, 1, 1);
  for (const char kind : {'W', 'Q'}) {
    if (scanner.Take(kind)) return ScanWithin(scanner, *year, kind);
  }
  DateParts parts;
  parts.year = year->year;
  if (scanner.Digits() == 3) {
    parts.ordinal_day = scanner.Number(3);
  } else {
    parts.month = scanner.Number(2);
    if (!scanner.AtEnd()) {
      if (year->hyphen && !scanner.Take('-')) return std::nullopt;
      parts.day = scanner.Number(2);
      if (!parts.day) return std::nullopt;
    }
    if (!parts.month) return std::nullopt;
  }
  return scanner.AtEnd() ? DateFromParts(parts) : std::nullopt;
}

std::optional<DurationValue> ParseDuration(std::string_view text) {
  if (std::optional<DurationValue> point = ParseDurationAsPoint(text)) return point;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  Scanner scanner(text);
  if (!scanner.Take('P') || scanner.AtEnd()) return std::nullopt;
  DurationParts parts;
  bool in_time = false;
  int rank = 0;
  while (!scanner.AtEnd()) {
    if (!in_time && scanner.Take('T')) {
      in_time = true;
      if (scanner.AtEnd()) return std::nullopt;
    }
    const std::optional<double> amount = scanner.Decimal();
    if (!amount) return std::nullopt;
    bool known = false;
    for (const char letter : {'Y', 'M', 'W', 'D', 'H', 'S'}) {
      if (!scanner.Take(letter)) continue;
      known = AddUnit(letter, negative ? -*amount : *amount, in_time, &rank, &parts);
      break;
    }
    if (!known) return std::nullopt;
  }
  return DurationFromParts(parts);
}

}  // namespace kg::query::cypher
