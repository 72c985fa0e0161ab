// Which entities matter in the graph as a whole: PageRank, and who holds parts of it together. By Boost.Graph.
#ifndef NEWSGRAPH_QUERY_PATHS_RANK_H_
#define NEWSGRAPH_QUERY_PATHS_RANK_H_

#include <atomic>
#include <cstdint>
#include <vector>

#include "graph/model/status.h"
#include "graph/reader.h"
#include "query/paths/edge_filter.h"

namespace kg::query {

struct RankedEntity {
  EntityId id;
  // PageRank (Brin and Page 1998) with damping 0.85 over undirected simple edges; all entities together have 1.
  double pagerank = 0;
  uint32_t neighbours = 0;
  // How many entities would lose their way to the largest part of the rest, were this one not there. 0: it lies on
  // no only way between two others (an articulation point of the biconnected components does).
  uint64_t cuts_off = 0;
};

struct RankAnswer {
  std::vector<RankedEntity> entities;  // every entity of the graph, by id
  uint64_t edges = 0;                  // pairs of neighbours
  uint64_t parts = 0;                  // connected components, single entities included
};

// Holds the graph's ids and edges in memory. Errors: kInterrupted when `interrupted` (may be null) becomes true.
Result<RankAnswer> RankEntities(const graph::Reader& reader, const EdgeFilter& filter,
                                const std::atomic<bool>* interrupted);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PATHS_RANK_H_
