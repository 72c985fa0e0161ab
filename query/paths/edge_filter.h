// Which edges a search may use: by predicate, time, confidence and sources.
#ifndef NEWSGRAPH_QUERY_PATHS_EDGE_FILTER_H_
#define NEWSGRAPH_QUERY_PATHS_EDGE_FILTER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model/date.h"
#include "graph/reader.h"

namespace kg::query {

struct EdgeFilter {
  std::vector<std::string> via;  // only these predicates; empty: all
  DayInterval days;              // only edges whose date may lie in it; as it is by default: all, undated ones as well
  double min_confidence = 0;
  uint32_t min_sources = 0;

  bool HasDays() const { return days.first != kMinDay || days.last != kMaxDay; }
  // True when some edges are kept out.
  bool IsActive() const { return !via.empty() || HasDays() || min_confidence > 0 || min_sources > 1; }
  bool Allows(const graph::Edge& edge) const;
  // " via coach-of, won; from 2020-01-01", for messages; "" when not active.
  std::string ToString() const;
};

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PATHS_EDGE_FILTER_H_
