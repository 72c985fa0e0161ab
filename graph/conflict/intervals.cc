#include "graph/conflict/intervals.h"

#include <algorithm>

namespace kg::graph::conflict {
namespace {

bool IsOpenDay(Day day) { return day <= kMinDay || day >= kMaxDay; }

// The day on which somebody born on `birth` turns `years`: 1 March for 29 February in a year that has none.
Day BirthdayAfter(Day birth, int years) {
  if (IsOpenDay(birth)) return birth;
  const Day day = AddYears(birth, years);
  return CivilFromDay(birth).day == 29 && CivilFromDay(day).day == 28 ? day + 1 : day;
}

}  // namespace

Range RangeOf(const DayInterval& days) {
  return {days.first <= kMinDay ? Range::kLowest : days.first, days.last >= kMaxDay ? Range::kHighest : days.last};
}

DayInterval DaysOf(const Range& range) {
  const auto clamp = [](int64_t value) { return static_cast<Day>(std::clamp<int64_t>(value, kMinDay, kMaxDay)); };
  return {clamp(range.first), clamp(range.last)};
}

Range Intersect(const Range& a, const Range& b) { return {std::max(a.first, b.first), std::min(a.last, b.last)}; }
Range Cover(const Range& a, const Range& b) { return {std::min(a.first, b.first), std::max(a.last, b.last)}; }
bool Disjoint(const Range& a, const Range& b) { return Intersect(a, b).IsEmpty(); }

int64_t Gap(const Range& a, const Range& b) {
  const Range common = Intersect(a, b);
  return common.first - common.last;
}

Range Widen(const Range& range, int64_t below, int64_t above) {
  Range wide = range;
  if (wide.first > Range::kLowest) wide.first -= below;
  if (wide.last < Range::kHighest) wide.last += above;
  return wide;
}

DayInterval WidenDays(const DayInterval& days, int below, int above) {
  return DaysOf(Widen(RangeOf(days), below, above));
}

DayInterval BirthDaysCore(int age, const DayInterval& when) {
  DayInterval birth;
  if (!IsOpenDay(when.first)) birth.first = AddYears(when.first, -(age + 1)) + 1;
  if (!IsOpenDay(when.last)) birth.last = AddYears(when.last, -age);
  return birth;
}

DayInterval BirthDaysHull(int age, const DayInterval& when) {
  DayInterval birth = BirthDaysCore(age, when);
  if (IsOpenDay(when.last)) return birth;
  const CivilDate last = CivilFromDay(when.last);
  const CivilDate born = CivilFromDay(birth.last);
  if (last.month == 2 && last.day == 28 && DaysInMonth(last.year, 2) == 28 && DaysInMonth(born.year, 2) == 29) {
    ++birth.last;
  }
  return birth;
}

DayInterval DaysOfAge(int age, const DayInterval& birth) {
  DayInterval days;
  days.first = BirthdayAfter(birth.first, age);
  days.last = IsOpenDay(birth.last) ? birth.last : BirthdayAfter(birth.last, age + 1) - 1;
  return days;
}

}  // namespace kg::graph::conflict
