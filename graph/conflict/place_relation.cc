#include <algorithm>
#include <array>
#include <charconv>

#include "graph/conflict/places.h"
#include "graph/model/text.h"

namespace kg::graph::conflict {
namespace {

// "Nandi County" and "Nandi", "the city of X" and "X" may be one place.
std::string KeyOfPlace(std::string_view name) {
  static constexpr std::array<std::string_view, 22> kWords = {
      "district",    "county",       "province",   "state",   "region",   "city",     "town", "village",
      "of",          "the",          "prefecture", "oblast",  "republic", "island",   "area", "department",
      "governorate", "municipality", "township",   "commune", "parish",   "territory"};
  const std::string folded = FoldKey(name);
  std::vector<std::string> kept;
  for (const std::string_view word : Split(folded, ' ')) {
    if (!word.empty() && std::find(kWords.begin(), kWords.end(), word) == kWords.end()) kept.emplace_back(word);
  }
  return kept.empty() ? folded : Join(kept, " ");
}

// "Quebec" may be the province as well as the city.
std::vector<PlaceId> RegionsCalled(const Gazetteer& gazetteer, const std::string& folded) {
  std::vector<PlaceId> places;
  for (const std::string_view kind : {" province", " state"}) {
    const auto regions = gazetteer.Find(folded + std::string(kind));
    places.insert(places.end(), regions.begin(), regions.end());
  }
  return places;
}

std::vector<PlaceId> FindPlaces(const Gazetteer& gazetteer, std::string_view name) {
  const std::string folded = FoldName(name);
  auto found = gazetteer.Find(folded);
  if (found.empty()) found = gazetteer.Find(KeyOfPlace(name));
  std::vector<PlaceId> places(found.begin(), found.end());
  const std::vector<PlaceId> regions = RegionsCalled(gazetteer, folded);
  places.insert(places.end(), regions.begin(), regions.end());
  return places;
}

bool Holds(const Gazetteer& gazetteer, PlaceId outer, PlaceId inner) {
  return gazetteer.Contains(outer, inner).value_or(false);
}

bool SurelyApart(const Gazetteer& gazetteer, PlaceId a, PlaceId b) {
  const auto a_holds = gazetteer.Contains(a, b);
  const auto b_holds = gazetteer.Contains(b, a);
  return a_holds.has_value() && b_holds.has_value() && !*a_holds && !*b_holds;
}

// Over all readings of two names: apart only when each is, inside as soon as one is.
PlaceRelation RelateCandidates(const Gazetteer& gazetteer, const std::vector<PlaceId>& a,
                               const std::vector<PlaceId>& b) {
  if (a.empty() || b.empty()) return PlaceRelation::kUnknown;
  bool all_apart = true;
  for (const PlaceId x : a) {
    for (const PlaceId y : b) {
      if (x == y) return PlaceRelation::kSame;
      if (Holds(gazetteer, y, x)) return PlaceRelation::kInside;
      if (Holds(gazetteer, x, y)) return PlaceRelation::kAround;
      all_apart = all_apart && SurelyApart(gazetteer, x, y);
    }
  }
  return all_apart ? PlaceRelation::kApart : PlaceRelation::kUnknown;
}

bool InChain(const PlaceView& inner, const PlaceView& outer) {
  return std::find(inner.chain.begin(), inner.chain.end(), outer.key) != inner.chain.end();
}

// A place around `inner`, by its own text, is surely apart from `other`.
bool ChainApart(const Gazetteer& gazetteer, const PlaceView& inner, const PlaceView& other) {
  for (const std::string& key : inner.chain) {
    const std::vector<PlaceId> around = FindPlaces(gazetteer, key);
    if (RelateCandidates(gazetteer, around, other.candidates) == PlaceRelation::kApart) return true;
    for (const std::string& other_key : other.chain) {
      const std::vector<PlaceId> other_around = FindPlaces(gazetteer, other_key);
      if (RelateCandidates(gazetteer, around, other_around) == PlaceRelation::kApart) return true;
    }
  }
  return false;
}

}  // namespace

PlaceView ViewOfPlace(const Group& group, const EntityId& id, std::string_view name) {
  PlaceView view;
  view.name = std::string(name);
  view.key = KeyOfPlace(name);
  const std::string_view within = group.Attribute(id, "within");
  for (const std::string_view part : Split(within, '|')) {
    if (!part.empty()) view.chain.push_back(KeyOfPlace(part));
  }
  const std::string_view linked = group.Attribute(id, "gazetteer");
  PlaceId place = kNoPlace;
  std::from_chars(linked.data(), linked.data() + linked.size(), place);
  if (place != kNoPlace && group.gazetteer().Get(place) != nullptr) {
    view.candidates = {place};
    if (view.chain.empty()) {
      const std::vector<PlaceId> regions = RegionsCalled(group.gazetteer(), FoldName(name));
      view.candidates.insert(view.candidates.end(), regions.begin(), regions.end());
    }
    view.narrowed = true;
    return view;
  }
  view.candidates = FindPlaces(group.gazetteer(), name);
  for (const std::string& key : view.chain) {
    const std::vector<PlaceId> around = FindPlaces(group.gazetteer(), key);
    std::vector<PlaceId> inside;
    for (const PlaceId candidate : view.candidates) {
      const auto holds = [&](PlaceId outer) { return Holds(group.gazetteer(), outer, candidate); };
      if (std::any_of(around.begin(), around.end(), holds)) inside.push_back(candidate);
    }
    // A chain that fits none of the places of that name: it is a place that the gazetteer lacks.
    view.narrowed = true;
    if (!around.empty()) view.candidates = std::move(inside);
  }
  return view;
}

PlaceRelation Relate(const Gazetteer& gazetteer, const PlaceView& a, const PlaceView& b) {
  if (InChain(a, b)) return PlaceRelation::kInside;
  if (InChain(b, a)) return PlaceRelation::kAround;
  const PlaceRelation known = RelateCandidates(gazetteer, a.candidates, b.candidates);
  if (a.key == b.key && (known != PlaceRelation::kApart || !a.narrowed || !b.narrowed)) return PlaceRelation::kSame;
  if (known != PlaceRelation::kUnknown) return known;
  const bool apart = ChainApart(gazetteer, a, b) || ChainApart(gazetteer, b, a);
  return apart ? PlaceRelation::kApart : PlaceRelation::kUnknown;
}

}  // namespace kg::graph::conflict
