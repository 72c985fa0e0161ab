#include "query/export/slice.h"

#include <algorithm>
#include <tuple>

namespace kg::query {

void ForEachClaimInOrder(const graph::Reader& reader, const std::function<bool(const graph::ResolvedClaim&)>& visit) {
  std::vector<graph::ResolvedClaim> article;
  bool go_on = true;
  const auto flush = [&] {
    std::sort(article.begin(), article.end(), [](const graph::ResolvedClaim& a, const graph::ResolvedClaim& b) {
      return std::tie(a.claim.span, a.claim.id) < std::tie(b.claim.span, b.claim.id);
    });
    for (const graph::ResolvedClaim& claim : article) {
      if (go_on) go_on = visit(claim);
    }
    article.clear();
  };
  reader.ForEachClaim([&](const graph::ResolvedClaim& claim) {
    if (!article.empty() && article.back().claim.doc != claim.claim.doc) flush();
    article.push_back(claim);
    return go_on;
  });
  flush();
}

std::vector<EntityId> GraphSlice::Ids() const {
  if (only_) return {only_->begin(), only_->end()};
  std::vector<EntityId> ids;
  reader_.ForEachEntity([&](const graph::Entity& entity) {
    ids.push_back(entity.id);
    return !Interrupted();
  });
  return ids;
}

void GraphSlice::ForEachEntity(
    const std::function<void(const graph::Entity& entity, const std::vector<graph::Fact>& literals)>& visit) const {
  for (const EntityId& id : Ids()) {
    if (Interrupted()) return;
    const Result<graph::Entity> entity = reader_.DescribeEntity(id);
    if (!entity.ok()) continue;
    std::vector<graph::Fact> literals = reader_.FactsOf(id);
    std::erase_if(literals, [&](const graph::Fact& fact) { return fact.subject != id || !fact.object.IsNull(); });
    visit(*entity, literals);
  }
}

void GraphSlice::ForEachEdge(const std::function<void(const graph::Fact& fact)>& visit) const {
  for (const EntityId& id : Ids()) {
    if (Interrupted()) return;
    for (const graph::Fact& fact : reader_.FactsOf(id)) {
      if (facts_ && facts_->count(fact.id) == 0) continue;
      if (fact.subject == id && !fact.object.IsNull() && Holds(fact.object)) visit(fact);
    }
  }
}

void GraphSlice::ForEachClaim(const std::function<void(const graph::ResolvedClaim& claim)>& visit) const {
  ForEachClaimInOrder(reader_, [&](const graph::ResolvedClaim& claim) {
    const bool is_wanted = !claims_ || claims_->count(claim.claim.id) > 0;
    if (is_wanted && Holds(claim.subject) && (claim.object.IsNull() || Holds(claim.object))) visit(claim);
    return !Interrupted();
  });
}

Status GraphSlice::Outcome() const {
  if (Interrupted()) return {StatusCode::kInterrupted, "interrupted"};
  return reader_.Health();
}

SliceProperties PropertiesOf(const GraphSlice& slice) {
  SliceProperties properties;
  slice.ForEachEntity([&](const graph::Entity&, const std::vector<graph::Fact>& literals) {
    for (const graph::Fact& fact : literals) properties.literals.insert(fact.predicate);
  });
  slice.ForEachEdge([&](const graph::Fact& fact) {
    for (const Qualifier& qualifier : fact.qualifiers) properties.qualifiers.insert(qualifier.name);
  });
  return properties;
}

std::vector<std::string> ValuesOf(const std::vector<graph::Fact>& literals, const std::string& predicate) {
  std::vector<std::string> values;
  for (const graph::Fact& fact : literals) {
    const bool known = std::find(values.begin(), values.end(), fact.object_text) != values.end();
    if (fact.predicate == predicate && !known) values.push_back(fact.object_text);
  }
  return values;
}

std::string RelationshipType(const std::string& predicate) {
  std::string type = predicate;
  for (char& c : type) {
    if (c == '-') c = '_';
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return type;
}

}  // namespace kg::query
