#include "graph/conflict/life_order.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "graph/conflict/declared_values.h"
#include "graph/conflict/explain.h"
#include "graph/conflict/phrase.h"
#include "graph/conflict/report.h"

namespace kg::graph::conflict {
namespace {

constexpr int kLagDays = 31;

// "A former mayor", written in 2019: over by the day of writing, and nobody knows since when.
bool IsOverByWriting(const ResolvedClaim& claim, const Date& date) {
  if (!date.open_start || date.open_end) return false;
  const DayInterval end = date.end.Days();
  const auto meets = [&end](const DayInterval& written) { return written.Contains(end) || end.Contains(written); };
  const Date& estimate = claim.published.estimate;
  return meets(claim.published.days) || (estimate.start.year != 0 && meets(estimate.Days()));
}

// The ends of a state that are stated, or the day of an event, as readings of "a day of the life".
void AddSigns(const Relation* relation, const ResolvedClaim& claim, std::vector<Reading>* signs) {
  const auto date = DateOf(claim);
  if (!date) return;
  const bool is_state = relation != nullptr && relation->is_state && date->is_interval;
  std::vector<DayInterval> days;
  if (!is_state) days.push_back(date->Days());
  if (is_state && !date->open_start) days.push_back(date->start.Days());
  if (is_state && !date->open_end && !IsOverByWriting(claim, *date)) days.push_back(date->end.Days());
  for (const DayInterval& interval : days) {
    const Range core = RangeOf(interval);
    Reading sign = PlainReading(claim, core, Widen(core, kLagDays, kLagDays), {});
    if (date->approximate()) sign.firm = false;
    signs->push_back(std::move(sign));
  }
}

std::vector<Reading> SignsOfLife(const Group& group, const EntityId& person) {
  std::vector<Reading> signs;
  for (const auto& [predicate, relation, claims] : group.said()) {
    // The person takes part in it alive: as its subject, or at either end of a marriage or a match.
    const std::string_view life = relation == nullptr ? std::string_view() : PropertyOf(*relation, "life");
    if (life.empty()) continue;
    const bool both = life == "both";
    for (const ResolvedClaim* claim : claims) {
      const bool takes_part = claim->subject == person || (both && claim->object == person);
      if (takes_part && TakesSide(*claim)) AddSigns(relation, *claim, &signs);
    }
  }
  std::ranges::stable_sort(signs, {}, [](const Reading& sign) { return sign.claim->claim.id; });
  return signs;
}

DraftCamp CampOf(std::string value, const std::vector<const Reading*>& readings) {
  DraftCamp camp;
  camp.value = std::move(value);
  for (const Reading* reading : readings) camp.claims.push_back(reading->claim);
  return camp;
}

Draft OrderDraft(const Group& group, const EntityId& person, const Reading& early, const Reading& late) {
  Draft draft;
  draft.kind = "lifespan";
  draft.subject = person;
  draft.subject_name = NameOfSubject(group, person);
  draft.impact = 1.0;
  draft.gap_factor = GapFactor(Gap(early.core, late.core), 365);
  const bool firm = early.firm && late.firm && Disjoint(early.hull, late.hull);
  draft.level = firm ? ConflictLevel::kConflict : ConflictLevel::kTension;
  return draft;
}

// The reading with the greatest first day; nullptr when `readings` is empty.
const Reading* Latest(const std::vector<Reading>& readings) {
  const auto found = std::max_element(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
    return std::tie(a.firm, a.core.first) < std::tie(b.firm, b.core.first);
  });
  return found == readings.end() ? nullptr : &*found;
}

const Reading* Earliest(const std::vector<Reading>& readings) {
  const auto found = std::min_element(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
    return std::make_tuple(!a.firm, a.core.last) < std::make_tuple(!b.firm, b.core.last);
  });
  return found == readings.end() ? nullptr : &*found;
}

