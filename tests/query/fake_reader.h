// A graph in memory, told in lines, for tests of the query side.
#ifndef NEWSGRAPH_TESTS_QUERY_FAKE_READER_H_
#define NEWSGRAPH_TESTS_QUERY_FAKE_READER_H_

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/model/text.h"
#include "graph/reader.h"

namespace kg::query::testing {

class FakeReader : public graph::Reader {
 public:
  EntityId AddEntity(const std::string& name, ValueType type, std::vector<std::string> aliases = {}) {
    graph::Entity entity;
    entity.id = IdBuilder("entity").Add(name).AddNumber(static_cast<int64_t>(entities_.size())).Build<EntityId>();
    entity.type = type;
    entity.name = name;
    for (std::string& alias : aliases) entity.aliases.push_back({std::move(alias), 1});
    entities_[entity.id] = entity;
    return entity.id;
  }
  graph::Entity& Edit(const EntityId& id) { return entities_.at(id); }

  // One claim in article `doc`; equal subject, predicate, object and qualifiers make one fact.
  ClaimId AddClaim(const EntityId& subject, const std::string& predicate, const EntityId& object,
                   std::vector<Qualifier> qualifiers, const std::string& doc) {
    graph::ResolvedClaim claim = NewClaim(subject, predicate, std::move(qualifiers), doc);
    claim.object = object;
    claim.object_name = entities_.at(object).name;
    claim.claim.object = claim.object_name;
    claim.claim.object_type = entities_.at(object).type;
    claim.claim.object_entity = 1;
    return Keep(std::move(claim));
  }
  ClaimId AddLiteral(const EntityId& subject, const std::string& predicate, const std::string& object, ValueType type,
                     std::vector<Qualifier> qualifiers, const std::string& doc) {
    graph::ResolvedClaim claim = NewClaim(subject, predicate, std::move(qualifiers), doc);
    claim.object_name = object;
    claim.claim.object = object;
    claim.claim.object_type = type;
    return Keep(std::move(claim));
  }
  void EditFacts(const std::function<void(graph::Fact&)>& edit) {
    for (auto& [id, fact] : facts_) edit(fact);
  }
  graph::ResolvedClaim& EditClaim(const ClaimId& id) { return claims_.at(id); }
  Article& EditArticle(const std::string& doc) { return articles_.at(DocOf(doc)); }

  ConflictId AddConflict(graph::Conflict conflict) {
    conflict.id = IdBuilder("conflict").Add(conflict.kind).Add(conflict.subject.AsBytes()).Build<ConflictId>();
    conflict.subject_name = entities_.at(conflict.subject).name;
    conflict.involved = {conflict.subject};
    conflicts_[conflict.id] = conflict;
    return conflict.id;
  }
  static DocId DocOf(const std::string& doc) { return IdBuilder("doc").Add(doc).Build<DocId>(); }

