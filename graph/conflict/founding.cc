#include "graph/conflict/founding.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "graph/conflict/corrections.h"
#include "graph/conflict/death.h"
#include "graph/conflict/explain.h"
#include "graph/conflict/life.h"
#include "graph/conflict/phrase.h"
#include "graph/conflict/report.h"

namespace kg::graph::conflict {
namespace {

constexpr int64_t kYearDays = 366;

// A member before there was anything to be a member of: a tension, for a forerunner may count as the same. `founded`:
// readings that agree.
void CheckMembers(const Group& group, const EntityId& organization, const std::vector<Reading>& founded,
                  std::vector<Conflict>* out) {
  if (founded.empty()) return;
  const Reading& latest = *std::max_element(
      founded.begin(), founded.end(), [](const Reading& a, const Reading& b) { return a.core.first < b.core.first; });
  const ResolvedClaim* first = nullptr;
  int64_t widest = 0;
  for (const ResolvedClaim* claim : group.Of("member-of")) {
    if (claim->object != organization || !TakesSide(*claim)) continue;
    const auto date = DateOf(*claim);
    if (!date || date->open_start || date->approximate()) continue;
    const int64_t gap = latest.core.first - date->start.Days().last;
    if (gap <= widest) continue;
    widest = gap;
    first = claim;
  }
  if (first == nullptr) return;
  const ResolvedClaim* member[] = {first};
  const ResolvedClaim* founding[] = {latest.claim};
  Draft draft;
  draft.kind = "founded-on";
  draft.impact = group.Impact("founded-on");
  draft.subject = organization;
  draft.subject_name = NameOfSubject(group, organization);
  draft.gap_factor = GapFactor(widest, 5 * kYearDays);
  draft.camps = {{latest.value, {latest.claim}, {}},
                 {first->subject_name + " (" + std::string(first->claim.Get("date")) + ")", {first}, {}}};
  draft.witness = {first, latest.claim};
  draft.why = draft.subject_name + " was founded " + WhenText(DaysOf(latest.core)) + " according to " +
              SourcesText(founding) + "; but " + first->subject_name + " was a member " +
              WhenText(DateOf(*first)->start.Days()) + " according to " + SourcesText(member) + ", " +
              LongTimeText(widest) + " before. A forerunner of the same name would explain it.";
  out->push_back(Finish(draft));
}

// 1987 and 1988 are a year apart, though the last day of the one is next to the first of the other: "1 year", "3
// months"; between days, days.
std::string ApartText(const Reading& low, const Reading& high, int64_t gap) {
  const auto a = Date::Parse(low.value);
  const auto b = Date::Parse(high.value);
  if (!a || !b || a->is_interval || b->is_interval) return LongTimeText(gap);
  const DatePrecision coarser = std::min(a->precision(), b->precision());
  if (coarser == DatePrecision::kDay) return LongTimeText(gap);
  const int years = std::abs(b->start.year - a->start.year);
  const int months = std::abs(12 * (b->start.year - a->start.year) + b->start.month - a->start.month);
  const bool by_month = coarser == DatePrecision::kMonth && months < 12;
  const int count = by_month ? months : years;
  const std::string unit = by_month ? "month" : "year";
  return count == 0 ? LongTimeText(gap) : std::to_string(count) + " " + unit + (count == 1 ? "" : "s");
}

}  // namespace

void CheckFounding(const Group& group, const EntityId& organization, std::vector<Conflict>* out) {
  std::vector<Reading> readings;
  for (const ResolvedClaim* claim : group.Of("founded-on")) {
    if (claim->subject != organization || !TakesSide(*claim)) continue;
    const auto date = Date::Parse(claim->claim.object);
    if (!date) continue;
    const Range core = RangeOf(date->Days());
    const int64_t slack = date->approximate() ? 5 * kYearDays : 0;
    Reading reading = PlainReading(*claim, core, Widen(core, slack, slack), claim->claim.object);
    if (date->approximate()) reading.firm = false;
    readings.push_back(std::move(reading));
  }
  if (!DropSuperseded(group, &readings)) return;
  const auto clash = WidestClash(readings);
  if (!clash) return CheckMembers(group, organization, readings, out);
  Draft draft = DraftOf(readings, *clash, 5 * kYearDays);
  draft.kind = "founded-on";
  draft.impact = group.Impact("founded-on");
  draft.subject = organization;
  draft.subject_name = NameOfSubject(group, organization);
  const Reading& low = readings[clash->low];
  const Reading& high = readings[clash->high];
  draft.why = draft.subject_name + " was founded " + WhenText(DaysOf(low.core)) + " according to " +
              SourcesText(SideOf(readings, low, high)) + "; but " + WhenText(DaysOf(high.core)) + " according to " +
              SourcesText(SideOf(readings, high, low)) + ". The dates are " + ApartText(low, high, clash->gap) +
              " apart: one of them must be wrong, unless a forerunner of the same name is meant.";
  out->push_back(Finish(draft));
}

}  // namespace kg::graph::conflict
