// Times and marks as ranges: "2:01:09" is that second, "2:01" with precision minute the whole minute, "under 2:02" all
// below it.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_MEASURE_H_
#define NEWSGRAPH_GRAPH_CONFLICT_MEASURE_H_

#include <optional>
#include <string>

#include "graph/conflict/camps.h"

namespace kg::graph::conflict {

// A time in milliseconds, from `text` and the claim's qualifiers precision and bound; nullopt when it is no time.
std::optional<Reading> ReadTime(const ResolvedClaim& claim, std::string_view text);
// A metric length in tenths of a millimetre ("8.95 m"); nullopt when it is none.
std::optional<Reading> ReadMark(const ResolvedClaim& claim, std::string_view text);
// Where whole seconds stand beside fractions, a fraction also means the next whole second: times are rounded up.
void RoundFractions(std::vector<Reading>* times);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_MEASURE_H_
