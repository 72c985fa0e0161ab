// Constraints that a schema declares by lines: one value per subject and key, with a tolerance. So a user's own
// relation is checked without a line of code.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_DECLARED_H_
#define NEWSGRAPH_GRAPH_CONFLICT_DECLARED_H_

#include <string_view>
#include <vector>

#include "graph/conflict/group.h"

namespace kg::graph::conflict {

// True when the relation is `single`, has a kind, and no check of this folder knows it by name.
bool IsDeclaredSingle(const Schema& schema, std::string_view predicate);

// Reports of the relation's kind on the claims with that subject. A claim that lacks a qualifier of the key is compared
// with nothing; a date in the key counts by its year.
void CheckDeclared(const Group& group, const EntityId& subject, std::vector<Conflict>* out);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_DECLARED_H_
