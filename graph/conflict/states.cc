#include "graph/conflict/states.h"

#include <algorithm>
#include <array>
#include <map>

#include "graph/conflict/death.h"
#include "graph/conflict/declared_values.h"
#include "graph/conflict/explain.h"
#include "graph/conflict/life.h"
#include "graph/conflict/names.h"
#include "graph/conflict/phrase.h"
#include "graph/conflict/report.h"
#include "graph/model/text.h"

namespace kg::graph::conflict {
namespace {

constexpr int64_t kHandoverDays = 31;

// When a state held by one claim: its span, or the day of a dated article that speaks in the present.
struct Span {
  const ResolvedClaim* claim = nullptr;
  Range days;
  bool stated = false;
};

bool IsNotNow(const ResolvedClaim& claim) {
  static constexpr std::array<std::string_view, 15> kWords = {
      "former", "ex",      "then",   "late",      "was",      "were",        "previous", "elect",
      "acting", "interim", "deputy", "successor", "outgoing", "predecessor", "until"};
  static constexpr std::array<std::string_view, 1> kHad = {"had"};
  static constexpr std::array<std::string_view, 2> kHasHad = {"has had", "have had"};
  return SentenceHas(claim, kWords) || (SentenceHas(claim, kHad) && !SentenceHas(claim, kHasHad));
}

std::optional<Span> SpanOf(const ResolvedClaim& claim) {
  const auto date = DateOf(claim);
  if (date) {
    if (!date->is_interval || date->open_start || date->approximate()) return std::nullopt;
    return Span{&claim, RangeOf(date->Days()), true};
  }
  if (!IsDated(claim.published) || IsNotNow(claim)) return std::nullopt;
  return Span{&claim, RangeOf(claim.published.days), false};
}

// An article that tells of the hand-over itself.
bool SpeaksOfChange(const ResolvedClaim& claim) {
  static constexpr std::array<std::string_view, 26> kWords = {
      "new",     "newly",     "elected", "appointed", "named",   "succeeds", "succeeded", "replaces", "replaced",
      "takes",   "took",      "sworn",   "steps",     "stepped", "resigns",  "resigned",  "leaves",   "left",
      "retires", "caretaker", "joint",   "joins",     "joined",  "signs",    "signed",    "becomes"};
  return SentenceHas(claim, kWords);
}

enum class Overlap { kNone, kSome, kProved };

// Years and months as ends leave it open where in them the hand-over was: only what surely overlaps counts.
Range SurePart(const Span& span) {
  if (!span.stated) return span.days;
  const auto date = DateOf(*span.claim);
  Range sure = span.days;
  sure.first = date->start.Days().last;
  if (!date->open_end) sure.last = date->end.Days().first;
  return sure;
}

Overlap OverlapOf(const Span& a, const Span& b) {
  Range reach = SurePart(b);
  if (!a.stated && !b.stated) {  // two articles of one month
    reach.first -= kHandoverDays;
    reach.last += kHandoverDays;
  }
  const Range both = Intersect(SurePart(a), reach);
  if (both.IsEmpty()) return Overlap::kNone;
  if (a.stated && b.stated) return both.last - both.first > kHandoverDays ? Overlap::kProved : Overlap::kNone;
  if (a.stated == b.stated) {
    // One article that names both knows how they follow each other.
    return a.claim->claim.doc != b.claim->claim.doc && !SpeaksOfChange(*a.claim) && !SpeaksOfChange(*b.claim)
               ? Overlap::kSome
               : Overlap::kNone;
  }
  const Range& span = a.stated ? a.days : b.days;
  const Range& day = a.stated ? b.days : a.days;
  const bool inside = day.first - span.first > kHandoverDays && span.last - day.last > kHandoverDays;
  // An open end says "still" on the day of its own article only.
  const bool open = span.last >= Range::kHighest;
  return inside && !open ? Overlap::kSome : Overlap::kNone;
}

int64_t OverlapDays(const Span& a, const Span& b) {
  const Range both = Intersect(SurePart(a), SurePart(b));
  return both.last - both.first + 1;
}

bool MayBeOneName(const std::string& a, const std::string& b) {
  if (SpellingDistance(FullNameWords(a), FullNameWords(b)) > 0) return true;
  const std::string x = " " + FoldKey(a) + " ";
  const std::string y = " " + FoldKey(b) + " ";
  return x.find(y) != std::string::npos || y.find(x) != std::string::npos;
}

struct Holder {
  std::string name;
  std::vector<Span> spans;
};

// The strongest overlap of two holders' spans.
struct Found {
  const Holder* a = nullptr;
  const Holder* b = nullptr;
  const Span* x = nullptr;
  const Span* y = nullptr;
  bool conflict = false;
};

void TryHolders(const Holder& a, const Holder& b, Found* best) {
  if (MayBeOneName(a.name, b.name)) return;
  for (const Span& x : a.spans) {
    for (const Span& y : b.spans) {
      const Overlap overlap = OverlapOf(x, y);
      if (overlap == Overlap::kNone) continue;
      const bool conflict = overlap == Overlap::kProved && IsFirm(*x.claim) && IsFirm(*y.claim);
      if (best->a == nullptr || (conflict && !best->conflict)) *best = {&a, &b, &x, &y, conflict};
    }
  }
}

Found FindOverlap(const std::map<EntityId, Holder>& holders) {
  Found best;
  for (auto a = holders.begin(); a != holders.end(); ++a) {
    for (auto b = std::next(a); b != holders.end(); ++b) TryHolders(a->second, b->second, &best);
  }
  return best;
}

DraftCamp CampOf(const Holder& holder) {
  DraftCamp camp;
  camp.value = holder.name;
  for (const Span& span : holder.spans) camp.claims.push_back(span.claim);
  return camp;
}

// A stated span in the article's own precision, "from 2014 to 2020"; else the day of the article.
std::string SayHolder(const Holder& holder, const Span& span) {
  const ResolvedClaim* one[] = {span.claim};
  std::string when = WhenText(DaysOf(span.days));
  if (const auto date = span.stated ? DateOf(*span.claim) : std::nullopt) {
    const std::string text = date->ToString();
    const size_t slash = text.find('/');
    if (slash != std::string::npos) {
      when = "from " + text.substr(0, slash) + (date->open_end ? " on" : " to " + text.substr(slash + 1));
    }
  }
  return holder.name + " " + when + " according to " + SourcesText(one);
}

Draft DraftOfHolders(const Group& group, const Found& found) {
  Draft draft;
  draft.camps = {CampOf(*found.a), CampOf(*found.b)};
  draft.witness = {found.x->claim, found.y->claim};
  draft.impact = group.Impact(found.x->claim->claim.predicate);
  draft.gap_factor = 0.75;
  return draft;
}

bool IsNationalTeam(const Group& group, const ResolvedClaim& claim) {
  static constexpr std::array<std::string_view, 7> kWords = {"national", "olympic", "under-21", "under-20",
                                                             "under-23", "u21",     "u20"};
  const std::string name = FoldName(claim.object_name);
  if (HasPhrase(name, kWords)) return true;
  const auto places = group.gazetteer().Find(name);
  const Place* place = places.empty() ? nullptr : group.gazetteer().Get(places.front());
  return place != nullptr && place->kind == PlaceKind::kCountry;
}

// Where nothing tells the sport of a club, "plays for" and "the goalkeeper of" tell that it is somebody's one club.
bool IsOfAPlayer(const ResolvedClaim& claim) {
  static constexpr std::array<std::string_view, 20> kWords = {
      "plays for",   "play for", "player",   "goalkeeper",     "keeper",      "striker",   "winger",
      "midfielder",  "defender", "forward",  "setter",         "centre-back", "full-back", "point guard",
      "quarterback", "pitcher",  "fly-half", "outside hitter", "libero",      "pivot"};
  return SentenceHas(claim, kWords);
}

}  // namespace

std::string SingleOffice(const Schema& schema, const ResolvedClaim& claim) {
  static constexpr std::array<std::string_view, 17> kHeads = {"president of ",
                                                              "prime minister of ",
                                                              "chancellor of ",
                                                              "king of ",
                                                              "queen of ",
                                                              "pope of ",
                                                              "governor of ",
                                                              "mayor of ",
                                                              "premier of ",
                                                              "chief executive of ",
                                                              "ceo of ",
                                                              "head coach of ",
                                                              "secretary general of ",
                                                              "secretary-general of ",
                                                              "speaker of ",
                                                              "archbishop of ",
                                                              "first minister of "};
  const Relation* relation = schema.Find(claim.claim.predicate);
  if (relation != nullptr && relation->properties.contains("holder")) {
    const std::string held = claim.object.IsNull() ? FoldName(claim.claim.object) : claim.object.ToHex();
    if (relation->is_state) return relation->name + "/" + held;
    const auto key = KeyOf(*relation, claim);
    return key ? relation->name + "/" + held + "/" + Join(*key, "/") : std::string();
  }
  if (claim.claim.predicate != "holds-position") return {};
  std::string office = FoldName(claim.claim.object);
  if (office.starts_with("the ")) office.erase(0, 4);
  for (const std::string_view head : kHeads) {
    if (office.starts_with(head) && office.size() > head.size()) return office;
  }
  return {};
}

namespace {

// Of an event: one subject for the object and key that all claims of the group share.
void CheckOneHolder(const Group& group, const Relation& relation, std::vector<Conflict>* out) {
  std::map<EntityId, DraftCamp> holders;
  for (const ResolvedClaim* claim : group.Of(relation.name)) {
    if (!TakesSide(*claim)) continue;
    if (IsCorrection(*claim)) return;
    DraftCamp& holder = holders[claim->subject];
    holder.value = claim->subject_name;
    holder.claims.push_back(claim);
  }
  if (holders.size() < 2) return;
  const auto best = [](const DraftCamp& camp) {
    return *std::max_element(camp.claims.begin(), camp.claims.end(),
                             [](const ResolvedClaim* a, const ResolvedClaim* b) { return !IsFirm(*a) && IsFirm(*b); });
  };
  Draft draft;
  std::vector<std::string> parts;
  for (auto& [id, camp] : holders) {
    parts.push_back(camp.value + " according to " + SourcesText(camp.claims));
    draft.camps.push_back(std::move(camp));
  }
  draft.witness = {best(draft.camps[0]), best(draft.camps[1])};
  if (InOneSentence(*draft.witness[0], *draft.witness[1])) return;
  const bool one_name = MayBeOneName(draft.camps[0].value, draft.camps[1].value);
  const bool firm = IsFirm(*draft.witness[0]) && IsFirm(*draft.witness[1]) && !one_name && draft.camps.size() == 2 &&
                    PropertyOf(relation, "level") != "tension";
  draft.level = firm ? ConflictLevel::kConflict : ConflictLevel::kTension;
  draft.kind = relation.kind;
  draft.impact = relation.impact;
  draft.gap_factor = 0.75;
  draft.subject = draft.witness[0]->subject;
  draft.subject_name = draft.witness[0]->subject_name;
  std::string what = relation.name + " " + draft.witness[0]->object_name;
  if (const auto key = KeyOf(relation, *draft.witness[0]); key && !key->empty()) what += " (" + Join(*key, ", ") + ")";
  draft.why = what + ": " + Join(parts, "; but ") + ". The schema allows one.";
  out->push_back(Finish(draft));
}

}  // namespace

void CheckOffice(const Group& group, std::vector<Conflict>* out) {
  const Relation* declared =
      group.claims().empty() ? nullptr : group.schema().Find(group.claims().front()->claim.predicate);
  if (declared != nullptr && declared->properties.contains("holder") && !declared->is_state) {
    return CheckOneHolder(group, *declared, out);
  }
  std::map<EntityId, Holder> holders;
  std::string office;
  std::string kind = "office";
  for (const ResolvedClaim* claim : group.claims()) {
    if (!TakesSide(*claim) || SingleOffice(group.schema(), *claim).empty()) continue;
    const Relation* relation = group.schema().Find(claim->claim.predicate);
    if (relation != nullptr && !relation->kind.empty()) kind = relation->kind;
    office = claim->claim.predicate == "holds-position"
                 ? claim->claim.object
                 : RelationText(claim->claim.predicate) + " " + claim->object_name;
    Holder& holder = holders[claim->subject];
    holder.name = claim->subject_name;
    if (const auto span = SpanOf(*claim)) holder.spans.push_back(*span);
  }
  const Found found = FindOverlap(holders);
  if (found.a == nullptr) return;
  Draft draft = DraftOfHolders(group, found);
  draft.kind = kind;
  draft.level = found.conflict ? ConflictLevel::kConflict : ConflictLevel::kTension;
  draft.subject = found.x->claim->subject;
  draft.subject_name = found.a->name;
  draft.why = office + ": " + SayHolder(*found.a, *found.x) + "; but " + SayHolder(*found.b, *found.y) +
              ". One holds it at a time; " +
              (found.conflict ? "the spans overlap by " + LongTimeText(OverlapDays(*found.x, *found.y)) +
                                    ": one of them must be wrong."
                              : "a change of hands between the articles would explain it.");
  out->push_back(Finish(draft));
}

void CheckClubs(const Group& group, const EntityId& person, std::vector<Conflict>* out) {
  static constexpr std::array<std::string_view, 4> kLoan = {"loan", "loaned", "on loan", "trial"};
  std::map<std::string, std::map<EntityId, Holder>> clubs_of_sport;
  const auto members = group.Of("member-of");
  const auto is_first = [&](const ResolvedClaim* claim) { return claim->object == members.front()->object; };
  if (std::ranges::all_of(members, is_first)) return;
  for (const ResolvedClaim* claim : members) {
    if (claim->subject != person || !TakesSide(*claim)) continue;
    if (claim->claim.object_type != ValueType::kTeam || IsNationalTeam(group, *claim) || SentenceHas(*claim, kLoan)) {
      continue;
    }
    std::string sport(group.Attribute(claim->object, "sport"));
    if (sport.empty() && IsOfAPlayer(*claim)) sport = "any";
    const auto span = SpanOf(*claim);
    if (sport.empty() || !span) continue;
    Holder& club = clubs_of_sport[sport][claim->object];
    club.name = claim->object_name;
    club.spans.push_back(*span);
  }
  for (const auto& [sport, clubs] : clubs_of_sport) {
    const Found found = FindOverlap(clubs);
    if (found.a == nullptr) continue;
    Draft draft = DraftOfHolders(group, found);
    draft.kind = "club";
    draft.subject = person;
    draft.subject_name = NameOfSubject(group, person);
    draft.why = draft.subject_name + " was with " + SayHolder(*found.a, *found.x) + "; but with " +
                SayHolder(*found.b, *found.y) +
                ". These are two clubs of one sport at one time; a transfer or a loan that no article tells of "
                "would explain it.";
    out->push_back(Finish(draft));
  }
}

}  // namespace kg::graph::conflict
