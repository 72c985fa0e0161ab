// Intervals: what a claim says of a variable, as two closed ranges of whole numbers (days, milliseconds, ranks).
//
// The CORE is the literal reading, the HULL the tolerant one (publication lag, rounding, "about"); core inside hull.
// Ages: somebody who is `a` years old on a day of [t0, t1] was born in [t0 - (a+1) years + 1 day, t1 - a years].
// Minus n years keeps month and day; 29 February becomes 28 February where there is none. Somebody born on 29 February
// turns a year older on 1 March (core) or 28 February (hull).
#ifndef NEWSGRAPH_GRAPH_CONFLICT_INTERVALS_H_
#define NEWSGRAPH_GRAPH_CONFLICT_INTERVALS_H_

#include <cstdint>
#include <limits>

#include "graph/model/date.h"

namespace kg::graph::conflict {

// A closed range [first, last]; empty when last < first. Ends at kLowest and kHighest are open.
struct Range {
  static constexpr int64_t kLowest = std::numeric_limits<int64_t>::min() / 4;
  static constexpr int64_t kHighest = std::numeric_limits<int64_t>::max() / 4;

  int64_t first = kLowest;
  int64_t last = kHighest;

  bool operator==(const Range&) const = default;
  bool IsEmpty() const { return last < first; }
  bool IsOpen() const { return first <= kLowest || last >= kHighest; }
  // True when nothing is known.
  bool IsAll() const { return first <= kLowest && last >= kHighest; }
  bool Contains(int64_t value) const { return first <= value && value <= last; }
};

// Open ends stay open.
Range RangeOf(const DayInterval& days);
DayInterval DaysOf(const Range& range);

Range Intersect(const Range& a, const Range& b);
// The smallest range with both; REQUIRES: neither is empty.
Range Cover(const Range& a, const Range& b);
// True when no value is in both.
bool Disjoint(const Range& a, const Range& b);
// How far the nearer ends lie apart; 0 or less when they have a value in common.
int64_t Gap(const Range& a, const Range& b);
// Both ends moved outward; open ends stay.
Range Widen(const Range& range, int64_t below, int64_t above);
DayInterval WidenDays(const DayInterval& days, int below, int above);

// The birth days of somebody who is `age` on some day of `when`; open ends of `when` give open ends.
DayInterval BirthDaysCore(int age, const DayInterval& when);
// The same with 28 February counted as the birthday of those born on 29 February in years that have none.
DayInterval BirthDaysHull(int age, const DayInterval& when);
// The days on which somebody born in `birth` turns or is `age` (core reading).
DayInterval DaysOfAge(int age, const DayInterval& birth);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_INTERVALS_H_
