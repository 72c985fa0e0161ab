// Paths in one direction, against Boost's directed searches and plain enumeration, on random graphs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cmath>
#include <limits>
#include <map>
#include <random>

#include "query/paths/credible.h"
#include "query/paths/path.h"
#include "query/paths/path_graphs.h"
#include "tests/query/path_oracle.h"
#include "tests/random.h"

namespace kg::query::testing {
namespace {

class DirectedPaths : public ::testing::Test {
 protected:
  DirectedPaths() : seed_(tests::Seed()), trace_(__FILE__, __LINE__, "NEWSGRAPH_TEST_SEED=" + std::to_string(seed_)) {}

  int Pick(int below) { return testing::Pick(&random_, below); }
  EntityId PickOne(const RandomGraph& graph) { return testing::PickOne(&random_, graph.all); }
  Direction PickDirection() { return Pick(2) == 0 ? Direction::kOut : Direction::kIn; }
  void FillDirected(int people, int events, int countries, int edges, RandomGraph* graph) {
    Fill(&random_, people, events, countries, edges, graph);
    AddEdgesOutOfEvents(&random_, Pick(1 + edges / 2), graph);
  }
  static size_t IndexOf(const RandomGraph& graph, const EntityId& id) {
    return static_cast<size_t>(std::find(graph.all.begin(), graph.all.end(), id) - graph.all.begin());
  }
  // Calls add(from, to, edge) with every edge, its ends in the order in which a path of that direction passes them.
  template <typename Add>
  static void ForEachStep(const RandomGraph& graph, Direction direction, Add add) {
    for (const EntityId& id : graph.all) {
      for (const graph::Edge& edge : graph.reader.EdgesOf(id)) {
        if (edge.from != id) continue;
        direction == Direction::kOut ? add(edge.from, edge.to, edge) : add(edge.to, edge.from, edge);
      }
    }
  }

