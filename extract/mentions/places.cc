// Places after the names are found: chains ("Oak District, South Province, Country"), and words like "Oslo-based".
#include <algorithm>

#include "extract/mentions/dateline_place.h"
#include "extract/mentions/finders.h"
#include "extract/mentions/place_id.h"
#include "extract/mentions/runs.h"
#include "graph/model/text.h"

namespace kg::extract::mentions {
namespace {

bool IsPlace(const Mention& mention) { return mention.first < mention.last && mention.types.Has(MentionType::kPlace); }

PlaceId PlaceOf(const Mention& mention) { return PlaceIdOf(mention.Get("gazetteer")); }

std::string_view CountryName(const Scan& scan, PlaceId id) {
  for (int guard = 0; guard < 4; ++guard) {
    const Place* place = scan.gazetteer.Get(id);
    if (place == nullptr) return {};
    if (place->kind == PlaceKind::kCountry) return place->name;
    id = place->parent;
  }
  return {};
}

// True when `outer` can be what `inner` lies in: the data says so, or does not know the inner one.
bool MayContain(const Scan& scan, const Mention& outer, const Mention& inner) {
  const PlaceId outer_id = PlaceOf(outer);
  if (outer_id == kNoPlace) {
    uint32_t head = outer.last - 1;
    return scan.Is(head, kPlaceHead) && !scan.Is(head, kPlaceVenue);
  }
  const Place* place = scan.gazetteer.Get(outer_id);
  if (place == nullptr || place->kind == PlaceKind::kContinent) return false;
  for (PlaceId id : scan.gazetteer.Find(FoldName(inner.value))) {
    if (scan.gazetteer.Contains(outer_id, id).value_or(false)) return outer_id != id;
  }
  // "Southern Province" may be the name of another country's province: the text knows better.
  if (scan.Is(inner.last - 1, kPlaceHead) && place->kind == PlaceKind::kCountry) return true;
  const PlaceId inner_id = PlaceOf(inner);
  if (inner_id == kNoPlace) return place->kind != PlaceKind::kCity || scan.Is(inner.last - 1, kPlaceHead);
  const Place* in = scan.gazetteer.Get(inner_id);
  if (in->kind == PlaceKind::kCountry || in->kind == PlaceKind::kContinent) return false;
  return place->kind == PlaceKind::kRegion && in->country_code == place->country_code;
}

// Of several places of one name, the one that lies in `outer`.
void Disambiguate(const Scan& scan, const Mention& outer, Mention* inner) {
  const PlaceId outer_id = PlaceOf(outer);
  if (outer_id == kNoPlace) return;
  std::span<const PlaceId> found = scan.gazetteer.Find(FoldName(inner->value));
  for (PlaceId id : found) {
    if (id != outer_id && scan.gazetteer.Contains(outer_id, id).value_or(false)) {
      inner->Set("gazetteer", std::to_string(id));
      return;
    }
  }
  std::erase_if(inner->attributes, [](const auto& attribute) { return attribute.first == "gazetteer"; });
}

void Chain(const Scan& scan, const std::vector<Mention*>& order, size_t i) {
  Mention& head = *order[i];
  std::string within;
  Mention* inner = &head;
  for (size_t k = i + 1; k < order.size(); ++k) {
    Mention& outer = *order[k];
    const bool joined =
        outer.sentence == inner->sentence && outer.first == inner->last + 1 && scan.Lower(inner->last) == ",";
    const bool linked = k == i + 1 && outer.sentence == inner->sentence && outer.first == inner->last + 1 &&
                        scan.Lower(inner->last) == "in";
    if ((!joined && !linked) || !IsPlace(outer) || outer.form != Form::kName) break;
    // "Oslo, Norway's capital": the second does not belong to the first's address.
    if (!MayContain(scan, outer, *inner)) break;
    Disambiguate(scan, outer, inner);
    if (!within.empty()) within += '|';
    within += outer.value;
    inner = &outer;
  }
  if (!within.empty()) head.Set("within", within);
}

}  // namespace

void FindPlaceCompounds(Scan* scan) {
  for (uint32_t i = 0; i < scan->size(); ++i) {
    if (!scan->words[i].capital || !scan->Free(i)) continue;
    std::string_view lower = scan->Lower(i);
    size_t cut = 0;
    if (lower.ends_with("-based")) cut = lower.size() - 6;
    if (lower.ends_with("-born")) cut = lower.size() - 5;
    if (lower.ends_with("-bred")) cut = lower.size() - 5;
    if (lower.ends_with("-raised")) cut = lower.size() - 7;
    if (lower.ends_with("-trained")) cut = lower.size() - 8;
    if (lower.ends_with("-headquartered")) cut = lower.size() - 14;
    const bool educated = lower.ends_with("-educated");
    if (educated) cut = lower.size() - 9;
    if (cut < 3) continue;
    std::string folded = FoldLower(std::string(lower.substr(0, cut)));
    std::string_view suffix = lower.substr(cut + 1);
    const size_t behind = suffix.size() + 1;
    if (suffix == "headquartered") suffix = "based";  // rules know one word for both
    if (PlaceId country = scan->gazetteer.CountryOfDemonym(folded); country != kNoPlace) {
      scan->Take(i, i + 1, {MentionType::kNationality}, Form::kName, std::string(scan->gazetteer.Get(country)->name))
          .Set("suffix", suffix);
      continue;
    }
    uint32_t first = i;
    std::span<const PlaceId> found = scan->gazetteer.Find(folded);
    if (i > 0 && scan->words[i - 1].capital && scan->Free(i - 1)) {  // "New York-based"
      std::span<const PlaceId> two = scan->gazetteer.Find(FoldLower(std::string(scan->Lower(i - 1))) + " " + folded);
      if (!two.empty()) {
        found = two;
        first = i - 1;
      }
    }
    const bool school = found.empty() && (educated || suffix == "trained");  // "Chalmers-trained"
    if (found.empty() && !school) continue;
    std::string value(scan->text.Range(first, i + 1));
    value.resize(value.size() - behind);
    TypeSet types = school ? TypeSet{MentionType::kOrganization} : TypeSet{MentionType::kPlace};
    if (educated && !school) types = {MentionType::kPlace, MentionType::kOrganization};
    Mention& mention = scan->Take(first, i + 1, types, Form::kName, std::move(value));
    if (!found.empty()) mention.Set("gazetteer", std::to_string(found[0]));
    mention.Set("suffix", suffix);
  }
}

void LinkPlaces(Scan* scan) {
  PreferPlacesNear(scan->gazetteer, FindDatelinePlace(scan->gazetteer, scan->article), &scan->mentions);
  std::vector<Mention*> order;
  for (Mention& mention : scan->mentions) {
    if (IsPlace(mention)) order.push_back(&mention);
  }
  std::sort(order.begin(), order.end(), [](const Mention* a, const Mention* b) { return a->first < b->first; });
  for (size_t i = order.size(); i-- > 0;) Chain(*scan, order, i);
  for (Mention* mention : order) {
    std::string_view country = CountryName(*scan, PlaceOf(*mention));
    if (!country.empty()) mention->Set("country", country);
  }
}

}  // namespace kg::extract::mentions