  Result<graph::Entity> GetEntity(const EntityId& id) const override { return Get(entities_, id); }
  std::vector<EntityId> FindByName(std::string_view name) const override {
    const std::string folded = FoldName(name);
    std::vector<EntityId> canonical;
    std::vector<EntityId> alias;
    for (const auto& [id, entity] : entities_) {
      if (FoldName(entity.name) == folded) {
        canonical.push_back(id);
      } else if (std::any_of(entity.aliases.begin(), entity.aliases.end(),
                             [&](const NameForm& form) { return FoldName(form.text) == folded; })) {
        alias.push_back(id);
      }
    }
    canonical.insert(canonical.end(), alias.begin(), alias.end());
    return canonical;
  }
  std::vector<std::pair<std::string, EntityId>> FindByPrefix(std::string_view prefix, size_t limit) const override {
    const std::string folded = FoldName(prefix);
    std::vector<std::pair<std::string, EntityId>> found;
    for (const auto& [id, entity] : entities_) {
      if (FoldName(entity.name).starts_with(folded)) found.emplace_back(FoldName(entity.name), id);
      for (const NameForm& form : entity.aliases) {
        if (FoldName(form.text).starts_with(folded)) found.emplace_back(FoldName(form.text), id);
      }
    }
    std::sort(found.begin(), found.end());
    if (found.size() > limit) found.resize(limit);
    return found;
  }
  std::vector<EntityId> FindById(std::string_view hex) const override {
    std::vector<EntityId> found;
    for (const auto& [id, entity] : entities_) {
      if (id.ToHex().starts_with(hex)) found.push_back(id);
    }
    return found;
  }
  void ForEachEntity(const std::function<bool(const graph::Entity&)>& visit) const override {
    for (const auto& [id, entity] : entities_) {
      if (!visit(entity)) return;
    }
  }
  std::vector<graph::Fact> FactsOf(const EntityId& id) const override {
    std::vector<graph::Fact> out;
    for (const bool as_subject : {true, false}) {
      std::vector<graph::Fact> group;
      for (const auto& [fact_id, fact] : facts_) {
        if ((as_subject ? fact.subject : fact.object) == id) group.push_back(fact);
      }
      std::sort(group.begin(), group.end(), [](const graph::Fact& a, const graph::Fact& b) {
        return std::tie(a.predicate, a.object_text, a.id) < std::tie(b.predicate, b.object_text, b.id);
      });
      out.insert(out.end(), group.begin(), group.end());
    }
    return out;
  }
  Result<graph::Fact> GetFact(const FactId& id) const override { return Get(facts_, id); }
  std::vector<graph::Edge> EdgesOf(const EntityId& id) const override {
    ++edge_reads;
    std::vector<graph::Edge> edges;
    const auto found = adjacency_.find(id);
    if (found == adjacency_.end()) return edges;
    for (const FactId& fact_id : found->second) {
      const graph::Fact& fact = facts_.at(fact_id);
      std::string date;
      for (const Qualifier& qualifier : fact.qualifiers) {
        if (qualifier.name == "date") date = qualifier.value;
      }
      edges.push_back({fact.id, fact.predicate, fact.subject, fact.object, fact.confidence, fact.sources, date});
    }
    std::sort(edges.begin(), edges.end(), [&](const graph::Edge& a, const graph::Edge& b) {
      return std::make_tuple(a.predicate, a.from != id, a.from == id ? a.to : a.from, a.fact) <
             std::make_tuple(b.predicate, b.from != id, b.from == id ? b.to : b.from, b.fact);
    });
    return edges;
  }
  uint64_t DegreeOf(const EntityId& id) const override {
    const auto found = adjacency_.find(id);
    return found == adjacency_.end() ? 0 : found->second.size();
  }
  std::vector<graph::ResolvedClaim> ClaimsOf(const EntityId& id) const override {
    std::vector<graph::ResolvedClaim> out;
    ForEachClaim([&](const graph::ResolvedClaim& claim) {
      if (claim.subject == id || claim.object == id) out.push_back(claim);
      return true;
    });
    return out;
  }
  Result<graph::ResolvedClaim> GetClaim(const ClaimId& id) const override { return Get(claims_, id); }
  void ForEachClaim(const std::function<bool(const graph::ResolvedClaim&)>& visit) const override {
    std::vector<graph::ResolvedClaim> sorted;
    for (const auto& [id, claim] : claims_) sorted.push_back(claim);
    std::sort(sorted.begin(), sorted.end(), [](const graph::ResolvedClaim& a, const graph::ResolvedClaim& b) {
      return std::tie(a.doc, a.claim.span, a.claim.id) < std::tie(b.doc, b.claim.span, b.claim.id);
    });
    for (const graph::ResolvedClaim& claim : sorted) {
      if (!visit(claim)) return;
    }
  }
  std::vector<graph::Conflict> AllConflicts() const override {
    std::vector<graph::Conflict> out;
    for (const auto& [id, conflict] : conflicts_) out.push_back(conflict);
    std::sort(out.begin(), out.end(), [](const graph::Conflict& a, const graph::Conflict& b) {
      return std::make_tuple(a.level, -a.score, a.subject_name, a.id) <
             std::make_tuple(b.level, -b.score, b.subject_name, b.id);
    });
    return out;
  }
  Result<graph::Conflict> GetConflict(const ConflictId& id) const override { return Get(conflicts_, id); }
  std::vector<graph::Source> AllSources() const override {
    std::vector<graph::Source> out;
    for (const auto& [id, article] : articles_) {
      graph::Source source;
      source.id = id;
      source.doc = article.doc;
      source.title = article.title;
      source.url = article.url;
      source.published = article.published;
      out.push_back(source);
    }
    return out;
  }
  Result<Article> GetArticle(const DocId& id) const override { return Get(articles_, id); }
  graph::GraphStats Stats() const override {
    graph::GraphStats stats;
    stats.articles = articles_.size();
    stats.claims = claims_.size();
    stats.entities = entities_.size();
    stats.facts = facts_.size();
    for (const auto& [id, claim] : claims_) ++stats.claims_by_predicate[claim.claim.predicate];
    return stats;
  }
  std::vector<std::pair<std::string, std::string>> FindAnyId(std::string_view hex) const override {
    std::vector<std::pair<std::string, std::string>> found;
    const auto add = [&](const std::string& kind, const auto& records) {
      for (const auto& [id, record] : records) {
        if (id.ToHex().starts_with(hex)) found.emplace_back(kind, id.ToHex());
      }
    };
    add("claim", claims_);
    add("fact", facts_);
    add("conflict", conflicts_);
    add("entity", entities_);
    return found;
  }

