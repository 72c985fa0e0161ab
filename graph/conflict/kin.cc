#include "graph/conflict/kin.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <string>

#include "graph/conflict/declared_values.h"
#include "graph/conflict/explain.h"
#include "graph/conflict/life.h"
#include "graph/conflict/names.h"
#include "graph/conflict/report.h"
#include "graph/model/text.h"

namespace kg::graph::conflict {
namespace {

constexpr int kMonthsAfterFather = 10;

bool IsByChoice(const ResolvedClaim& claim) {
  static constexpr std::array<std::string_view, 22> kWords = {
      "adopted",     "adoptive",   "adopts",        "adoption",     "adopt",         "step",
      "stepfather",  "stepmother", "stepson",       "stepdaughter", "stepchild",     "step-father",
      "step-mother", "foster",     "father-in-law", "in-law",       "mother-in-law", "godfather",
      "godmother",   "guardian",   "biological",    "stepparent"};
  return SentenceHas(claim, kWords);
}

// "father", "mother", or "" when neither the text nor the parent's pronouns say.
std::string RoleOf(const Group& group, const ResolvedClaim& claim) {
  static constexpr std::array<std::string_view, 4> kFather = {"father", "dad", "fathered", "papa"};
  static constexpr std::array<std::string_view, 4> kMother = {"mother", "mum", "mom", "mama"};
  const std::string_view gender = group.Attribute(claim.object, "gender");
  if (gender == "male") return "father";
  if (gender == "female") return "mother";
  const bool father = SentenceHas(claim, kFather);
  const bool mother = SentenceHas(claim, kMother);
  return father == mother ? "" : father ? "father" : "mother";
}

// As the parent's first name alone makes likely, "" when it doesn't.
std::string RoleByName(const Group& group, const ResolvedClaim& claim) {
  const std::string_view gender = group.Attribute(claim.object, "gender_by_name");
  return gender == "male" ? "father" : gender == "female" ? "mother" : "";
}

// The readings of one variable and what they allow together, where they agree.
struct Bounds {
  Range core;
  Range hull;
  const Reading* low = nullptr;   // gives core.first
  const Reading* high = nullptr;  // gives core.last
};

Bounds BoundsOf(const std::vector<const Reading*>& readings) {
  Bounds bounds;
  for (const Reading* reading : readings) {
    if (reading->core.first > bounds.core.first) bounds.low = reading;
    if (reading->core.last < bounds.core.last) bounds.high = reading;
    bounds.core = Intersect(bounds.core, reading->core);
    bounds.hull = Intersect(bounds.hull, reading->hull);
  }
  if (bounds.core.IsEmpty()) return {};  // reported by itself
  return bounds;
}

std::vector<const Reading*> ReadingsOf(const BirthReadings& birth) {
  std::vector<const Reading*> readings;
  for (const Reading& date : birth.dates) readings.push_back(&date);
  for (const AgeReading& age : birth.ages) readings.push_back(&age.reading);
  return readings;
}

// A parent who must be at least so old, or a death that must come later, and is not.
struct Breach {
  const Reading* child = nullptr;
  const Reading* parent = nullptr;
  bool firm = false;
  int64_t gap = 0;  // days
  std::string rule;
};

Day YearsLater(int64_t day, int years) { return AddYears(static_cast<Day>(day), years); }

// `years`: that the subject is born after the object, by the schema.
Breach TooYoung(const Bounds& child, const Bounds& parent, int years, const ResolvedClaim& kin) {
  Breach breach;
  if (child.high == nullptr || parent.low == nullptr) return breach;
  const Day youngest = YearsLater(parent.core.first, years);
  if (child.core.last >= youngest) return breach;
  breach.child = child.high;
  breach.parent = parent.low;
  breach.firm = child.hull.last < YearsLater(parent.hull.first, years);
  breach.gap = youngest - child.core.last;
  const std::string least = " at least " + CountText(years, "year") + " older than ";
  breach.rule = kin.claim.predicate == "child-of"
                    ? "A parent is" + least + "the child"
                    : "The schema makes the object of " + kin.claim.predicate + least + "its subject";
  breach.rule += "; these are " + CountText(breach.gap, "day") + " short of that.";
  return breach;
}

Breach BornTooLate(const Bounds& child, const std::vector<Reading>& deaths, bool mother) {
  Breach breach;
  std::vector<const Reading*> readings;
  for (const Reading& death : deaths) readings.push_back(&death);
  const Bounds death = BoundsOf(readings);
  if (child.low == nullptr || death.high == nullptr) return breach;
  const auto latest = [&](int64_t day) {
    return mother ? static_cast<Day>(day) : AddMonths(static_cast<Day>(day), kMonthsAfterFather);
  };
  if (child.core.first <= latest(death.core.last)) return breach;
  breach.child = child.low;
  breach.parent = death.high;
  breach.firm = child.hull.first > latest(death.hull.last);
  breach.gap = child.core.first - latest(death.core.last);
  breach.rule = mother ? "A child is born in the mother's lifetime"
                       : "A child is born " + std::to_string(kMonthsAfterFather) +
                             " months after the death of the father at the latest";
  breach.rule += "; this one is " + CountText(breach.gap, "day") + " too late.";
  return breach;
}

std::string SayBirth(const Group& group, const EntityId& person, const BirthReadings& birth, const Reading& reading) {
  return NameOfSubject(group, person) + ": " + BirthText(birth, reading);
}

// "child of ", "ward-of "
std::string KinText(const ResolvedClaim& kin) {
  return (kin.claim.predicate == "child-of" ? "child of" : kin.claim.predicate) + " ";
}

Draft DraftOf(const Group& group, const ResolvedClaim& kin, const Breach& breach) {
  Draft draft;
  const Relation* relation = group.schema().Find(kin.claim.predicate);
  draft.kind = relation->kind;
  draft.subject = kin.subject;
  draft.subject_name = kin.subject_name;
  draft.impact = relation->impact;
  draft.gap_factor = GapFactor(breach.gap, 365);
  draft.witness = {&kin, breach.child->claim, breach.parent->claim};
  const auto firm = [](const ResolvedClaim* claim) { return IsFirm(*claim); };
  const bool all_firm = std::all_of(draft.witness.begin(), draft.witness.end(), firm);
  const bool conflict = breach.firm && all_firm && breach.child->firm && breach.parent->firm && !IsByChoice(kin);
  draft.level = conflict ? ConflictLevel::kConflict : ConflictLevel::kTension;
  draft.camps = {
      {KinText(kin) + kin.object_name, {&kin}, {}},
      {breach.child->value + " and " + breach.parent->value, {breach.child->claim, breach.parent->claim}, {}}};
  return draft;
}

struct Parent {
  std::string name;
  bool told = false;  // the text says which parent it is
  std::vector<const ResolvedClaim*> claims;
};

using Parents = std::map<EntityId, Parent>;

// "William H. Berg Sr." and "William Henry Berg II", but not "William Karl Berg".
bool DifferInInitials(const std::string& a, const std::string& b) {
  static constexpr std::array<std::string_view, 6> kSuffixes = {"sr", "jr", "ii", "iii", "iv", "senior"};
  const auto words_of = [](const std::string& folded) {
    std::vector<std::string_view> words = Split(folded, ' ');
    std::erase(words, "");
    while (words.size() > 2 && std::ranges::find(kSuffixes, words.back()) != kSuffixes.end()) words.pop_back();
    return words;
  };
  const std::string x = FoldKey(a);
  const std::string y = FoldKey(b);
  const std::vector<std::string_view> one = words_of(x);
  const std::vector<std::string_view> other = words_of(y);
  if (one.size() < 2 || other.size() < 2 || one.back() != other.back()) return false;
  for (size_t i = 0; i + 1 < std::min(one.size(), other.size()); ++i) {
    const bool initial = one[i].size() == 1 || other[i].size() == 1;
    if (initial ? one[i].front() != other[i].front() : one[i] != other[i]) return false;
  }
  return true;
}

bool MayBeOne(const std::string& a, const std::string& b) {
  if (DifferInInitials(a, b) || SpellingDistance(FullNameWords(a), FullNameWords(b)) > 0) return true;
  const std::string x = " " + FoldKey(a) + " ";
  const std::string y = " " + FoldKey(b) + " ";
  return x.find(y) != std::string::npos || y.find(x) != std::string::npos;
}

// An article that names both tells of two parents.
bool NamedTogether(const Parent& a, const Parent& b) {
  std::set<DocId> docs;
  for (const ResolvedClaim* claim : a.claims) docs.insert(claim->claim.doc);
  return std::any_of(b.claims.begin(), b.claims.end(),
                     [&](const ResolvedClaim* claim) { return docs.contains(claim->claim.doc); });
}

const ResolvedClaim* BestOf(const Parent& parent) {
  for (const ResolvedClaim* claim : parent.claims) {
    if (IsFirm(*claim)) return claim;
  }
  return parent.claims.front();
}

void TryTwo(const Group& group, const EntityId& child, const std::string& role, const Parent& a, const Parent& b,
            std::vector<Conflict>* out) {
  if ((!a.told && !b.told) || MayBeOne(a.name, b.name) || NamedTogether(a, b)) return;
  Draft draft;
  draft.kind = "parent";
  draft.subject = child;
  draft.subject_name = NameOfSubject(group, child);
  draft.impact = group.Impact("child-of");
  draft.gap_factor = 0.75;
  draft.camps = {{a.name, a.claims, {}}, {b.name, b.claims, {}}};
  draft.witness = {BestOf(a), BestOf(b)};
  const bool firm = IsFirm(*draft.witness[0]) && IsFirm(*draft.witness[1]);
  draft.level = firm ? ConflictLevel::kConflict : ConflictLevel::kTension;
  draft.why = "The " + role + " of " + draft.subject_name + " is " + a.name + " according to " + SourcesText(a.claims) +
              " and " + b.name + " according to " + SourcesText(b.claims) +
              ". No article speaks of a step-parent or an adoption, and none names both.";
  out->push_back(Finish(draft));
}

}  // namespace

namespace {

// Two lives that a claim ties together.
struct Lives {
  Death child_death;
  Death parent_death;
  BirthReadings child;
  BirthReadings parent;
};

void CheckTie(const Group& group, const Lives& lives, const ResolvedClaim& kin, std::vector<Conflict>* out) {
  const Bounds born = BoundsOf(ReadingsOf(lives.child));
  const int years = YearsApart(group.schema(), kin.claim.predicate);
  Breach breach = TooYoung(born, BoundsOf(ReadingsOf(lives.parent)), years, kin);
  const bool by_age = breach.child != nullptr;
  if (!by_age && kin.claim.predicate == "child-of" && !IsByChoice(kin)) {
    breach = BornTooLate(born, lives.parent_death.readings(), RoleOf(group, kin) == "mother");
  }
  if (breach.child == nullptr) return;
  Draft draft = DraftOf(group, kin, breach);
  const ResolvedClaim* kin_source[] = {&kin};
  const ResolvedClaim* parent_source[] = {breach.parent->claim};
  const bool is_child = kin.claim.predicate == "child-of";
  draft.why = kin.subject_name + (is_child ? " is a " : ": ") + KinText(kin) + kin.object_name + " according to " +
              SourcesText(kin_source) + "; but " + SayBirth(group, kin.subject, lives.child, *breach.child) + "; ";
  draft.why += by_age ? SayBirth(group, kin.object, lives.parent, *breach.parent)
                      : kin.object_name + ": died " + WhenText(DaysOf(breach.parent->core)) + " according to " +
                            SourcesText(parent_source);
  draft.why += ". " + breach.rule;
  draft.why += draft.level == ConflictLevel::kConflict ? " One of these three claims must be wrong."
               : is_child ? " An adoption, an approximate value or a weak source would explain it."
                          : " An approximate value or a weak source would explain it.";
  out->push_back(Finish(draft));
}

}  // namespace

int YearsApart(const Schema& schema, std::string_view predicate) {
  const Relation* relation = schema.Find(predicate);
  const std::string_view text = relation == nullptr ? std::string_view() : PropertyOf(*relation, "gap");
  int years = 0;
  std::from_chars(text.data(), text.data() + text.size(), years);
  return years;
}

bool IsKin(const Schema& schema, std::string_view predicate) { return YearsApart(schema, predicate) > 0; }

void CheckKin(const Group& group, const EntityId& child, const EntityId& parent, std::vector<Conflict>* out) {
  std::map<std::string, const ResolvedClaim*> ties;  // the best claim of each relation
  for (const auto& [predicate, relation, claims] : group.said()) {
    if (!IsKin(group.schema(), predicate)) continue;
    for (const ResolvedClaim* claim : claims) {
      const bool own = claim->subject == child && claim->object == parent;
      if (!own || !TakesSide(*claim) || IsCorrection(*claim)) continue;
      const ResolvedClaim*& best = ties[claim->claim.predicate];
      if (best == nullptr || (IsFirm(*claim) && !IsFirm(*best))) best = claim;
    }
  }
  if (ties.empty()) return;
  Lives lives{Death(group, child), Death(group, parent), {}, {}};
  lives.child = ReadBirth(group, child, lives.child_death);
  lives.parent = ReadBirth(group, parent, lives.parent_death);
  for (const auto& [predicate, kin] : ties) CheckTie(group, lives, *kin, out);
}

void CheckParents(const Group& group, const EntityId& child, std::vector<Conflict>* out) {
  std::map<std::string, Parents> by_role;
  for (const ResolvedClaim* claim : group.Of("child-of")) {
    if (claim->subject != child || claim->object.IsNull()) continue;
    if (IsByChoice(*claim)) return;
    if (!TakesSide(*claim) || IsCorrection(*claim)) continue;
    const std::string told = RoleOf(group, *claim);
    const std::string role = told.empty() ? RoleByName(group, *claim) : told;
    if (role.empty()) continue;
    Parent& parent = by_role[role][claim->object];
    parent.name = claim->object_name;
    parent.told |= !told.empty();
    parent.claims.push_back(claim);
  }
  for (const auto& [role, parents] : by_role) {
    for (auto a = parents.begin(); a != parents.end(); ++a) {
      for (auto b = std::next(a); b != parents.end(); ++b) TryTwo(group, child, role, a->second, b->second, out);
    }
  }
}

}  // namespace kg::graph::conflict
