#include "graph/conflict/undated.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "graph/conflict/explain.h"

namespace kg::graph::conflict {
namespace {

// Pairs are compared one by one; of a person with more ages than this, the first ones by id.
constexpr size_t kMaxPairwise = 300;
constexpr int kOtherTimeYears = 8;

bool IsBounded(const DayInterval& days) { return days.first > kMinDay && days.last < kMaxDay; }

// The days of `age.when` on which the age is right for somebody born in `born`.
DayInterval FittingDays(const AgeReading& age, const Range& born) {
  return Intersect(age.when, DaysOfAge(age.age, DaysOf(born)));
}

DraftCamp CampOf(const BirthReadings& birth, const Reading& reading) {
  DraftCamp camp;
  camp.value = reading.value;
  const std::string& predicate = reading.claim->claim.predicate;
  const auto add = [&](const Reading& other) {
    if (other.claim->claim.predicate == predicate && other.value == reading.value) camp.claims.push_back(other.claim);
  };
  for (const Reading& date : birth.dates) add(date);
  for (const AgeReading& age : birth.ages) add(age.reading);
  return camp;
}

Draft PairDraft(const Group& group, const BirthReadings& birth, const Reading& a, const Reading& b) {
  Draft draft;
  draft.kind = "age";
  draft.level = ConflictLevel::kTension;
  draft.impact = group.Impact("age");
  draft.camps = {CampOf(birth, a), CampOf(birth, b)};
  draft.witness = {a.claim, b.claim};
  return draft;
}

std::string SaysText(const Reading& reading) {
  const ResolvedClaim* one[] = {reading.claim};
  const bool is_age = reading.claim->claim.predicate == "age";
  return (is_age ? reading.value + " years old" : "born " + WhenText(DaysOf(reading.core))) + " according to " +
         SourcesText(one);
}

// A value that fits only in the last tenth of a bounded interval, long after all that the article tells of.
struct Tail {
  const AgeReading* age = nullptr;
  const Reading* other = nullptr;
  DayInterval fit;
  double share = 1.0;  // of the interval
};

void TryTail(const AgeReading& age, const Reading& other, Tail* best) {
  const DayInterval fit = FittingDays(age, other.core);
  if (fit.IsEmpty()) return;
  const int64_t length = age.when.LengthDays();
  if (int64_t{fit.first - age.when.first} * 10 < length * 9) return;
  const double share = static_cast<double>(fit.LengthDays()) / static_cast<double>(length);
  if (best->age != nullptr && best->share <= share) return;
  *best = {&age, &other, fit, share};
}

Tail FindTail(const BirthReadings& birth) {
  Tail best;
  for (const AgeReading& age : birth.ages) {
    if (age.time != AgeTime::kUndated || !IsBounded(age.when)) continue;
    for (const Reading& date : birth.dates) TryTail(age, date, &best);
    for (const AgeReading& other : birth.ages) {
      if (other.time == AgeTime::kText || other.time == AgeTime::kDated) TryTail(age, other.reading, &best);
    }
  }
  return best;
}

Draft TailDraft(const Group& group, const std::string& name, const BirthReadings& birth, const Tail& tail) {
  const AgeReading& age = *tail.age;
  Draft draft = PairDraft(group, birth, age.reading, *tail.other);
  draft.gap_factor = 1.0 - tail.share;
  draft.why = name + ": " + SaysText(age.reading) + "; but " + SaysText(*tail.other) + ".";
  if (age.reading.last_from != nullptr) {
    draft.witness.push_back(age.reading.last_from);
    draft.why +=
        " " + name + " was dead by " + DayText(age.when.last) + " (" + SourceText(*age.reading.last_from) + ").";
  }
  draft.why += " The undated article may be of " + DayText(age.when.first) + " to " + DayText(age.when.last) + ", " +
               CountText(age.when.LengthDays(), "day") + "; the age fits only " + WhenText(tail.fit) + ", the last " +
               CountText(tail.fit.LengthDays(), "day") + " of them, long after all that the article tells of.";
  return draft;
}

bool ExplainedByBirthDate(const BirthReadings& birth, const Reading& a, const Reading& b) {
  const Range both = Intersect(a.core, b.core);
  return std::any_of(birth.dates.begin(), birth.dates.end(),
                     [&](const Reading& date) { return !Disjoint(date.core, both); });
}

// Two ages of which at least one has no day: apart by the article's own word when both are in one article.
struct Difference {
  const AgeReading* a = nullptr;
  const AgeReading* b = nullptr;
  bool same_doc = false;
  int years = 0;
};

void TryDifference(const BirthReadings& birth, const AgeReading& a, const AgeReading& b, Difference* best) {
  if (a.age == b.age || a.time == AgeTime::kText || b.time == AgeTime::kText) return;
  const bool same_doc = a.reading.claim->claim.doc == b.reading.claim->claim.doc;
  const bool undated = a.time == AgeTime::kUndated || b.time == AgeTime::kUndated;
  const bool wide_death = same_doc && a.time == AgeTime::kAtDeath;
  if (!undated && !wide_death) return;
  if (Intersect(a.when, b.when).IsEmpty() || InOneSentence(*a.reading.claim, *b.reading.claim)) return;
  const int years = std::abs(a.age - b.age);
  if (same_doc && years > kOtherTimeYears) return;  // of another person, or of another time
  if (best->a != nullptr && std::tie(best->same_doc, best->years) >= std::tie(same_doc, years)) return;
  if (!same_doc && ExplainedByBirthDate(birth, a.reading, b.reading)) return;
  *best = {&a, &b, same_doc, years};
}

Difference FindDifference(const BirthReadings& birth) {
  Difference best;
  const size_t count = std::min(birth.ages.size(), kMaxPairwise);
  for (size_t i = 0; i < count; ++i) {
    for (size_t j = i + 1; j < count; ++j) TryDifference(birth, birth.ages[i], birth.ages[j], &best);
  }
  return best;
}

Draft DifferenceDraft(const Group& group, const std::string& name, const BirthReadings& birth,
                      const Difference& difference) {
  const bool a_first = difference.a->time == AgeTime::kUndated;
  const AgeReading& undated = a_first ? *difference.a : *difference.b;
  const AgeReading& other = a_first ? *difference.b : *difference.a;
  Draft draft = PairDraft(group, birth, undated.reading, other.reading);
  draft.why = name + ": " + SaysText(undated.reading) + "; but " + SaysText(other.reading) + ".";
  if (difference.same_doc) {
    draft.gap_factor = GapFactor((difference.years - 1) * 365, 365);
    draft.why += " One article gives both ages.";
    return draft;
  }
  draft.cap = kFaintCap;
  draft.gap_factor = 0.25;
  const DayInterval fit = FittingDays(undated, other.reading.core);
  draft.why += " No birth date is given that explains both; they agree if the undated article was written " +
               WhenText(fit) + ".";
  return draft;
}

}  // namespace

std::optional<Draft> HardlyFits(const Group& group, const std::string& name, const BirthReadings& birth) {
  if (const Tail tail = FindTail(birth); tail.age != nullptr) return TailDraft(group, name, birth, tail);
  const Difference difference = FindDifference(birth);
  if (difference.a == nullptr) return std::nullopt;
  return DifferenceDraft(group, name, birth, difference);
}

}  // namespace kg::graph::conflict
