// Denials: a negated claim against an asserted one with the same subject, predicate, object and time. Always a tension.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_DENIALS_H_
#define NEWSGRAPH_GRAPH_CONFLICT_DENIALS_H_

#include <vector>

#include "graph/conflict/group.h"

namespace kg::graph::conflict {

// Of the claims with that subject (for symmetric relations, the one named first in the order of ids).
void CheckDenials(const Group& group, const EntityId& subject, std::vector<Conflict>* out);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_DENIALS_H_
