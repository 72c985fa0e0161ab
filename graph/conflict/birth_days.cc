#include "graph/conflict/birth_days.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "graph/conflict/explain.h"
#include "graph/conflict/life.h"
#include "graph/model/text.h"

namespace kg::graph::conflict {
namespace {

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2199;
constexpr size_t kMaxCamps = 16;

std::optional<int> Digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool IsDigitByte(char c) { return c >= '0' && c <= '9'; }

// True when the sentence writes the date as "03/04/1990" or "3/4/90", in whichever order.
bool IsWrittenInFigures(std::string_view sentence, const PartialDate& date) {
  for (size_t slash = sentence.find('/'); slash != std::string_view::npos; slash = sentence.find('/', slash + 1)) {
    size_t begin = slash;
    while (begin > 0 && slash - begin < 2 && IsDigitByte(sentence[begin - 1])) --begin;
    size_t end = slash + 1;
    while (end < sentence.size() && end - slash <= 2 && IsDigitByte(sentence[end])) ++end;
    size_t year_end = end + 1;
    while (year_end < sentence.size() && IsDigitByte(sentence[year_end])) ++year_end;
    if (end >= sentence.size() || sentence[end] != '/') continue;
    const auto first = Digits(sentence.substr(begin, slash - begin));
    const auto second = Digits(sentence.substr(slash + 1, end - slash - 1));
    const auto year = Digits(sentence.substr(end + 1, year_end - end - 1));
    if (!first || !second || !year || (*year != date.year && *year != date.year % 100)) continue;
    if ((*first == date.month && *second == date.day) || (*first == date.day && *second == date.month)) return true;
  }
  return false;
}

// All that one day must satisfy.
struct Constraints {
  std::vector<const Reading*> readings;
  std::vector<const DaySet*> sets;

