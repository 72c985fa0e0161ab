// Which entities came of one component, so that a later run need not search all blocks for what belongs together.
#ifndef NEWSGRAPH_GRAPH_STORE_COMPONENT_RING_H_
#define NEWSGRAPH_GRAPH_STORE_COMPONENT_RING_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/id.h"
#include "graph/model/status.h"
#include "graph/resolve/alike.h"
#include "graph/store/db.h"

namespace kg::graph {

// The entities of one component, each leading to the next one and the last to the first: one more changes two records,
// however many there are. An entity that is alone in its component, as most are, leads nowhere; its record tells what
// its members have in common where there are several and all are alike, and otherwise it has none.
//
// Invariant: good for all components that hold nothing pending.
struct StoredComponent {
  std::vector<EntityId> entities;  // sorted
  std::optional<Alike> alike;      // all members of the only entity
};

// Of the component that the entity belongs to. Errors: kCorrupt, kIo.
Result<StoredComponent> ReadComponent(const Db& db, const EntityId& entity);

// Puts what is not so yet. `entities`: all of one component. REQUIRES: one entity where `alike` is not null.
Status PutComponent(const Db& db, const std::set<EntityId>& entities, const Alike* alike, Batch* batch);

std::string Encode(const Alike& alike);
// False when the bytes are not such a value, or damaged.
bool Decode(std::string_view bytes, Alike* alike);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_COMPONENT_RING_H_
