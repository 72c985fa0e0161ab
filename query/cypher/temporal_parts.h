// Days and durations from their parts; used by the functions and the reading of text.
#ifndef NEWSGRAPH_QUERY_CYPHER_TEMPORAL_PARTS_H_
#define NEWSGRAPH_QUERY_CYPHER_TEMPORAL_PARTS_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "query/cypher/value.h"

namespace kg::query::cypher {

// `year` is the year of weeks where `week` or `day_of_week` is given.
struct DateParts {
  std::optional<int64_t> year;
  std::optional<int64_t> month, day;
  std::optional<int64_t> week, day_of_week;
  std::optional<int64_t> quarter, day_of_quarter;
  std::optional<int64_t> ordinal_day;
};

// What is missing is 1. nullopt: no year, parts of two kinds, or no such day.
std::optional<DateValue> DateFromParts(const DateParts& parts);

// In extended precision: nanoseconds survive beside the seconds of a century.
struct DurationParts {
  long double months = 0;
  long double days = 0;
  long double seconds = 0;
  long double nanoseconds = 0;
};

// Fractions go down to the next unit, what is less than a nanosecond is dropped. nullopt: too long.
std::optional<DurationValue> DurationFromParts(const DurationParts& parts);
// `date.key`; null for a key that it does not have.
Value DateProperty(DateValue date, std::string_view key);

// Nanoseconds of any size are carried over to the seconds. nullopt: too long.
std::optional<DurationValue> CarryNanoseconds(int64_t months, int64_t days, int64_t seconds, int64_t nanoseconds);

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_TEMPORAL_PARTS_H_
