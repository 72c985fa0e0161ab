// Links between candidates: which of them say nothing, and whom a name means that several may have.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_LINKS_H_
#define NEWSGRAPH_GRAPH_RESOLVE_LINKS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "graph/resolve/clusters.h"
#include "graph/resolve/match.h"

namespace kg::graph {

// A Match between the candidates `a` and `b`.
struct ScoredLink {
  double score;
  size_t a;
  size_t b;
  int open_end;
  double points;
  std::string evidence;
};

// By falling score and points, then by key.
bool ComesFirst(const ScoredLink& x, const ScoredLink& y);

// Takes out links by a name alone where the name is known to be of two, a firm's or a surname. `apart`: pairs that must
// stay so.
void DropWhatSaysNothing(const std::vector<Candidate>& candidates, const CandidatePairs& apart,
                         std::vector<ScoredLink>* links, std::vector<ScoredLink>* open);

// Makes the links of open names (Match::open_end), each to the bearer with whom it has clearly most in common, and adds
// those that it has made to `links`.
void MergeOpen(const std::vector<Candidate>& candidates, const std::vector<ScoredLink>& open, Clusters* clusters,
               std::vector<ScoredLink>* links);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_LINKS_H_
