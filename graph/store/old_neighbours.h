// What the local entities of new documents have to do with what was resolved before.
#ifndef NEWSGRAPH_GRAPH_STORE_OLD_NEIGHBOURS_H_
#define NEWSGRAPH_GRAPH_STORE_OLD_NEIGHBOURS_H_

#include <algorithm>
#include <span>
#include <unordered_map>
#include <vector>

#include "graph/model/id.h"
#include "graph/store/ref_set.h"

namespace kg::graph {

// Pairs of a new local entity and an old entity whose component it belongs to, in both directions. All of them are
// known before anything is resolved, so that components grow without a look at their old members.
class OldNeighbours {
 public:
  void Add(const Ref& ref, const EntityId& entity) {
    std::vector<EntityId>& entities = of_[ref];
    if (std::find(entities.begin(), entities.end(), entity) != entities.end()) return;
    entities.push_back(entity);
    to_[entity].push_back(ref);
  }
  std::span<const EntityId> Of(const Ref& ref) const {
    const auto found = of_.find(ref);
    return found == of_.end() ? std::span<const EntityId>() : found->second;
  }
  std::span<const Ref> To(const EntityId& entity) const {
    const auto found = to_.find(entity);
    return found == to_.end() ? std::span<const Ref>() : found->second;
  }

 private:
  std::unordered_map<Ref, std::vector<EntityId>, RefHash> of_;
  std::unordered_map<EntityId, std::vector<Ref>> to_;
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_OLD_NEIGHBOURS_H_
