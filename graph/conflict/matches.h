// Matches of two sides: who won and by which score. Kind score.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_MATCHES_H_
#define NEWSGRAPH_GRAPH_CONFLICT_MATCHES_H_

#include <vector>

#include "graph/conflict/group.h"

namespace kg::graph::conflict {

// All claims of the group are `beat` of the same two sides, in both directions. One match: the same days, to a day, and
// round. Only dates of a day are compared.
void CheckMatches(const Group& group, std::vector<Conflict>* out);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_MATCHES_H_
