// The best path between two nodes: search from both ends, layer by layer.
#ifndef NEWSGRAPH_QUERY_PATHS_SEARCH_H_
#define NEWSGRAPH_QUERY_PATHS_SEARCH_H_

#include <optional>
#include <set>
#include <vector>

#include "query/paths/frontier.h"
#include "query/paths/path_graph.h"

namespace kg::query {

struct SearchQuery {
  NodeIndex from = 0;
  NodeIndex to = 0;
  int max_hops = 6;
  bool avoid_unwanted = true;
  // Goes on from the side with fewer links, as far as they are known: faster. The path is the same in any case, but
  // what is told when there is none (`reached`, `unwanted`) is not.
  bool by_work = false;
  // How many of the equally short paths are wanted in SearchResult::ties. REQUIRES: a plain graph, or 0.
  size_t ties = 0;
  // When `from` is inside a path already: how it was entered. Else one label {}.
  std::vector<RootLabel> start = {{}};
  bool start_is_passed = false;
  std::set<NodeIndex> blocked;
  std::set<NodeIndex> blocked_first;
};

struct SearchResult {
  std::vector<NodeIndex> nodes;  // empty: no path
  // The first of those that are as short and have as many sources, in order, `nodes` among them.
  std::vector<std::vector<NodeIndex>> ties;
  std::set<NodeIndex> unwanted;     // avoided countries and hubs that give a way as good as this one or better
  bool complete = true;             // no path, and none of any length: one side is exhausted
  size_t reached = 0;               // then: the number of nodes of that side
  bool reached_from_start = false;  // and whether it is the start's
};

// The best path by the order of path.h; of equal ones the first by names. When the graph is interrupted the result
// means nothing.
SearchResult FindBest(PathGraph* graph, const SearchQuery& query);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PATHS_SEARCH_H_