  size_t size() const { return readings.size() + sets.size(); }
  Constraints Without(size_t index) const {
    Constraints less = *this;
    if (index < readings.size()) {
      less.readings.erase(less.readings.begin() + static_cast<ptrdiff_t>(index));
    } else {
      less.sets.erase(less.sets.begin() + static_cast<ptrdiff_t>(index - readings.size()));
    }
    return less;
  }
};

Range Common(const std::vector<const Reading*>& readings, bool tolerant) {
  Range common;
  for (const Reading* reading : readings) common = Intersect(common, tolerant ? reading->hull : reading->core);
  return common;
}

bool IsPossible(const Constraints& constraints, bool tolerant) {
  const Range common = Common(constraints.readings, tolerant);
  if (common.IsEmpty()) return false;
  if (constraints.sets.empty()) return true;
  for (const Day day : constraints.sets.front()->Candidates(tolerant)) {
    const auto fits = [&](const DaySet* set) { return set->Contains(day, tolerant); };
    if (common.Contains(day) && std::all_of(constraints.sets.begin(), constraints.sets.end(), fits)) return true;
  }
  return false;
}

// The readings that bound what all of them allow, and all sets.
Constraints Tightest(const std::vector<const Reading*>& readings, std::vector<const DaySet*> sets, bool tolerant) {
  Constraints tight;
  tight.sets = std::move(sets);
  if (readings.empty()) return tight;
  const auto range = [&](const Reading* reading) { return tolerant ? reading->hull : reading->core; };
  const auto low = std::max_element(readings.begin(), readings.end(), [&](const Reading* a, const Reading* b) {
    return range(a).first < range(b).first;
  });
  const auto high = std::min_element(readings.begin(), readings.end(),
                                     [&](const Reading* a, const Reading* b) { return range(a).last < range(b).last; });
  tight.readings.push_back(*low);
  if (*high != *low) tight.readings.push_back(*high);
  return tight;
}

// Leaves out what is not needed for the contradiction. REQUIRES: !IsPossible(constraints, tolerant)
Constraints Minimal(Constraints constraints, bool tolerant) {
  for (size_t i = 0; i < constraints.size();) {
    Constraints less = constraints.Without(i);
    if (IsPossible(less, tolerant)) {
      ++i;
    } else {
      constraints = std::move(less);
    }
  }
  return constraints;
}

// Every set as one reading for each of its days that the others leave in reach.
std::vector<Reading> Spread(const BirthReadings& birth, const std::vector<const Reading*>& readings) {
  int64_t lowest = Range::kHighest;
  int64_t highest = Range::kLowest;
  for (const Reading* reading : readings) {
    for (const int64_t end : {reading->core.first, reading->core.last}) {
      if (end <= Range::kLowest || end >= Range::kHighest) continue;
      lowest = std::min(lowest, end);
      highest = std::max(highest, end);
    }
  }
  constexpr int64_t kLeapDays = 8 * 366;  // 29 February may be that far apart
  const Range reach = lowest <= highest ? Range{lowest - kLeapDays, highest + kLeapDays} : Range{};
  std::vector<Reading> spread;
  for (const Reading* reading : readings) spread.push_back(*reading);
  for (const DaySet& set : birth.sets) {
    for (const Day day : set.Candidates(false)) {
      if (set.HasTwoReadings() || reach.Contains(day))
        spread.push_back(PlainReading(*set.claim, {day, day}, {day, day}, set.Value()));
    }
  }
  return spread;
}

std::vector<DraftCamp> CampsOf(const BirthReadings& birth, const std::vector<const Reading*>& readings,
                               const std::set<const ResolvedClaim*>& witness) {
  const std::vector<Reading> spread = Spread(birth, readings);
  std::vector<std::set<const ResolvedClaim*>> sets;
  for (const auto& camp : MaximalCamps(spread, 4096)) {
    std::set<const ResolvedClaim*> claims;
    for (const size_t i : camp) claims.insert(spread[i].claim);
    sets.push_back(std::move(claims));
  }
  std::vector<DraftCamp> camps;
  for (size_t i = 0; i < sets.size() && camps.size() < kMaxCamps; ++i) {
    const auto holds = [&](size_t j) {
      const bool inside = std::includes(sets[j].begin(), sets[j].end(), sets[i].begin(), sets[i].end());
      return j != i && inside && (sets[j].size() > sets[i].size() || j < i);
    };
    bool maximal = true;
    for (size_t j = 0; j < sets.size() && maximal; ++j) maximal = !holds(j);
    if (!maximal) continue;
    DraftCamp camp;
    std::set<std::string> values;
    for (const Reading& reading : spread) {
      if (!sets[i].contains(reading.claim)) continue;
      if (witness.contains(reading.claim)) values.insert(reading.value);
    }
    if (values.empty()) continue;
    camp.value = Join({values.begin(), values.end()}, " and ");
    camp.claims.assign(sets[i].begin(), sets[i].end());
    camps.push_back(std::move(camp));
  }
  return camps;
}

std::string SaySet(const DaySet& set) {
  const ResolvedClaim* one[] = {set.claim};
  const std::string source = SourcesText(one);
  if (!set.HasTwoReadings()) return "a birthday on " + set.Value() + " according to " + source;
  return "born on " + DayText(set.literal) + " according to " + source;
}

std::string Why(const std::string& name, const BirthReadings& birth, const Constraints& minimal) {
  std::vector<std::string> parts;
  for (const Reading* reading : minimal.readings) parts.push_back(BirthText(birth, *reading));
  for (const DaySet* set : minimal.sets) parts.push_back(SaySet(*set));
  std::string why = name + ": " + Join(parts, "; ") + ". ";
  if (parts.size() > 2) why += "Any two of these can be true, all " + std::to_string(parts.size()) + " cannot.";
  if (parts.size() == 2) why += "Both cannot be true.";
  return why;
}

// The reading of a date in figures that agrees with everything else; nullptr when none does.
const DaySet* Reconciling(const Constraints& all) {
  if (!IsPossible(all, true)) return nullptr;
  for (const DaySet* set : all.sets) {
    if (set->HasTwoReadings()) return set;
  }
  return nullptr;
}

}  // namespace

bool DaySet::Contains(Day candidate, bool tolerant) const {
  if (HasTwoReadings()) return candidate == literal || (tolerant && candidate == other);
  const CivilDate date = CivilFromDay(candidate);
  return date.month == month && date.day == day;
}

std::vector<Day> DaySet::Candidates(bool tolerant) const {
  if (HasTwoReadings()) return tolerant ? std::vector<Day>{literal, other} : std::vector<Day>{literal};
  std::vector<Day> days;
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    if (day <= DaysInMonth(year, month)) days.push_back(DayFromCivil({year, month, day}));
  }
  return days;
}

