#include "graph/conflict/declared.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <string>

#include "graph/conflict/corrections.h"
#include "graph/conflict/death.h"
#include "graph/conflict/explain.h"
#include "graph/conflict/life.h"
#include "graph/conflict/measure.h"
#include "graph/conflict/names.h"
#include "graph/conflict/places.h"
#include "graph/conflict/report.h"
#include "graph/model/text.h"

namespace kg::graph::conflict {
namespace {

std::string_view PropertyOf(const Relation& relation, const std::string& name) {
  const auto found = relation.properties.find(name);
  return found == relation.properties.end() ? std::string_view() : std::string_view(found->second);
}

// How far above `value` another one may lie and still agree: "5%", or "3" in days, seconds, metres or units.
int64_t ToleranceOf(const Relation& relation, ValueType type, int64_t value) {
  std::string_view text = PropertyOf(relation, "tolerance");
  const bool percent = text.ends_with('%');
  if (percent) text.remove_suffix(1);
  double amount = 0;
  std::from_chars(text.data(), text.data() + text.size(), amount);
  if (percent) return static_cast<int64_t>(std::abs(static_cast<double>(value)) * amount / 100);
  if (type == ValueType::kDuration) amount *= 1000;  // milliseconds
  if (type == ValueType::kMark) amount *= 10000;     // tenths of a millimetre
  return static_cast<int64_t>(amount);
}

std::optional<Reading> ReadNumber(const ResolvedClaim& claim) {
  int64_t value = 0;
  std::string digits = claim.claim.object;
  std::erase(digits, ',');
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  if (value <= Range::kLowest / 2 || value >= Range::kHighest / 2) return std::nullopt;
  return PlainReading(claim, {value, value}, {value, value}, claim.claim.object);
}

// The object as a range; nullopt for what is no interval.
std::optional<Reading> ReadValue(const Relation& relation, const ResolvedClaim& claim) {
  const ValueType type = claim.claim.object_type;
  std::optional<Reading> reading;
  if (type == ValueType::kDate) {
    if (const auto date = Date::Parse(claim.claim.object)) {
      reading = PlainReading(claim, RangeOf(date->Days()), RangeOf(date->Days()), claim.claim.object);
      if (date->approximate()) reading->firm = false;
    }
  } else if (type == ValueType::kDuration) {
    reading = ReadTime(claim, claim.claim.object);
  } else if (type == ValueType::kMark) {
    reading = ReadMark(claim, claim.claim.object);
  } else if (type == ValueType::kNumber || type == ValueType::kAge) {
    reading = ReadNumber(claim);
  }
  if (!reading) return std::nullopt;
  const int64_t tolerance = ToleranceOf(relation, type, reading->core.first);
  reading->core = Widen(reading->core, 0, tolerance);
  reading->hull = Cover(reading->hull, reading->core);
  reading->bare_core = reading->core;
  return reading;
}

// The values of the key, or nullopt when one is unknown.
std::optional<std::vector<std::string>> KeyOf(const Relation& relation, const ResolvedClaim& claim) {
  std::vector<std::string> key;
  for (const std::string& name : relation.key) {
    const std::string_view value = claim.claim.Get(name);
    if (value.empty()) return std::nullopt;
    const auto date = Date::Parse(value);
    key.push_back(date && !date->is_interval ? std::to_string(date->start.year) : FoldName(value));
  }
  return key;
}

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
  for (const ResolvedClaim* claim : group.claims()) {
    const std::string& predicate = claim->claim.predicate;
    if (claim->subject != subject || !TakesSide(*claim) || !IsDeclaredSingle(group.schema(), predicate)) continue;
    const Relation* relation = group.schema().Find(predicate);
    auto key = KeyOf(*relation, *claim);
    if (!key) continue;
    Variable& variable = variables[{predicate, *key}];
    variable.relation = relation;
    variable.key = std::move(*key);
    variable.claims.push_back(claim);
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
}

}  // namespace kg::graph::conflict
