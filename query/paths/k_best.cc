#include "query/paths/k_best.h"

#include <algorithm>
#include <string>
#include <utility>

#include "query/paths/chain.h"
#include "query/paths/search.h"

namespace kg::query {
namespace {

// A path with all that decides its place.
struct Candidate {
  int cost = 0;
  int64_t sources = 0;
  std::vector<std::pair<std::string, EntityId>> names;
  std::vector<NodeIndex> nodes;
  size_t deviation = 0;  // the node where it left the path that it was made from

  bool operator<(const Candidate& other) const {
    if (cost != other.cost) return cost < other.cost;
    if (nodes.size() != other.nodes.size()) return nodes.size() < other.nodes.size();
    if (sources != other.sources) return sources > other.sources;
    return names < other.names;
  }
};

Candidate MakeCandidate(PathGraph* graph, std::vector<NodeIndex> nodes, size_t deviation) {
  const Chain chain = BestChain(graph, nodes);
  Candidate candidate;
  candidate.cost = chain.cost;
  candidate.sources = chain.sources;
  for (NodeIndex node : nodes) candidate.names.emplace_back(graph->NameOf(node), graph->IdOf(node));
  candidate.nodes = std::move(nodes);
  candidate.deviation = deviation;
  return candidate;
}

// The best path that shares nodes[0..spur] with `path` and leaves it there by a step that no found path has taken.
std::vector<NodeIndex> Deviate(PathGraph* graph, const std::vector<NodeIndex>& path, size_t spur,
                               const std::vector<std::vector<NodeIndex>>& found, SearchQuery query) {
  const std::vector<NodeIndex> root(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(spur) + 1);
  query.from = path[spur];
  query.max_hops -= static_cast<int>(spur);
  query.start = RootLabels(graph, root);
  query.start_is_passed = spur > 0;
  query.blocked.insert(root.begin(), root.end() - 1);
  for (const std::vector<NodeIndex>& other : found) {
    if (other.size() > spur + 1 && std::equal(root.begin(), root.end(), other.begin())) {
      query.blocked_first.insert(other[spur + 1]);
    }
  }
  const SearchResult result = FindBest(graph, query);
  if (result.nodes.empty()) return {};
  std::vector<NodeIndex> nodes = root;
  nodes.insert(nodes.end(), result.nodes.begin() + 1, result.nodes.end());
  return nodes;
}

}  // namespace

KBestResult FindKBest(PathGraph* graph, NodeIndex from, NodeIndex to, int max_hops, int k, bool avoid_unwanted,
                      bool by_work) {
  KBestResult result;
  SearchQuery query;
  query.from = from;
  query.to = to;
  query.max_hops = max_hops;
  query.avoid_unwanted = avoid_unwanted;
  query.by_work = by_work;
  // Where steps cost the same, equally short paths are many: they often are all that is asked for.
  if (graph->options().plain && k > 1) query.ties = static_cast<size_t>(k);
  SearchResult first = FindBest(graph, query);
  result.unwanted = std::move(first.unwanted);
  result.complete = first.complete;
  result.reached = first.reached;
  result.reached_from_start = first.reached_from_start;
  if (first.nodes.empty()) return result;
  if (first.ties.size() >= static_cast<size_t>(k) && k > 1) {
    result.paths = std::move(first.ties);
    return result;
  }
  if (k == 1) {
    result.paths.push_back(std::move(first.nodes));
    return result;
  }
  query.ties = 0;
  std::set<Candidate> candidates;
  candidates.insert(MakeCandidate(graph, std::move(first.nodes), 0));
  while (!candidates.empty() && !graph->Interrupted()) {
    const Candidate best = *candidates.begin();
    candidates.erase(candidates.begin());
    result.paths.push_back(best.nodes);
    if (result.paths.size() >= static_cast<size_t>(k)) break;
    for (size_t spur = best.deviation; spur + 1 < best.nodes.size() && !graph->Interrupted(); ++spur) {
      std::vector<NodeIndex> nodes = Deviate(graph, best.nodes, spur, result.paths, query);
      if (!nodes.empty()) candidates.insert(MakeCandidate(graph, std::move(nodes), spur));
    }
  }
  return result;
}

void SortPaths(PathGraph* graph, std::vector<std::vector<NodeIndex>>* paths) {
  std::vector<Candidate> sorted;
  sorted.reserve(paths->size());
  for (std::vector<NodeIndex>& path : *paths) sorted.push_back(MakeCandidate(graph, std::move(path), 0));
  std::sort(sorted.begin(), sorted.end());
  paths->clear();
  for (Candidate& candidate : sorted) paths->push_back(std::move(candidate.nodes));
}

}  // namespace kg::query
