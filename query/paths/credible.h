// The most credible path: the one whose edges are most probably all true.
#ifndef NEWSGRAPH_QUERY_PATHS_CREDIBLE_H_
#define NEWSGRAPH_QUERY_PATHS_CREDIBLE_H_

#include <atomic>

#include "query/paths/path.h"

namespace kg::query {

// The path with the greatest product of its edges' confidences; of equal ones (to a millionth of a millionth) the one
// with fewer steps, then by the names of its nodes from the end backwards. Of several edges between two neighbours the
// most credible one is taken; editions of events cost nothing. Countries and hubs are avoided while another way exists,
// unless options.plain; options.k is ignored. PathAnswer::confidence is the product.
// Dijkstra's algorithm (Numerische Mathematik 1, 1959) on -log(confidence), with a label for each number of steps.
// REQUIRES: from != to. Errors: as FindPaths.
Result<PathAnswer> FindMostCredible(const graph::Reader& reader, const Schema* schema, const EntityId& from,
                                    const EntityId& to, const PathOptions& options,
                                    const std::atomic<bool>* interrupted);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PATHS_CREDIBLE_H_
