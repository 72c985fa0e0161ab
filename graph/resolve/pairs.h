// Which candidates of a component are compared: those that meet in some block.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_PAIRS_H_
#define NEWSGRAPH_GRAPH_RESOLVE_PAIRS_H_

#include <cstddef>
#include <utility>
#include <vector>

#include "graph/resolve/match.h"

namespace kg::graph {

// Pairs of indices, the smaller one first; sorted, each once. `candidates` are sorted by name and attributes.
// Of a block of at most 150 all pairs; of a larger one those that share a neighbour or a companion with at most 150 of
// it, and each with the next ones in order: so the cost stays linear in the size of a block of very many namesakes.
std::vector<std::pair<size_t, size_t>> MakePairs(const std::vector<Candidate>& candidates);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_PAIRS_H_
