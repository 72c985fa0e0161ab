// Neighbours, what two have in common, and ranks: against Boost's breadth-first search and plain recomputation.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <cmath>
#include <random>
#include <sstream>

#include "query/paths/neighbours.h"
#include "query/paths/path.h"
#include "query/paths/rank.h"
#include "query/session.h"
#include "tests/query/fake_reader.h"
#include "tests/random.h"

namespace kg::query::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using BoostGraph = boost::adjacency_list<boost::setS, boost::vecS, boost::undirectedS>;

struct Sample {
  FakeReader reader;
  std::vector<EntityId> ids;
  BoostGraph boost;
  std::vector<std::pair<size_t, size_t>> arcs;

  size_t IndexOf(const EntityId& id) const {
    return static_cast<size_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
  }
  std::vector<int> Distances(size_t from) const {
    std::vector<int> distance(ids.size(), -1);
    distance[from] = 0;
    boost::breadth_first_search(
        boost, from,
        boost::visitor(boost::make_bfs_visitor(boost::record_distances(distance.data(), boost::on_tree_edge()))));
    return distance;
  }
};

void Fill(std::mt19937* random, Sample* sample) {
  const auto pick = [random](size_t below) { return static_cast<size_t>((*random)()) % below; };
  const size_t count = 2 + pick(12);
  for (size_t i = 0; i < count; ++i) {
    sample->ids.push_back(sample->reader.AddEntity("P" + std::to_string(i), ValueType::kPerson));
  }
  sample->boost = BoostGraph(count);
  for (size_t edges = pick(2 * count); edges > 0; --edges) {
    const size_t a = pick(count);
    const size_t b = pick(count);
    if (a == b) continue;
    sample->reader.AddClaim(sample->ids[a], pick(2) == 0 ? "coach-of" : "spouse", sample->ids[b], {}, "d");
    boost::add_edge(a, b, sample->boost);
    sample->arcs.emplace_back(a, b);
  }
}

TEST(GraphMeasures, NeighboursAndPlainPathsHaveTheDistancesOfBoostsBreadthFirstSearch) {
  const unsigned seed = tests::Seed();
  SCOPED_TRACE("NEWSGRAPH_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < tests::Rounds(100) && !::testing::Test::HasFailure(); ++round) {
    Sample sample;
    Fill(&random, &sample);
    const std::vector<int> distance = sample.Distances(0);
    NeighbourOptions options;
    options.hops = 1 + static_cast<int>(random() % 5);
    const auto answer = FindNeighbours(sample.reader, sample.ids[0], options, nullptr);
    ASSERT_TRUE(answer.ok());
    std::vector<int> found(sample.ids.size(), -1);
    found[0] = 0;
    for (const Neighbour& neighbour : answer->neighbours) {
      found[sample.IndexOf(neighbour.id)] = neighbour.hops;
      EXPECT_EQ(found[sample.IndexOf(neighbour.from)], neighbour.hops - 1);
    }
    for (size_t i = 1; i < sample.ids.size(); ++i) {
      EXPECT_EQ(found[i], distance[i] <= options.hops ? distance[i] : -1) << "round " << round;
      PathOptions plain;
      plain.plain = true;
      plain.max_hops = 20;
      const auto path = FindPaths(sample.reader, nullptr, sample.ids[0], sample.ids[i], plain, nullptr);
      ASSERT_TRUE(path.ok());
      EXPECT_EQ(path->paths.empty() ? -1 : static_cast<int>(path->paths[0].edges.size()), distance[i]);
    }
  }
}

TEST(GraphMeasures, DirectionFollowsTheFacts) {
  FakeReader reader;
  const EntityId coach = reader.AddEntity("Coach", ValueType::kPerson);
  const EntityId middle = reader.AddEntity("Middle", ValueType::kPerson);
  const EntityId pupil = reader.AddEntity("Pupil", ValueType::kPerson);
  reader.AddClaim(coach, "coach-of", middle, {}, "d");
  reader.AddClaim(middle, "coach-of", pupil, {}, "d");
  NeighbourOptions options;
  options.hops = 2;
  options.direction = Direction::kOut;
  EXPECT_EQ(FindNeighbours(reader, coach, options, nullptr)->neighbours.size(), 2U);
  EXPECT_EQ(FindNeighbours(reader, middle, options, nullptr)->neighbours.size(), 1U);
  options.direction = Direction::kIn;
  EXPECT_EQ(FindNeighbours(reader, coach, options, nullptr)->neighbours.size(), 0U);
  EXPECT_EQ(FindNeighbours(reader, pupil, options, nullptr)->neighbours.size(), 2U);
}

