// Calendar days, partial dates and the subset of EDTF (ISO 8601-2) that claims use.
//
//   YYYY, YYYY-MM, YYYY-MM-DD     as precise as the text allows
//   A/B, A/.., ../B               an interval; open ends as ".."
//   ~ behind a date               approximate ("about")
//   YYYY/YYYY+1                   a season
//
// Whether an interval means "some day within" (an event) or "the whole span" (a state) is the predicate's business.
#ifndef NEWSGRAPH_GRAPH_MODEL_DATE_H_
#define NEWSGRAPH_GRAPH_MODEL_DATE_H_

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace kg {

// Days since 1970-01-01 in the proleptic Gregorian calendar.
using Day = int32_t;
inline constexpr Day kMinDay = std::numeric_limits<Day>::min() / 4;  // open start
inline constexpr Day kMaxDay = std::numeric_limits<Day>::max() / 4;  // open end

struct CivilDate {
  int year = 1970;
  int month = 1;
  int day = 1;
  auto operator<=>(const CivilDate&) const = default;
};

Day DayFromCivil(const CivilDate& date);
CivilDate CivilFromDay(Day day);
int DaysInMonth(int year, int month);
// 0 = Monday .. 6 = Sunday.
int WeekdayOf(Day day);
// The same month and day `years` later (negative: earlier); 29 February becomes 28 February where there is none.
// Open ends (kMinDay, kMaxDay) stay open.
Day AddYears(Day day, int years);
Day AddMonths(Day day, int months);

// A closed interval of days, [first, last]; empty when last < first.
struct DayInterval {
  Day first = kMinDay;
  Day last = kMaxDay;
  bool operator==(const DayInterval&) const = default;
  bool IsEmpty() const { return last < first; }
  bool Contains(Day day) const { return first <= day && day <= last; }
  bool Contains(const DayInterval& other) const { return first <= other.first && other.last <= last; }
  int64_t LengthDays() const { return IsEmpty() ? 0 : static_cast<int64_t>(last) - first + 1; }
};
DayInterval Intersect(const DayInterval& a, const DayInterval& b);
DayInterval Hull(const DayInterval& a, const DayInterval& b);

// A year, a month of a year, or a day.
struct PartialDate {
  int year = 0;
  int month = 0;  // 0: unknown
  int day = 0;    // 0: unknown
  bool approximate = false;
  auto operator<=>(const PartialDate&) const = default;
  bool IsValid() const;
  DayInterval Days() const;
};

enum class DatePrecision { kNone, kYear, kMonth, kDay, kInterval };

// One EDTF value of the subset above.
struct Date {
  PartialDate start;  // the date itself when !is_interval
  PartialDate end;
  bool is_interval = false;
  bool open_start = false;
  bool open_end = false;

  bool operator==(const Date&) const = default;
  static Date Of(int year, int month = 0, int day = 0, bool approximate = false);
  static Date OfDay(Day day);
  static Date Between(const PartialDate& start, const PartialDate& end);
  static Date NotAfter(const PartialDate& end);
  static Date Since(const PartialDate& start);
  // nullopt when `edtf` is outside the subset or names a day that does not exist.
  static std::optional<Date> Parse(std::string_view edtf);

  std::string ToString() const;
  // All days the date may mean; approximate dates give their literal days.
  DayInterval Days() const;
  DatePrecision precision() const;
  bool approximate() const { return start.approximate || end.approximate; }
};

}  // namespace kg

#endif  // NEWSGRAPH_GRAPH_MODEL_DATE_H_
