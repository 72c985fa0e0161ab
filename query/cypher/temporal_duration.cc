// duration(), duration.between() and its kin, the parts, arithmetic and text of a duration.
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "query/cypher/error.h"
#include "query/cypher/temporal.h"
#include "query/cypher/temporal_parts.h"

namespace kg::query::cypher {
namespace {

constexpr int64_t kSecondsPerDay = 86'400;
constexpr long double kDaysPerMonth = 30.436875L;  // 400 years are 4,800 months and 146,097 days
constexpr int64_t kNanosecondsPerSecond = 1'000'000'000;

[[noreturn]] void Fail(std::string type, std::string detail, std::string message) {
  QueryError error;
  error.type = std::move(type);
  error.detail = std::move(detail);
  error.phase = Phase::kRuntime;
  error.message = std::move(message);
  throw error;
}

template <typename T>
T OrTooLong(std::optional<T> value) {
  if (!value) Fail("ArgumentError", "NumberOutOfRange", "a date or duration out of range");
  return *value;
}

// The whole part; `rest` becomes the fraction.
std::optional<int64_t> Whole(long double value, long double* rest) {
  if (!(std::abs(value) < 9.2e18)) return std::nullopt;
  const long double whole = std::trunc(value);
  *rest = value - whole;
  return static_cast<int64_t>(whole);
}

DurationValue FromMap(const Map& map) {
  struct Unit {
    std::string_view key;
    long double DurationParts::*part;
    double factor;
  };
  static constexpr std::array<Unit, 11> kUnits = {{{"years", &DurationParts::months, 12},
                                                   {"quarters", &DurationParts::months, 3},
                                                   {"months", &DurationParts::months, 1},
                                                   {"weeks", &DurationParts::days, 7},
                                                   {"days", &DurationParts::days, 1},
                                                   {"hours", &DurationParts::seconds, 3600},
                                                   {"minutes", &DurationParts::seconds, 60},
                                                   {"seconds", &DurationParts::seconds, 1},
                                                   {"milliseconds", &DurationParts::nanoseconds, 1e6},
                                                   {"microseconds", &DurationParts::nanoseconds, 1e3},
                                                   {"nanoseconds", &DurationParts::nanoseconds, 1}}};
  DurationParts parts;
  size_t known = 0;
  for (const Unit& unit : kUnits) {
    const auto it = map.find(unit.key);
    if (it == map.end()) continue;
    if (!it->second.is_number()) {
      Fail("TypeError", "InvalidArgumentType", "duration(): `" + std::string(unit.key) + "` must be a number");
    }
    ++known;
    parts.*unit.part += it->second.number() * unit.factor;
  }
  if (known != map.size()) {
    Fail("ArgumentError", "InvalidArgumentValue",
         "duration(): a part that it does not have in " + ToText(Value(map), nullptr));
  }
  return OrTooLong(DurationFromParts(parts));
}

// Months from one day to another, whole ones.
int64_t MonthsBetween(DateValue from, DateValue to) {
  const auto packed = [](DateValue date) {
    const YearMonthDay civil = ToYearMonthDay(date);
    return (civil.year * 12 + civil.month - 1) * 32 + civil.day;
  };
  return (packed(to) - packed(from)) / 32;
}

// The day of the month is cut to the last one that the month has.
std::optional<DateValue> AddMonths(DateValue date, int64_t months) {
  if (months > 24'000'000'000 || months < -24'000'000'000) return std::nullopt;
  const YearMonthDay civil = ToYearMonthDay(date);
  const int64_t total = civil.year * 12 + civil.month - 1 + months;
  const int64_t month = ((total % 12) + 12) % 12;
  for (int64_t day = civil.day; day > 27; --day) {
    if (const auto made = MakeDate((total - month) / 12, month + 1, day)) return made;
  }
  return MakeDate((total - month) / 12, month + 1, civil.day);
}

DateValue AddTo(DateValue date, const DurationValue& duration) {
  DateValue moved = OrTooLong(AddMonths(date, duration.months));
  // Hours count only as far as they are whole days. Towards zero: nanoseconds are never negative.
  const int64_t seconds = duration.seconds + (duration.seconds < 0 && duration.nanoseconds > 0 ? 1 : 0);
  int64_t days = 0;
  if (__builtin_add_overflow(duration.days, seconds / kSecondsPerDay, &days) ||
      __builtin_add_overflow(moved.day, days, &moved.day) || std::abs(moved.day) > 370'000'000'000) {
    OrTooLong(std::optional<DateValue>());
  }
  const int64_t year = ToYearMonthDay(moved).year;
  return OrTooLong(MakeDate(year, 1, 1) ? std::optional(moved) : std::nullopt);
}

DurationValue Negated(const DurationValue& duration) {
  constexpr int64_t kLowest = std::numeric_limits<int64_t>::min();
  if (duration.months == kLowest || duration.days == kLowest || duration.seconds == kLowest) {
    OrTooLong(std::optional<DurationValue>());
  }
  return OrTooLong(CarryNanoseconds(-duration.months, -duration.days, -duration.seconds, -duration.nanoseconds));
}

DurationValue Sum(const DurationValue& a, const DurationValue& b) {
  int64_t months = 0, days = 0, seconds = 0;
  if (__builtin_add_overflow(a.months, b.months, &months) || __builtin_add_overflow(a.days, b.days, &days) ||
      __builtin_add_overflow(a.seconds, b.seconds, &seconds)) {
    OrTooLong(std::optional<DurationValue>());
  }
  return OrTooLong(CarryNanoseconds(months, days, seconds, int64_t{a.nanoseconds} + b.nanoseconds));
}

DurationValue Scaled(const DurationValue& duration, double factor) {
  DurationParts parts;
  parts.months = static_cast<long double>(duration.months) * factor;
  parts.days = static_cast<long double>(duration.days) * factor;
  parts.seconds = static_cast<long double>(duration.seconds) * factor;
  parts.nanoseconds = static_cast<long double>(duration.nanoseconds) * factor;
  return OrTooLong(DurationFromParts(parts));
}

// Both ends of a span; nullopt when one is null.
std::optional<std::pair<DateValue, DateValue>> Ends(std::span<const Value> arguments) {
  if (arguments.size() < 2 || arguments[0].is_null() || arguments[1].is_null()) return std::nullopt;
  if (!arguments[0].is(ValueType::kDate) || !arguments[1].is(ValueType::kDate)) {
    Fail("TypeError", "InvalidArgumentType", "duration.between() takes two dates");
  }
  return std::pair(arguments[0].date(), arguments[1].date());
}

Value DurationProperty(const DurationValue& duration, std::string_view key) {
  const int64_t months = duration.months, seconds = duration.seconds, nanoseconds = duration.nanoseconds;
  const auto times = [&](int64_t per_second) {
    int64_t whole = 0;
    if (__builtin_mul_overflow(seconds, per_second, &whole)) OrTooLong(std::optional<DurationValue>());
    return Value(whole + nanoseconds / (kNanosecondsPerSecond / per_second));
  };
  if (key == "years") return months / 12;
  if (key == "quarters") return months / 3;
  if (key == "months") return months;
  if (key == "weeks") return duration.days / 7;
  if (key == "days") return duration.days;
  if (key == "hours") return seconds / 3600;
  if (key == "minutes") return seconds / 60;
  if (key == "seconds") return seconds;
  if (key == "milliseconds") return times(1'000);
  if (key == "microseconds") return times(1'000'000);
  if (key == "nanoseconds") return times(kNanosecondsPerSecond);
  if (key == "quartersOfYear") return months / 3 % 4;
  if (key == "monthsOfYear") return months % 12;
  if (key == "monthsOfQuarter") return months % 3;
  if (key == "daysOfWeek") return duration.days % 7;
  if (key == "minutesOfHour") return seconds / 60 % 60;
  if (key == "secondsOfMinute") return seconds % 60;
  if (key == "millisecondsOfSecond") return nanoseconds / 1'000'000;
  if (key == "microsecondsOfSecond") return nanoseconds / 1'000;
  if (key == "nanosecondsOfSecond") return nanoseconds;
  return Value();
}

}  // namespace

std::optional<DurationValue> CarryNanoseconds(int64_t months, int64_t days, int64_t seconds, int64_t nanoseconds) {
  int64_t carried = nanoseconds / kNanosecondsPerSecond;
  int64_t rest = nanoseconds % kNanosecondsPerSecond;
  if (rest < 0) {
    rest += kNanosecondsPerSecond;
    --carried;
  }
  if (__builtin_add_overflow(seconds, carried, &seconds)) return std::nullopt;
  return DurationValue{months, days, seconds, static_cast<int32_t>(rest)};
}

std::optional<DurationValue> DurationFromParts(const DurationParts& parts) {
  long double rest = 0;
  const std::optional<int64_t> months = Whole(parts.months, &rest);
  const std::optional<int64_t> days = Whole(parts.days + rest * kDaysPerMonth, &rest);
  if (!months || !days) return std::nullopt;
  const std::optional<int64_t> seconds = Whole(parts.seconds + rest * static_cast<long double>(kSecondsPerDay), &rest);
  // A thousandth of a nanosecond more: what binary fractions lose on the way must not take a whole one.
  const long double nanoseconds = parts.nanoseconds + rest * static_cast<long double>(kNanosecondsPerSecond);
  const std::optional<int64_t> whole = Whole(nanoseconds + (nanoseconds < 0 ? -1e-3L : 1e-3L), &rest);
  if (!seconds || !whole) return std::nullopt;
  return CarryNanoseconds(*months, *days, *seconds, *whole);
}

Value DurationFunction(std::span<const Value> arguments) {
  const Value& from = arguments[0];
  switch (from.type()) {
    case ValueType::kNull:
    case ValueType::kDuration:
      return from;
    case ValueType::kMap:
      return FromMap(from.map());
    case ValueType::kString:
      if (const std::optional<DurationValue> parsed = ParseDuration(from.string())) return *parsed;
      Fail("ArgumentError", "InvalidArgumentValue", "not a duration: '" + from.string() + "'");
    default:
      Fail("TypeError", "InvalidArgumentType",
           "duration() takes a text, a map or a duration, not " + std::string(TypeName(from.type())));
  }
}

Value DurationBetweenFunction(std::span<const Value> arguments) {
  const auto ends = Ends(arguments);
  if (!ends) return Value();
  const int64_t months = MonthsBetween(ends->first, ends->second);
  const DateValue from = OrTooLong(AddMonths(ends->first, months));
  return DurationValue{months, ends->second.day - from.day, 0, 0};
}

Value DurationInMonthsFunction(std::span<const Value> arguments) {
  const auto ends = Ends(arguments);
  return ends ? Value(DurationValue{MonthsBetween(ends->first, ends->second), 0, 0, 0}) : Value();
}

Value DurationInDaysFunction(std::span<const Value> arguments) {
  const auto ends = Ends(arguments);
  return ends ? Value(DurationValue{0, ends->second.day - ends->first.day, 0, 0}) : Value();
}

Value DurationInSecondsFunction(std::span<const Value> arguments) {
  const auto ends = Ends(arguments);
  return ends ? Value(DurationValue{0, 0, (ends->second.day - ends->first.day) * kSecondsPerDay, 0}) : Value();
}

Value TemporalProperty(const Value& value, std::string_view key) {
  return value.is(ValueType::kDate) ? DateProperty(value.date(), key) : DurationProperty(value.duration(), key);
}

std::optional<Value> TemporalArithmetic(char op, const Value& left, const Value& right) {
  const bool date_left = left.is(ValueType::kDate), date_right = right.is(ValueType::kDate);
  const bool duration_left = left.is(ValueType::kDuration), duration_right = right.is(ValueType::kDuration);
  if (op == '+') {
    if (date_left && duration_right) return AddTo(left.date(), right.duration());
    if (duration_left && date_right) return AddTo(right.date(), left.duration());
    if (duration_left && duration_right) return Sum(left.duration(), right.duration());
  } else if (op == '-') {
    if (date_left && duration_right) return AddTo(left.date(), Negated(right.duration()));
    if (duration_left && duration_right) return Sum(left.duration(), Negated(right.duration()));
  } else if (op == '*') {
    if (duration_left && right.is_number()) return Scaled(left.duration(), right.number());
    if (left.is_number() && duration_right) return Scaled(right.duration(), left.number());
  } else if (op == '/' && duration_left && right.is_number()) {
    return Scaled(left.duration(), 1 / right.number());
  }
  return std::nullopt;
}

}  // namespace kg::query::cypher
