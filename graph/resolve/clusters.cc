#include "graph/resolve/clusters.h"

#include <algorithm>
#include <string_view>

namespace kg::graph {

Clusters::Clusters(const std::vector<Candidate>& candidates)
    : candidates_(candidates),
      of_(candidates.size()),
      members_(candidates.size()),
      forbidden_(candidates.size()),
      sides_(candidates.size()),
      decided_(candidates.size()) {
  for (size_t i = 0; i < candidates.size(); ++i) {
    of_[i] = i;
    members_[i] = {i};
  }
}

bool Clusters::IsSplit(size_t a, size_t b) const {
  const Sides& fewer = sides_[a].size() <= sides_[b].size() ? sides_[a] : sides_[b];
  const Sides& more = &fewer == &sides_[a] ? sides_[b] : sides_[a];
  return std::any_of(fewer.begin(), fewer.end(), [&](const auto& split) {
    const auto other = more.find(split.first);
    // Where one of the clusters has both sides a later decision has overruled the split.
    return other != more.end() && (split.second | other->second) == 3 && split.second != 3 && other->second != 3;
  });
}

void Clusters::Unite(size_t into, size_t from) {
  if (members_[into].size() < members_[from].size()) std::swap(into, from);
  for (const size_t moved : members_[from]) of_[moved] = into;
  members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
  members_[from].clear();
  for (const auto& [split, side] : sides_[from]) sides_[into][split] |= side;
  sides_[from].clear();
}

void Clusters::PutInForce(uint64_t judgement) {
  size_t first = candidates_.size();  // of a merge
  for (size_t i = 0; i < candidates_.size(); ++i) {
    for (const Mark& mark : candidates_[i].marks) {
      if (mark.judgement != judgement) continue;
      if (mark.side != Mark::Side::kOne) {
        sides_[of_[i]][judgement] |= mark.side == Mark::Side::kOut ? 1U : 2U;
      } else if (first == candidates_.size()) {
        first = i;
        decided_[i] = true;
      } else if (of_[i] == of_[first] || !IsSplit(of_[i], of_[first])) {
        if (of_[i] != of_[first]) Unite(of_[i], of_[first]);
        decided_[i] = true;
      }
    }
  }
}

void Clusters::Decide() {
  std::set<uint64_t> judgements;
  for (const Candidate& candidate : candidates_) {
    for (const Mark& mark : candidate.marks) judgements.insert(mark.judgement);
  }
  for (auto judgement = judgements.rbegin(); judgement != judgements.rend(); ++judgement) PutInForce(*judgement);
}

void Clusters::Forbid(const CandidatePairs& pairs) {
  std::map<size_t, std::set<std::string_view>> names;  // that a person has given to one, by cluster
  for (size_t i = 0; i < candidates_.size(); ++i) {
    if (decided_[i] && members_[of_[i]].size() > 1) names[of_[i]].insert(candidates_[i].key);
  }
  const auto is_lifted = [&](size_t a, size_t b) {
    const auto of_cluster = names.find(of_[a]);
    return of_cluster != names.end() && of_cluster->second.contains(candidates_[b].key) &&
           of_cluster->second.contains(candidates_[a].key);
  };
  for (const auto& [a, b] : pairs) {
    if (is_lifted(a, b) || is_lifted(b, a)) continue;
    forbidden_[a].push_back(b);
    forbidden_[b].push_back(a);
  }
}

bool Clusters::Merge(size_t a, size_t b) {
  size_t into = of_[a];
  size_t from = of_[b];
  if (into == from) return true;
  if (members_[into].size() < members_[from].size()) std::swap(into, from);
  for (const size_t moved : members_[from]) {
    const auto& others = forbidden_[moved];
    if (std::any_of(others.begin(), others.end(), [&](size_t other) { return of_[other] == into; })) return false;
  }
  if (IsSplit(into, from)) return false;
  Unite(into, from);
  return true;
}

}  // namespace kg::graph