// How many of `part` there are, and the largest connected part, without one vertex.
uint64_t CutsOff(const Sample& sample, size_t removed) {
  std::vector<int> part(sample.ids.size(), -1);
  const std::vector<int> whole = sample.Distances(removed);
  uint64_t rest = 0;
  uint64_t largest = 0;
  for (size_t start = 0; start < sample.ids.size(); ++start) {
    if (start == removed || part[start] >= 0 || whole[start] < 0) continue;
    uint64_t size = 0;
    std::vector<size_t> stack = {start};
    part[start] = static_cast<int>(start);
    while (!stack.empty()) {
      const size_t node = stack.back();
      stack.pop_back();
      ++size;
      for (const auto& [a, b] : sample.arcs) {
        if (a != node && b != node) continue;
        const size_t next = a == node ? b : a;
        if (next == removed || part[next] >= 0) continue;
        part[next] = static_cast<int>(start);
        stack.push_back(next);
      }
    }
    rest += size;
    largest = std::max(largest, size);
  }
  return rest - largest;
}

TEST(GraphMeasures, RanksAreThoseOfPlainRecomputation) {
  const unsigned seed = tests::Seed();
  SCOPED_TRACE("NEWSGRAPH_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < tests::Rounds(100) && !::testing::Test::HasFailure(); ++round) {
    Sample sample;
    Fill(&random, &sample);
    const auto answer = RankEntities(sample.reader, {}, nullptr);
    ASSERT_TRUE(answer.ok());
    ASSERT_EQ(answer->entities.size(), sample.ids.size());
    const size_t count = sample.ids.size();
    std::vector<double> rank(count, 1.0 / static_cast<double>(count));
    for (int i = 0; i < 300; ++i) {
      std::vector<double> next(count, 0.15);
      for (size_t v = 0; v < count; ++v) {
        for (auto [e, end] = boost::adjacent_vertices(v, sample.boost); e != end; ++e) {
          next[*e] += 0.85 * rank[v] / static_cast<double>(boost::out_degree(v, sample.boost));
        }
      }
      rank = next;
    }
    double sum = 0;
    for (double r : rank) sum += r;
    for (const RankedEntity& entity : answer->entities) {
      const size_t v = sample.IndexOf(entity.id);
      EXPECT_NEAR(entity.pagerank, rank[v] / sum, 1e-3) << "round " << round;
      EXPECT_EQ(entity.neighbours, boost::out_degree(v, sample.boost));
      EXPECT_EQ(entity.cuts_off, CutsOff(sample, v)) << "round " << round;
    }
  }
}

class ConnectionsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ana_ = reader_.AddEntity("Ana Ruiz", ValueType::kPerson);
    mara_ = reader_.AddEntity("Mara Holt", ValueType::kPerson);
    event_ = reader_.AddEntity("Bergheim Marathon", ValueType::kEvent);
    coach_ = reader_.AddEntity("Ivo Lenz", ValueType::kPerson);
    reader_.AddClaim(ana_, "won", event_, {{"date", "2023", false}}, "one.txt");
    reader_.AddClaim(mara_, "won", event_, {{"date", "2021", false}}, "one.txt");
    reader_.AddClaim(coach_, "coach-of", ana_, {}, "one.txt");
    reader_.AddClaim(coach_, "coach-of", ana_, {}, "two.txt");
    reader_.AddClaim(coach_, "coach-of", mara_, {}, "two.txt");
  }
  std::string Run(const std::string& statement, Format format = Format::kTsv) {
    std::ostringstream out;
    std::ostringstream err;
    SessionOptions options;
    options.print.format = format;
    Session session(reader_, out, err, options);
    const Status status = session.RunStatement(statement);
    return out.str() + err.str() + status.message();
  }
  FakeReader reader_;
  EntityId ana_, mara_, event_, coach_;
};

TEST_F(ConnectionsTest, CommonShowsBothLinks) {
  const std::string out = Run(".common Ana Ruiz Mara Holt");
  EXPECT_THAT(out, HasSubstr("Ivo Lenz\tPerson\t←coach-of─\t←coach-of─\t"));
  EXPECT_THAT(out, HasSubstr("Bergheim Marathon\tEvent\t─won 2023→\t─won 2021→\t"));
  EXPECT_THAT(Run(".common Ana Ruiz Mara Holt --since 2022"), Not(HasSubstr("Bergheim")));
  EXPECT_THAT(Run(".common Ana Ruiz Mara Holt", Format::kJsonl), HasSubstr("\"first\":[{\"predicate\":\"coach-of\","
                                                                           "\"direction\":\"in\",\"date\":null"));
}

