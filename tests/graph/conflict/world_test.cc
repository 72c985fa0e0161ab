#include "tests/graph/conflict/world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>

#include "graph/model/text.h"
#include "tests/paths.h"

namespace kg::graph {
namespace {

const Schema& TestSchema() {
  static const Schema schema = [] {
    auto loaded = Schema::Load({tests::SourceDir() / "graph" / "schema"});
    EXPECT_TRUE(loaded.ok()) << loaded.status().message();
    return std::move(loaded.value());
  }();
  return schema;
}

const Gazetteer& TestGazetteer() {
  static const Gazetteer gazetteer = [] {
    auto loaded = Gazetteer::Load(tests::SourceDir() / "graph" / "places");
    EXPECT_TRUE(loaded.ok()) << loaded.status().message();
    return std::move(loaded.value());
  }();
  return gazetteer;
}

std::string LevelText(const Conflict& conflict) { return std::string(ToString(conflict.level)); }

// All that a reader sees of a conflict, to compare two runs.
std::string Print(const Conflict& conflict) {
  std::string text =
      conflict.id.ToHex() + " " + Summary(conflict) + " " + std::to_string(conflict.score) + " " + conflict.why;
  for (const ClaimId& id : conflict.witness) text += " " + id.ToHex();
  for (const Camp& camp : conflict.camps) {
    text += " {" + camp.value + " " + std::to_string(camp.probability);
    for (const ClaimId& id : camp.claims) text += " " + id.ToHex();
    for (const std::string& doc : camp.docs) text += " " + doc;
    text += "}";
  }
  for (const EntityId& id : conflict.involved) text += " " + id.ToHex();
  return text;
}

std::vector<Conflict> CheckAll(const std::vector<ResolvedClaim>& claims, const std::map<std::string, Entity>& entities,
                               uint32_t seed) {
  const ConflictEngine engine(TestSchema(), TestGazetteer());
  std::map<std::string, std::vector<ResolvedClaim>> groups;
  for (const ResolvedClaim& claim : claims) {
    for (const std::string& group : GroupsOf(TestSchema(), claim)) groups[group].push_back(claim);
  }
  std::vector<Conflict> all;
  std::mt19937 random(seed);
  for (const auto& [group, own] : groups) {
    std::vector<ResolvedClaim> members = own;
    for (const std::string& other : ContextOf(group)) {
      if (!groups.contains(other)) continue;
      const std::vector<std::string> beside = GroupsBeside(TestSchema(), other, groups.at(other));
      EXPECT_NE(std::find(beside.begin(), beside.end(), group), beside.end()) << group;
      members.insert(members.end(), groups.at(other).begin(), groups.at(other).end());
    }
    std::vector<Entity> known;
    std::set<EntityId> wanted;
    for (const ResolvedClaim& claim : members) wanted.insert({claim.subject, claim.object});
    for (const auto& [name, entity] : entities) {
      if (wanted.contains(entity.id)) known.push_back(entity);
    }
    if (seed != 0) {
      std::shuffle(members.begin(), members.end(), random);
      std::shuffle(known.begin(), known.end(), random);
    }
    for (Conflict& conflict : engine.Check(group, members, known)) all.push_back(std::move(conflict));
  }
  return all;
}

}  // namespace

Day DayOf(const std::string& date) {
  const auto parsed = Date::Parse(date);
  EXPECT_TRUE(parsed.has_value()) << date;
  return parsed ? parsed->Days().first : 0;
}

TestDoc Dated(const std::string& name, const std::string& date) {
  TestDoc doc{name, {}};
  doc.published.estimate = *Date::Parse(date);
  doc.published.days = doc.published.estimate.Days();
  doc.published.basis = "meta";
  return doc;
}

TestDoc Undated(const std::string& name, const std::string& first, const std::string& last,
                const std::string& estimate) {
  TestDoc doc{name, {}};
  if (!first.empty()) doc.published.days.first = DayOf(first);
  if (!last.empty()) doc.published.days.last = DayOf(last);
  if (!estimate.empty()) doc.published.estimate = *Date::Parse(estimate);
  if (!first.empty() || !last.empty()) doc.published.basis = "text";
  return doc;
}

EntityId World::IdOf(const std::string& name) { return IdBuilder("entity").Add(name).Build<EntityId>(); }

Entity& World::Known(const std::string& name, ValueType type) {
  Entity& entity = entities_[name];
  if (entity.name.empty()) {
    entity.id = IdOf(name);
    entity.type = type;
    entity.name = name;
  }
  return entity;
}

ResolvedClaim& World::Say(const TestDoc& doc, const std::string& subject, const std::string& predicate,
                          const std::string& object, const Qualifiers& qualifiers) {
  const Relation* relation = TestSchema().Find(predicate);
  EXPECT_NE(relation, nullptr) << predicate;
  ResolvedClaim resolved;
  Claim& claim = resolved.claim;
  claim.doc = IdBuilder("doc").Add(doc.name).Build<DocId>();
  claim.predicate = predicate;
  claim.object = object;
  claim.object_type = relation->object().types.front();
  claim.confidence = 0.9;
  for (const auto& [name, value] : qualifiers) claim.Set(name, value);
  claim.id = IdBuilder("claim")
                 .Add(doc.name)
                 .Add(subject)
                 .Add(predicate)
                 .AddNumber(static_cast<int64_t>(claims_.size()))
                 .Build<ClaimId>();
  const ValueType subject_type =
      entities_.contains(subject) ? entities_[subject].type : relation->subject().types.front();
  resolved.subject = Known(subject, subject_type).id;
  resolved.subject_type = subject_type;
  resolved.subject_name = subject;
  resolved.subject_surface = subject;
  resolved.object_name = object;
  if (IsEntityType(claim.object_type)) {
    if (entities_.contains(object)) claim.object_type = entities_[object].type;
    resolved.object = Known(object, claim.object_type).id;
    resolved.object_surface = object;
    claim.object_entity = 1;
  }
  resolved.doc = doc.name;
  resolved.published = doc.published;
  resolved.sentence = subject + " " + predicate + " " + object + ".";
  claims_.push_back(std::move(resolved));
  return claims_.back();
}

std::vector<Conflict> World::Check() const {
  const std::vector<Conflict> first = CheckAll(claims_, entities_, 0);
  for (uint32_t seed = 1; seed <= 3; ++seed) {
    const std::vector<Conflict> again = CheckAll(claims_, entities_, seed);
    EXPECT_EQ(first.size(), again.size());
    for (size_t i = 0; i < std::min(first.size(), again.size()); ++i) EXPECT_EQ(Print(first[i]), Print(again[i]));
  }
  for (const Conflict& conflict : first) {
    EXPECT_GE(conflict.camps.size(), 2U) << conflict.why;
    EXPECT_GT(conflict.score, 0.0) << conflict.why;
    EXPECT_LE(conflict.score, conflict.level == ConflictLevel::kConflict ? 1.0 : 0.49) << conflict.why;
    EXPECT_FALSE(conflict.why.empty());
    EXPECT_FALSE(conflict.witness.empty());
    EXPECT_TRUE(std::is_sorted(conflict.witness.begin(), conflict.witness.end()));
  }
  return first;
}

std::string Summary(const Conflict& conflict) {
  std::string text = LevelText(conflict) + " " + conflict.kind + " " + conflict.subject_name + ":";
  std::vector<std::string> values;
  for (const Camp& camp : conflict.camps) values.push_back(camp.value);
  std::sort(values.begin(), values.end());
  return text + " " + Join(values, " | ");
}

std::vector<std::string> World::Reports() const {
  std::vector<std::string> reports;
  for (const Conflict& conflict : Check()) {
    if (conflict.level != ConflictLevel::kUnknown) reports.push_back(Summary(conflict));
  }
  std::sort(reports.begin(), reports.end());
  return reports;
}

}  // namespace kg::graph
