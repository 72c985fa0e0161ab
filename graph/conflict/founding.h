// When an organization or team was founded. Kind founded-on.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_FOUNDING_H_
#define NEWSGRAPH_GRAPH_CONFLICT_FOUNDING_H_

#include <vector>

#include "graph/conflict/group.h"

namespace kg::graph::conflict {

// At most one. An approximate date makes a tension at most.
void CheckFounding(const Group& group, const EntityId& organization, std::vector<Conflict>* out);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_FOUNDING_H_
