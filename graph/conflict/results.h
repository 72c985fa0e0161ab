// Results of one person or team: one time and one rank for each edition, discipline and round. Kinds time and rank.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_RESULTS_H_
#define NEWSGRAPH_GRAPH_CONFLICT_RESULTS_H_

#include <vector>

#include "graph/conflict/group.h"

namespace kg::graph::conflict {

// The times of won, placed, ran-time and record-time are one variable; so are the marks of won, placed and record-mark, and
// the ranks of won (1) and placed.
void CheckResults(const Group& group, const EntityId& competitor, std::vector<Conflict>* out);
// One first rank per edition, discipline, category and round of the event.
void CheckWinners(const Group& group, const EntityId& event, std::vector<Conflict>* out);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_RESULTS_H_
