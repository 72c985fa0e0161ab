#include "graph/conflict/declared_order.h"

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

#include "graph/conflict/death.h"
#include "graph/conflict/declared_values.h"
#include "graph/conflict/explain.h"
#include "graph/conflict/life.h"
#include "graph/conflict/margin.h"
#include "graph/conflict/report.h"
#include "graph/model/text.h"

namespace kg::graph::conflict {
namespace {

constexpr size_t kMaxMoments = 1000;  // of one relation and subject: pairs are compared

// A claim at its place in time: the day of an event, the first day of a state.
struct Moment {
  const ResolvedClaim* claim = nullptr;
  Range days;
  bool firm = true;
  bool stated = true;  // by the text, not by the article's own day
};

std::optional<Moment> MomentOf(const Group& group, const ResolvedClaim& claim) {
  std::optional<Date> date = DateOf(claim);
  if (claim.claim.object_type == ValueType::kDate) date = Date::Parse(claim.claim.object);
  if (!date) return std::nullopt;
  const Relation* relation = group.schema().Find(claim.claim.predicate);
  const bool is_span = relation != nullptr && relation->is_state && date->is_interval;
  if (is_span && date->open_start) return std::nullopt;
  const DayInterval days = is_span ? date->start.Days() : date->Days();
  return Moment{&claim, RangeOf(days), IsFirm(claim) && !date->approximate()};
}

std::string ObjectKey(const ResolvedClaim& claim) {
  return claim.object.IsNull() ? FoldKey(claim.claim.object) : claim.object.ToHex();
}

std::vector<Moment> MomentsOf(const Group& group, const EntityId& subject, std::string_view predicate) {
  std::vector<Moment> moments;
  for (const ResolvedClaim* claim : group.Of(predicate)) {
    const bool own = claim->subject == subject && TakesSide(*claim);
    if (!own || IsCorrection(*claim) || moments.size() >= kMaxMoments) continue;
    if (const auto moment = MomentOf(group, *claim)) moments.push_back(*moment);
  }
  return moments;
}

int64_t Later(int64_t day, const TimeBound& bound) {
  if (day <= Range::kLowest || day >= Range::kHighest) return day;
  const Day from = static_cast<Day>(day);
  if (bound.unit == 'y') return AddYears(from, bound.count);
  return bound.unit == 'm' ? AddMonths(from, bound.count) : day + bound.count;
}

// By how many days the later of the two breaks the bound; 0 or less when it holds.
int64_t BreachOf(const TimeBound& bound, const Moment& own, const Moment& other) {
  if (bound.at_least) return other.days.IsOpen() ? 0 : Later(other.days.first, bound) - own.days.last;
  return other.days.IsOpen() ? 0 : own.days.first - Later(other.days.last, bound);
}

struct Broken {
  const Moment* own = nullptr;
  const Moment* other = nullptr;
  int64_t days = 0;
  bool IsFirm() const { return own->firm && other->firm; }
};

// What `own` breaks most; of a relation that has one value, only where it breaks all that is said of that one.
std::optional<Broken> WorstOf(const TimeBound& bound, bool single, const Moment& own,
                              const std::vector<Moment>& others) {
  std::optional<Broken> found;
  for (const Moment& other : others) {
    if (bound.same_object && ObjectKey(*own.claim) != ObjectKey(*other.claim)) continue;
    const int64_t days = BreachOf(bound, own, other);
    if (days <= 0 && single) return std::nullopt;
    if (days <= 0) continue;
    const bool better = !found || (single ? days < found->days : days > found->days);
    if (better) found = {&own, &other, days};
  }
  return found;
}

std::string LengthText(const TimeBound& bound) {
  return CountText(bound.count, bound.unit == 'y' ? "year" : bound.unit == 'm' ? "month" : "day");
}

std::string RuleText(const Relation& relation, const TimeBound& bound) {
  std::string text = "The schema puts " + relation.name + " ";
  if (!bound.at_least) return text + "at most " + LengthText(bound) + " after " + bound.other;
  if (bound.count > 0) text += "at least " + LengthText(bound) + " ";
  return text + "after " + bound.other;
}

std::string Say(const Moment& moment) {
  const ResolvedClaim* one[] = {moment.claim};
  const Claim& claim = moment.claim->claim;
  const std::string what = claim.object_type == ValueType::kDate ? "" : " " + moment.claim->object_name;
  return claim.predicate + what + " " + WhenText(DaysOf(moment.days)) + " according to " + SourcesText(one);
}

DraftCamp CampOf(const Moment& moment) {
  const Claim& claim = moment.claim->claim;
  DraftCamp camp;
  camp.value = claim.predicate + " " + moment.claim->object_name;
  if (claim.object_type != ValueType::kDate) camp.value += " (" + std::string(claim.Get("date")) + ")";
  camp.claims = {moment.claim};
  return camp;
}

Draft DraftOfTwo(const Group& group, const EntityId& subject, const Relation& relation, const Moment& a,
                 const Moment& b) {
  Draft draft;
  draft.kind = relation.kind;
  draft.impact = relation.impact;
  draft.subject = subject;
  draft.subject_name = NameOfSubject(group, subject);
  draft.witness = {a.claim, b.claim};
  const bool firm = a.firm && b.firm && a.stated && b.stated && PropertyOf(relation, "level") != "tension";
  draft.level = firm ? ConflictLevel::kConflict : ConflictLevel::kTension;
  return draft;
}

void CheckBound(const Group& group, const EntityId& subject, const Relation& relation, const TimeBound& bound,
                std::vector<Conflict>* out) {
  const std::vector<Moment> own = MomentsOf(group, subject, relation.name);
  if (own.empty()) return;
  const std::vector<Moment> others = MomentsOf(group, subject, bound.other);
  const Relation* other = group.schema().Find(bound.other);
  const bool single = other != nullptr && other->single;
  std::optional<Broken> worst;
  for (const Moment& moment : own) {
    const auto found = WorstOf(bound, single, moment, others);
    if (!found) continue;
    if (!worst || std::make_pair(found->IsFirm(), found->days) > std::make_pair(worst->IsFirm(), worst->days)) {
      worst = found;
    }
  }
  if (!worst) return;
  Draft draft = DraftOfTwo(group, subject, relation, *worst->own, *worst->other);
  draft.camps = {CampOf(*worst->own), CampOf(*worst->other)};
  draft.gap_factor = GapFactor(worst->days, 365);
  draft.why = draft.subject_name + ": " + Say(*worst->own) + "; but " + Say(*worst->other) + ". " +
              RuleText(relation, bound) + "; these are " + CountText(worst->days, "day") +
              (bound.at_least ? " short of that." : " beyond that.");
  out->push_back(Finish(draft));
}

// A value of a chain at its time.
struct Link {
  Moment moment;
  Reading reading;
};

std::optional<Link> LinkOf(const Group& group, const Relation& relation, const ResolvedClaim& claim) {
  auto reading = ReadValue(relation, claim);
  if (!reading) return std::nullopt;
  auto moment = MomentOf(group, claim);
  if (!moment && IsDated(claim.published)) {
    moment = Moment{&claim, RangeOf(claim.published.days), IsFirm(claim), false};
  }
  if (!moment) return std::nullopt;
  moment->firm = moment->firm && reading->firm;
  return Link{*moment, std::move(*reading)};
}

// What stood until the day before, where the sentence says by how much it was beaten ("by 34 seconds").
std::optional<Link> BeatenBy(const Relation& relation, const Link& link) {
  if (PropertyOf(relation, "derive") != "margin" || !link.moment.stated) return std::nullopt;
  const auto margin = FindMargin(link.moment.claim->sentence);
  if (!margin || margin->milliseconds <= 0 || margin->more) return std::nullopt;
  Link beaten = link;
  const int64_t by = PropertyOf(relation, "chain") == "rising" ? -margin->milliseconds : margin->milliseconds;
  beaten.reading.core = {link.reading.core.first + by, link.reading.core.last + by};
  beaten.reading.core.first -= margin->step;
  beaten.reading.core.last += margin->step;
  beaten.reading.value = "what " + link.reading.value + " has beaten";
  beaten.moment.days = {link.moment.days.first - 1, link.moment.days.first - 1};
  return beaten;
}

// How far the later value lies on the wrong side of the earlier one.
int64_t FallOf(bool rising, const Link& early, const Link& late) {
  if (early.moment.days.last >= late.moment.days.first) return 0;
  return rising ? early.reading.core.first - late.reading.core.last : late.reading.core.first - early.reading.core.last;
}

void CheckChain(const Group& group, const EntityId& subject, const Relation& relation, const std::vector<Link>& links,
                std::vector<Conflict>* out) {
  const bool rising = PropertyOf(relation, "chain") == "rising";
  const Link* early = nullptr;
  const Link* late = nullptr;
  std::pair<bool, int64_t> worst = {false, 0};
  for (const Link& a : links) {
    for (const Link& b : links) {
      const int64_t fall = FallOf(rising, a, b);
      const std::pair<bool, int64_t> found = {a.moment.firm && b.moment.firm, fall};
      if (fall <= 0 || (early != nullptr && found <= worst)) continue;
      early = &a;
      late = &b;
      worst = found;
    }
  }
  if (early == nullptr) return;
  Draft draft = DraftOfTwo(group, subject, relation, early->moment, late->moment);
  const auto say = [](const Link& link) {
    const ResolvedClaim* one[] = {link.moment.claim};
    return link.reading.value + " " + WhenText(DaysOf(link.moment.days)) + " according to " + SourcesText(one);
  };
  draft.camps = {{early->reading.value, {early->moment.claim}, {}}, {late->reading.value, {late->moment.claim}, {}}};
  draft.gap_factor = GapFactor(worst.second, std::max<int64_t>(1, std::abs(early->reading.core.first) / 10));
  draft.why = draft.subject_name + ", " + relation.name + ": " + say(*early) + "; but later " + say(*late) +
              ". The schema says that it only " + (rising ? "rises." : "falls.");
  out->push_back(Finish(draft));
}

}  // namespace

// The schema keeps them as lines "after|within COUNT UNIT RELATION [same]".
std::vector<TimeBound> TimeBoundsOf(const Relation& relation) {
  std::vector<TimeBound> bounds;
  for (const std::string_view line : Split(PropertyOf(relation, "bounds"), '\n')) {
    std::istringstream words{std::string(line)};
    std::string kind;
    std::string same;
    TimeBound bound;
    if (!(words >> kind >> bound.count >> bound.unit >> bound.other)) continue;
    bound.at_least = kind == "after";
    bound.same_object = static_cast<bool>(words >> same);
    bounds.push_back(std::move(bound));
  }
  return bounds;
}

bool IsDeclaredInTime(const Schema& schema, std::string_view predicate) {
  for (const auto& [name, relation] : schema.relations()) {
    if (name == predicate && relation.properties.contains("chain")) return true;
    for (const TimeBound& bound : TimeBoundsOf(relation)) {
      if (name == predicate || bound.other == predicate) return true;
    }
  }
  return false;
}

void CheckDeclaredOrder(const Group& group, const EntityId& subject, std::vector<Conflict>* out) {
  for (const Said& said : group.said()) {
    if (said.relation == nullptr || !said.relation->properties.contains("bounds")) continue;
    for (const TimeBound& bound : TimeBoundsOf(*said.relation)) CheckBound(group, subject, *said.relation, bound, out);
  }
}

void CheckDeclaredChains(const Group& group, const EntityId& subject, std::vector<Conflict>* out) {
  std::map<std::pair<std::string, std::vector<std::string>>, std::vector<Link>> chains;
  for (const auto& [predicate, relation, claims] : group.said()) {
    if (relation == nullptr || !relation->properties.contains("chain")) continue;
    for (const ResolvedClaim* claim : claims) {
      if (claim->subject != subject || !TakesSide(*claim) || IsCorrection(*claim)) continue;
      auto key = KeyOf(*relation, *claim);
      auto link = key ? LinkOf(group, *relation, *claim) : std::nullopt;
      if (!link) continue;
      std::vector<Link>& chain = chains[{relation->name, std::move(*key)}];
      if (chain.size() + 1 >= kMaxMoments) continue;
      if (auto beaten = BeatenBy(*relation, *link)) chain.push_back(std::move(*beaten));
      chain.push_back(std::move(*link));
    }
  }
  for (const auto& [id, links] : chains) CheckChain(group, subject, *group.schema().Find(id.first), links, out);
}

}  // namespace kg::graph::conflict
