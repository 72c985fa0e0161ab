// Days and durations: their functions, parts, arithmetic and text, as openCypher has them.
//
// The functions that queries call take their arguments in order and throw QueryError (runtime, without a place). Null
// as the first argument, or as either end of a span, gives null.
#ifndef NEWSGRAPH_QUERY_CYPHER_TEMPORAL_H_
#define NEWSGRAPH_QUERY_CYPHER_TEMPORAL_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "query/cypher/value.h"

namespace kg::query::cypher {

// date(): today in UTC. date('2024-02-03'), date('2024-W05'), date('2024Q2'), date('2024-034') ...;
// date({year, month, day | week, dayOfWeek | quarter, dayOfQuarter | ordinalDay}), each part as of the lowest where it
// is missing; with {date: d} as of d.
Value DateFunction(std::span<const Value> arguments);
// date.truncate(unit, day, {parts}): the first day of the millennium, century, decade, year, weekYear, quarter, month,
// week or day, with other parts instead.
Value DateTruncateFunction(std::span<const Value> arguments);
// duration('P1Y2M3DT4H5M6.7S'), duration({years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds,
// microseconds, nanoseconds}); fractions go down to the next unit, a month being 30.436875 days.
Value DurationFunction(std::span<const Value> arguments);
// duration.between(from, to): whole months, then days.
Value DurationBetweenFunction(std::span<const Value> arguments);
// Whole months, days, seconds only.
Value DurationInMonthsFunction(std::span<const Value> arguments);
Value DurationInDaysFunction(std::span<const Value> arguments);
Value DurationInSecondsFunction(std::span<const Value> arguments);

// `value.key` of a date or a duration; null for a key that it does not have. REQUIRES: a date or a duration.
Value TemporalProperty(const Value& value, std::string_view key);

// date ± duration, duration ± duration, duration * number, duration / number. `op` is one of + - * /. nullopt: the
// operands are not such. Neither may be null.
std::optional<Value> TemporalArithmetic(char op, const Value& left, const Value& right);

// nullopt: no such day, or not in any form that date() takes.
std::optional<DateValue> ParseDate(std::string_view text);
std::optional<DurationValue> ParseDuration(std::string_view text);

// --- the calendar
struct YearMonthDay {
  int64_t year = 0;
  int64_t month = 1;  // 1 to 12
  int64_t day = 1;    // 1 to 31
};
YearMonthDay ToYearMonthDay(DateValue date);
// nullopt: no such day, or the year is beyond ±999,999,999.
std::optional<DateValue> MakeDate(int64_t year, int64_t month, int64_t day);
// Monday of week 1 of a year of weeks (ISO 8601).
DateValue FirstDayOfWeekYear(int64_t week_year);
int64_t WeekYearOf(DateValue date);
// 1 is Monday.
int64_t DayOfWeek(DateValue date);

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_TEMPORAL_H_
