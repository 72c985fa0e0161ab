// Paths between two entities: what is asked and what is answered.
//
// What counts as best, in this order:
//   1. cost: an edge costs 1; passing THROUGH an event costs 2 more unless both edges are of the same edition (two
//      winners of different years never met there);
//   2. fewer steps; 3. more sources (the sum over the steps);
//   4. names (of equal ones the ids), node by node from the start on.
// Countries and nodes above a degree are avoided while another way exists. `plain` switches the cost of events and the
// avoiding off. Two paths are the same when they pass through the same nodes in the same order; of several edges
// between two neighbours the best combination is taken.
#ifndef NEWSGRAPH_QUERY_PATHS_PATH_H_
#define NEWSGRAPH_QUERY_PATHS_PATH_H_

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/schema.h"
#include "graph/model/status.h"
#include "graph/reader.h"
#include "query/paths/direction.h"
#include "query/paths/edge_filter.h"

namespace kg::query {

struct PathOptions {
  int max_hops = 6;
  int k = 1;
  EdgeFilter filter;                       // only these edges
  Direction direction = Direction::kBoth;  // kOut: every step from subject to object; kIn: every step back
  bool plain = false;
  uint64_t hub_degree = 1000;  // nodes with more edges are avoided
  size_t all_limit = 1000;     // AllSimplePaths stops here
};

struct Path {
  std::vector<EntityId> nodes;     // from start to end, at least two, none twice
  std::vector<graph::Edge> edges;  // edges[i] joins nodes[i] and nodes[i + 1], in either direction
  int cost = 0;
  uint64_t sources = 0;            // sum over the edges
  std::vector<EntityId> unwanted;  // countries and hubs that it passes through
};

struct PathAnswer {
  std::vector<Path> paths;          // best first
  std::vector<EntityId> avoided;    // countries and hubs that would join the two as well; by id
  bool through_unwanted = false;    // there is no way without countries and hubs
  bool more = false;                // AllSimplePaths: there are more than all_limit
  std::optional<int> nearest_hops;  // no path within max_hops: the steps of the shortest one, where one was found
  double confidence = 0;            // of the only path of FindMostCredible: that all its edges are true
  size_t reached = 0;               // no path at all: how many entities the smaller side reaches,
  bool reached_from_start = false;  // and whether that is the start's side
};

// `schema` may be null: it only saves reads. REQUIRES: from != to.
// Errors: kInterrupted when `interrupted` (may be null) becomes true; errors of the reader.
Result<PathAnswer> FindPaths(const graph::Reader& reader, const Schema* schema, const EntityId& from,
                             const EntityId& to, const PathOptions& options, const std::atomic<bool>* interrupted);

// The same on a graph that earlier searches have read (path_graphs.h). REQUIRES: it was made with the filter,
// direction, `plain` and hub_degree of these options.
class PathGraph;
Result<PathAnswer> FindPaths(PathGraph* graph, const EntityId& from, const EntityId& to, const PathOptions& options);

// All simple paths of at most max_hops steps: those without countries and hubs first, then best first.
Result<PathAnswer> AllSimplePaths(const graph::Reader& reader, const Schema* schema, const EntityId& from,
                                  const EntityId& to, const PathOptions& options, const std::atomic<bool>* interrupted);

// The edition that an event edge with this date belongs to: "2023" for any date within one year, "2023/2024" for a
// season, "" when it can't be told (no date, a longer interval).
std::string EditionOf(const std::string& date);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PATHS_PATH_H_
