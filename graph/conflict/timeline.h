// What the claims of a conflict say as intervals on one axis, for drawing: days of birth that an age allows, days of
// death, the spans of an office, times of a result.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_TIMELINE_H_
#define NEWSGRAPH_GRAPH_CONFLICT_TIMELINE_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "graph/model/schema.h"
#include "graph/records.h"

namespace kg::graph {

// The literal reading [first, last] and the tolerant one around it, [hull_first, hull_last], both closed. An open end
// is INT64_MIN or INT64_MAX.
struct TimelineBar {
  ClaimId claim;
  int64_t first = 0;
  int64_t last = 0;
  int64_t hull_first = 0;
  int64_t hull_last = 0;
};

struct Timeline {
  enum class Unit : uint8_t { kDays, kMilliseconds };
  Unit unit = Unit::kDays;  // days as kg::Day
  std::string caption;      // "Days of birth that each claim allows"
  std::vector<TimelineBar> bars;
};

// The bars of the conflict's claims, in the order of `claims`; no bars where the values are no intervals (places,
// names). `claims`: those of the conflict, and for a person all others that have the person as their subject (a death
// bounds an age); further ones do no harm.
Timeline TimelineOf(const Schema& schema, const Conflict& conflict, std::span<const ResolvedClaim> claims);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_CONFLICT_TIMELINE_H_
