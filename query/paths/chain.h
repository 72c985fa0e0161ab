// From a sequence of nodes to the edges between them: of several edges between two neighbours the combination that
// costs least, then has the most sources, then passes through the fewest changes of edition.
#ifndef NEWSGRAPH_QUERY_PATHS_CHAIN_H_
#define NEWSGRAPH_QUERY_PATHS_CHAIN_H_

#include <cstdint>
#include <vector>

#include "query/paths/frontier.h"
#include "query/paths/path_graph.h"

namespace kg::query {

struct Chain {
  int cost = 0;
  int64_t sources = 0;
  std::vector<const Link*> links;  // links[i] leads from nodes[i] to nodes[i + 1]
};

// REQUIRES: neighbours in `nodes` are joined in the graph; two nodes at least.
Chain BestChain(PathGraph* graph, const std::vector<NodeIndex>& nodes);

// The ways to the last of `nodes` as roots of a further search: one for each edition that an event is entered by.
std::vector<RootLabel> RootLabels(PathGraph* graph, const std::vector<NodeIndex>& nodes);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PATHS_CHAIN_H_
