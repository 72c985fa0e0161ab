// Which camp is believed: by votes first, by the record of the sources where votes are even.
#include "graph/conflict/trust.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>

namespace kg::graph {
namespace {

TrustVote By(const std::string& source, const std::string& story) {
  return {IdBuilder("story").Add(story).Build<ContentHash>(), IdBuilder("source").Add(source).Build<ContentHash>()};
}

TEST(Trust, EvenVotesOfUnknownSourcesAreEven) {
  const auto shares = WeighCamps({{{{By("a", "1")}, {By("b", "2")}}}});
  EXPECT_EQ(shares, (std::vector<std::vector<double>>{{0.5, 0.5}}));
}

TEST(Trust, CopiesAreOneVote) {
  const auto shares = WeighCamps({{{{By("a", "1"), By("b", "1"), By("c", "1")}, {By("d", "2")}}}});
  EXPECT_EQ(shares[0], (std::vector<double>{0.5, 0.5}));
  const auto apart = WeighCamps({{{{By("a", "1"), By("b", "3"), By("c", "4")}, {By("d", "2")}}}});
  EXPECT_GT(apart[0][0], 0.9);
}

TEST(Trust, AStoryInBothCampsVotesForNone) {
  const auto shares = WeighCamps({{{{By("a", "1"), By("b", "2")}, {By("a", "1")}}}});
  EXPECT_GT(shares[0][0], 0.5);
  EXPECT_EQ(WeighCamps({{{{By("a", "1")}, {By("a", "1")}}}})[0], (std::vector<double>{0.5, 0.5}));
}

TEST(Trust, ASourceThatIsOftenAloneIsBelievedLess) {
  std::vector<TrustItem> items;
  for (int i = 0; i < 6; ++i) {
    const std::string n = std::to_string(i);
    items.push_back({{{By("lone", "l" + n)}, {By("x", "x" + n), By("y", "y" + n), By("z", "z" + n)}}});
  }
  items.push_back({{{By("lone", "last")}, {By("x", "other")}}});
  const auto shares = WeighCamps(items);
  EXPECT_LT(shares.back()[0], 0.35);
  EXPECT_GT(shares.back()[0], 0.0);
}

TEST(Trust, NeitherOrderNorRepetitionChangesAnything) {
  for (uint32_t seed = 1; seed <= 30; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<uint32_t>(below)); };
    std::vector<TrustItem> items(static_cast<size_t>(2 + pick(20)));
    for (TrustItem& item : items) {
      item.camps.resize(static_cast<size_t>(2 + pick(3)));
      for (auto& camp : item.camps) {
        for (int i = pick(4); i >= 0; --i) {
          camp.push_back(By("s" + std::to_string(pick(6)), "c" + std::to_string(pick(40))));
        }
      }
    }
    const auto first = WeighCamps(items);
    std::vector<size_t> order(items.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::shuffle(order.begin(), order.end(), random);
    std::vector<TrustItem> shuffled;
    for (const size_t i : order) {
      shuffled.push_back(items[i]);
      for (auto& camp : shuffled.back().camps) std::shuffle(camp.begin(), camp.end(), random);
    }
    const auto second = WeighCamps(shuffled);
    for (size_t i = 0; i < order.size(); ++i) ASSERT_EQ(first[order[i]], second[i]);
    for (const auto& shares : first) EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 1.0, 1e-9);
  }
}

}  // namespace
}  // namespace kg::graph
