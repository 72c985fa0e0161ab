// The graph as queries see it: labels, properties, relationships, and the way to the articles.
#include "query/view/store_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "query/print/values.h"
#include "tests/query/fake_reader.h"

namespace kg::query {
namespace {

using cypher::Direction;
using cypher::NodeId;
using cypher::Value;
using ::testing::ElementsAre;

class StoreViewTest : public ::testing::Test {
 protected:
  StoreViewTest() {
    ana_ = reader_.AddEntity("Ana Ruiz", ValueType::kPerson, {"Ruiz"});
    ivo_ = reader_.AddEntity("Ivo Lenz", ValueType::kPerson);
    race_ = reader_.AddEntity("Bergheim Marathon", ValueType::kEvent);
    reader_.AddClaim(ivo_, "coach-of", ana_, {}, "a.txt");
    reader_.AddClaim(ana_, "won", race_, {{"date", "2023-10-01", false}, {"time", "2:21:07", false}}, "a.txt");
    reader_.AddLiteral(ana_, "born-on", "1999-12-02", ValueType::kDate, {}, "a.txt");
    reader_.AddLiteral(ana_, "age", "24", ValueType::kAge, {{"as_of", "2024", false}}, "b.txt");
    reader_.AddLiteral(ana_, "age", "25", ValueType::kAge, {{"as_of", "2024", false}}, "c.txt");
  }
  std::string Get(const EntityId& entity, const char* key) {
    return ToText(view_.Property(view_.NodeOf(entity), key), &view_);
  }
  std::vector<std::string> Steps(NodeId node, Direction direction, std::vector<std::string> types) {
    std::vector<cypher::Step> steps;
    view_.Expand(node, direction, types, steps);
    std::vector<std::string> out;
    for (const cypher::Step& step : steps) {
      out.push_back(ValueToCell(step.relationship, view_) + ValueToCell(step.node, view_));
    }
    return out;
  }
  size_t Count(std::unique_ptr<cypher::NodeCursor> cursor) {
    size_t count = 0;
    while (cursor->Next()) ++count;
    return count;
  }