std::string DaySet::Value() const {
  if (HasTwoReadings()) return Date::OfDay(literal).ToString();
  const std::string text = DayText(DayFromCivil({2000, month, day}));
  return text.substr(0, text.rfind(' '));
}

std::optional<DaySet> ReadDaySet(const ResolvedClaim& claim) {
  const std::string& object = claim.claim.object;
  DaySet set;
  set.claim = &claim;
  set.firm = IsFirm(claim);
  if (object.size() == 10 && object.starts_with("XXXX-") && object[7] == '-') {
    const auto month = Digits(std::string_view(object).substr(5, 2));
    const auto day = Digits(std::string_view(object).substr(8, 2));
    if (!month || !day || *month < 1 || *month > 12 || *day < 1 || *day > DaysInMonth(2000, *month)) return {};
    set.month = *month;
    set.day = *day;
    return set;
  }
  const auto date = Date::Parse(object);
  if (!date || date->precision() != DatePrecision::kDay || date->approximate()) return std::nullopt;
  const PartialDate& start = date->start;
  if (start.day > 12 || start.day == start.month || !IsWrittenInFigures(claim.sentence, start)) return std::nullopt;
  set.literal = date->Days().first;
  set.other = DayFromCivil({start.year, start.day, start.month});
  return set;
}

std::optional<Draft> CheckDaySets(const std::string& name, const BirthReadings& birth) {
  if (birth.sets.empty()) return std::nullopt;
  std::vector<const Reading*> readings;
  for (const Reading& date : birth.dates) readings.push_back(&date);
  for (const AgeReading& age : birth.ages) readings.push_back(&age.reading);
  std::vector<const DaySet*> sets;
  for (const DaySet& set : birth.sets) sets.push_back(&set);
  const Constraints all = Tightest(readings, sets, false);
  if (IsPossible(all, false)) return std::nullopt;

  std::vector<const Reading*> firm_readings = readings;
  std::erase_if(firm_readings, [](const Reading* reading) { return !reading->firm; });
  std::vector<const DaySet*> firm_sets = sets;
  std::erase_if(firm_sets, [](const DaySet* set) { return !set->firm; });
  const Constraints firm = Tightest(firm_readings, firm_sets, true);
  const bool conflict = !IsPossible(firm, true);
  const Constraints minimal = conflict ? Minimal(firm, true) : Minimal(all, false);

  Draft draft;
  draft.level = conflict ? ConflictLevel::kConflict : ConflictLevel::kTension;
  for (const Reading* reading : minimal.readings) draft.witness.push_back(reading->claim);
  for (const DaySet* set : minimal.sets) draft.witness.push_back(set->claim);
  draft.camps = CampsOf(birth, readings, {draft.witness.begin(), draft.witness.end()});
  if (draft.camps.size() < 2) return std::nullopt;
  draft.gap_factor = 0.5;
  draft.why = Why(name, birth, minimal);
  if (const DaySet* set = conflict ? nullptr : Reconciling(Tightest(readings, sets, true))) {
    draft.why += " The date in " + SourceText(*set->claim) + " is written in figures and has two readings: as " +
                 DayText(set->other) + " it agrees with the rest.";
  } else if (!conflict) {
    draft.why += " An age that lags by up to 31 days, an approximate value or a weak source would explain it.";
  }
  return draft;
}

}  // namespace kg::graph::conflict
