#include "graph/conflict/timeline.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <set>

#include "graph/conflict/life.h"
#include "graph/conflict/measure.h"

namespace kg::graph {
namespace {

using conflict::Group;
using conflict::Range;
using conflict::Reading;

int64_t OpenOr(int64_t value) {
  if (value <= Range::kLowest) return std::numeric_limits<int64_t>::min();
  return value >= Range::kHighest ? std::numeric_limits<int64_t>::max() : value;
}

TimelineBar BarOf(const ClaimId& id, const Range& core, const Range& hull) {
  return {id, OpenOr(core.first), OpenOr(core.last), OpenOr(hull.first), OpenOr(hull.last)};
}

// The time for which a claim speaks: its date, the date that is its object, or else the article's day.
std::optional<Range> DaysOfClaim(const ResolvedClaim& claim) {
  std::optional<Date> date = conflict::DateOf(claim);
  if (!date && claim.claim.object_type == ValueType::kDate) date = Date::Parse(claim.claim.object);
  if (date) return conflict::RangeOf(date->Days());
  if (!conflict::IsDated(claim.published)) return std::nullopt;
  return conflict::RangeOf(claim.published.days);
}

std::optional<Reading> TimeOf(const ResolvedClaim& claim) {
  if (claim.claim.object_type == ValueType::kDuration) return conflict::ReadTime(claim, claim.claim.object);
  return conflict::ReadTime(claim, claim.claim.Get("time"));
}

using Bars = std::map<ClaimId, TimelineBar>;

void AddReadings(const std::vector<Reading>& readings, Bars* bars) {
  for (const Reading& reading : readings) {
    bars->emplace(reading.claim->claim.id, BarOf(reading.claim->claim.id, reading.core, reading.hull));
  }
}

Bars BirthBars(const Group& group, const EntityId& person) {
  const conflict::Death death(group, person);
  const conflict::BirthReadings birth = conflict::ReadBirth(group, person, death);
  Bars bars;
  AddReadings(birth.dates, &bars);
  for (const conflict::AgeReading& age : birth.ages) AddReadings({age.reading}, &bars);
  return bars;
}

Bars DayBars(const Group& group) {
  Bars bars;
  for (const ResolvedClaim* claim : group.claims()) {
    if (const auto days = DaysOfClaim(*claim)) bars.emplace(claim->claim.id, BarOf(claim->claim.id, *days, *days));
  }
  return bars;
}

Bars TimeBars(const Group& group) {
  Bars bars;
  for (const ResolvedClaim* claim : group.claims()) {
    if (const auto time = TimeOf(*claim)) {
      bars.emplace(claim->claim.id, BarOf(claim->claim.id, time->core, time->hull));
    }
  }
  return bars;
}

}  // namespace

Timeline TimelineOf(const Schema& schema, const Conflict& conflict, std::span<const ResolvedClaim> claims) {
  const Group group(schema, claims);
  const std::string& kind = conflict.kind;
  Timeline timeline;
  Bars bars;
  if (kind == "age" || kind == "born-on") {
    timeline.caption = "Days of birth that each claim allows";
    bars = BirthBars(group, conflict.subject);
  } else if (kind == "died-on") {
    timeline.caption = "Days of death that each claim allows";
    AddReadings(conflict::Death(group, conflict.subject).readings(), &bars);
  } else if (kind == "founded-on" || kind == "lifespan" || kind == "parent") {
    timeline.caption = "Days that each claim allows";
    bars = DayBars(group);
  } else if (kind == "office" || kind == "club" || kind == "spouse") {
    timeline.caption = "The time for which each claim speaks";
    bars = DayBars(group);
  } else if (kind == "time" || kind == "record") {
    timeline.caption = "Times that each claim allows";
    timeline.unit = Timeline::Unit::kMilliseconds;
    bars = TimeBars(group);
  }
  std::set<ClaimId> wanted(conflict.witness.begin(), conflict.witness.end());
  for (const Camp& camp : conflict.camps) wanted.insert(camp.claims.begin(), camp.claims.end());
  for (const ResolvedClaim& claim : claims) {
    if (wanted.erase(claim.claim.id) == 0) continue;
    const auto bar = bars.find(claim.claim.id);
    if (bar != bars.end()) timeline.bars.push_back(bar->second);
  }
  return timeline;
}

}  // namespace kg::graph
