#include "extract/mentions/dateline_place.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "extract/mentions/place_id.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

// The parts of "Perth, Western Australia", folded.
std::vector<std::string> PartsOf(std::string_view dateline) {
  std::vector<std::string> parts;
  for (size_t begin = 0; begin <= dateline.size();) {
    const size_t end = std::min(dateline.find(',', begin), dateline.size());
    parts.push_back(FoldName(dateline.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parts;
}

PlaceId CountryOf(const Gazetteer& gazetteer, PlaceId id) {
  for (int guard = 0; guard < 4 && id != kNoPlace; ++guard) {
    const Place* place = gazetteer.Get(id);
    if (place == nullptr || place->kind == PlaceKind::kContinent) return kNoPlace;
    if (place->kind == PlaceKind::kCountry) return id;
    id = place->parent;
  }
  return kNoPlace;
}

bool LiesIn(const Gazetteer& gazetteer, PlaceId inner, const std::string& outer) {
  const std::span<const PlaceId> found = gazetteer.Find(outer);
  return std::any_of(found.begin(), found.end(), [&](PlaceId id) {
    const Place* place = gazetteer.Get(id);
    const bool area = place != nullptr && (place->kind == PlaceKind::kCountry || place->kind == PlaceKind::kRegion);
    return area && id != inner && gazetteer.Contains(id, inner).value_or(false);
  });
}

}  // namespace

DatelinePlace FindDatelinePlace(const Gazetteer& gazetteer, const Article& article) {
  if (article.dateline_place.empty()) return {};
  const std::vector<std::string> parts = PartsOf(article.dateline_place);
  const std::string_view written = std::string_view(article.dateline_place).substr(0, article.dateline_place.find(','));
  DatelinePlace best;
  for (const PlaceId id : gazetteer.Find(parts[0])) {
    const bool inside = std::all_of(parts.begin() + 1, parts.end(),
                                    [&](const std::string& outer) { return LiesIn(gazetteer, id, outer); });
    const PlaceKind kind = gazetteer.Get(id)->kind;
    // Reporters write from a town, not from the province of its name.
    if (inside && (best.id == kNoPlace || kind == PlaceKind::kCity)) best = {id, std::string(written)};
    if (inside && kind != PlaceKind::kRegion) break;
  }
  return best;
}

void PreferPlacesNear(const Gazetteer& gazetteer, const DatelinePlace& dateline, std::vector<Mention>* mentions) {
  // A village of the dateline's country is seldom meant by the name of another country's city.
  constexpr uint32_t kSmallestShare = 10;
  const PlaceId country = CountryOf(gazetteer, dateline.id);
  if (country == kNoPlace) return;
  const std::string own = FoldName(dateline.name);
  for (Mention& mention : *mentions) {
    if (mention.first == mention.last || !mention.types.Has(MentionType::kPlace)) continue;
    const Place* taken = gazetteer.Get(PlaceIdOf(mention.Get("gazetteer")));
    if (taken == nullptr || taken->kind == PlaceKind::kCountry || taken->id == dateline.id) continue;
    const std::string name = FoldName(mention.value);
    if (name == own) {
      mention.Set("gazetteer", std::to_string(dateline.id));
      continue;
    }
    if (taken->kind != PlaceKind::kCity || CountryOf(gazetteer, taken->id) == country) continue;
    for (const PlaceId id : gazetteer.Find(name)) {
      const Place* place = gazetteer.Get(id);
      if (place->kind != PlaceKind::kCity || CountryOf(gazetteer, id) != country) continue;
      if (uint64_t{place->population} * kSmallestShare >= taken->population)
        mention.Set("gazetteer", std::to_string(id));
      break;
    }
  }
}

void AddDatelinePlace(const Gazetteer& gazetteer, const Article& article, std::vector<LocalEntity>* entities) {
  const DatelinePlace dateline = FindDatelinePlace(gazetteer, article);
  if (dateline.id == kNoPlace) return;
  const std::string id = std::to_string(dateline.id);
  const bool named = std::any_of(entities->begin(), entities->end(), [&](const LocalEntity& entity) {
    const auto found = entity.attributes.find("gazetteer");
    return entity.type == ValueType::kPlace && found != entity.attributes.end() && found->second == id;
  });
  if (named) return;
  LocalEntity entity;
  entity.type = ValueType::kPlace;
  const Place* place = gazetteer.Get(dateline.id);
  entity.name =
      place->kind == PlaceKind::kCountry || !HasLowerCase(dateline.name) ? std::string(place->name) : dateline.name;
  entity.names.push_back({entity.name, 1});
  entity.attributes["gazetteer"] = id;
  entity.id = MakeLocalId(article.id, entity);
  entities->push_back(std::move(entity));
}

}  // namespace kg::extract
