// The calendar: days since 1970-01-01 to years, months and days and back, by Howard Hinnant's algorithms
// ("chrono-Compatible Low-Level Date Algorithms"), in 64 bits.
#include <array>

#include "query/cypher/temporal.h"

namespace kg::query::cypher {
namespace {

constexpr int64_t kMaxYear = 999'999'999;

int64_t FloorDivide(int64_t a, int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0); }

bool IsLeap(int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int64_t DaysFromCivil(int64_t year, int64_t month, int64_t day) {
  year -= month <= 2 ? 1 : 0;
  const int64_t era = FloorDivide(year, 400);
  const int64_t year_of_era = year - era * 400;
  const int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

}  // namespace

YearMonthDay ToYearMonthDay(DateValue date) {
  const int64_t days = date.day + 719468;
  const int64_t era = FloorDivide(days, 146097);
  const int64_t day_of_era = days - era * 146097;
  const int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t shifted = (5 * day_of_year + 2) / 153;
  const int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * shifted + 2) / 5 + 1};
}

std::optional<DateValue> MakeDate(int64_t year, int64_t month, int64_t day) {
  constexpr std::array<int64_t, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < -kMaxYear || year > kMaxYear || month < 1 || month > 12 || day < 1) return std::nullopt;
  const int64_t last = month == 2 && IsLeap(year) ? 29 : kDays[static_cast<size_t>(month - 1)];
  if (day > last) return std::nullopt;
  return DateValue{DaysFromCivil(year, month, day)};
}

int64_t DayOfWeek(DateValue date) { return date.day + 3 - FloorDivide(date.day + 3, 7) * 7 + 1; }

DateValue FirstDayOfWeekYear(int64_t week_year) {
  const DateValue fourth{DaysFromCivil(week_year, 1, 4)};
  return {fourth.day - (DayOfWeek(fourth) - 1)};
}

int64_t WeekYearOf(DateValue date) {
  const DateValue thursday{date.day - (DayOfWeek(date) - 1) + 3};
  return ToYearMonthDay(thursday).year;
}

}  // namespace kg::query::cypher
