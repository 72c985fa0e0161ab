// Parents and children: how far apart their births may lie, children born after a parent's death, two fathers.
// Kind parent.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_KIN_H_
#define NEWSGRAPH_GRAPH_CONFLICT_KIN_H_

#include <string_view>
#include <vector>

#include "graph/conflict/group.h"

namespace kg::graph::conflict {

// The line `gap N years` of a relation: its subject is born that long after its object at least. 0 without such a line.
int YearsApart(const Schema& schema, std::string_view predicate);
bool IsKin(const Schema& schema, std::string_view predicate);

// The claims of the group are those of both lives and the child-of claims between them.
void CheckKin(const Group& group, const EntityId& child, const EntityId& parent, std::vector<Conflict>* out);

// Two fathers, or two mothers, where nobody speaks of a step-parent or an adoption.
void CheckParents(const Group& group, const EntityId& child, std::vector<Conflict>* out);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_KIN_H_
