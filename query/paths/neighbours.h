// What lies around an entity, step by step.
#ifndef NEWSGRAPH_QUERY_PATHS_NEIGHBOURS_H_
#define NEWSGRAPH_QUERY_PATHS_NEIGHBOURS_H_

#include <atomic>
#include <cstdint>
#include <vector>

#include "graph/model/status.h"
#include "graph/reader.h"
#include "query/paths/direction.h"
#include "query/paths/edge_filter.h"

namespace kg::query {

struct NeighbourOptions {
  int hops = 1;
  EdgeFilter filter;
  Direction direction = Direction::kBoth;
  bool plain = false;          // go on behind hubs as well
  uint64_t hub_degree = 1000;  // a node with more edges is reached, but not passed
  size_t limit = 10'000;       // entities
};

struct Neighbour {
  EntityId id;
  int hops = 0;
  EntityId from;                   // the first entity of the step before, by id, that leads here
  std::vector<graph::Edge> edges;  // between the two, those that the filter allows
};

struct NeighbourAnswer {
  std::vector<Neighbour> neighbours;  // by hops, then id; without the start
  std::vector<EntityId> hubs;         // that were not passed
  bool more = false;                  // the limit was met
};

// Breadth first. Errors: kInterrupted when `interrupted` (may be null) becomes true.
Result<NeighbourAnswer> FindNeighbours(const graph::Reader& reader, const EntityId& start,
                                       const NeighbourOptions& options, const std::atomic<bool>* interrupted);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PATHS_NEIGHBOURS_H_
