#include "graph/conflict/founding.h"

#include "graph/conflict/explain.h"
#include "graph/conflict/life.h"
#include "graph/conflict/report.h"

namespace kg::graph::conflict {
namespace {

constexpr int64_t kYearDays = 366;

}  // namespace

void CheckFounding(const Group& group, const EntityId& organization, std::vector<Conflict>* out) {
  std::vector<Reading> readings;
  for (const ResolvedClaim* claim : group.claims()) {
    if (claim->claim.predicate != "founded-on" || claim->subject != organization || !TakesSide(*claim)) continue;
    const auto date = Date::Parse(claim->claim.object);
    if (!date) continue;
    const Range core = RangeOf(date->Days());
    const int64_t slack = date->approximate() ? 5 * kYearDays : 0;
    Reading reading = PlainReading(*claim, core, Widen(core, slack, slack), claim->claim.object);
    if (date->approximate()) reading.firm = false;
    readings.push_back(std::move(reading));
  }
  const auto clash = WidestClash(readings);
  if (!clash || HasCorrection(readings)) return;
  Draft draft = DraftOf(readings, *clash, 5 * kYearDays);
  draft.kind = "founded-on";
  draft.impact = group.Impact("founded-on");
  draft.subject = organization;
  draft.subject_name = NameOfSubject(group, organization);
  const Reading& low = readings[clash->low];
  const Reading& high = readings[clash->high];
  draft.why = draft.subject_name + " was founded " + WhenText(DaysOf(low.core)) + " according to " +
              SourcesText(SideOf(readings, low, high)) + "; but " + WhenText(DaysOf(high.core)) + " according to " +
              SourcesText(SideOf(readings, high, low)) + ". The dates are " + CountText(clash->gap, "day") + " apart.";
  out->push_back(Finish(draft));
}

}  // namespace kg::graph::conflict
