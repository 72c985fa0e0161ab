// Path search against plain enumeration and against Boost's breadth-first search and Dijkstra, on random graphs.
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cmath>
#include <limits>
#include <random>

#include "query/paths/credible.h"
#include "query/paths/path.h"
#include "query/paths/path_graphs.h"
#include "tests/query/path_oracle.h"
#include "tests/random.h"

namespace kg::query::testing {
namespace {

// The product of the best confidences between neighbours.
double MostCredibleEdges(const FakeReader& reader, const std::vector<EntityId>& nodes) {
  double product = 1;
  for (size_t i = 0; i + 1 < nodes.size(); ++i) {
    double best = 0;
    for (const graph::Edge& edge : reader.EdgesOf(nodes[i])) {
      if (edge.from == nodes[i + 1] || edge.to == nodes[i + 1]) best = std::max(best, edge.confidence);
    }
    product *= best;
  }
  return product;
}

TEST(Paths, TheKBestAreThoseOfPlainEnumeration) {
  const unsigned seed = tests::Seed();
  SCOPED_TRACE("NEWSGRAPH_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  size_t compared = 0;
  for (int round = 0; round < tests::Rounds(400) && !::testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    RandomGraph graph;
    Fill(&random, 3 + Pick(&random, 5), Pick(&random, 4), 0, 4 + Pick(&random, 16), &graph);
    PathOptions options;
    options.max_hops = 1 + Pick(&random, 6);
    options.k = 1 + Pick(&random, 8);
    options.plain = Pick(&random, 4) == 0;
    const EntityId from = graph.all[static_cast<size_t>(Pick(&random, static_cast<int>(graph.all.size())))];
    const EntityId to = graph.all[static_cast<size_t>(Pick(&random, static_cast<int>(graph.all.size())))];
    if (from == to) continue;
    const auto answer = FindPaths(graph.reader, nullptr, from, to, options, nullptr);
    ASSERT_TRUE(answer.ok());
    const auto all = Oracle(graph, options.plain, options.hub_degree).All(from, to, options.max_hops);
    ExpectSamePaths(graph, answer->paths, FirstK(all, static_cast<size_t>(options.k)));
    compared += answer->paths.size();
  }
  EXPECT_GT(compared, static_cast<size_t>(tests::Rounds(400)) / 2);
}

TEST(Paths, CountriesAndHubsAreAvoidedWhileAnotherWayExists) {
  const unsigned seed = tests::Seed();
  SCOPED_TRACE("NEWSGRAPH_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < tests::Rounds(400) && !::testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    RandomGraph graph;
    Fill(&random, 4 + Pick(&random, 4), Pick(&random, 3), 1 + Pick(&random, 2), 6 + Pick(&random, 14), &graph);
    PathOptions options;
    options.max_hops = 2 + Pick(&random, 4);
    options.k = 1 + Pick(&random, 4);
    options.hub_degree = static_cast<uint64_t>(4 + Pick(&random, 4));
    const EntityId from = graph.all[static_cast<size_t>(Pick(&random, static_cast<int>(graph.all.size())))];
    const EntityId to = graph.all[static_cast<size_t>(Pick(&random, static_cast<int>(graph.all.size())))];
    if (from == to) continue;
    const auto answer = FindPaths(graph.reader, nullptr, from, to, options, nullptr);
    ASSERT_TRUE(answer.ok());
    const auto all = Oracle(graph, false, options.hub_degree).All(from, to, options.max_hops);
    std::vector<Judged> clean;
    std::copy_if(all.begin(), all.end(), std::back_inserter(clean), [](const Judged& path) { return path.clean; });
    EXPECT_EQ(answer->through_unwanted, clean.empty() && !all.empty());
    ExpectSamePaths(graph, answer->paths, FirstK(clean.empty() ? all : clean, static_cast<size_t>(options.k)));
  }
}

TEST(Paths, AllSimplePathsAreThoseOfPlainEnumerationCleanOnesFirst) {
  const unsigned seed = tests::Seed();
  SCOPED_TRACE("NEWSGRAPH_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < tests::Rounds(400) && !::testing::Test::HasFailure(); ++round) {
    RandomGraph graph;
    Fill(&random, 3 + Pick(&random, 4), Pick(&random, 3), Pick(&random, 2), 4 + Pick(&random, 14), &graph);
    PathOptions options;
    options.max_hops = 1 + Pick(&random, 5);
    const EntityId from = graph.all.front();
    const EntityId to = graph.all.back();
    const auto answer = AllSimplePaths(graph.reader, nullptr, from, to, options, nullptr);
    ASSERT_TRUE(answer.ok());
    auto all = Oracle(graph, false, options.hub_degree).All(from, to, options.max_hops);
    std::stable_partition(all.begin(), all.end(), [](const Judged& path) { return path.clean; });
    ASSERT_LT(all.size(), options.all_limit);
    ExpectSamePaths(graph, answer->paths, all);
  }
}

// With --plain every step costs the same. All pairs are asked of one graph that keeps what it has read, as in a
// session, and each answer is that of a graph that has read nothing.
TEST(Paths, TheShortestIsThatOfBoostsBreadthFirstSearch) {
  using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
  const unsigned seed = tests::Seed();
  SCOPED_TRACE("NEWSGRAPH_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < tests::Rounds(400) && !::testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    RandomGraph graph;
    Fill(&random, 3 + Pick(&random, 20), Pick(&random, 4), Pick(&random, 3), 4 + Pick(&random, 40), &graph);
    BoostGraph oracle(graph.all.size());
    const auto index = [&graph](const EntityId& id) {
      return static_cast<size_t>(std::find(graph.all.begin(), graph.all.end(), id) - graph.all.begin());
    };
    for (const EntityId& person : graph.people) {
      for (const graph::Edge& edge : graph.reader.EdgesOf(person)) {
        if (edge.from == person) boost::add_edge(index(person), index(edge.to), oracle);
      }
    }
    PathOptions options;
    options.max_hops = 1 + Pick(&random, 20);
    options.plain = true;
    PathGraphs kept;
    for (size_t from = 0; from < graph.all.size(); from += 1 + static_cast<size_t>(Pick(&random, 4))) {
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
        const bool reachable = distance[to] >= 0 && distance[to] <= options.max_hops;
        ASSERT_EQ(!answer->paths.empty(), reachable);
        if (distance[to] < 0) {
          EXPECT_FALSE(answer->nearest_hops.has_value());
        }
        if (!reachable) continue;
        EXPECT_EQ(answer->paths[0].cost, distance[to]);
        EXPECT_EQ(static_cast<int>(answer->paths[0].edges.size()), distance[to]);
        const auto fresh = FindPaths(graph.reader, nullptr, graph.all[from], graph.all[to], options, nullptr);
        ASSERT_TRUE(fresh.ok());
        EXPECT_EQ(answer->paths[0].nodes, fresh->paths[0].nodes);
      }
    }
  }
}

// The k best, countries and hubs avoided: what earlier searches have read changes no answer.
TEST(Paths, AKeptGraphAnswersAsAFreshOne) {
  const unsigned seed = tests::Seed();
  SCOPED_TRACE("NEWSGRAPH_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < std::max(20, tests::Rounds(400) / 4) && !::testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    RandomGraph graph;
    Fill(&random, 4 + Pick(&random, 6), Pick(&random, 3), 1 + Pick(&random, 2), 6 + Pick(&random, 20), &graph);
    PathGraphs kept;
    for (int question = 0; question < 12; ++question) {
      PathOptions options;
      options.max_hops = 2 + Pick(&random, 4);
      options.k = 1 + Pick(&random, 4);
      options.hub_degree = static_cast<uint64_t>(4 + 2 * Pick(&random, 2));
      options.plain = Pick(&random, 3) == 0;
      if (Pick(&random, 3) == 0) options.filter.via = {"coach-of", "won"};
      const EntityId from = graph.all[static_cast<size_t>(Pick(&random, static_cast<int>(graph.all.size())))];
      const EntityId to = graph.all[static_cast<size_t>(Pick(&random, static_cast<int>(graph.all.size())))];
      if (from == to) continue;
      const auto answer = FindPaths(kept.Get(graph.reader, nullptr, options, nullptr), from, to, options);
      const auto fresh = FindPaths(graph.reader, nullptr, from, to, options, nullptr);
      ASSERT_TRUE(answer.ok() && fresh.ok());
      ASSERT_EQ(answer->paths.size(), fresh->paths.size());
      for (size_t i = 0; i < fresh->paths.size(); ++i) EXPECT_EQ(answer->paths[i].nodes, fresh->paths[i].nodes);
      EXPECT_EQ(answer->avoided, fresh->avoided);
      EXPECT_EQ(answer->through_unwanted, fresh->through_unwanted);
      EXPECT_EQ(answer->nearest_hops, fresh->nearest_hops);
      EXPECT_EQ(answer->reached, fresh->reached);
    }
  }
}

// Boost knows no passing costs: an event is cut into its editions, joined by a hub, and all edges cost 1.
TEST(Paths, TheCostOfTheBestIsThatOfBoostsDijkstraOnEditions) {
  using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                           boost::property<boost::edge_weight_t, int>>;
  const unsigned seed = tests::Seed();
  SCOPED_TRACE("NEWSGRAPH_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < tests::Rounds(400) && !::testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    RandomGraph graph;
    const bool large = round % 100 == 0;
    const int people = large ? 300 : 3 + Pick(&random, 15);
    Fill(&random, people, large ? 30 : 1 + Pick(&random, 5), 0, large ? 700 : people + Pick(&random, 30), &graph);
    BoostGraph oracle;
    std::map<std::pair<EntityId, std::string>, size_t> index;
    const auto vertex = [&](const EntityId& id, const std::string& part) {
      const auto [found, added] = index.try_emplace({id, part}, boost::num_vertices(oracle));
      if (added) boost::add_vertex(oracle);
      return found->second;
    };
    const auto join = [&](size_t a, size_t b, int weight) { boost::add_edge(a, b, weight, oracle); };
    for (const EntityId& person : graph.people) {
      for (const graph::Edge& edge : graph.reader.EdgesOf(person)) {
        if (edge.from != person) continue;
        const bool event = graph.reader.GetEntity(edge.to)->type == ValueType::kEvent;
        const std::string year = edge.date.substr(0, 4);
        if (!event) {
          join(vertex(person, ""), vertex(edge.to, ""), 1);
        } else if (year.empty()) {
          join(vertex(person, ""), vertex(edge.to, "hub"), 2);
        } else {
          join(vertex(person, ""), vertex(edge.to, year), 1);
          join(vertex(edge.to, year), vertex(edge.to, "hub"), 1);
        }
      }
    }
    const EntityId from = graph.people[0];
    std::vector<int> distance(std::max<size_t>(boost::num_vertices(oracle), 1));
    if (index.count({from, ""}) == 0) continue;
    boost::dijkstra_shortest_paths(oracle, vertex(from, ""), boost::distance_map(distance.data()));
    for (int i = 1; i < std::min(people, 60); ++i) {
      const EntityId to = graph.people[static_cast<size_t>(i)];
      PathOptions options;
      options.max_hops = 20;
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

TEST(Paths, TheMostCredibleIsThatOfBoostsDijkstra) {
  using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                           boost::property<boost::edge_weight_t, double>>;
  const unsigned seed = tests::Seed();
  SCOPED_TRACE("NEWSGRAPH_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < tests::Rounds(400) && !::testing::Test::HasFailure(); ++round) {
    RandomGraph graph;
    Fill(&random, 3 + Pick(&random, 10), Pick(&random, 3), 0, 4 + Pick(&random, 25), &graph);
    graph.reader.EditFacts([&random](graph::Fact& fact) { fact.confidence = 0.3 + 0.1 * Pick(&random, 8); });
    BoostGraph oracle(graph.all.size());
    const auto index = [&graph](const EntityId& id) {
      return static_cast<size_t>(std::find(graph.all.begin(), graph.all.end(), id) - graph.all.begin());
    };
    for (const EntityId& person : graph.people) {
      for (const graph::Edge& edge : graph.reader.EdgesOf(person)) {
        if (edge.from == person) boost::add_edge(index(person), index(edge.to), -std::log(edge.confidence), oracle);
      }
    }
    std::vector<double> distance(graph.all.size());
    boost::dijkstra_shortest_paths(oracle, 0, boost::distance_map(distance.data()));
    for (size_t i = 1; i < graph.all.size(); ++i) {
      PathOptions options;
      options.max_hops = 20;
      options.plain = true;
      const auto answer = FindMostCredible(graph.reader, nullptr, graph.all[0], graph.all[i], options, nullptr);
      ASSERT_TRUE(answer.ok());
      ASSERT_EQ(answer->paths.empty(), distance[i] == std::numeric_limits<double>::max());
      if (!answer->paths.empty()) {
        EXPECT_NEAR(-std::log(answer->confidence), distance[i], 1e-9);
      }
      // With few steps allowed it is still the best of all simple paths.
      options.max_hops = 3;
      const auto few = FindMostCredible(graph.reader, nullptr, graph.all[0], graph.all[i], options, nullptr);
      const auto all = AllSimplePaths(graph.reader, nullptr, graph.all[0], graph.all[i], options, nullptr);
      ASSERT_TRUE(few.ok() && all.ok());
      double best = 0;
      for (const Path& path : all->paths) best = std::max(best, MostCredibleEdges(graph.reader, path.nodes));
      EXPECT_NEAR(few->confidence, best, 1e-9) << "round " << round;
    }
  }
}

}  // namespace
}  // namespace kg::query::testing
