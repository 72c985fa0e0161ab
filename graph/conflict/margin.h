// By how much a record was broken, as the sentence says: "beating the previous record by 34 seconds".
#ifndef NEWSGRAPH_GRAPH_CONFLICT_MARGIN_H_
#define NEWSGRAPH_GRAPH_CONFLICT_MARGIN_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace kg::graph::conflict {

struct Margin {
  int64_t milliseconds = 0;
  int64_t step = 1000;  // of the notation: a tenth, a second, a minute
  bool more = false;    // "by more than three minutes": a bound
};

// The margin of a time, in a sentence that speaks of breaking a record; nullopt when there is none, several, or one
// that is "about" or "nearly".
std::optional<Margin> FindMargin(std::string_view sentence);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_MARGIN_H_
