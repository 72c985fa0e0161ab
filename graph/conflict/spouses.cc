#include "graph/conflict/spouses.h"

#include <algorithm>
#include <array>
#include <map>

#include "graph/conflict/death.h"
#include "graph/conflict/explain.h"
#include "graph/conflict/life.h"
#include "graph/conflict/names.h"
#include "graph/conflict/report.h"

namespace kg::graph::conflict {
namespace {

constexpr int64_t kSameTimeDays = 366;  // two articles within a year speak of one time
constexpr int64_t kOverlapDays = 31;

struct Partner {
  EntityId id;
  std::string name;
  std::vector<std::string> words;
  std::vector<const ResolvedClaim*> claims;
};

// A sentence that speaks of a marriage that is over, or of several.
bool IsPast(const ResolvedClaim& claim) {
  static constexpr std::array<std::string_view, 20> kWords = {
      "ex",      "ex-wife", "ex-husband", "former",   "first",        "second",   "third",
      "late",    "widow",   "widower",    "was",      "were married", "divorced", "separated",
      "divorce", "then",    "remarried",  "previous", "estranged",    "wives"};
  return SentenceHas(claim, kWords);
}

// The days for which a marriage is said; nullopt when nothing says.
std::optional<DayInterval> SpanOf(const ResolvedClaim& claim, bool* stated) {
  const auto date = DateOf(claim);
  *stated = date.has_value();
  if (date) return date->Days();
  if (!IsDated(claim.published) || IsPast(claim)) return std::nullopt;
  return claim.published.days;
}

bool AtOneTime(const ResolvedClaim& a, const ResolvedClaim& b) {
  bool a_stated = false;
  bool b_stated = false;
  const auto first = SpanOf(a, &a_stated);
  const auto second = SpanOf(b, &b_stated);
  if (!first || !second) return false;
  const Range x = RangeOf(*first);
  const Range y = RangeOf(*second);
  if (a_stated && b_stated) {
    const Range both = Intersect(x, y);
    return both.last - both.first > kOverlapDays;
  }
  return a_stated || b_stated ? !Disjoint(x, y) : Gap(x, y) <= kSameTimeDays;
}

std::vector<Partner> PartnersOf(const Group& group, const EntityId& person) {
  std::map<EntityId, Partner> partners;
  for (const ResolvedClaim* claim : group.Of("spouse")) {
    if (!TakesSide(*claim)) continue;
    const bool is_subject = claim->subject == person;
    if (!is_subject && claim->object != person) continue;
    const EntityId other = is_subject ? claim->object : claim->subject;
    if (other.IsNull() || other == person) continue;
    Partner& partner = partners[other];
    partner.id = other;
    partner.claims.push_back(claim);
  }
  std::vector<Partner> list;
  for (auto& [id, partner] : partners) {
    partner.name = NameOfSubject(group, id);
    partner.words = FullNameWords(partner.name);
    list.push_back(std::move(partner));
  }
  return list;
}

Draft PairDraft(const Group& group, const EntityId& person, const Partner& a, const Partner& b) {
  Draft draft;
  draft.subject = person;
  draft.subject_name = NameOfSubject(group, person);
  draft.impact = group.Impact("spouse");
  draft.gap_factor = 0.75;
  draft.camps = {{a.name, a.claims, {}}, {b.name, b.claims, {}}};
  draft.witness = {a.claims.front(), b.claims.front()};
  draft.why = "The spouse of " + draft.subject_name + " is " + a.name + " according to " + SourcesText(a.claims) +
              " and " + b.name + " according to " + SourcesText(b.claims) + ": ";
  return draft;
}

void CheckPair(const Group& group, const EntityId& person, const Partner& a, const Partner& b,
               std::vector<Conflict>* out) {
  const int letters = SpellingDistance(a.words, b.words);
  const bool surnames = letters == 0 && DifferInSurname(a.words, b.words);
  if (letters > 0 || surnames) {
    const bool married = surnames && (MarriedNameSaid(group, a.words, b.words) ||
                                      IsPartnersSurname(NameOfSubject(group, person), a.words, b.words));
    if (married) return;
    Draft draft = PairDraft(group, person, a, b);
    draft.kind = "name";
    draft.why += letters > 0 ? "probably one person; the spellings are " + CountText(letters, "letter") + " apart."
                             : "the same given name with two surnames, and no text says that one is the married name.";
    out->push_back(Finish(draft));
    return;
  }
  for (const ResolvedClaim* x : a.claims) {
    for (const ResolvedClaim* y : b.claims) {
      if (!AtOneTime(*x, *y)) continue;
      Draft draft = PairDraft(group, person, a, b);
      draft.kind = "spouse";
      draft.witness = {x, y};
      draft.why += "two spouses at one time; a divorce or a death that no article tells of would explain it.";
      out->push_back(Finish(draft));
      return;
    }
  }
}

}  // namespace

void CheckSpouses(const Group& group, const EntityId& person, std::vector<Conflict>* out) {
  const std::vector<Partner> partners = PartnersOf(group, person);
  for (size_t i = 0; i < partners.size(); ++i) {
    for (size_t j = i + 1; j < partners.size(); ++j) CheckPair(group, person, partners[i], partners[j], out);
  }
}

}  // namespace kg::graph::conflict