  const unsigned seed_;
  ::testing::ScopedTrace trace_;
  std::mt19937 random_{seed_};
};

TEST_F(DirectedPaths, TheShortestIsThatOfBoostsBreadthFirstSearch) {
  using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
  for (int round = 0; round < tests::Rounds(400) && !HasFailure(); ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    RandomGraph graph;
    FillDirected(3 + Pick(20), Pick(4), Pick(3), 4 + Pick(40), &graph);
    PathOptions options;
    options.max_hops = 1 + Pick(20);
    options.plain = true;
    options.direction = PickDirection();
    BoostGraph oracle(graph.all.size());
    ForEachStep(graph, options.direction, [&](const EntityId& from, const EntityId& to, const graph::Edge&) {
      boost::add_edge(IndexOf(graph, from), IndexOf(graph, to), oracle);
    });
    PathGraphs kept;
    for (size_t from = 0; from < graph.all.size(); from += 1 + static_cast<size_t>(Pick(4))) {
      std::vector<int> distance(graph.all.size(), -1);
      distance[from] = 0;
      boost::breadth_first_search(
          oracle, from,
          boost::visitor(boost::make_bfs_visitor(boost::record_distances(distance.data(), boost::on_tree_edge()))));
      for (size_t to = 0; to < graph.all.size(); ++to) {
        if (to == from) continue;
        const auto answer =
            FindPaths(kept.Get(graph.reader, nullptr, options, nullptr), graph.all[from], graph.all[to], options);
        ASSERT_TRUE(answer.ok());
        const bool near = distance[to] >= 0 && distance[to] <= options.max_hops;
        ASSERT_EQ(!answer->paths.empty(), near);
        if (near) {
          EXPECT_EQ(static_cast<int>(answer->paths[0].edges.size()), distance[to]);
        } else if (distance[to] <= 24) {  // how far a path is looked for, only to tell of it
          EXPECT_EQ(answer->nearest_hops.value_or(-1), distance[to]);
        }
      }
    }
  }
}

// Boost knows no passing costs: an event is cut into its editions, joined by a hub, and all edges cost 1.
TEST_F(DirectedPaths, TheCostOfTheBestIsThatOfBoostsDijkstraOnEditions) {
  using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                           boost::property<boost::edge_weight_t, int>>;
  for (int round = 0; round < tests::Rounds(400) && !HasFailure(); ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    RandomGraph graph;
    const int people = 3 + Pick(15);
    FillDirected(people, 1 + Pick(5), 0, people + Pick(30), &graph);
    PathOptions options;
    options.max_hops = 20;
    options.direction = PickDirection();
    BoostGraph oracle;
    std::map<std::pair<EntityId, std::string>, size_t> index;
    const auto vertex = [&](const EntityId& id, const std::string& part) {
      const auto [found, added] = index.try_emplace({id, part}, boost::num_vertices(oracle));
      if (added) boost::add_vertex(oracle);
      return found->second;
    };
    // The vertex that an edge of the year ends at, and what it costs to get there beside the edge.
    const auto end = [&](const EntityId& id, const std::string& year) -> std::pair<size_t, int> {
      if (graph.reader.GetEntity(id)->type != ValueType::kEvent) return {vertex(id, ""), 0};
      if (year.empty()) return {vertex(id, "hub"), 1};
      boost::add_edge(vertex(id, year), vertex(id, "hub"), 1, oracle);
      boost::add_edge(vertex(id, "hub"), vertex(id, year), 1, oracle);
      return {vertex(id, year), 0};
    };
    ForEachStep(graph, options.direction, [&](const EntityId& from, const EntityId& to, const graph::Edge& edge) {
      const auto [a, cost_a] = end(from, edge.date.substr(0, 4));
      const auto [b, cost_b] = end(to, edge.date.substr(0, 4));
      boost::add_edge(a, b, 1 + cost_a + cost_b, oracle);
    });
    const EntityId from = graph.people[0];
    std::vector<int> distance(boost::num_vertices(oracle) + 1);
    const size_t start = vertex(from, "");
    boost::dijkstra_shortest_paths(oracle, start, boost::distance_map(distance.data()));
    for (const EntityId& to : graph.people) {
      if (to == from) continue;
      const auto answer = FindPaths(graph.reader, nullptr, from, to, options, nullptr);
      ASSERT_TRUE(answer.ok());
      const auto found = index.find({to, ""});
      const bool reachable = found != index.end() && distance[found->second] != std::numeric_limits<int>::max();
      ASSERT_EQ(!answer->paths.empty(), reachable);
      if (reachable) {
        EXPECT_EQ(answer->paths[0].cost, distance[found->second]) << graph.reader.GetEntity(to)->name;
      }
    }
  }
}

TEST_F(DirectedPaths, TheMostCredibleIsThatOfBoostsDijkstra) {
  using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                           boost::property<boost::edge_weight_t, double>>;
  for (int round = 0; round < tests::Rounds(400) && !HasFailure(); ++round) {
    RandomGraph graph;
    FillDirected(3 + Pick(10), Pick(3), 0, 4 + Pick(25), &graph);
    graph.reader.EditFacts([this](graph::Fact& fact) { fact.confidence = 0.3 + 0.1 * Pick(8); });
    PathOptions options;
    options.max_hops = 20;
    options.plain = true;
    options.direction = PickDirection();
    BoostGraph oracle(graph.all.size());
    ForEachStep(graph, options.direction, [&](const EntityId& from, const EntityId& to, const graph::Edge& edge) {
      boost::add_edge(IndexOf(graph, from), IndexOf(graph, to), -std::log(edge.confidence), oracle);
    });
    std::vector<double> distance(graph.all.size());
    boost::dijkstra_shortest_paths(oracle, 0, boost::distance_map(distance.data()));
    for (size_t i = 1; i < graph.all.size(); ++i) {
      const auto answer = FindMostCredible(graph.reader, nullptr, graph.all[0], graph.all[i], options, nullptr);
      ASSERT_TRUE(answer.ok());
      ASSERT_EQ(answer->paths.empty(), distance[i] == std::numeric_limits<double>::max());
      if (!answer->paths.empty()) {
        EXPECT_NEAR(-std::log(answer->confidence), distance[i], 1e-9);
      }
    }
  }
}

TEST_F(DirectedPaths, TheKBestAreThoseOfPlainEnumerationAndAvoidCountriesAndHubs) {
  size_t compared = 0;
  for (int round = 0; round < tests::Rounds(400) && !HasFailure(); ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    RandomGraph graph;
    FillDirected(3 + Pick(5), Pick(4), Pick(2), 6 + Pick(18), &graph);
    PathOptions options;
    options.max_hops = 1 + Pick(6);
    options.k = 1 + Pick(8);
    options.plain = Pick(4) == 0;
    options.hub_degree = static_cast<uint64_t>(5 + Pick(20));
    options.direction = PickDirection();
    const EntityId from = PickOne(graph);
    const EntityId to = PickOne(graph);
    if (from == to) continue;
    const auto answer = FindPaths(graph.reader, nullptr, from, to, options, nullptr);
    ASSERT_TRUE(answer.ok());
    const auto all =
        Oracle(graph, options.plain, options.hub_degree, options.direction).All(from, to, options.max_hops);
    std::vector<Judged> clean;
    std::copy_if(all.begin(), all.end(), std::back_inserter(clean), [](const Judged& path) { return path.clean; });
    const bool takes_all = options.plain || clean.empty();
    EXPECT_EQ(answer->through_unwanted, !options.plain && clean.empty() && !all.empty());
    ExpectSamePaths(graph, answer->paths, FirstK(takes_all ? all : clean, static_cast<size_t>(options.k)));
    compared += answer->paths.size();
  }
  EXPECT_GT(compared, static_cast<size_t>(tests::Rounds(400)) / 4);
}

TEST_F(DirectedPaths, AllSimplePathsAreThoseOfPlainEnumeration) {
  for (int round = 0; round < tests::Rounds(400) && !HasFailure(); ++round) {
    RandomGraph graph;
    FillDirected(3 + Pick(4), Pick(3), Pick(2), 6 + Pick(16), &graph);
    PathOptions options;
    options.max_hops = 1 + Pick(5);
    options.direction = PickDirection();
    const EntityId from = PickOne(graph);
    const EntityId to = PickOne(graph);
    if (from == to) continue;
    const auto answer = AllSimplePaths(graph.reader, nullptr, from, to, options, nullptr);
    ASSERT_TRUE(answer.ok());
    auto all = Oracle(graph, false, options.hub_degree, options.direction).All(from, to, options.max_hops);
    std::stable_partition(all.begin(), all.end(), [](const Judged& path) { return path.clean; });
    ASSERT_LT(all.size(), options.all_limit);
    ExpectSamePaths(graph, answer->paths, all);
  }
}

// A session keeps what its searches have read: by direction, or one would answer for the other.
TEST_F(DirectedPaths, AKeptGraphAnswersAsAFreshOne) {
  for (int round = 0; round < std::max(20, tests::Rounds(400) / 4) && !HasFailure(); ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    RandomGraph graph;
    FillDirected(4 + Pick(6), Pick(3), 1 + Pick(2), 6 + Pick(20), &graph);
    PathGraphs kept;
    for (int question = 0; question < 12; ++question) {
      PathOptions options;
      options.k = 1 + Pick(4);
      options.plain = Pick(3) == 0;
      options.direction = Pick(3) == 0 ? Direction::kBoth : PickDirection();
      const EntityId from = PickOne(graph);
      const EntityId to = PickOne(graph);
      if (from == to) continue;
      const auto answer = FindPaths(kept.Get(graph.reader, nullptr, options, nullptr), from, to, options);
      const auto fresh = FindPaths(graph.reader, nullptr, from, to, options, nullptr);
      ASSERT_TRUE(answer.ok() && fresh.ok());
      ASSERT_EQ(answer->paths.size(), fresh->paths.size());
      for (size_t i = 0; i < fresh->paths.size(); ++i) EXPECT_EQ(answer->paths[i].nodes, fresh->paths[i].nodes);
      EXPECT_EQ(answer->reached, fresh->reached);
      EXPECT_EQ(answer->reached_from_start, fresh->reached_from_start);
    }
  }
}

}  // namespace
}  // namespace kg::query::testing