TEST_F(ConnectionsTest, EdgesAreFilteredByTimeSourcesAndConfidence) {
  EXPECT_THAT(Run(".neighbours Ivo Lenz --min-sources 2"), Not(HasSubstr("Mara Holt")));
  EXPECT_THAT(Run(".neighbours Ivo Lenz --min-confidence 0.95"), HasSubstr("nothing is connected with Ivo Lenz with "
                                                                           "confidence 0.95 or more"));
  EXPECT_THAT(Run(".neighbours Bergheim Marathon --since 2022 --until 2023-06"), Not(HasSubstr("Mara Holt")));
  EXPECT_THAT(Run(".path Ana Ruiz Mara Holt --since 2020 --until 2022"), HasSubstr("no path since 2020-01-01 until"));
  EXPECT_THAT(Run(".path Ana Ruiz Mara Holt --since 2020"), HasSubstr("Bergheim Marathon"));
  EXPECT_THAT(Run(".path Ana Ruiz Mara Holt --since 2020-13"), HasSubstr("expected a date such as"));
  EXPECT_THAT(Run(".path Ana Ruiz Mara Holt --since 2020 --until 2019"), HasSubstr("lies before"));
}

TEST_F(ConnectionsTest, PathsFollowADirection) {
  EXPECT_THAT(Run(".path Ivo Lenz Bergheim Marathon --direction out"), HasSubstr("Ivo Lenz ─coach-of→ Ana Ruiz ─won→"));
  EXPECT_THAT(Run(".path Bergheim Marathon Ivo Lenz --direction in"), HasSubstr("Ana Ruiz ←coach-of─ Ivo Lenz"));
  EXPECT_THAT(Run(".paths Ivo Lenz Bergheim Marathon --direction out"), HasSubstr("Mara Holt ─won→"));
  EXPECT_THAT(Run(".path Ivo Lenz Bergheim Marathon --credible --direction out"), HasSubstr("─coach-of→ Ana Ruiz"));
  EXPECT_THAT(Run(".path Ana Ruiz Mara Holt"), HasSubstr("Ivo Lenz"));
  EXPECT_THAT(
      Run(".path Ana Ruiz Mara Holt --direction out"),
      HasSubstr("no path in direction out from Ana Ruiz to Mara Holt: from Ana Ruiz one comes to 1 entity only, "
                "and Mara Holt is not among them"));
  EXPECT_THAT(Run(".paths Bergheim Marathon Ana Ruiz --direction out"),
              HasSubstr("no edge leads out of Bergheim Marathon"));
  EXPECT_THAT(Run(".path Ivo Lenz Bergheim Marathon --direction in"), HasSubstr("no edge leads to Ivo Lenz"));
  EXPECT_THAT(Run(".path Ivo Lenz Mara Holt --direction up"), HasSubstr("expected out, in or both, found 'up'"));
  EXPECT_THAT(Run(".neighbours Bergheim Marathon --direction out"), HasSubstr("Bergheim Marathon in direction out"));
  const std::string call = "CALL kg.paths({from: 'Ana Ruiz', to: 'Mara Holt', direction: ";
  EXPECT_THAT(Run(call + "'out'}) YIELD hops RETURN count(*)"), HasSubstr("\n0\n"));
  EXPECT_THAT(Run(call + "'both'}) YIELD hops RETURN count(*)"), HasSubstr("\n1\n"));
  EXPECT_THAT(Run(call + "'up'}) YIELD hops RETURN hops"), HasSubstr("takes 'out', 'in' or 'both'"));
}

TEST_F(ConnectionsTest, RankListsTheBestConnectedAndTheBrokers) {
  const EntityId lonely = reader_.AddEntity("Lone Friend", ValueType::kPerson);
  reader_.AddClaim(lonely, "spouse", ana_, {}, "one.txt");
  EXPECT_THAT(Run(".rank --top 1"), HasSubstr("\n1\tAna Ruiz\tPerson\t"));
  EXPECT_THAT(Run(".rank --brokers"), HasSubstr("\n1\tAna Ruiz\tPerson\t"));
  EXPECT_THAT(Run(".rank --brokers"), Not(HasSubstr("Mara Holt")));
  EXPECT_THAT(Run(".rank --type Event"), HasSubstr("\n1\tBergheim Marathon\tEvent\t"));
  EXPECT_THAT(Run(".rank --type Evnt"), HasSubstr("unknown type"));
}

TEST_F(ConnectionsTest, HubsAreReachedButNotPassed) {
  for (int i = 0; i < 1100; ++i) {
    const EntityId other = reader_.AddEntity("P" + std::to_string(i), ValueType::kPerson);
    reader_.AddClaim(other, "competed-in", event_, {}, "three.txt");
  }
  const std::string out = Run(".neighbours Ana Ruiz --hops 2");
  EXPECT_THAT(out, Not(HasSubstr("\tP17\t")));
  EXPECT_THAT(out, HasSubstr("not passed: Bergheim Marathon"));
  EXPECT_THAT(Run(".neighbours Ana Ruiz --hops 2 --plain --limit 2000"), HasSubstr("\tP17\t"));
  EXPECT_THAT(Run(".neighbours Ana Ruiz --hops 2 --plain --limit 20"), HasSubstr("there are more than these 20"));
}

}  // namespace
}  // namespace kg::query::testing
