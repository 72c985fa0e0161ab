#include "query/as_of.h"

#include <algorithm>
#include <optional>

namespace kg::query {
namespace {

// The first day that a statement may be of; nothing where it has no date.
std::optional<Day> FirstDay(const std::vector<Qualifier>& qualifiers, ValueType object_type,
                            const std::string& object) {
  std::string_view text;
  if (object_type == ValueType::kDate) text = object;
  for (const Qualifier& qualifier : qualifiers) {
    if (qualifier.name == "date" || qualifier.name == "as_of") text = qualifier.value;
  }
  const std::optional<Date> date = Date::Parse(text);
  if (!date) return std::nullopt;
  return date->Days().first;
}

}  // namespace

bool AsOfReader::SetDay(Day day, const std::atomic<bool>* interrupted) {
  std::set<DocId> told;
  if (day != kMaxDay) {
    for (const graph::Source& source : reader_.AllSources()) {
      const bool dated = source.published.estimate.precision() != DatePrecision::kNone;
      if (dated && source.published.estimate.Days().first <= day) told.insert(source.id);
    }
  }
  if (interrupted != nullptr && *interrupted) return false;
  day_ = day;
  told_ = std::move(told);
  return true;
}

bool AsOfReader::IsToldBy(const std::vector<ClaimId>& claims) const {
  return std::any_of(claims.begin(), claims.end(), [this](const ClaimId& id) {
    const Result<graph::ResolvedClaim> claim = reader_.GetClaim(id);
    return claim.ok() && told_.count(claim->claim.doc) > 0;
  });
}

bool AsOfReader::Holds(const graph::Fact& fact) const {
  if (const auto first = FirstDay(fact.qualifiers, fact.object_type, fact.object_text)) return *first <= day_;
  return !has_time_(fact.predicate) || IsToldBy(fact.claims);
}

bool AsOfReader::Holds(const graph::ResolvedClaim& claim) const {
  const Claim& c = claim.claim;
  if (const auto first = FirstDay(c.qualifiers, c.object_type, c.object)) return *first <= day_;
  return !has_time_(c.predicate) || told_.count(c.doc) > 0;
}

std::vector<graph::Fact> AsOfReader::FactsOf(const EntityId& id) const {
  std::vector<graph::Fact> facts = reader_.FactsOf(id);
  if (IsLimited()) std::erase_if(facts, [this](const graph::Fact& fact) { return !Holds(fact); });
  return facts;
}

std::vector<graph::Edge> AsOfReader::EdgesOf(const EntityId& id) const {
  std::vector<graph::Edge> edges = reader_.EdgesOf(id);
  if (!IsLimited()) return edges;
  std::erase_if(edges, [this](const graph::Edge& edge) {
    if (const std::optional<Date> date = Date::Parse(edge.date)) return date->Days().first > day_;
    if (!has_time_(edge.predicate)) return false;
    const Result<graph::Fact> fact = reader_.GetFact(edge.fact);
    return !fact.ok() || !IsToldBy(fact->claims);
  });
  return edges;
}

std::vector<graph::ResolvedClaim> AsOfReader::ClaimsOf(const EntityId& id) const {
  std::vector<graph::ResolvedClaim> claims = reader_.ClaimsOf(id);
  if (IsLimited()) std::erase_if(claims, [this](const graph::ResolvedClaim& claim) { return !Holds(claim); });
  return claims;
}

void AsOfReader::ForEachClaim(const std::function<bool(const graph::ResolvedClaim&)>& visit) const {
  reader_.ForEachClaim(
      [&](const graph::ResolvedClaim& claim) { return (IsLimited() && !Holds(claim)) || visit(claim); });
}

bool AsOfReader::Holds(const graph::Conflict& conflict) const {
  return std::all_of(conflict.witness.begin(), conflict.witness.end(), [this](const ClaimId& id) {
    const Result<graph::ResolvedClaim> claim = reader_.GetClaim(id);
    return claim.ok() && Holds(*claim);
  });
}

void AsOfReader::ForEachConflict(const std::function<bool(const graph::Conflict&)>& visit) const {
  reader_.ForEachConflict(
      [&](const graph::Conflict& conflict) { return (IsLimited() && !Holds(conflict)) || visit(conflict); });
}

std::vector<graph::Conflict> AsOfReader::AllConflicts() const {
  std::vector<graph::Conflict> conflicts = reader_.AllConflicts();
  if (IsLimited()) std::erase_if(conflicts, [this](const graph::Conflict& conflict) { return !Holds(conflict); });
  return conflicts;
}

std::vector<graph::Conflict> AsOfReader::ConflictsAbout(const EntityId& id) const {
  std::vector<graph::Conflict> conflicts = reader_.ConflictsAbout(id);
  if (IsLimited()) std::erase_if(conflicts, [this](const graph::Conflict& conflict) { return !Holds(conflict); });
  return conflicts;
}

}  // namespace kg::query
