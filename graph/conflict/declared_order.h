// Constraints in time that a schema declares by lines: what comes after what and by how much, and values that only rise
// or only fall.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_DECLARED_ORDER_H_
#define NEWSGRAPH_GRAPH_CONFLICT_DECLARED_ORDER_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/conflict/group.h"

namespace kg::graph::conflict {

// "after REL by N years" and "within N years of REL", same subject.
struct TimeBound {
  bool at_least = true;
  std::string other;
  int count = 0;
  char unit = 'd';  // days, months, years
  bool same_object = false;
};
std::vector<TimeBound> TimeBoundsOf(const Relation& relation);

// True when a line speaks of the relation's place in time: `after`, `within` or `chain` of its own, or of another one
// that names it.
bool IsDeclaredInTime(const Schema& schema, std::string_view predicate);

// Reports of the relations' kinds on the claims with that subject.
void CheckDeclaredOrder(const Group& group, const EntityId& subject, std::vector<Conflict>* out);
void CheckDeclaredChains(const Group& group, const EntityId& subject, std::vector<Conflict>* out);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_DECLARED_ORDER_H_
