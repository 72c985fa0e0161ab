#include "graph/conflict/life_order.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "graph/conflict/explain.h"
#include "graph/conflict/report.h"

namespace kg::graph::conflict {
namespace {

constexpr int kLagDays = 31;

// The days on which the person was alive by these claims, as readings of "a day of the life".
std::vector<Reading> SignsOfLife(const Group& group, const EntityId& person) {
  std::vector<Reading> signs;
  for (const ResolvedClaim* claim : group.claims()) {
    if (claim->subject != person || !TakesSide(*claim) || !ShowsAlive(claim->claim.predicate)) continue;
    const auto date = DateOf(*claim);
    if (!date) continue;
    const Range core = RangeOf(date->Days());
    Reading sign = PlainReading(*claim, core, Widen(core, kLagDays, kLagDays),
                                claim->claim.predicate + " " + claim->object_name + " (" + date->ToString() + ")");
    if (date->approximate()) sign.firm = false;
    signs.push_back(std::move(sign));
  }
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
  draft.witness = {early.claim, late.claim};
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

// `early` is said to be before `late` by nature, but all its days lie after.
std::optional<Conflict> Reversed(const Group& group, const EntityId& person, const Reading* before,
                                 const Reading* after, std::string_view rule) {
  if (before == nullptr || after == nullptr || before->core.first <= after->core.last) return std::nullopt;
  Draft draft = OrderDraft(group, person, *after, *before);
  draft.camps = {CampOf(before->value, {before}), CampOf(after->value, {after})};
  const auto say = [](const Reading& reading) {
    const ResolvedClaim* one[] = {reading.claim};
    return reading.claim->claim.predicate + " " + reading.claim->object_name + " " + WhenText(DaysOf(reading.core)) +
           " according to " + SourcesText(one);
  };
  draft.why = draft.subject_name + ": " + say(*before) + "; but " + say(*after) + ". " + std::string(rule) +
              "; the dates are " + CountText(Gap(after->core, before->core), "day") + " the wrong way round.";
  return Finish(draft);
}

}  // namespace

void CheckLifeOrder(const Group& group, const EntityId& person, const Death& death, const BirthReadings& birth,
                    std::vector<Conflict>* out) {
  const std::vector<Reading> signs = SignsOfLife(group, person);
  // Where the sources differ on birth or death, the earliest birth and the latest death bound the life.
  const Reading* born = nullptr;
  for (const Reading& date : birth.dates) {
    if (born == nullptr || date.core.first < born->core.first) born = &date;
  }
  const Reading* died = nullptr;
  for (const Reading& reading : death.readings()) {
    if (died == nullptr || reading.core.last > died->core.last) died = &reading;
  }
  if (auto found = Reversed(group, person, born, died, "Nobody dies before being born")) out->push_back(*found);
  if (auto found = Reversed(group, person, born, Earliest(signs), "Nothing can be done before birth")) {
    out->push_back(*found);
  }
  if (auto found = Reversed(group, person, Latest(signs), died, "Nothing can be done after death")) {
    out->push_back(*found);
  }
}

}  // namespace kg::graph::conflict
