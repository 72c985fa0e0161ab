#include "graph/conflict/life.h"

#include <algorithm>

#include "graph/conflict/corrections.h"
#include "graph/conflict/explain.h"
#include "graph/conflict/report.h"
#include "graph/conflict/undated.h"

namespace kg::graph::conflict {
namespace {

constexpr int kAboutDays = 2 * 366;
constexpr int64_t kYearDays = 365;
constexpr int kRedatedDays = 31;

bool IsFirstOfJanuary(const Date& date) {
  return date.precision() == DatePrecision::kDay && date.start.month == 1 && date.start.day == 1;
}

// "1 January" stands for the year where another claim gives the same year.
bool IsPlaceholder(const std::vector<Date>& dates, const Date& date) {
  if (!IsFirstOfJanuary(date)) return false;
  return std::any_of(dates.begin(), dates.end(), [&](const Date& other) {
    return !other.is_interval && other.start.year == date.start.year && other != date;
  });
}

Reading BirthDateReading(const ResolvedClaim& claim, const Date& date, bool placeholder) {
  const DayInterval days = placeholder ? Date::Of(date.start.year).Days() : date.Days();
  const Range core = RangeOf(days);
  const bool about = date.approximate();
  Reading reading = PlainReading(claim, core, about ? Widen(core, kAboutDays, kAboutDays) : core, claim.claim.object);
  if (about) reading.firm = false;
  return reading;
}

// 3 April and 4 March of one year: a slip of notation, a tension at most.
bool AreSwapped(const Reading& a, const Reading& b) {
  const auto first = Date::Parse(a.value);
  const auto second = Date::Parse(b.value);
  if (!first || !second || first->precision() != DatePrecision::kDay || second->precision() != DatePrecision::kDay) {
    return false;
  }
  return first->start.year == second->start.year && first->start.month == second->start.day &&
         first->start.day == second->start.month;
}

// Two ages in one sentence, or very different ones in one article, are of two people or of two times.
bool AreOfTwoThings(const Reading& a, const Reading& b) {
  constexpr int64_t kOtherTimeDays = 8 * 365;
  if (a.claim->claim.predicate != "age" || b.claim->claim.predicate != "age") return false;
  if (InOneSentence(*a.claim, *b.claim)) return true;
  return a.claim->claim.doc == b.claim->claim.doc && Gap(a.core, b.core) > kOtherTimeDays;
}

const AgeReading* FindAge(const BirthReadings& birth, const ResolvedClaim* claim) {
  for (const AgeReading& age : birth.ages) {
    if (age.reading.claim == claim) return &age;
  }
  return nullptr;
}

// "38 years old on 10 February 2024 according to a.txt (...)", with the time where it is no plain published day.
std::string AgeText(const AgeReading& age) {
  const ResolvedClaim* one[] = {age.reading.claim};
  const bool one_day = age.time == AgeTime::kDated && age.when.first == age.when.last;
  std::string text = CountText(age.age, "year") + " old" + (one_day ? " " + WhenText(age.when) : "");
  text += " according to " + SourcesText(one);
  if (one_day) return text;
  if (age.time == AgeTime::kText) return text + ", which gives the time: " + WhenText(age.when);
  return text + (age.time == AgeTime::kAtDeath ? ", the age at death, " : ", said for a day ") + WhenText(age.when);
}

// One side of a clash: who says what, which days of birth that means, and who else agrees.
std::string SideText(const BirthReadings& birth, const Reading& reading,
                     const std::vector<const ResolvedClaim*>& side) {
  const DayInterval days = DaysOf(reading.core);
  std::vector<const ResolvedClaim*> same;
  std::vector<std::string> others;
  for (const ResolvedClaim* claim : side) {
    if (claim->claim.predicate == reading.claim->claim.predicate && claim->claim.object == reading.value) {
      same.push_back(claim);
    } else {
      others.push_back((claim->claim.predicate == "age" ? "age " : "born ") + claim->claim.object + " in " +
                       SourceText(*claim));
    }
  }
  const AgeReading* age = FindAge(birth, reading.claim);
  std::string text;
  if (age == nullptr) {
    text = "born " + WhenText(days) + " according to " + SourcesText(same);
  } else {
    text = AgeText(*age) + ", so born " + WhenText(days);
  }
  if (others.size() > 4) {
    const size_t more = others.size() - 3;
    others.resize(3);
    others.push_back(std::to_string(more) + " more");
  }
  if (!others.empty()) text += " (agreeing: " + ListText(others) + ")";
  return text;
}

std::string ContextText(const std::string& name, const std::vector<const ResolvedClaim*>& witness) {
  std::string text;
  for (const ResolvedClaim* claim : witness) {
    if (claim->claim.predicate != "died-on") continue;
    const auto date = Date::Parse(claim->claim.object);
    if (!date) continue;
    const DayInterval days = date->Days();
    text += " " + name + (days.first <= kMinDay ? " was dead " : " died ") + WhenText(days) + ", says " +
            SourceText(*claim) + ".";
  }
  return text;
}

// When the age of one side would be right, if a birth date of the other side is.
std::string FitText(const BirthReadings& birth, const Reading& a, const Reading& b) {
  for (const auto& [with, against] : {std::pair(&a, &b), std::pair(&b, &a)}) {
    const AgeReading* age = FindAge(birth, with->claim);
    if (age == nullptr) continue;
    for (const Reading& date : birth.dates) {
      if (!Disjoint(date.core, with->core) || Disjoint(date.core, against->core) || date.core.IsOpen()) continue;
      const DayInterval born = DaysOf(date.core);
      return " Born " + WhenText(born) + ", one is " + std::to_string(age->age) + " only " +
             WhenText(DaysOfAge(age->age, born)) + ".";
    }
  }
  return {};
}

std::string WhyBirth(const std::string& name, const BirthReadings& birth, const std::vector<Reading>& readings,
                     const Clash& clash, const Draft& draft) {
  const Reading& low = readings[clash.low];
  const Reading& high = readings[clash.high];
  std::string why = name + ": " + SideText(birth, low, SideOf(readings, low, high)) + "; but " +
                    SideText(birth, high, SideOf(readings, high, low)) + ".";
  why += ContextText(name, draft.witness);
  why += " No birthday fits both: the nearest ones are " + CountText(clash.gap, "day") + " apart.";
  why += FitText(birth, low, high);
  if (AreSwapped(low, high)) return why + " Day and month may have been swapped in one of them.";
  if (draft.level == ConflictLevel::kConflict) {
    return why + " One of these " + std::to_string(draft.witness.size()) + " claims must be wrong.";
  }
  if (!low.firm || !high.firm) {
    return why + " One of the two is approximate, somebody's words, or not surely about the same person.";
  }
  return why + " An age that lags by up to 31 days, or a day's difference, would explain it.";
}

std::vector<Reading> AllReadings(const BirthReadings& birth) {
  std::vector<Reading> readings = birth.dates;
  for (const AgeReading& age : birth.ages) readings.push_back(age.reading);
  return readings;
}

// The newest day or month that an article gives for anything about the person; nullopt when it gives none.
std::optional<DayInterval> NewestDate(const Group& group, const EntityId& person, const DocId& doc) {
  std::optional<DayInterval> newest;
  for (const ResolvedClaim* claim : group.claims()) {
    if (claim->claim.doc != doc || claim->subject != person || !TakesSide(*claim)) continue;
    const auto date = DateOf(*claim);
    if (!date || (date->precision() != DatePrecision::kDay && date->precision() != DatePrecision::kMonth)) continue;
    if (!newest || date->Days().last > newest->last) newest = date->Days();
  }
  return newest;
}

// An old story under a new date: all it tells of is a year old, and then the age was right by a birth date that it
// contradicts now.
bool IsRedated(const Group& group, const EntityId& person, const AgeReading& age, const std::vector<Reading>& dates) {
  const ResolvedClaim& claim = *age.reading.claim;
  if (age.time != AgeTime::kDated || !claim.published.IsStated()) return false;
  const auto clashes = [&](const Reading& date) { return Disjoint(date.core, age.reading.core); };
  if (!std::any_of(dates.begin(), dates.end(), clashes)) return false;
  const auto newest = NewestDate(group, person, claim.claim.doc);
  if (!newest || claim.published.days.first - newest->last < kYearDays) return false;
  const Range then = RangeOf(BirthDaysHull(age.age, WidenDays(*newest, 0, kRedatedDays)));
  return std::all_of(dates.begin(), dates.end(), [&](const Reading& date) { return !Disjoint(date.core, then); });
}

bool HasAge(const std::vector<const ResolvedClaim*>& claims) {
  return std::any_of(claims.begin(), claims.end(),
                     [](const ResolvedClaim* claim) { return claim->claim.predicate == "age"; });
}

// Without what a correction has made history; false when a correction leaves open which value is right.
bool DropSuperseded(const Group& group, BirthReadings* birth) {
  const auto superseded = SupersededBy(group, AllReadings(*birth));
  if (!superseded) return false;
  const auto is_history = [&](const Reading& reading) { return superseded->contains(reading.claim); };
  std::erase_if(birth->dates, is_history);
  std::erase_if(birth->ages, [&](const AgeReading& age) { return is_history(age.reading); });
  return true;
}

// All agree on some day, and no age leaves open when it was right: most people, and nothing to report of them.
bool ClearlyAgree(const BirthReadings& birth) {
  Range common;
  for (const Reading& date : birth.dates) common = Intersect(common, date.core);
  for (const AgeReading& age : birth.ages) {
    if (age.time != AgeTime::kDated && age.time != AgeTime::kText) return false;
    common = Intersect(common, age.reading.core);
  }
  return birth.sets.empty() && !common.IsEmpty();
}

}  // namespace

std::string BirthText(const BirthReadings& birth, const Reading& reading) {
  return SideText(birth, reading, {reading.claim});
}

std::string NameOfSubject(const Group& group, const EntityId& subject) {
  if (const Entity* entity = group.Find(subject); entity != nullptr && !entity->name.empty()) return entity->name;
  for (const ResolvedClaim* claim : group.claims()) {
    if (claim->subject == subject) return claim->subject_name;
    if (claim->object == subject) return claim->object_name;
  }
  return {};
}

BirthReadings ReadBirth(const Group& group, const EntityId& person, const Death& death) {
  std::vector<std::pair<const ResolvedClaim*, Date>> claims;
  std::vector<Date> dates;
  BirthReadings birth;
  for (const ResolvedClaim* claim : group.Of("born-on")) {
    if (claim->subject != person || !TakesSide(*claim)) continue;
    if (auto set = ReadDaySet(*claim)) {
      birth.sets.push_back(std::move(*set));
    } else if (const auto date = Date::Parse(claim->claim.object)) {
      claims.emplace_back(claim, *date);
      dates.push_back(*date);
    }
  }
  for (const ResolvedClaim* claim : group.Of("age")) {
    if (claim->subject != person || !TakesSide(*claim)) continue;
    if (auto age = ReadAge(*claim, death)) birth.ages.push_back(std::move(*age));
  }
  for (const auto& [claim, date] : claims) {
    birth.dates.push_back(BirthDateReading(*claim, date, IsPlaceholder(dates, date)));
  }
  std::erase_if(birth.ages, [&](const AgeReading& age) { return IsRedated(group, person, age, birth.dates); });
  return birth;
}

void CheckBirth(const Group& group, const EntityId& person, const BirthReadings& all, std::vector<Conflict>* out) {
  if (ClearlyAgree(all)) return;
  BirthReadings birth = all;
  if (!DropSuperseded(group, &birth)) return;
  const std::string name = NameOfSubject(group, person);
  const std::vector<Reading> readings = AllReadings(birth);
  auto clash = WidestClash(readings, AreSwapped, AreOfTwoThings);
  // Intervals that clash by a tolerance only may still be ruled out by a birthday without its year.
  if (!clash || !clash->firm) {
    auto draft = CheckDaySets(name, birth);
    if (draft && (!clash || draft->level == ConflictLevel::kConflict)) {
      draft->kind = HasAge(draft->witness) ? "age" : "born-on";
      draft->impact = group.Impact(draft->kind);
      draft->subject = person;
      draft->subject_name = name;
      out->push_back(Finish(*draft));
      return;
    }
  }
  if (!clash) {
    if (auto draft = HardlyFits(group, name, birth)) {
      draft->subject = person;
      draft->subject_name = name;
      out->push_back(Finish(*draft));
    }
    return;
  }
  // Birth dates that contradict each other come first: no age is needed to see it.
  const auto dates = WidestClash(birth.dates, AreSwapped);
  if (dates && dates->firm >= clash->firm) clash = dates;  // the dates are the first readings: the indexes hold
  Draft draft = DraftOf(readings, *clash, kYearDays);
  const bool both_dates = clash->low < birth.dates.size() && clash->high < birth.dates.size();
  draft.kind = both_dates ? "born-on" : "age";
  draft.impact = group.Impact(draft.kind);
  draft.subject = person;
  draft.subject_name = name;
  draft.why = WhyBirth(name, birth, readings, *clash, draft);
  out->push_back(Finish(draft));
}

void CheckDeath(const Group& group, const EntityId& person, const Death& death, std::vector<Conflict>* out) {
  std::vector<Reading> readings = death.readings();
  if (!DropSuperseded(group, &readings)) return;
  const auto clash = WidestClash(readings, AreSwapped);
  if (!clash) return;
  Draft draft = DraftOf(readings, *clash, 31);
  draft.kind = "died-on";
  draft.impact = group.Impact("died-on");
  draft.subject = person;
  draft.subject_name = NameOfSubject(group, person);
  const Reading& low = readings[clash->low];
  const Reading& high = readings[clash->high];
  const auto say = [&](const Reading& reading, const Reading& other) {
    const DayInterval days = DaysOf(reading.core);
    return (days.first <= kMinDay ? "dead " : "died ") + WhenText(days) + " according to " +
           SourcesText(SideOf(readings, reading, other));
  };
  draft.why = draft.subject_name + ": " + say(low, high) + "; but " + say(high, low) +
              ". No day fits both: the nearest ones are " + CountText(clash->gap, "day") + " apart.";
  if (draft.level == ConflictLevel::kConflict) {
    draft.why += " One of them must be wrong.";
  } else if (AreSwapped(low, high)) {
    draft.why += " Day and month may have been swapped in one of them.";
  } else {
    draft.why += " A day's lag, an approximate date or a weak source would explain it.";
  }
  out->push_back(Finish(draft));
}

}  // namespace kg::graph::conflict
