// The k best simple paths: Yen's algorithm (Management Science 17, 1971) with Lawler's rule against repeated work.
#ifndef NEWSGRAPH_QUERY_PATHS_K_BEST_H_
#define NEWSGRAPH_QUERY_PATHS_K_BEST_H_

#include <set>
#include <vector>

#include "query/paths/path_graph.h"

namespace kg::query {

struct KBestResult {
  std::vector<std::vector<NodeIndex>> paths;  // best first
  std::set<NodeIndex> unwanted;               // see SearchResult
  bool complete = true;
  size_t reached = 0;
  bool reached_from_start = false;
};

KBestResult FindKBest(PathGraph* graph, NodeIndex from, NodeIndex to, int max_hops, int k, bool avoid_unwanted,
                      bool by_work = false);  // by_work: see SearchQuery

// Sorts by the order of path.h. `paths` are simple and distinct.
void SortPaths(PathGraph* graph, std::vector<std::vector<NodeIndex>>* paths);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PATHS_K_BEST_H_
