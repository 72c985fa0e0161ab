// date() and date.truncate(), the parts and the text of a day.
#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <utility>

#include "query/cypher/error.h"
#include "query/cypher/temporal.h"
#include "query/cypher/temporal_parts.h"

namespace kg::query::cypher {
namespace {

[[noreturn]] void Fail(std::string detail, std::string message) {
  QueryError error;
  error.type = detail == "InvalidArgumentType" ? "TypeError" : "ArgumentError";
  error.detail = std::move(detail);
  error.phase = Phase::kRuntime;
  error.message = std::move(message);
  throw error;
}

DateValue OrFail(std::optional<DateValue> date, const std::string& what) {
  if (!date) Fail("InvalidArgumentValue", "there is no such day: " + what);
  return *date;
}

struct QuarterDay {
  int64_t quarter;
  int64_t day;
};
QuarterDay QuarterOf(DateValue date) {
  const YearMonthDay civil = ToYearMonthDay(date);
  const int64_t quarter = (civil.month - 1) / 3 + 1;
  return {quarter, date.day - MakeDate(civil.year, quarter * 3 - 2, 1)->day + 1};
}

int64_t WeekOf(DateValue date) { return (date.day - FirstDayOfWeekYear(WeekYearOf(date)).day) / 7 + 1; }

// The day number `number` from `first` on, if it is not `beyond` that range.
std::optional<DateValue> Nth(DateValue first, int64_t number, int64_t beyond) {
  if (number < 1 || number >= beyond) return std::nullopt;
  return DateValue{first.day + number - 1};
}

std::optional<int64_t> Part(const Map& map, std::string_view key) {
  const auto it = map.find(key);
  if (it == map.end()) return std::nullopt;
  if (!it->second.is(ValueType::kInteger)) {
    Fail("InvalidArgumentType", "date(): `" + std::string(key) + "` must be an integer");
  }
  return it->second.integer();
}

DateParts ReadParts(const Map& map) {
  static constexpr std::array<std::string_view, 9> kKeys = {"date",      "year",    "month",        "day",       "week",
                                                            "dayOfWeek", "quarter", "dayOfQuarter", "ordinalDay"};
  for (const auto& [key, value] : map) {
    if (std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end()) {
      Fail("InvalidArgumentValue", "date() has no part `" + key + "`");
    }
  }
  DateParts parts;
  parts.year = Part(map, "year");
  parts.month = Part(map, "month");
  parts.day = Part(map, "day");
  parts.week = Part(map, "week");
  parts.day_of_week = Part(map, "dayOfWeek");
  parts.quarter = Part(map, "quarter");
  parts.day_of_quarter = Part(map, "dayOfQuarter");
  parts.ordinal_day = Part(map, "ordinalDay");
  return parts;
}

// What is missing, as of `base`; the kind of the given parts says what the others are.
void FillParts(DateValue base, DateParts* parts) {
  const auto fill = [](std::optional<int64_t>& part, int64_t value) { part = part.value_or(value); };
  const YearMonthDay civil = ToYearMonthDay(base);
  if (parts->week || parts->day_of_week) {
    fill(parts->year, WeekYearOf(base));
    fill(parts->week, WeekOf(base));
    fill(parts->day_of_week, DayOfWeek(base));
    return;
  }
  fill(parts->year, civil.year);
  if (parts->quarter || parts->day_of_quarter) {
    fill(parts->quarter, QuarterOf(base).quarter);
    fill(parts->day_of_quarter, QuarterOf(base).day);
  } else if (!parts->ordinal_day) {
    fill(parts->month, civil.month);
    fill(parts->day, civil.day);
  }
}

DateValue DateFromMap(const Map& map) {
  DateParts parts = ReadParts(map);
  if (const auto base = map.find("date"); base != map.end()) {
    if (!base->second.is(ValueType::kDate)) Fail("InvalidArgumentType", "date(): `date` must be a date");
    FillParts(base->second.date(), &parts);
  }
  if (!parts.year) Fail("InvalidArgumentValue", "date(): `year` is missing");
  const bool gap =
      (parts.day && !parts.month) || (parts.day_of_week && !parts.week) || (parts.day_of_quarter && !parts.quarter);
  if (gap) Fail("InvalidArgumentValue", "date(): the month, week or quarter of the day is missing");
  return OrFail(DateFromParts(parts), ToText(Value(map), nullptr));
}

int64_t FloorTo(int64_t year, int64_t unit) {
  const int64_t rest = year % unit;
  return year - rest - (rest < 0 ? unit : 0);
}

DateValue Truncate(std::string_view unit, DateValue date) {
  const YearMonthDay civil = ToYearMonthDay(date);
  const auto first_of = [](int64_t year, int64_t month) { return OrFail(MakeDate(year, month, 1), "too early"); };
  if (unit == "millennium") return first_of(FloorTo(civil.year, 1000), 1);
  if (unit == "century") return first_of(FloorTo(civil.year, 100), 1);
  if (unit == "decade") return first_of(FloorTo(civil.year, 10), 1);
  if (unit == "year") return first_of(civil.year, 1);
  if (unit == "weekYear") return FirstDayOfWeekYear(WeekYearOf(date));
  if (unit == "quarter") return first_of(civil.year, QuarterOf(date).quarter * 3 - 2);
  if (unit == "month") return first_of(civil.year, civil.month);
  if (unit == "week") return {date.day - (DayOfWeek(date) - 1)};
  if (unit == "day") return date;
  Fail("InvalidArgumentValue", "date.truncate(): there is no unit '" + std::string(unit) + "'");
}

}  // namespace

std::optional<DateValue> DateFromParts(const DateParts& parts) {
  const bool by_month = parts.month || parts.day;
  const bool by_week = parts.week || parts.day_of_week;
  const bool by_quarter = parts.quarter || parts.day_of_quarter;
  if (!parts.year || by_month + by_week + by_quarter + parts.ordinal_day.has_value() > 1) return std::nullopt;
  const int64_t year = *parts.year;
  const std::optional<DateValue> first = MakeDate(year, 1, 1);
  if (!first) return std::nullopt;
  if (by_week) {
    const int64_t day = parts.day_of_week.value_or(1);
    const int64_t week = parts.week.value_or(1);
    const DateValue begin = FirstDayOfWeekYear(year);
    if (day < 1 || day > 7 || week < 1 || week > 53) return std::nullopt;
    return Nth(begin, (week - 1) * 7 + day, FirstDayOfWeekYear(year + 1).day - begin.day + 1);
  }
  if (by_quarter) {
    const int64_t quarter = parts.quarter.value_or(1);
    if (quarter < 1 || quarter > 4) return std::nullopt;
    const DateValue begin = *MakeDate(year, quarter * 3 - 2, 1);
    const DateValue last = *MakeDate(year, quarter * 3, quarter == 1 || quarter == 4 ? 31 : 30);
    return Nth(begin, parts.day_of_quarter.value_or(1), last.day - begin.day + 2);
  }
  if (parts.ordinal_day) return Nth(*first, *parts.ordinal_day, MakeDate(year, 12, 31)->day - first->day + 2);
  return MakeDate(year, parts.month.value_or(1), parts.day.value_or(1));
}

Value DateFunction(std::span<const Value> arguments) {
  if (arguments.empty()) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return DateValue{std::chrono::duration_cast<std::chrono::hours>(now).count() / 24};
  }
  const Value& from = arguments[0];
  switch (from.type()) {
    case ValueType::kNull:
    case ValueType::kDate:
      return from;
    case ValueType::kMap:
      return DateFromMap(from.map());
    case ValueType::kString:
      return OrFail(ParseDate(from.string()), "'" + from.string() + "'");
    default:
      Fail("InvalidArgumentType", "date() takes a text, a map or a date, not " + std::string(TypeName(from.type())));
  }
}

