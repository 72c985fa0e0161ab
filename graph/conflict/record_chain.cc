#include "graph/conflict/record_chain.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "graph/conflict/declared_values.h"
#include "graph/conflict/editions.h"
#include "graph/conflict/explain.h"
#include "graph/conflict/life.h"
#include "graph/conflict/margin.h"
#include "graph/conflict/measure.h"
#include "graph/conflict/report.h"
#include "graph/model/duration.h"
#include "graph/model/text.h"

namespace kg::graph::conflict {
namespace {

constexpr size_t kMaxChain = 400;  // pairs are compared one by one

// A record as a link of its chain: its value, turned so that less is better, and when it was set or said to stand.
struct Link {
  Reading value;
  Result result;
  DayInterval when;
  bool own_date = false;  // `when` is the day it was set; else the day of an article in which it stands
  // A record that no claim gives: what `value.claim` broke, by the margin that its sentence tells.
  std::optional<Margin> derived;
};

constexpr std::array<std::string_view, 2> kRecords = {"record-mark", "record-time"};
bool IsRecord(std::string_view predicate) { return predicate == "record-time" || predicate == "record-mark"; }

bool MoreIsBetter(const Group& group, const ResolvedClaim& claim) {
  const Relation* relation = group.schema().Find(claim.claim.predicate);
  if (relation == nullptr) return false;
  const auto order = relation->properties.find("order");
  return order != relation->properties.end() && order->second == "more-is-better";
}

// The sentence speaks of a record that no longer stood.
bool IsFormer(const ResolvedClaim& claim) {
  static constexpr std::array<std::string_view, 20> kWords = {
      "previous",  "previously", "former",  "old",      "then",      "earlier",  "until",
      "broke",     "broken",     "beating", "beat",     "lowered",   "lowering", "improved",
      "improving", "smashed",    "erased",  "bettered", "surpassed", "held"};
  return SentenceHas(claim, kWords);
}

std::string Surface(const ResolvedClaim& claim) {
  static constexpr std::array<std::string_view, 2> kIndoor = {"indoor", "indoors"};
  const std::string record = FoldName(claim.claim.Get("record"));
  const std::string discipline = FoldName(claim.claim.Get("discipline"));
  return HasPhrase(record + " " + discipline, kIndoor) || SentenceHas(claim, kIndoor) ? "indoor" : "";
}

std::optional<Link> ReadLink(const Group& group, const ResolvedClaim& claim) {
  if (!TakesSide(claim) || IsHistory(claim) || IsOtherClock(claim)) return {};
  const bool is_time = claim.claim.predicate == "record-time";
  auto value = is_time ? ReadTime(claim, claim.claim.object) : ReadMark(claim, claim.claim.object);
  if (!value) return std::nullopt;
  if (MoreIsBetter(group, claim)) {
    const auto turn = [](const Range& range) { return Range{-range.last, -range.first}; };
    value->core = turn(value->core);
    value->hull = turn(value->hull);
    value->bare_core = value->core;
  }
  Link link;
  link.value = std::move(*value);
  link.result = ReadResult(group, claim);
  link.own_date = link.result.date.has_value() && !link.result.date->approximate();
  link.when = link.own_date ? link.result.date->Days() : claim.published.days;
  return link;
}

// True when the sentence of the claim gives no other record: its margin can only be of this one.
bool IsOnlyRecord(const Group& group, const ResolvedClaim& claim) {
  const auto is_beside = [&](const ResolvedClaim* other) { return other != &claim && InOneSentence(*other, claim); };
  return std::ranges::none_of(
      kRecords, [&](std::string_view predicate) { return std::ranges::any_of(group.Of(predicate), is_beside); });
}

// What stood until the day before, when the sentence says by how much it was beaten: "2:00:35, beating the previous
// record by 34 seconds" gives 2:01:09, give or take a second.
std::optional<Link> BrokenBy(const Group& group, const Link& link) {
  const ResolvedClaim& claim = *link.value.claim;
  const Relation* relation = group.schema().Find(claim.claim.predicate);
  if (relation == nullptr || PropertyOf(*relation, "derive") != "margin") return std::nullopt;
  if (!link.own_date || link.when.first <= kMinDay) return std::nullopt;
  const auto margin = FindMargin(claim.sentence);
  if (!margin || margin->milliseconds <= 0 || !IsOnlyRecord(group, claim)) return std::nullopt;
  Link broken = link;
  broken.derived = margin;
  Range& core = broken.value.core;
  core.first += margin->milliseconds + (margin->more ? 1 : 0);
  core.last = margin->more ? Range::kHighest : core.last + margin->milliseconds;
  broken.value.hull = Widen(core, margin->step, margin->step);
  broken.value.bare_core = core;
  broken.when = {kMinDay, link.when.first - 1};
  return broken;
}

// The scope without the holder; "" when a part is unknown, or where a new season starts a new chain.
std::string ScopeOf(const Link& link) {
  const std::string record = FoldName(link.value.claim->claim.Get("record"));
  static constexpr std::array<std::string_view, 6> kOfASeason = {"season", "season's", "season's best",
                                                                 "lead",   "leading",  "year"};
  if (record.empty() || link.result.discipline.empty() || HasPhrase(record, kOfASeason)) return {};
  const bool course = record.find("course") != std::string::npos || record.find("meeting") != std::string::npos ||
                      record.find("championship") != std::string::npos || record.find("games") != std::string::npos;
  if (course && !link.result.kind.named) return {};
  return link.value.claim->claim.predicate + "/" + record + "/" + link.result.discipline + "/" +
         Surface(*link.value.claim) + "/" + (course ? link.result.event : "");
}

struct Break {
  const Link* early = nullptr;
  const Link* late = nullptr;
  bool firm = false;
  int64_t gap = -1;
  bool same_day = false;
};

bool WithinMonth(const DayInterval& days) { return days.LengthDays() > 0 && days.LengthDays() <= 31; }

// The record that was broken is at least as good as any one set before it.
void TryBroken(const Link& a, const Link& b, Break* best) {
  if (a.derived.has_value() == b.derived.has_value()) return;
  const Link& broken = a.derived ? a : b;
  const Link& other = a.derived ? b : a;
  if (!other.own_date || other.when.last > broken.when.last) return;
  if (broken.value.core.first <= other.value.core.last) return;
  Break found = {&other, &broken, false, Gap(other.value.core, broken.value.core), false};
  found.firm = other.value.firm && broken.value.firm && broken.value.hull.first > other.value.hull.last;
  if (std::tie(best->firm, best->gap) < std::tie(found.firm, found.gap)) *best = found;
}

// Judges two links; `a` and `b` in any order.
void TryPair(const Link& a, const Link& b, bool shared, Break* best) {
  if (InOneSentence(*a.value.claim, *b.value.claim)) return;
  if (a.derived || b.derived) return TryBroken(a, b, best);
  const Link* early = &a;
  const Link* late = &b;
  if (late->when.last < early->when.first) std::swap(early, late);
  Break found = {early, late, false, Gap(early->value.core, late->value.core), false};
  const bool both_own = a.own_date && b.own_date;
  if (early->when.last < late->when.first) {
    // The later one must be at least as good.
    if (late->value.core.first <= early->value.core.last) return;
    if (!both_own && (shared || IsFormer(*a.value.claim) || IsFormer(*b.value.claim))) return;
    found.firm = both_own && a.value.firm && b.value.firm && late->value.hull.first > early->value.hull.last;
  } else {
    // One day, one holder: one record.
    if (!both_own || shared || !WithinMonth(a.when) || !WithinMonth(b.when) || found.gap <= 0) return;
    const bool one_event = !a.result.event.empty() && a.result.event == b.result.event;
    if (one_event) return;  // the result of that event is a variable of its own
    found.same_day = true;
    const bool one_day = a.when == b.when && a.when.first == a.when.last;
    found.firm = one_day && a.value.firm && b.value.firm && Disjoint(a.value.hull, b.value.hull);
  }
  if (std::tie(best->firm, best->gap) < std::tie(found.firm, found.gap)) *best = found;
}

std::string TimeText(int64_t milliseconds) {
  Duration time;
  time.milliseconds = milliseconds;
  if (milliseconds % 1000 != 0) time.precision = DurationPrecision::kHundredth;
  return time.ToString();
}

DraftCamp CampOf(const std::vector<Link>& chain, const Link& with) {
  DraftCamp camp;
  camp.value = with.value.value;
  if (with.derived) {
    camp.value = TimeText(with.value.core.first) + (with.derived->more ? " or slower" : "") + " before " + camp.value;
    camp.claims = {with.value.claim};
    return camp;
  }
  for (const Link& link : chain) {
    if (link.derived) continue;
    const bool same_holder = link.value.claim->subject == with.value.claim->subject;
    if (same_holder && !Disjoint(link.value.core, with.value.core)) camp.claims.push_back(link.value.claim);
  }
  return camp;
}

std::string SayLink(const Link& link) {
  const ResolvedClaim* one[] = {link.value.claim};
  if (link.derived) {
    return link.value.value + " by " + link.value.claim->subject_name + " beat the record before by " +
           (link.derived->more ? "more than " : "") + SecondsText(link.derived->milliseconds) + ", says " +
           SourcesText(one) + ", so that one was " + TimeText(link.value.core.first) +
           (link.derived->more ? " or slower" : ", give or take a second");
  }
  const std::string time = link.own_date ? " set " + WhenText(link.when) : "";
  return link.value.value + time + " by " + link.value.claim->subject_name + ", says " + SourcesText(one);
}

void Report(const Group& group, const EntityId& subject, const std::vector<Link>& chain, const Break& found,
            std::vector<Conflict>* out) {
  Draft draft;
  draft.kind = "record";
  draft.subject = subject;
  draft.subject_name = NameOfSubject(group, subject);
  draft.impact = group.Impact(found.late->value.claim->claim.predicate);
  draft.level = found.firm ? ConflictLevel::kConflict : ConflictLevel::kTension;
  const int64_t size = std::max<int64_t>(1, std::abs(found.early->value.core.first) / 100);
  draft.gap_factor = GapFactor(found.gap, size);
  draft.camps = {CampOf(chain, *found.early), CampOf(chain, *found.late)};
  draft.witness = {found.early->value.claim, found.late->value.claim};
  const std::string record(found.late->value.claim->claim.Get("record"));
  draft.why = record + ", " + found.late->result.discipline + ": " + SayLink(*found.early) + "; but " +
              SayLink(*found.late) + ". ";
  draft.why += found.late->derived ? "The record that was beaten is worse than one that was set before."
               : found.same_day    ? "One day has one record of a kind."
               : found.firm        ? "A later record is at least as good as the one before; this one is worse."
                                   : "The later article gives a worse one, as if it did not know the other.";
  out->push_back(Finish(draft));
}

void CheckChains(const Group& group, const EntityId* holder, std::vector<Conflict>* out) {
  std::map<std::string, std::vector<Link>> chains;
  for (const std::string_view predicate : kRecords) {
    for (const ResolvedClaim* claim : group.Of(predicate)) {
      if (holder != nullptr && claim->subject != *holder) continue;
      auto link = ReadLink(group, *claim);
      if (!link) continue;
      std::string scope = ScopeOf(*link);
      if (scope.empty() || (holder == nullptr && link->result.category.empty())) continue;
      if (holder == nullptr) scope += "/" + link->result.category;
      if (auto broken = BrokenBy(group, *link)) chains[scope].push_back(std::move(*broken));
      chains[scope].push_back(std::move(*link));
    }
  }
  for (const auto& [scope, chain] : chains) {
    Break best;
    const size_t count = std::min(chain.size(), kMaxChain);
    for (size_t i = 0; i < count; ++i) {
      for (size_t j = i + 1; j < count; ++j) {
        const bool same_holder = chain[i].value.claim->subject == chain[j].value.claim->subject;
        const bool categories_part = chain[i].result.category != chain[j].result.category &&
                                     !chain[i].result.category.empty() && !chain[j].result.category.empty();
        const bool derived = chain[i].derived.has_value() != chain[j].derived.has_value();
        if ((same_holder == (holder == nullptr) && !derived) || categories_part) continue;
        TryPair(chain[i], chain[j], holder == nullptr, &best);
      }
    }
    if (best.early != nullptr) Report(group, best.late->value.claim->subject, chain, best, out);
  }
}

}  // namespace

std::string SharedRecordScope(const ResolvedClaim& claim) {
  if (!IsRecord(claim.claim.predicate)) return {};
  const std::string record = FoldName(claim.claim.Get("record"));
  if (record == "world record" || record == "olympic record") {
    std::string discipline = NormalDiscipline(claim.claim.Get("discipline"));
    if (discipline.empty()) discipline = KindOfEvent(claim.claim.Get("event")).discipline;
    return discipline.empty() ? "" : record + "/" + discipline;
  }
  if (record != "course record") return {};
  const std::string_view event = claim.claim.Get("event");
  return KindOfEvent(event).named ? record + "/" + FoldKey(event) : "";
}

void CheckOwnRecords(const Group& group, const EntityId& holder, std::vector<Conflict>* out) {
  CheckChains(group, &holder, out);
}

void CheckSharedRecords(const Group& group, std::vector<Conflict>* out) { CheckChains(group, nullptr, out); }

}  // namespace kg::graph::conflict
