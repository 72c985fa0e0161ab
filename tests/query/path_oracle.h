// All simple paths of a small graph, judged by what the manual says: what the searches are held against.
#ifndef NEWSGRAPH_TESTS_QUERY_PATH_ORACLE_H_
#define NEWSGRAPH_TESTS_QUERY_PATH_ORACLE_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "query/paths/path.h"
#include "tests/query/random_graph.h"

namespace kg::query::testing {

// What the manual says of a path, computed from the manual alone.
struct Judged {
  int cost = 0;
  int hops = 0;
  int64_t sources = 0;
  std::vector<std::pair<std::string, EntityId>> names;
  std::vector<EntityId> nodes;
  bool clean = true;  // without countries and hubs inside

  auto Key() const { return std::make_tuple(cost, hops, -sources, names); }
};

class Oracle {
 public:
  Oracle(const RandomGraph& graph, bool plain, uint64_t hub_degree, Direction direction = Direction::kBoth)
      : graph_(graph), plain_(plain), hub_degree_(hub_degree), direction_(direction) {}

  // All simple paths of at most `max_hops` steps, best first.
  std::vector<Judged> All(const EntityId& from, const EntityId& to, int max_hops) {
    paths_.clear();
    stack_ = {from};
    Walk(from, to, max_hops);
    std::sort(paths_.begin(), paths_.end(), [](const Judged& a, const Judged& b) { return a.Key() < b.Key(); });
    return paths_;
  }

 private:
  static EntityId Other(const graph::Edge& edge, const EntityId& node) {
    return edge.from == node ? edge.to : edge.from;
  }
  bool MayLeave(const EntityId& node, const graph::Edge& edge) const {
    if (direction_ == Direction::kBoth) return true;
    return direction_ == Direction::kOut ? edge.from == node : edge.to == node;
  }

  void Walk(const EntityId& node, const EntityId& to, int left) {
    if (node == to) {
      paths_.push_back(Judge());
      return;
    }
    if (left == 0) return;
    std::set<EntityId> neighbours;
    for (const graph::Edge& edge : graph_.reader.EdgesOf(node)) {
      if (MayLeave(node, edge)) neighbours.insert(Other(edge, node));
    }
    for (const EntityId& next : neighbours) {
      if (std::find(stack_.begin(), stack_.end(), next) != stack_.end()) continue;
      stack_.push_back(next);
      Walk(next, to, left - 1);
      stack_.pop_back();
    }
  }

  Judged Judge() {
    Judged best;
    best.cost = std::numeric_limits<int>::max();
    ChooseEdges(0, {}, &best);
    best.nodes = stack_;
    best.hops = static_cast<int>(stack_.size()) - 1;
    for (size_t i = 0; i < stack_.size(); ++i) {
      const graph::Entity entity = graph_.reader.GetEntity(stack_[i]).value();
      best.names.emplace_back(entity.name, entity.id);
      const bool inner = i > 0 && i + 1 < stack_.size();
      const bool unwanted = entity.type == ValueType::kPlace || graph_.reader.DegreeOf(stack_[i]) > hub_degree_;
      if (inner && unwanted) best.clean = false;
    }
    return best;
  }

  // Every combination of parallel edges.
  void ChooseEdges(size_t step, std::vector<graph::Edge> chosen, Judged* best) {
    if (step + 1 == stack_.size()) {
      int cost = 0;
      int64_t sources = 0;
      for (size_t i = 0; i < chosen.size(); ++i) {
        ++cost;
        sources += chosen[i].sources;
        if (i == 0 || plain_) continue;
        const bool event = graph_.reader.GetEntity(stack_[i])->type == ValueType::kEvent;
        const std::string year = chosen[i].date.substr(0, 4);
        if (event && (year.empty() || year != chosen[i - 1].date.substr(0, 4))) cost += 2;
      }
      if (std::make_pair(cost, -sources) < std::make_pair(best->cost, -best->sources)) {
        best->cost = cost;
        best->sources = sources;
      }
      return;
    }
    for (const graph::Edge& edge : graph_.reader.EdgesOf(stack_[step])) {
      if (Other(edge, stack_[step]) != stack_[step + 1] || !MayLeave(stack_[step], edge)) continue;
      chosen.push_back(edge);
      ChooseEdges(step + 1, chosen, best);
      chosen.pop_back();
    }
  }

  const RandomGraph& graph_;
  bool plain_;
  uint64_t hub_degree_;
  Direction direction_;
  std::vector<EntityId> stack_;
  std::vector<Judged> paths_;
};

inline std::string Describe(const FakeReader& reader, const std::vector<EntityId>& nodes) {
  std::string out;
  for (const EntityId& id : nodes) out += reader.GetEntity(id)->name + " " + id.ToHex().substr(0, 4) + ", ";
  return out;
}

inline void ExpectSamePaths(const RandomGraph& graph, const std::vector<Path>& found,
                            const std::vector<Judged>& wanted) {
  ASSERT_EQ(found.size(), wanted.size());
  for (size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].nodes, wanted[i].nodes) << i << ": " << Describe(graph.reader, found[i].nodes) << " against "
                                               << Describe(graph.reader, wanted[i].nodes);
    EXPECT_EQ(found[i].cost, wanted[i].cost);
    EXPECT_EQ(static_cast<int64_t>(found[i].sources), wanted[i].sources);
    ASSERT_EQ(found[i].edges.size() + 1, found[i].nodes.size());
    for (size_t step = 0; step < found[i].edges.size(); ++step) {
      const graph::Edge& edge = found[i].edges[step];
      EXPECT_EQ(std::set<EntityId>({edge.from, edge.to}),
                std::set<EntityId>({found[i].nodes[step], found[i].nodes[step + 1]}));
    }
  }
}

inline std::vector<Judged> FirstK(std::vector<Judged> paths, size_t k) {
  if (paths.size() > k) paths.resize(k);
  return paths;
}

}  // namespace kg::query::testing

#endif  // NEWSGRAPH_TESTS_QUERY_PATH_ORACLE_H_
