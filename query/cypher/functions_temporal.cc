// The table of functions on dates and durations.
#include <array>

#include "query/cypher/builtin.h"
#include "query/cypher/temporal.h"

namespace kg::query::cypher {

namespace {

// Today; a time zone as argument changes nothing, the day being that of UTC.
Value TodayFunction(std::span<const Value> arguments) {
  return !arguments.empty() && arguments[0].is_null() ? Value() : DateFunction({});
}

}  // namespace

std::span<const Builtin> TemporalBuiltins() {
  static constexpr std::array<Builtin, 10> kFunctions = {{{"date", 0, 1, DateFunction},
                                                          {"date.transaction", 0, 1, TodayFunction},
                                                          {"date.statement", 0, 1, TodayFunction},
                                                          {"date.realtime", 0, 1, TodayFunction},
                                                          {"date.truncate", 2, 3, DateTruncateFunction},
                                                          {"duration", 1, 1, DurationFunction},
                                                          {"duration.between", 2, 2, DurationBetweenFunction},
                                                          {"duration.inmonths", 2, 2, DurationInMonthsFunction},
                                                          {"duration.indays", 2, 2, DurationInDaysFunction},
                                                          {"duration.inseconds", 2, 2, DurationInSecondsFunction}}};
  return kFunctions;
}

}  // namespace kg::query::cypher