  mutable size_t edge_reads = 0;

 private:
  template <typename Map>
  static Result<typename Map::mapped_type> Get(const Map& map, const typename Map::key_type& id) {
    const auto found = map.find(id);
    if (found == map.end()) return NotFoundError("no such id: " + id.ToHex());
    return found->second;
  }

  graph::ResolvedClaim NewClaim(const EntityId& subject, const std::string& predicate,
                                std::vector<Qualifier> qualifiers, const std::string& doc) {
    const DocId doc_id = DocOf(doc);
    Article& article = articles_[doc_id];
    article.id = doc_id;
    article.doc = doc;
    graph::ResolvedClaim claim;
    claim.claim.doc = doc_id;
    claim.claim.predicate = predicate;
    std::sort(qualifiers.begin(), qualifiers.end());
    claim.claim.qualifiers = std::move(qualifiers);
    claim.claim.confidence = 0.9;
    claim.claim.rule = "test.rule";
    claim.subject = subject;
    claim.subject_name = entities_.at(subject).name;
    claim.subject_type = entities_.at(subject).type;
    claim.doc = doc;
    return claim;
  }

  ClaimId Keep(graph::ResolvedClaim claim) {
    claim.sentence = claim.subject_name + " " + claim.claim.predicate + " " + claim.object_name + ".";
    claim.claim.sentence = {100, static_cast<uint32_t>(100 + claim.sentence.size())};
    claim.claim.span = claim.claim.sentence;
    IdBuilder fact_id("fact");
    fact_id.Add(claim.subject.AsBytes()).Add(claim.claim.predicate).Add(claim.object.AsBytes()).Add(claim.object_name);
    for (const Qualifier& qualifier : claim.claim.qualifiers) fact_id.Add(qualifier.name).Add(qualifier.value);
    claim.claim.id = IdBuilder("claim")
                         .Add(fact_id.Build<FactId>().AsBytes())
                         .Add(claim.doc)
                         .AddNumber(static_cast<int64_t>(claims_.size()))
                         .Build<ClaimId>();
    graph::Fact& fact = facts_[fact_id.Build<FactId>()];
    if (fact.claims.empty()) {
      fact.id = fact_id.Build<FactId>();
      fact.subject = claim.subject;
      fact.predicate = claim.claim.predicate;
      fact.object = claim.object;
      fact.object_text = claim.object_name;
      fact.object_type = claim.claim.object_type;
      fact.qualifiers = claim.claim.qualifiers;
      fact.confidence = claim.claim.confidence;
      if (!claim.object.IsNull()) {
        adjacency_[claim.subject].push_back(fact.id);
        if (claim.object != claim.subject) adjacency_[claim.object].push_back(fact.id);
      }
    }
    fact.claims.push_back(claim.claim.id);
    std::sort(fact.claims.begin(), fact.claims.end());
    ++fact.sources;
    const ClaimId id = claim.claim.id;
    claims_[id] = std::move(claim);
    return id;
  }

  std::map<EntityId, graph::Entity> entities_;
  std::map<ClaimId, graph::ResolvedClaim> claims_;
  std::map<FactId, graph::Fact> facts_;
  std::map<EntityId, std::vector<FactId>> adjacency_;
  std::map<ConflictId, graph::Conflict> conflicts_;
  std::map<DocId, Article> articles_;
};

}  // namespace kg::query::testing

#endif  // NEWSGRAPH_TESTS_QUERY_FAKE_READER_H_
