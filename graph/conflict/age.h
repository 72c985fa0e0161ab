// What an age says of the birth day: which day or days it was said for decides.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_AGE_H_
#define NEWSGRAPH_GRAPH_CONFLICT_AGE_H_

#include <optional>

#include "graph/conflict/camps.h"
#include "graph/conflict/death.h"

namespace kg::graph::conflict {

// Where the time of an age comes from.
enum class AgeTime {
  kText,     // the text gives it: "in 2006, then aged 18"
  kDated,    // the published date, known to 60 days
  kUndated,  // the published date, an interval only
  kAtDeath,  // an article about somebody then dead: the day of death
};

struct AgeReading {
  Reading reading;  // of the birth day
  int age = 0;
  AgeTime time = AgeTime::kDated;
  DayInterval when;  // the days for which it is said, cut at the death
};

// nullopt when the claim is no age or nothing bounds the time. REQUIRES: TakesSide(claim)
std::optional<AgeReading> ReadAge(const ResolvedClaim& claim, const Death& death);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_AGE_H_
