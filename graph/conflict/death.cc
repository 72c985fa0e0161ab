#include "graph/conflict/death.h"

#include <algorithm>

#include "graph/conflict/declared_values.h"

namespace kg::graph::conflict {
namespace {

constexpr int kAboutDays = 366;

// A report may name the day after the death: another time zone, or the day of the news.
Reading ReadingOf(const ResolvedClaim& claim, const Date& date) {
  const Range core = RangeOf(date.Days());
  Range hull = core;
  if (date.precision() == DatePrecision::kDay) hull = Widen(core, 1, 0);
  if (date.approximate()) hull = Widen(core, kAboutDays, kAboutDays);
  Reading reading = PlainReading(claim, core, hull, date.ToString());
  if (date.approximate()) reading.firm = false;
  return reading;
}

DeathBound BoundOf(const std::vector<const Reading*>& readings) {
  DeathBound bound;
  Range days;
  for (const Reading* reading : readings) days = Intersect(days, reading->core);
  const bool agree = !days.IsEmpty();
  if (!agree) {
    days = readings.front()->core;
    for (const Reading* reading : readings) days = Cover(days, reading->core);
  }
  for (const Reading* reading : readings) {
    if (bound.first_from == nullptr && days.first > Range::kLowest && reading->core.first == days.first) {
      bound.first_from = reading->claim;
    }
    if (bound.last_from == nullptr && days.last < Range::kHighest && reading->core.last == days.last) {
      bound.last_from = reading->claim;
    }
  }
  bound.days = DaysOf(days);
  return bound;
}

}  // namespace

std::optional<Date> DateOf(const ResolvedClaim& claim) {
  const std::string_view value = claim.claim.Get("date");
  return value.empty() ? std::nullopt : Date::Parse(value);
}

Death::Death(const Group& group, const EntityId& person) {
  for (const ResolvedClaim* claim : group.Of("died-on")) {
    if (claim->subject != person || !TakesSide(*claim)) continue;
    if (const auto date = Date::Parse(claim->claim.object)) readings_.push_back(ReadingOf(*claim, *date));
  }
  if (readings_.empty()) return;
  std::vector<const Reading*> all;
  for (const Reading& reading : readings_) all.push_back(&reading);
  bound_ = BoundOf(all);
  FindLastAlive(group, person);
}

void Death::FindLastAlive(const Group& group, const EntityId& person) {
  for (const auto& [predicate, relation, claims] : group.said()) {
    // The line `life alive` or `life both`: with a date a claim shows its subject alive then (awards and records of the
    // dead apart).
    if (relation == nullptr || PropertyOf(*relation, "life").empty()) continue;
    for (const ResolvedClaim* claim : claims) {
      if (claim->subject != person || !TakesSide(*claim)) continue;
      const auto date = DateOf(*claim);
      if (!date || date->open_start) continue;
      const Day day = date->Days().first;
      const bool first_of_day =
          day == alive_day_ && alive_claim_ != nullptr && claim->claim.id < alive_claim_->claim.id;
      if (day > bound_.days.last || (day <= alive_day_ && !first_of_day)) continue;
      alive_day_ = day;
      alive_claim_ = claim;
    }
  }
}

bool Death::IsTold(const DocId& doc) const {
  return std::any_of(readings_.begin(), readings_.end(),
                     [&](const Reading& reading) { return reading.claim->claim.doc == doc; });
}

bool Death::IsTold(const DocId& doc, const DayInterval& days) const {
  return std::any_of(readings_.begin(), readings_.end(), [&](const Reading& reading) {
    return reading.claim->claim.doc == doc && reading.core == RangeOf(days);
  });
}

DeathBound Death::BoundFor(const DocId& doc) const {
  std::vector<const Reading*> own;
  Range common;
  for (const Reading& reading : readings_) {
    common = Intersect(common, reading.core);
    if (reading.claim->claim.doc == doc) own.push_back(&reading);
  }
  return own.empty() || !common.IsEmpty() ? bound_ : BoundOf(own);
}

}  // namespace kg::graph::conflict
