#include "graph/conflict/declared.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>

#include "graph/conflict/corrections.h"
#include "graph/conflict/death.h"
#include "graph/conflict/declared_order.h"
#include "graph/conflict/declared_values.h"
#include "graph/conflict/explain.h"
#include "graph/conflict/life.h"
#include "graph/conflict/names.h"
#include "graph/conflict/places.h"
#include "graph/conflict/report.h"
#include "graph/model/text.h"

namespace kg::graph::conflict {
namespace {

// Of two states, times that do not meet.
bool AreOfOtherTimes(const Reading& a, const Reading& b) {
  const auto first = DateOf(*a.claim);
  const auto second = DateOf(*b.claim);
  return first && second && Intersect(first->Days(), second->Days()).IsEmpty();
}

// A state may change: only stated times that meet prove anything.
bool HaveTimes(const Draft& draft) {
  return std::all_of(draft.witness.begin(), draft.witness.end(),
                     [](const ResolvedClaim* claim) { return DateOf(*claim).has_value(); });
}

// Everything about one relation, one subject and one key.
struct Variable {
  const Relation* relation = nullptr;
  std::vector<std::string> key;
  std::vector<const ResolvedClaim*> claims;
};

void Complete(const Group& group, const EntityId& subject, const Variable& variable, Draft* draft) {
  const Relation& relation = *variable.relation;
  draft->kind = relation.kind;
  draft->impact = relation.impact;
  draft->subject = subject;
  draft->subject_name = NameOfSubject(group, subject);
  const bool changes = relation.is_state && !HaveTimes(*draft);
  if (changes || PropertyOf(relation, "level") == "tension") draft->level = ConflictLevel::kTension;
}

std::string Contest(const Draft& draft, const Variable& variable) {
  std::string text = draft.subject_name + ", " + variable.relation->name;
  if (!variable.key.empty()) text += " (" + Join(variable.key, ", ") + ")";
  return text + ": ";
}

std::string Reason(const Draft& draft, const Variable& variable) {
  std::string text = ". The schema allows one value";
  if (!variable.key.empty()) text += " for each " + Join(variable.relation->key, " and ");
  text += draft.level == ConflictLevel::kConflict ? ": one of the claims must be wrong."
                                                  : "; a change in time, an approximate value or a weak source would "
                                                    "explain it.";
  return text;
}

void CheckIntervals(const Group& group, const EntityId& subject, const Variable& variable,
                    std::vector<Reading> readings, std::vector<Conflict>* out) {
  if (!DropSuperseded(group, &readings)) return;
  const auto clash = WidestClash(readings, nullptr, variable.relation->is_state ? AreOfOtherTimes : nullptr);
  if (!clash) return;
  const Reading& low = readings[clash->low];
  const Reading& high = readings[clash->high];
  const int64_t scale = std::max<int64_t>(1, std::abs(low.core.first) / 10);
  Draft draft = conflict::DraftOf(readings, *clash, scale);
  Complete(group, subject, variable, &draft);
  draft.why = Contest(draft, variable) + low.value + " according to " + SourcesText(SideOf(readings, low, high)) +
              "; but " + high.value + " according to " + SourcesText(SideOf(readings, high, low)) +
              Reason(draft, variable);
  out->push_back(Finish(draft));
}

// Names and texts: equal, or not.
void CheckNames(const Group& group, const EntityId& subject, const Variable& variable, std::vector<Conflict>* out) {
  std::map<std::string, DraftCamp> camps;
  for (const ResolvedClaim* claim : variable.claims) {
    if (IsCorrection(*claim)) return;
    const std::string key = claim->object.IsNull() ? FoldKey(claim->claim.object) : claim->object.ToHex();
    DraftCamp& camp = camps[key];
    if (camp.value.empty()) camp.value = claim->object_name;
    camp.claims.push_back(claim);
  }
  if (camps.size() < 2) return;
  Draft draft;
  std::vector<std::string> parts;
  for (auto& [key, camp] : camps) {
    parts.push_back(camp.value + " according to " + SourcesText(camp.claims));
    draft.camps.push_back(std::move(camp));
  }
  const DraftCamp& first = draft.camps[0];
  const DraftCamp& second = draft.camps[1];
  draft.witness = {first.claims.front(), second.claims.front()};
  const bool one_name = SpellingDistance(FullNameWords(first.value), FullNameWords(second.value)) > 0;
  const bool firm = IsFirm(*draft.witness[0]) && IsFirm(*draft.witness[1]) && !one_name && draft.camps.size() == 2;
  draft.level = firm ? ConflictLevel::kConflict : ConflictLevel::kTension;
  draft.gap_factor = 0.75;
  Complete(group, subject, variable, &draft);
  draft.why = Contest(draft, variable) + Join(parts, "; but ") + Reason(draft, variable);
  out->push_back(Finish(draft));
}

}  // namespace

bool IsDeclaredSingle(const Schema& schema, std::string_view predicate) {
  static constexpr std::array<std::string_view, 6> kKnown = {"born-on", "died-on",    "born-in",
                                                             "died-in", "founded-on", "headquartered-in"};
  if (std::find(kKnown.begin(), kKnown.end(), predicate) != kKnown.end()) return false;
  const Relation* relation = schema.Find(predicate);
  return relation != nullptr && relation->single && !relation->kind.empty();
}

void CheckDeclared(const Group& group, const EntityId& subject, std::vector<Conflict>* out) {
  std::map<std::pair<std::string, std::vector<std::string>>, Variable> variables;
  for (const auto& [predicate, relation, claims] : group.said()) {
    if (!IsDeclaredSingle(group.schema(), predicate)) continue;
    for (const ResolvedClaim* claim : claims) {
      if (claim->subject != subject || !TakesSide(*claim)) continue;
      auto key = KeyOf(*relation, *claim);
      if (!key) continue;
      Variable& variable = variables[{std::string(predicate), *key}];
      variable.relation = relation;
      variable.key = std::move(*key);
      variable.claims.push_back(claim);
    }
  }
  for (const auto& [id, variable] : variables) {
    const bool by_place = PropertyOf(*variable.relation, "compare") == "containment";
    if (by_place && variable.key.empty()) {
      CheckPlaces(group, subject, variable.relation->name, variable.relation->is_state, out);
      continue;
    }
    std::vector<Reading> readings;
    for (const ResolvedClaim* claim : variable.claims) {
      if (auto reading = ReadValue(*variable.relation, *claim)) readings.push_back(std::move(*reading));
    }
    if (readings.size() == variable.claims.size()) {
      CheckIntervals(group, subject, variable, std::move(readings), out);
    } else if (readings.empty()) {
      CheckNames(group, subject, variable, out);
    }
  }
  CheckDeclaredOrder(group, subject, out);
  CheckDeclaredChains(group, subject, out);
}

}  // namespace kg::graph::conflict
