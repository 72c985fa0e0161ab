// Entity resolution proper: from the local entities of one component (all that blocks and links join) to entities.
//
// Invariant: the result is a function of the set of members. Members are sorted, pairs that must stay apart are known
// before any link is made, links are taken by falling score with ties by key: neither the order of loading nor how the
// work was cut into batches can show.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_CLUSTER_H_
#define NEWSGRAPH_GRAPH_RESOLVE_CLUSTER_H_

#include <string>
#include <vector>

#include "graph/model/id.h"
#include "graph/resolve/profile.h"

namespace kg::graph {

struct Link {
  Ref ref;
  EntityId entity;
  double confidence = 1.0;
  std::string evidence;
  bool operator==(const Link&) const = default;
};

// `members`: one whole component, any order. Returns a link for each, sorted by ref.
std::vector<Link> ResolveComponent(const std::vector<const Profile*>& members);

// A place of the gazetteer is resolved by its key, without any block. REQUIRES: GazetteerKey(profile) is not empty.
Link ResolveByKey(const Profile& profile);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_CLUSTER_H_
