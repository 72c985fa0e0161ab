#include "query/paths/rank.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/page_rank.hpp>
#include <numeric>
#include <optional>
#include <utility>

namespace kg::query {
namespace {

using UndirectedGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                              boost::property<boost::edge_index_t, size_t>>;

constexpr double kDamping = 0.85;
constexpr size_t kIterations = 60;  // what is left of a wrong start is then below 0.85^60 = 6e-5 of a rank

bool IsInterrupted(const std::atomic<bool>* interrupted) {
  return interrupted != nullptr && interrupted->load(std::memory_order_relaxed);
}

struct Ends {
  std::vector<EntityId> ids;                         // sorted
  std::vector<std::pair<uint32_t, uint32_t>> pairs;  // indexes into ids, the smaller first; sorted, unique
};

std::optional<Ends> ReadEnds(const graph::Reader& reader, const EdgeFilter& filter,
                             const std::atomic<bool>* interrupted) {
  Ends ends;
  reader.ForEachEntity([&](const graph::Entity& entity) {
    ends.ids.push_back(entity.id);
    return !IsInterrupted(interrupted);
  });
  std::sort(ends.ids.begin(), ends.ids.end());
  for (uint32_t i = 0; i < ends.ids.size(); ++i) {
    if (IsInterrupted(interrupted)) return std::nullopt;
    for (const graph::Edge& edge : reader.EdgesOf(ends.ids[i])) {
      if (edge.from != ends.ids[i] || edge.to == edge.from || !filter.Allows(edge)) continue;
      const auto found = std::lower_bound(ends.ids.begin(), ends.ids.end(), edge.to);
      if (found == ends.ids.end() || *found != edge.to) continue;
      const auto other = static_cast<uint32_t>(found - ends.ids.begin());
      ends.pairs.emplace_back(std::min(i, other), std::max(i, other));
    }
  }
  std::sort(ends.pairs.begin(), ends.pairs.end());
  ends.pairs.erase(std::unique(ends.pairs.begin(), ends.pairs.end()), ends.pairs.end());
  return ends;
}

std::vector<double> PageRanks(const UndirectedGraph& graph) {
  std::vector<double> ranks(boost::num_vertices(graph));
  const auto index = boost::get(boost::vertex_index, graph);
  boost::graph::page_rank(graph, boost::make_iterator_property_map(ranks.begin(), index),
                          boost::graph::n_iterations(kIterations), kDamping);
  const double sum = std::accumulate(ranks.begin(), ranks.end(), 0.0);
  for (double& rank : ranks) rank = sum > 0 ? rank / sum : 0;
  return ranks;
}

// The forest of entities and blocks (biconnected components): a block is joined with each of its entities.
class BlockForest {
 public:
  BlockForest(const UndirectedGraph& graph, const Ends& ends) : entities_(boost::num_vertices(graph)) {
    std::vector<size_t> block_of(ends.pairs.size());
    const auto blocks = boost::biconnected_components(
        graph, boost::make_iterator_property_map(block_of.begin(), boost::get(boost::edge_index, graph)));
    std::vector<std::pair<size_t, size_t>> joined;  // entity, block
    for (size_t i = 0; i < block_of.size(); ++i) {
      joined.emplace_back(ends.pairs[i].first, entities_ + block_of[i]);
      joined.emplace_back(ends.pairs[i].second, entities_ + block_of[i]);
    }
    std::sort(joined.begin(), joined.end());
    joined.erase(std::unique(joined.begin(), joined.end()), joined.end());
    neighbours_.resize(entities_ + blocks);
    for (const auto& [entity, block] : joined) {
      neighbours_[entity].push_back(block);
      neighbours_[block].push_back(entity);
    }
    Measure();
  }

  // See RankedEntity::cuts_off.
  uint64_t CutsOff(size_t entity) const {
    const uint64_t rest = whole_[root_[entity]] - 1;
    uint64_t largest = whole_[root_[entity]] - below_[entity];  // what lies on the side of the root
    for (size_t block : neighbours_[entity]) {
      if (parent_[block] == entity) largest = std::max(largest, below_[block]);
    }
    return rest - largest;
  }
  uint64_t trees() const { return trees_; }

 private:
  static constexpr size_t kNoParent = static_cast<size_t>(-1);

  // Entities at and below every node of the forest.
  void Measure() {
    const size_t count = neighbours_.size();
    below_.assign(count, 0);
    whole_.assign(count, 0);
    root_.assign(count, kNoParent);
    parent_.assign(count, kNoParent);
    std::vector<size_t> order;
    for (size_t start = 0; start < entities_; ++start) {
      if (root_[start] != kNoParent) continue;
      ++trees_;
      order.assign(1, start);
      root_[start] = start;
      for (size_t i = 0; i < order.size(); ++i) {
        for (size_t next : neighbours_[order[i]]) {
          if (root_[next] != kNoParent) continue;
          root_[next] = start;
          parent_[next] = order[i];
          order.push_back(next);
        }
      }
      for (size_t i = order.size(); i-- > 0;) {
        const size_t node = order[i];
        below_[node] += node < entities_ ? 1 : 0;
        if (parent_[node] != kNoParent) below_[parent_[node]] += below_[node];
      }
      whole_[start] = below_[start];
    }
  }

  size_t entities_;
  std::vector<std::vector<size_t>> neighbours_;
  std::vector<uint64_t> below_;
  std::vector<uint64_t> whole_;  // of roots
  std::vector<size_t> root_;
  std::vector<size_t> parent_;
  uint64_t trees_ = 0;
};

}  // namespace

Result<RankAnswer> RankEntities(const graph::Reader& reader, const EdgeFilter& filter,
                                const std::atomic<bool>* interrupted) {
  const std::optional<Ends> ends = ReadEnds(reader, filter, interrupted);
  const Status stopped(StatusCode::kInterrupted, "interrupted");
  if (!ends || IsInterrupted(interrupted)) return stopped;
  UndirectedGraph graph(ends->ids.size());
  for (size_t i = 0; i < ends->pairs.size(); ++i) {
    boost::add_edge(ends->pairs[i].first, ends->pairs[i].second, i, graph);
  }
  RankAnswer answer;
  answer.edges = ends->pairs.size();
  if (ends->ids.empty()) return answer;
  const std::vector<double> ranks = PageRanks(graph);
  if (IsInterrupted(interrupted)) return stopped;
  const BlockForest forest(graph, *ends);
  answer.parts = forest.trees();
  answer.entities.reserve(ends->ids.size());
  for (size_t i = 0; i < ends->ids.size(); ++i) {
    const auto degree = static_cast<uint32_t>(boost::out_degree(i, graph));
    answer.entities.push_back({ends->ids[i], ranks[i], degree, forest.CutsOff(i)});
  }
  return answer;
}

}  // namespace kg::query