Value DateTruncateFunction(std::span<const Value> arguments) {
  if (arguments.size() < 2 || arguments[0].is_null() || arguments[1].is_null()) return Value();
  if (!arguments[0].is(ValueType::kString) || !arguments[1].is(ValueType::kDate)) {
    Fail("InvalidArgumentType", "date.truncate() takes a unit and a date");
  }
  const DateValue begin = Truncate(arguments[0].string(), arguments[1].date());
  if (arguments.size() < 3 || arguments[2].is_null()) return begin;
  if (!arguments[2].is(ValueType::kMap)) Fail("InvalidArgumentType", "date.truncate(): the parts must be a map");
  Map parts = arguments[2].map();
  parts["date"] = begin;
  return DateFromMap(parts);
}

Value DateProperty(DateValue date, std::string_view key) {
  const YearMonthDay civil = ToYearMonthDay(date);
  if (key == "year") return civil.year;
  if (key == "month") return civil.month;
  if (key == "day") return civil.day;
  if (key == "quarter") return QuarterOf(date).quarter;
  if (key == "dayOfQuarter") return QuarterOf(date).day;
  if (key == "week") return WeekOf(date);
  if (key == "weekYear") return WeekYearOf(date);
  if (key == "weekDay" || key == "dayOfWeek") return DayOfWeek(date);
  if (key == "ordinalDay") return date.day - MakeDate(civil.year, 1, 1)->day + 1;
  return Value();
}

}  // namespace kg::query::cypher
