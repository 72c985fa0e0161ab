// Which claims make one fact.
#include "graph/store/facts.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/graph/store/graph_fixture.h"

namespace kg::graph::test {
namespace {

using Qualifiers = std::map<std::string, std::string>;

FactSupport Support(int number, const Qualifiers& qualifiers, double confidence = 0.9) {
  FactSupport support;
  support.claim = IdBuilder("claim").AddNumber(number).Build<ClaimId>();
  support.cluster = IdBuilder("cluster").AddNumber(number).Build<ContentHash>();
  for (const auto& [name, value] : qualifiers) support.qualifiers.push_back({name, value, false});
  support.confidence = confidence;
  return support;
}

// The facts of all orders of the claims: one result, or the test fails.
std::vector<Fact> FactsOf(const char* predicate, std::vector<FactSupport> supports) {
  FactFrame frame;
  frame.predicate = predicate;
  frame.subject = IdBuilder("s").Build<EntityId>();
  frame.object = IdBuilder("o").Build<EntityId>();
  const auto less = [](const FactSupport& a, const FactSupport& b) { return a.claim < b.claim; };
  std::sort(supports.begin(), supports.end(), less);
  const std::vector<Fact> facts = BuildFacts(CoreSchema().Find(predicate), frame, supports);
  while (std::next_permutation(supports.begin(), supports.end(), less)) {
    const std::vector<Fact> again = BuildFacts(CoreSchema().Find(predicate), frame, supports);
    EXPECT_EQ(again.size(), facts.size());
    for (size_t i = 0; i < facts.size() && i < again.size(); ++i) EXPECT_EQ(DumpFact(again[i]), DumpFact(facts[i]));
  }
  return facts;
}

std::string Value(const Fact& fact, const char* name) {
  for (const Qualifier& qualifier : fact.qualifiers) {
    if (qualifier.name == name) return qualifier.value;
  }
  return {};
}

TEST(Facts, ADateThatLiesInAnotherIsTheSameEdition) {
  const auto facts = FactsOf(
      "won", {Support(1, {{"date", "2023-10"}}), Support(2, {{"date", "2023-10-08"}}), Support(3, {{"date", "2023"}})});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(Value(facts[0], "date"), "2023-10-08");
  EXPECT_EQ(facts[0].claims.size(), 3U);
  EXPECT_EQ(facts[0].sources, 3U);
  EXPECT_DOUBLE_EQ(facts[0].confidence, 0.999);
}

TEST(Facts, DifferentEditionsStayApart) {
  EXPECT_EQ(FactsOf("won", {Support(1, {{"date", "2022"}}), Support(2, {{"date", "2023"}})}).size(), 2U);
}

TEST(Facts, AnUndatedClaimJoinsTheOnlyEditionThatThereIs) {
  EXPECT_EQ(FactsOf("won", {Support(1, {}), Support(2, {{"date", "2023"}})}).size(), 1U);
}

TEST(Facts, AnUndatedClaimOfSeveralEditionsCountsForNone) {
  const auto facts = FactsOf("won", {Support(1, {}), Support(2, {{"date", "2023"}}), Support(3, {{"date", "2021"}})});
  ASSERT_EQ(facts.size(), 3U);
  for (const Fact& fact : facts) EXPECT_EQ(fact.claims.size(), 1U);
}

TEST(Facts, WhatOneClaimLeavesOutIsNotMadeUpFromAnother) {
  // Two titles, perhaps: one discipline without a year, one year without a discipline.
  EXPECT_EQ(FactsOf("won", {Support(1, {{"discipline", "5000 m"}}), Support(2, {{"date", "2019"}})}).size(), 2U);
}

TEST(Facts, OfOneEditionQualifiersAreUnited) {
  const auto facts = FactsOf("won", {Support(1, {{"category", "men"}, {"date", "2023"}}),
                                     Support(2, {{"date", "2023-04"}, {"time", "2:01:25"}})});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(Value(facts[0], "category"), "men");
  EXPECT_EQ(Value(facts[0], "date"), "2023-04");
  EXPECT_EQ(Value(facts[0], "time"), "2:01:25");
}

TEST(Facts, RoundsAndDisciplinesStayApart) {
  EXPECT_EQ(FactsOf("won", {Support(1, {{"date", "2023"}, {"round", "heat"}}),
                            Support(2, {{"date", "2023"}, {"round", "final"}}),
                            Support(3, {{"date", "2023"}, {"discipline", "200 metres"}, {"round", "final"}}),
                            Support(4, {{"date", "2023"}, {"discipline", "400 metres"}, {"round", "final"}})})
                .size(),
            4U);
}

TEST(Facts, AQualifierThatIsNoIdentityTakesTheValueOfMostSources) {
  const auto facts = FactsOf(
      "won", {Support(1, {{"date", "2023"}, {"time", "2:24:10"}}), Support(2, {{"date", "2023"}, {"time", "2:24:01"}}),
              Support(3, {{"date", "2023"}, {"time", "2:24:10"}})});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(Value(facts[0], "time"), "2:24:10");
}

TEST(Facts, OneSpellingOfAPairIsOneFactInBothOrders) {
  const ScratchFolder folder;
  Load(folder / "db", {DocBuilder("a.txt").Says("Ana Ruiz", "spouse", "Tom Berger").Build(),
                       DocBuilder("b.txt").Says("Tom Berger", "spouse", "Ana Ruiz").Build()});
  const auto reader = OpenTestReader(folder / "db");
  EXPECT_EQ(reader->Stats().facts, 1U);
  EXPECT_EQ(reader->FactsOf(reader->FindByName("Ana Ruiz").at(0)).at(0).sources, 2U);
}

}  // namespace
}  // namespace kg::graph::test
