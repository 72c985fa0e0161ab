// Growing clusters of candidates, with what must stay apart: by the machine's reasons, and by a person's decisions.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_CLUSTERS_H_
#define NEWSGRAPH_GRAPH_RESOLVE_CLUSTERS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "graph/resolve/match.h"

namespace kg::graph {

using CandidatePairs = std::set<std::pair<size_t, size_t>>;

class Clusters {
 public:
  // Every candidate by itself. `candidates` must outlive the clusters.
  explicit Clusters(const std::vector<Candidate>& candidates);

  // Makes a person's decisions so, the last one first: a later one wins. REQUIRES: no Merge yet.
  void Decide();
  // Pairs that Merge keeps apart from now on, unless a person has said that their names are of one.
  void Forbid(const CandidatePairs& pairs);
  // False when the two must stay apart.
  bool Merge(size_t a, size_t b);

  size_t Of(size_t candidate) const { return of_[candidate]; }
  const std::vector<size_t>& Members(size_t cluster) const { return members_[cluster]; }
  // True when a person has put the candidate where it is.
  bool IsDecided(size_t candidate) const { return decided_[candidate]; }

 private:
  using Sides = std::map<uint64_t, unsigned>;  // of each split in force the sides that a cluster has: 1, 2 or both
  bool IsSplit(size_t a, size_t b) const;
  void Unite(size_t into, size_t from);
  void PutInForce(uint64_t judgement);

  const std::vector<Candidate>& candidates_;
  std::vector<size_t> of_;
  std::vector<std::vector<size_t>> members_;
  std::vector<std::vector<size_t>> forbidden_;
  std::vector<Sides> sides_;  // by cluster
  std::vector<bool> decided_;
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_CLUSTERS_H_