// "born 1994-02-08", "died 2008-10-17", "won Lugo Marathon (2012)": a bare date says neither.
std::string NameOf(const Reading& reading, const EntityId& person) {
  const Claim& claim = reading.claim->claim;
  if (const auto date = DateOf(*reading.claim)) {
    const bool is_object = reading.claim->subject != person;
    const std::string& other = is_object ? reading.claim->subject_name : reading.claim->object_name;
    return RelationText(claim.predicate) + " " + other + " (" + date->ToString() + ")";
  }
  if (claim.object_type != ValueType::kDate) return reading.value;
  return claim.predicate.substr(0, claim.predicate.find('-')) + " " + reading.value;
}

// `early` is said to be before `late` by nature, but all its days lie after.
std::optional<Conflict> Reversed(const Group& group, const EntityId& person, const BirthReadings& birth,
                                 const Reading* before, const Reading* after, std::string_view rule) {
  if (before == nullptr || after == nullptr || before->core.first <= after->core.last) return std::nullopt;
  Draft draft = OrderDraft(group, person, *after, *before);
  draft.camps = {CampOf(NameOf(*before, person), {before}), CampOf(NameOf(*after, person), {after})};
  draft.witness.insert(draft.witness.end(), {before->claim, after->claim});
  if (before->first_from != nullptr) draft.witness.push_back(before->first_from);
  const auto say = [&](const Reading& reading) {
    const ResolvedClaim* one[] = {reading.claim};
    const Claim& claim = reading.claim->claim;
    if (claim.predicate == "age") return BirthText(birth, reading);
    if (claim.object_type == ValueType::kDate) {
      return claim.predicate.substr(0, claim.predicate.find('-')) + " " + WhenText(DaysOf(reading.core)) +
             " according to " + SourcesText(one);
    }
    const bool is_object = reading.claim->subject != person;
    const std::string what = is_object ? "(" + reading.claim->subject_name + ") " + RelationText(claim.predicate)
                                       : RelationText(claim.predicate) + " " + reading.claim->object_name;
    return what + " " + WhenText(DaysOf(reading.core)) + " according to " + SourcesText(one);
  };
  draft.why = draft.subject_name + ": " + say(*before) + "; but " + say(*after) + ". " + std::string(rule) +
              "; the dates are " + LongTimeText(Gap(after->core, before->core)) +
              " the wrong way round: one of them must be wrong, or they are of two people.";
  return Finish(draft);
}

// The reading that bounds the birth from below: the latest one where all sources agree, else, so that one wrong date
// accuses nothing but itself, the earliest birth date. nullptr when nothing bounds it.
const Reading* BirthBound(const BirthReadings& birth) {
  std::vector<const Reading*> all;
  for (const Reading& date : birth.dates) all.push_back(&date);
  for (const AgeReading& age : birth.ages) {
    if (age.time == AgeTime::kText || age.time == AgeTime::kDated) all.push_back(&age.reading);
  }
  Range common;
  for (const Reading* reading : all) common = Intersect(common, reading->core);
  const auto earlier = [](const Reading* a, const Reading* b) { return a->core.first < b->core.first; };
  if (!common.IsEmpty() && !all.empty()) {
    const Reading* bound = *std::max_element(all.begin(), all.end(), earlier);
    return bound->core.first > Range::kLowest ? bound : nullptr;
  }
  all.resize(birth.dates.size());
  return all.empty() ? nullptr : *std::min_element(all.begin(), all.end(), earlier);
}

}  // namespace

void CheckLifeOrder(const Group& group, const EntityId& person, const Death& death, const BirthReadings& birth,
                    std::vector<Conflict>* out) {
  const Reading* born = BirthBound(birth);
  const Reading* died = nullptr;
  for (const Reading& reading : death.readings()) {
    if (died == nullptr || reading.core.last > died->core.last) died = &reading;
  }
  if (born == nullptr && died == nullptr) return;
  const std::vector<Reading> signs = SignsOfLife(group, person);
  if (auto found = Reversed(group, person, birth, born, died, "Nobody dies before being born")) out->push_back(*found);
  if (auto found = Reversed(group, person, birth, born, Earliest(signs), "Nothing can be done before birth")) {
    out->push_back(*found);
  }
  if (auto found = Reversed(group, person, birth, Latest(signs), died, "Nothing can be done after death")) {
    out->push_back(*found);
  }
}

}  // namespace kg::graph::conflict
