// Born, then all else, then died: kind lifespan.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_LIFE_ORDER_H_
#define NEWSGRAPH_GRAPH_CONFLICT_LIFE_ORDER_H_

#include <vector>

#include "graph/conflict/life.h"

namespace kg::graph::conflict {

// At most one conflict of a dated claim with the birth, and one with the death. Awards and records of the dead do not
// count as a sign of life.
void CheckLifeOrder(const Group& group, const EntityId& person, const Death& death, const BirthReadings& birth,
                    std::vector<Conflict>* out);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_LIFE_ORDER_H_
