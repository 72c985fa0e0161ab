// Two spouses of one person: the same one under two names (kind name), or two at one time (kind spouse). Tensions.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_SPOUSES_H_
#define NEWSGRAPH_GRAPH_CONFLICT_SPOUSES_H_

#include <vector>

#include "graph/conflict/group.h"

namespace kg::graph::conflict {

void CheckSpouses(const Group& group, const EntityId& person, std::vector<Conflict>* out);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_SPOUSES_H_
