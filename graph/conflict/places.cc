#include "graph/conflict/places.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "graph/conflict/death.h"
#include "graph/conflict/explain.h"
#include "graph/conflict/intervals.h"
#include "graph/conflict/life.h"
#include "graph/conflict/report.h"

namespace kg::graph::conflict {
namespace {

constexpr int64_t kOneTimeDays = 14;

struct PlaceClaims {
  PlaceView view;
  EntityId id;
  std::vector<const ResolvedClaim*> claims;
};

// The distinct places of the plain claims, by name then id.
std::vector<PlaceClaims> PlacesOf(const Group& group, const EntityId& subject, std::string_view predicate) {
  std::map<std::pair<std::string, EntityId>, PlaceClaims> places;
  for (const ResolvedClaim* claim : group.Of(predicate)) {
    if (claim->subject != subject || !TakesSide(*claim)) continue;
    PlaceClaims& place = places[{claim->object_name, claim->object}];
    if (place.claims.empty()) place.view = ViewOfPlace(group, claim->object, claim->object_name);
    place.id = claim->object;
    place.claims.push_back(claim);
  }
  std::vector<PlaceClaims> list;
  for (auto& [key, place] : places) list.push_back(std::move(place));
  return list;
}

bool Compatible(PlaceRelation relation) {
  return relation == PlaceRelation::kSame || relation == PlaceRelation::kInside || relation == PlaceRelation::kAround;
}

// All relations, computed once.
struct PlaceTable {
  std::vector<PlaceClaims> places;
  std::vector<std::vector<PlaceRelation>> relation;
};

PlaceTable TableOf(const Group& group, std::vector<PlaceClaims> places) {
  PlaceTable table;
  table.relation.assign(places.size(), std::vector<PlaceRelation>(places.size(), PlaceRelation::kSame));
  for (size_t i = 0; i < places.size(); ++i) {
    for (size_t j = 0; j < places.size(); ++j) {
      if (i != j && places[i].id != places[j].id) {
        table.relation[i][j] = Relate(group.gazetteer(), places[i].view, places[j].view);
      }
    }
  }
  table.places = std::move(places);
  return table;
}

// A camp for each place that holds no other one: it, and all that hold it.
std::vector<DraftCamp> CampsOf(const PlaceTable& table) {
  std::vector<DraftCamp> camps;
  std::set<std::vector<const ResolvedClaim*>> seen;
  for (size_t i = 0; i < table.places.size(); ++i) {
    const auto& row = table.relation[i];
    if (std::find(row.begin(), row.end(), PlaceRelation::kAround) != row.end()) continue;
    DraftCamp camp;
    camp.value = table.places[i].view.name;
    for (size_t j = 0; j < table.places.size(); ++j) {
      if (!Compatible(row[j])) continue;
      camp.claims.insert(camp.claims.end(), table.places[j].claims.begin(), table.places[j].claims.end());
    }
    auto sorted = camp.claims;
    std::sort(sorted.begin(), sorted.end());
    if (seen.insert(sorted).second) camps.push_back(std::move(camp));
  }
  return camps;
}

bool AnyFirm(const std::vector<const ResolvedClaim*>& claims) {
  return std::any_of(claims.begin(), claims.end(), [](const ResolvedClaim* claim) { return IsFirm(*claim); });
}

const ResolvedClaim* BestClaim(const std::vector<const ResolvedClaim*>& claims) {
  const auto firm =
      std::find_if(claims.begin(), claims.end(), [](const ResolvedClaim* claim) { return IsFirm(*claim); });
  return firm == claims.end() ? claims.front() : *firm;
}

// Different countries weigh more than two towns of one.
double PlaceGap(const Gazetteer& gazetteer, const PlaceView& a, const PlaceView& b) {
  if (a.candidates.empty() || b.candidates.empty()) return 0.75;
  const Place* x = gazetteer.Get(a.candidates.front());
  const Place* y = gazetteer.Get(b.candidates.front());
  return x != nullptr && y != nullptr && x->country_code != y->country_code ? 1.0 : 0.75;
}

struct ApartPair {
  const PlaceClaims* a = nullptr;
  const PlaceClaims* b = nullptr;
  bool firm = false;
  double gap = 0;
};

ApartPair WidestPair(const Group& group, const PlaceTable& table, PlaceRelation wanted) {
  ApartPair best;
  for (size_t i = 0; i < table.places.size(); ++i) {
    for (size_t j = i + 1; j < table.places.size(); ++j) {
      if (table.relation[i][j] != wanted) continue;
      const PlaceClaims& a = table.places[i];
      const PlaceClaims& b = table.places[j];
      const ApartPair pair = {&a, &b, AnyFirm(a.claims) && AnyFirm(b.claims),
                              PlaceGap(group.gazetteer(), a.view, b.view)};
      if (best.a == nullptr || std::tie(best.firm, best.gap) < std::tie(pair.firm, pair.gap)) best = pair;
    }
  }
  return best;
}

Draft DraftOfPlaces(const Group& group, const EntityId& subject, std::string_view predicate, const PlaceTable& table,
                    const ApartPair& pair) {
  Draft draft;
  draft.kind = std::string(predicate);
  draft.subject = subject;
  draft.subject_name = NameOfSubject(group, subject);
  draft.impact = group.Impact(predicate);
  draft.gap_factor = pair.gap;
  draft.camps = CampsOf(table);
  draft.witness = {BestClaim(pair.a->claims), BestClaim(pair.b->claims)};
  const char* verb = predicate == "born-in"       ? " was born in "
                     : predicate == "died-in"     ? " died in "
                     : predicate == "nationality" ? " is of "
                                                  : " has its seat in ";
  draft.why = draft.subject_name + verb + pair.a->view.name + " according to " + SourcesText(pair.a->claims) +
              "; but in " + pair.b->view.name + " according to " + SourcesText(pair.b->claims) + ". ";
  return draft;
}

// Two articles of a fortnight, of which none speaks of a move or of a second seat.
bool NothingMoved(const ApartPair& pair) {
  static constexpr std::array<std::string_view, 11> kWords = {"move",      "moved",      "moving", "relocate",
                                                              "relocated", "relocating", "former", "formerly",
                                                              "second",    "regional",   "branch"};
  const ResolvedClaim& a = *BestClaim(pair.a->claims);
  const ResolvedClaim& b = *BestClaim(pair.b->claims);
  if (a.claim.doc == b.claim.doc || !IsDated(a.published) || !IsDated(b.published)) return false;
  if (Gap(RangeOf(a.published.days), RangeOf(b.published.days)) > kOneTimeDays) return false;
  for (const PlaceClaims* place : {pair.a, pair.b}) {
    for (const ResolvedClaim* claim : place->claims) {
      if (DateOf(*claim) || SentenceHas(*claim, kWords)) return false;
    }
  }
  return true;
}

}  // namespace

void CheckPlaces(const Group& group, const EntityId& subject, std::string_view predicate, bool changes,
                 std::vector<Conflict>* out) {
  const PlaceTable table = TableOf(group, PlacesOf(group, subject, predicate));
  if (table.places.size() < 2) return;
  for (const PlaceClaims& place : table.places) {
    if (std::any_of(place.claims.begin(), place.claims.end(), [](const auto* claim) { return IsCorrection(*claim); })) {
      return;
    }
  }
  const ApartPair apart = WidestPair(group, table, PlaceRelation::kApart);
  if (apart.a != nullptr) {
    Draft draft = DraftOfPlaces(group, subject, predicate, table, apart);
    const bool may_move = changes && !NothingMoved(apart);
    draft.level = apart.firm && !may_move ? ConflictLevel::kConflict : ConflictLevel::kTension;
    draft.why += "Neither place lies in the other";
    draft.why += may_move ? "; it may have moved."
                 : changes && apart.firm
                     ? "; the articles are of one fortnight, and none speaks of a move or a second seat."
                 : draft.level == ConflictLevel::kConflict
                     ? "; one of the claims must be wrong."
                     : "; one side is somebody's words or not surely about the same subject.";
    if (draft.camps.size() >= 2) out->push_back(Finish(draft));
    return;
  }
  const ApartPair unknown = WidestPair(group, table, PlaceRelation::kUnknown);
  if (unknown.a == nullptr || changes) return;
  Draft draft = DraftOfPlaces(group, subject, predicate, table, unknown);
  draft.level = ConflictLevel::kUnknown;
  draft.gap_factor = 0.1;
  draft.why += "No gazetteer and no text says whether one lies in the other.";
  if (draft.camps.size() >= 2) out->push_back(Finish(draft));
}

void CheckNationality(const Group& group, const EntityId& person, std::vector<Conflict>* out) {
  static constexpr std::array<std::string_view, 16> kWords = {
      "dual",          "naturalised",   "naturalized", "citizenship", "citizen", "switched", "allegiance",  "changed",
      "two countries", "nationalities", "passport",    "passports",   "born",    "descent",  "represented", "until"};
  const PlaceTable table = TableOf(group, PlacesOf(group, person, "nationality"));
  if (table.places.size() < 2) return;
  const ApartPair apart = WidestPair(group, table, PlaceRelation::kApart);
  if (apart.a == nullptr) return;
  // An article that names two of them, or speaks of a change, explains it.
  std::map<DocId, size_t> first_of_doc;
  for (size_t i = 0; i < table.places.size(); ++i) {
    for (const ResolvedClaim* claim : table.places[i].claims) {
      if (SentenceHas(*claim, kWords)) return;
      const auto [found, added] = first_of_doc.emplace(claim->claim.doc, i);
      if (!added && table.relation[found->second][i] == PlaceRelation::kApart) return;
    }
  }
  Draft draft = DraftOfPlaces(group, person, "nationality", table, apart);
  draft.cap = kFaintCap;
  draft.why = draft.subject_name + " is of " + apart.a->view.name + " according to " + SourcesText(apart.a->claims) +
              "; but of " + apart.b->view.name + " according to " + SourcesText(apart.b->claims) +
              ". No article speaks of two nationalities or of a change.";
  if (draft.camps.size() >= 2) out->push_back(Finish(draft));
}

}  // namespace kg::graph::conflict
