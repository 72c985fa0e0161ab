// Which entities came of one component, so that a later run need not search all blocks for what belongs together.
#ifndef NEWSGRAPH_GRAPH_STORE_COMPONENT_RING_H_
#define NEWSGRAPH_GRAPH_STORE_COMPONENT_RING_H_

#include <set>
#include <vector>

#include "graph/model/id.h"
#include "graph/model/status.h"
#include "graph/store/db.h"

namespace kg::graph {

// The entities of one component, each leading to the next one and the last to the first: one more changes two records,
// however many there are. An entity that is alone in its component, as most are, has no record.
//
// Invariant: good for all components that hold nothing pending.

// The entity and all others of its component, sorted. Errors: kCorrupt, kIo.
Result<std::vector<EntityId>> ReadComponent(const Db& db, const EntityId& entity);

// Puts what is not so yet. `entities`: all of one component.
Status PutComponent(const Db& db, const std::set<EntityId>& entities, Batch* batch);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_COMPONENT_RING_H_
