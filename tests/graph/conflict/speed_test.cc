// How long it takes to check every group of many claims, and to weigh all camps. Prints the figures; what it asserts is
// only that cost does not run away. NEWSGRAPH_TEST_ROUNDS=100 takes 1 million claims.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <iostream>
#include <map>
#include <random>

#include "graph/conflict/engine.h"
#include "graph/conflict/trust.h"
#include "tests/paths.h"
#include "tests/random.h"

namespace kg::graph {
namespace {

constexpr size_t kClaimsARound = 10'000;

// Of the processor: the work is one thread's, and other programs do not count.
double Seconds(const std::function<void()>& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// Lives in which one in twenty claims is wrong, told by several articles each.
class News {
 public:
  explicit News(const Schema& schema) : schema_(schema) {}

  void Tell(size_t claims) {
    for (int person = 0; claims_.size() < claims; ++person) TellOf(person);
  }
  const std::map<std::string, std::vector<size_t>>& groups() const { return groups_; }
  const ResolvedClaim& claim(size_t number) const { return claims_[number]; }
  const Entity& Find(const EntityId& id) const { return entities_.at(id); }

 private:
  int Pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  int Wrong() { return Pick(0, 19) == 0 ? Pick(1, 3) : 0; }

  EntityId Known(const std::string& name, ValueType type) {
    const EntityId id = IdBuilder("entity").Add(name).Build<EntityId>();
    Entity& entity = entities_[id];
    entity.id = id;
    entity.name = name;
    entity.type = type;
    return id;
  }

  void Say(const std::string& doc, const std::string& subject, const char* predicate, const std::string& object,
           const std::string& date = "") {
    const Relation* relation = schema_.Find(predicate);
    ResolvedClaim resolved;
    Claim& claim = resolved.claim;
    claim.doc = IdBuilder("doc").Add(doc).Build<DocId>();
    claim.predicate = predicate;
    claim.object = object;
    claim.object_type = relation->object().types.front();
    claim.confidence = 0.9;
    if (!date.empty()) claim.Set("date", date);
    claim.id = IdBuilder("claim").AddNumber(static_cast<int64_t>(claims_.size())).Build<ClaimId>();
    resolved.subject = Known(subject, ValueType::kPerson);
    resolved.subject_name = subject;
    resolved.object_name = object;
    if (IsEntityType(claim.object_type)) resolved.object = Known(object, claim.object_type);
    resolved.doc = doc;
    resolved.published.estimate = Date::Of(2024, 5, 4);
    resolved.published.days = resolved.published.estimate.Days();
    resolved.sentence = subject + " " + predicate + " " + object + ".";
    for (const std::string& group : GroupsOf(schema_, resolved)) groups_[group].push_back(claims_.size());
    claims_.push_back(std::move(resolved));
  }

  void TellOf(int person) {
    const std::string name = "Person " + std::to_string(person);
    const int born = Pick(1950, 2000);
    const std::string birth = std::to_string(born) + "-03-09";
    for (int article = 0; article < 3; ++article) {
      const std::string doc = std::to_string(person) + "-" + std::to_string(article);
      Say(doc, name, "age", std::to_string(2024 - born + Wrong()));
      Say(doc, name, "born-on", article == 0 ? birth : std::to_string(born + Wrong()));
      Say(doc, name, "won", "Marathon " + std::to_string(person % 5000), std::to_string(2000 + article));
      Say(doc, name, "member-of", "Club " + std::to_string(person % 999 + (Wrong() > 0 ? 1 : 0)));
    }
  }

  const Schema& schema_;
  std::mt19937 random_{7};
  std::vector<ResolvedClaim> claims_;
  std::map<std::string, std::vector<size_t>> groups_;  // numbers of claims
  std::map<EntityId, Entity> entities_;
};

TEST(ConflictSpeed, EveryGroupOfManyClaims) {
  const auto schema = Schema::Load({tests::SourceDir() / "graph" / "schema"});
  const auto places = Gazetteer::Load(tests::SourceDir() / "graph" / "places");
  ASSERT_TRUE(schema.ok() && places.ok());
  News news(*schema);
  const size_t claims = kClaimsARound * static_cast<size_t>(tests::Rounds(1));
  news.Tell(claims);
  const ConflictEngine engine(*schema, *places);
  size_t found = 0;
  double seconds = 0;
  for (const auto& [group, numbers] : news.groups()) {
    std::vector<ResolvedClaim> members;
    for (const size_t number : numbers) members.push_back(news.claim(number));
    std::map<EntityId, Entity> wanted;
    for (const ResolvedClaim& claim : members) {
      wanted.emplace(claim.subject, news.Find(claim.subject));
      if (!claim.object.IsNull()) wanted.emplace(claim.object, news.Find(claim.object));
    }
    std::vector<Entity> entities;
    for (auto& [id, entity] : wanted) entities.push_back(std::move(entity));
    seconds += Seconds([&] { found += engine.Check(group, members, entities).size(); });
  }
  std::cout << claims << " claims in " << news.groups().size() << " groups: " << found << " reports in " << seconds
            << " s\n";
  EXPECT_GT(found, claims / 200);
  EXPECT_LT(seconds, 60.0 * tests::Rounds(1));
}

TEST(ConflictSpeed, WeighingAllCamps) {
  std::mt19937 random(11);
  std::vector<TrustItem> items(1000 * static_cast<size_t>(tests::Rounds(1)));
  int64_t next = 0;
  for (TrustItem& item : items) {
    item.camps.resize(2 + random() % 2);
    for (auto& camp : item.camps) {
      for (size_t votes = 1 + random() % 3; votes > 0; --votes) {
        camp.push_back({IdBuilder("cluster").AddNumber(next++).Build<ContentHash>(),
                        IdBuilder("source").AddNumber(static_cast<int64_t>(random() % 500)).Build<ContentHash>()});
      }
    }
  }
  std::vector<std::vector<double>> shares;
  const double seconds = Seconds([&] { shares = WeighCamps(items); });
  std::cout << items.size() << " contradictions weighed in " << seconds << " s\n";
  ASSERT_EQ(shares.size(), items.size());
  EXPECT_LT(seconds, 60.0 * tests::Rounds(1));
}

}  // namespace
}  // namespace kg::graph
