#include "graph/conflict/age.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace kg::graph::conflict {
namespace {

constexpr int kMaxAge = 130;
constexpr int kLagDays = 31;  // an article may repeat an age that was right a month ago
constexpr int64_t kDatedDays = 60;
constexpr int kAboutYears = 2;

std::optional<int> ParseAge(std::string_view text) {
  int age = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), age);
  if (error != std::errc() || end != text.data() + text.size() || age < 0 || age > kMaxAge) return std::nullopt;
  return age;
}

// The time that the text itself gives, if it is not just the published date.
std::optional<Date> TimeFromText(const ResolvedClaim& claim) {
  const std::string_view value = claim.claim.Get("as_of");
  if (value.empty()) return std::nullopt;
  const auto as_of = Date::Parse(value);
  if (!as_of) return std::nullopt;
  const Date& estimate = claim.published.estimate;
  if (estimate.start.year == 0) return as_of;
  const DayInterval said = as_of->Days();
  const DayInterval published = estimate.Days();
  return said.Contains(published) || published.Contains(said) ? std::nullopt : as_of;
}

// The age at death. Where nothing dates the death from below, the core begins with the last day on which the person is
// shown alive, or else a year before the last possible day of death, and the hull is open.
void SetAtDeath(const Death& death, const DocId& doc, AgeReading* out) {
  const DeathBound bound = death.BoundFor(doc);
  out->time = AgeTime::kAtDeath;
  out->when = bound.days;
  Reading& reading = out->reading;
  reading.first_from = bound.first_from;
  reading.last_from = bound.last_from;
  DayInterval tolerant = WidenDays(bound.days, 1, 1);
  if (bound.days.first <= kMinDay) {
    const bool shown_alive = death.alive_claim() != nullptr && death.alive_day() <= bound.days.last;
    out->when.first = shown_alive                  ? death.alive_day()
                      : bound.days.last >= kMaxDay ? kMinDay
                                                   : AddYears(bound.days.last, -1);
    reading.first_from = shown_alive ? death.alive_claim() : bound.last_from;
  }
  reading.core = RangeOf(BirthDaysCore(out->age, out->when));
  reading.hull = RangeOf(BirthDaysHull(out->age, tolerant));
  reading.bare_core = Range{};
}

void SetPublished(const DayInterval& published, const DeathBound& bound, AgeReading* out) {
  Reading& reading = out->reading;
  out->when = published;
  if (bound.days.last < published.last) {
    out->when.last = bound.days.last;
    reading.last_from = bound.last_from;
  }
  out->time = out->when.LengthDays() <= kDatedDays ? AgeTime::kDated : AgeTime::kUndated;
  reading.core = RangeOf(BirthDaysCore(out->age, out->when));
  reading.hull = RangeOf(BirthDaysHull(out->age, WidenDays(out->when, kLagDays, 1)));
  reading.bare_core = RangeOf(BirthDaysCore(out->age, published));
}

void SetFromText(const Date& as_of, AgeReading* out) {
  Reading& reading = out->reading;
  out->time = AgeTime::kText;
  out->when = as_of.Days();
  reading.core = RangeOf(BirthDaysCore(out->age, out->when));
  reading.hull = RangeOf(BirthDaysHull(out->age, out->when));
  if (as_of.approximate()) {
    reading.hull = Widen(reading.hull, 366, 366);
    reading.firm = false;
  }
  reading.bare_core = reading.core;
}

}  // namespace

std::optional<AgeReading> ReadAge(const ResolvedClaim& claim, const Death& death) {
  static constexpr std::array<std::string_view, 3> kWouldHave = {"would have turned", "would have been", "would be"};
  if (claim.claim.predicate != "age" || SentenceHas(claim, kWouldHave)) return std::nullopt;
  const auto age = ParseAge(claim.claim.object);
  if (!age) return std::nullopt;
  AgeReading out;
  out.age = *age;
  out.reading = PlainReading(claim, Range{}, Range{}, claim.claim.object);
  out.reading.rank = 1;
  const DayInterval& published = claim.published.days;
  const bool is_late = death.IsKnown() && death.bound().days.last < published.first;
  const auto as_of = TimeFromText(claim);
  if (as_of && !death.IsTold(claim.claim.doc, as_of->Days())) {
    SetFromText(*as_of, &out);
  } else if (as_of || is_late || death.IsTold(claim.claim.doc)) {
    SetAtDeath(death, claim.claim.doc, &out);
  } else if (!published.IsEmpty()) {
    SetPublished(published, death.bound(), &out);
  }
  if (claim.claim.Get("precision") == "about") {
    const int days = kAboutYears * 366;
    out.reading.hull = Widen(out.reading.hull, days, days);
  }
  if (out.reading.core.IsAll() || out.reading.core.IsEmpty()) return std::nullopt;
  return out;
}

}  // namespace kg::graph::conflict