  testing::FakeReader reader_;
  StoreView view_{reader_};
  EntityId ana_, ivo_, race_;
};

class CountingReader : public testing::FakeReader {
 public:
  void ForEachEntity(const std::function<bool(const graph::Entity&)>& visit) const override {
    ++scans;
    FakeReader::ForEachEntity(visit);
  }
  mutable int scans = 0;
};

TEST_F(StoreViewTest, TheNodesOfALabelAreReadOnce) {
  CountingReader reader;
  reader.AddEntity("Ana Ruiz", ValueType::kPerson);
  reader.AddEntity("Bergheim Marathon", ValueType::kEvent);
  const StoreView view(reader);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(Count(view.NodesWithLabel("Person")), 1);
    EXPECT_EQ(Count(view.NodesWithLabel("Event")), 1);
    EXPECT_EQ(Count(view.AllNodes()), 2);
  }
  EXPECT_EQ(reader.scans, 3);
}

TEST_F(StoreViewTest, AnEntityHasItsTypeAsLabelAndItsLiteralFactsAsProperties) {
  EXPECT_THAT(view_.Labels(view_.NodeOf(ana_)), ElementsAre("Person"));
  EXPECT_EQ(Get(ana_, "name"), "'Ana Ruiz'");
  EXPECT_EQ(Get(ana_, "aliases"), "['Ruiz']");
  EXPECT_EQ(Get(ana_, "born"), "'1999-12-02'");
  EXPECT_EQ(Get(ana_, "died"), "null");
  EXPECT_EQ(Get(race_, "born"), "null");
}

TEST_F(StoreViewTest, SeveralValuesOfOneFactAreAList) {
  EXPECT_EQ(Get(ana_, "age"), "[24, 25]");
  EXPECT_EQ(view_.Properties(view_.NodeOf(ana_)).count("age"), 1);
}

TEST_F(StoreViewTest, AFactIsARelationshipWithItsQualifiers) {
  EXPECT_THAT(Steps(view_.NodeOf(ana_), Direction::kOutgoing, {}),
              ElementsAre("[:WON 2023-10-01](:Event Bergheim Marathon)"));
  EXPECT_THAT(Steps(view_.NodeOf(ana_), Direction::kIncoming, {}), ElementsAre("[:COACH_OF](:Person Ivo Lenz)"));
  EXPECT_EQ(Steps(view_.NodeOf(ana_), Direction::kBoth, {}).size(), 2);
  EXPECT_TRUE(Steps(view_.NodeOf(ana_), Direction::kBoth, {"BEAT"}).empty());
  std::vector<cypher::Step> steps;
  view_.Expand(view_.NodeOf(ana_), Direction::kOutgoing, {}, steps);
  const cypher::RelationshipId won = steps.at(0).relationship;
  EXPECT_EQ(ToText(view_.Property(won, "seconds"), nullptr), "8467");
  EXPECT_EQ(ToText(view_.Property(won, "year"), nullptr), "2023");
  EXPECT_EQ(ToText(view_.Property(won, "sources"), nullptr), "1");
  EXPECT_EQ(view_.Property(won, "claims").list().size(), 1);
  EXPECT_EQ(view_.Start(won), view_.NodeOf(ana_));
  EXPECT_EQ(view_.End(won), view_.NodeOf(race_));
}

TEST_F(StoreViewTest, ClaimsLeadToTheirArticleAndBack) {
  std::vector<cypher::Step> claims;
  const std::vector<std::string> about = {"ABOUT"}, in = {"IN"};
  view_.Expand(view_.NodeOf(race_), Direction::kIncoming, about, claims);
  ASSERT_EQ(claims.size(), 1);
  EXPECT_EQ(ToText(view_.Property(claims[0].relationship, "role"), nullptr), "'object'");
  EXPECT_EQ(ToText(view_.Property(claims[0].node, "predicate"), nullptr), "'won'");
  std::vector<cypher::Step> articles;
  view_.Expand(claims[0].node, Direction::kOutgoing, in, articles);
  ASSERT_EQ(articles.size(), 1);
  EXPECT_EQ(ToText(view_.Property(articles[0].node, "doc"), nullptr), "'a.txt'");
  EXPECT_EQ(Steps(articles[0].node, Direction::kIncoming, in).size(), 3);
  EXPECT_EQ(Steps(claims[0].node, Direction::kBoth, about).size(), 2);
}

// Else any two people of one article would be neighbours, and every shortest path would go through an article.
TEST_F(StoreViewTest, ProvenanceIsWalkedOnlyWhereItIsNamed) {
  EXPECT_TRUE(Steps(view_.NodeOf(race_), Direction::kOutgoing, {}).empty());
  const std::unique_ptr<cypher::NodeCursor> claims = view_.NodesWithLabel("Claim");
  EXPECT_TRUE(Steps(*claims->Next(), Direction::kBoth, {}).empty());
}

TEST_F(StoreViewTest, NodesAreFoundByLabelNameAndId) {
  EXPECT_EQ(Count(view_.NodesWithLabel("Person")), 2);
  EXPECT_EQ(Count(view_.NodesWithLabel("Claim")), 5);
  EXPECT_EQ(Count(view_.NodesWithLabel("Article")), 3);
  EXPECT_EQ(Count(view_.NodesWithLabel("Date")), 0);
  EXPECT_EQ(Count(view_.AllNodes()), 11);
  EXPECT_EQ(*view_.NodesWithProperty("name", "Ana Ruiz")->Next(), view_.NodeOf(ana_));
  EXPECT_EQ(*view_.NodesWithProperty("id", ivo_.ToHex())->Next(), view_.NodeOf(ivo_));
  EXPECT_EQ(Count(view_.NodesWithProperty("id", "zz")), 0);
  EXPECT_EQ(view_.NodesWithProperty("born", "1999-12-02"), nullptr);
  EXPECT_TRUE(view_.status().ok());
}

TEST_F(StoreViewTest, ValuesPrintAsCellsAndAsJson) {
  const NodeId ana = view_.NodeOf(ana_);
  EXPECT_EQ(ValueToCell(Value(), view_), "");
  EXPECT_EQ(ValueToCell(cypher::List{"a", Value(), ana}, view_), "['a', null, (:Person Ana Ruiz)]");
  EXPECT_EQ(ValueToJson(cypher::Map{{"a\"b", 0.5}, {"c", cypher::List{true, int64_t{1}}}}, view_),
            R"({"a\"b":0.5,"c":[true,1]})");
  EXPECT_EQ(ValueToJson(view_.NodeOf(ivo_), view_),
            "{\"id\":\"" + ivo_.ToHex() + R"(","labels":["Person"],"properties":{"aliases":[],"name":"Ivo Lenz"}})");
}

}  // namespace
}  // namespace kg::query
