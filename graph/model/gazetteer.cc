#include "graph/model/gazetteer.h"

#include <algorithm>

#include "graph/model/gazetteer_data.h"
#include "graph/model/text.h"

namespace kg {

int32_t Gazetteer::Data::IndexOf(PlaceId id) const {
  const size_t mask = place_slots_.size() - 1;
  for (size_t slot = internal::HashOfId(id) & mask; place_slots_[slot] != 0; slot = (slot + 1) & mask) {
    const uint32_t index = place_slots_[slot] - 1;
    if (places_[index].id == id) return static_cast<int32_t>(index);
  }
  return -1;
}

const internal::PlaceKey* Gazetteer::Data::FindKey(std::string_view key) const {
  const size_t mask = key_slots_.size() - 1;
  for (size_t slot = internal::KeyHash(key).whole & mask; key_slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Key& found = keys_[key_slots_[slot] - 1];
    if (found.text == key) return &found;
  }
  return nullptr;
}

Gazetteer::Data::Chain Gazetteer::Data::ChainOf(PlaceId id) const {
  Chain chain{};
  for (size_t i = 0; i + 1 < chain.size() && id != kNoPlace; ++i) {
    const int32_t index = IndexOf(id);
    if (index < 0) break;
    chain[i] = id;
    const auto at = static_cast<size_t>(index);
    id = at < links_.size() ? links_[at].upper : places_[at].parent;
  }
  return chain;
}

// Both in one country, neither in the other's chain, at least one of them a city.
std::optional<bool> Gazetteer::Data::ContainsCity(const Place& outer, const Place& inner) const {
  const auto region_of = [this](const Place& place) {
    const Place* parent = Get(place.parent);
    return place.kind == PlaceKind::kCity && parent != nullptr && parent->kind == PlaceKind::kRegion ? place.parent
                                                                                                     : kNoPlace;
  };
  if (outer.kind == PlaceKind::kCity && inner.kind == PlaceKind::kCity) {
    if (FoldName(outer.name) == FoldName(inner.name) && outer.parent == inner.parent) return std::nullopt;
    if (outer.parent != inner.parent && region_of(outer) != kNoPlace && region_of(inner) != kNoPlace) return false;
    const bool may_be_part = suburb_[static_cast<size_t>(IndexOf(inner.id)) - links_.size()];
    return may_be_part ? std::nullopt : std::optional<bool>(false);
  }
  // A city and a region that is not in its chain: they part where the city's own region is known and of the same level.
  const Place& city = outer.kind == PlaceKind::kCity ? outer : inner;
  const Place& region = outer.kind == PlaceKind::kCity ? inner : outer;
  const PlaceId of_city = region_of(city);
  const PlaceId upper = links_[static_cast<size_t>(IndexOf(region.id))].upper;
  const Place* above = Get(upper);
  const PlaceId first_level = above != nullptr && above->kind == PlaceKind::kRegion ? upper : region.id;
  if (of_city != kNoPlace && of_city != first_level) return false;
  return std::nullopt;
}

// Both in one country, neither in the other's chain.
std::optional<bool> Gazetteer::Data::ContainsInCountry(const Place& outer, const Place& inner) const {
  if (outer.kind == PlaceKind::kCountry || inner.kind == PlaceKind::kCountry) {
    // England and Leith: they part where the other one is known to lie in another country of the kingdom.
    const Place& country = outer.kind == PlaceKind::kCountry ? outer : inner;
    for (PlaceId id : ChainOf(outer.kind == PlaceKind::kCountry ? inner.id : outer.id)) {
      const Place* place = Get(id);
      if (place != nullptr && place->kind == PlaceKind::kCountry && place->parent == country.parent) return false;
    }
    return std::nullopt;
  }
  if (outer.kind == PlaceKind::kCity || inner.kind == PlaceKind::kCity) return ContainsCity(outer, inner);
  if (FoldName(outer.name) == FoldName(inner.name)) return std::nullopt;
  const Chain a = ChainOf(outer.id);
  const Chain b = ChainOf(inner.id);
  const auto length = [](const Chain& chain) {
    return std::find(chain.begin(), chain.end(), kNoPlace) - chain.begin();
  };
  // Regions of one level part. One of the first level and one of the second whose region is not known to be another:
  if (length(a) == length(b)) return false;
  const PlaceId upper_of_longer = length(a) > length(b) ? a[1] : b[1];
  const Place* upper = Get(upper_of_longer);
  if (upper != nullptr && upper->kind == PlaceKind::kRegion) return false;
  return std::nullopt;
}

Gazetteer::Gazetteer(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

Result<Gazetteer> Gazetteer::Load(const std::filesystem::path& directory) {
  auto data = std::make_unique<Data>();
  if (Status status = data->Load(directory); !status.ok()) return status;
  return Gazetteer(std::move(data));
}

std::span<const PlaceId> Gazetteer::Find(std::string_view folded) const {
  const internal::PlaceKey* key = data_->FindKey(folded);
  if (key == nullptr) return {};
  return std::span<const PlaceId>(data_->ids_).subspan(key->first, key->count);
}

const Place* Gazetteer::Get(PlaceId id) const { return data_->Get(id); }

PlaceId Gazetteer::CountryOfDemonym(std::string_view folded) const {
  auto it = data_->demonyms_.find(folded);
  // "Kenyans", "Swedes": the data hold singulars.
  if (it == data_->demonyms_.end() && folded.size() > 3 && folded.back() == 's') {
    it = data_->demonyms_.find(folded.substr(0, folded.size() - 1));
  }
  return it == data_->demonyms_.end() ? kNoPlace : it->second;
}

PlaceId Gazetteer::CountryByCode(std::string_view code) const {
  const auto it = data_->codes_.find(code);
  return it == data_->codes_.end() ? kNoPlace : it->second;
}

std::optional<bool> Gazetteer::Contains(PlaceId outer, PlaceId inner) const {
  const Place* out = Get(outer);
  const Place* in = Get(inner);
  if (out == nullptr || in == nullptr) return std::nullopt;
  if (outer == inner) return true;
  const Data::Chain of_inner = data_->ChainOf(inner);
  const Data::Chain of_outer = data_->ChainOf(outer);
  bool same_country = false;
  for (PlaceId id : of_inner) {
    if (id == kNoPlace) break;
    if (id == outer) return true;
    const Place* place = Get(id);
    if (place->kind == PlaceKind::kCountry)
      same_country |= std::find(of_outer.begin(), of_outer.end(), id) != of_outer.end();
    const auto index = static_cast<size_t>(data_->IndexOf(id));
    const PlaceId also = index < data_->links_.size() ? data_->links_[index].also : kNoPlace;
    if (also != kNoPlace && std::find(of_outer.begin(), of_outer.end(), also) != of_outer.end()) return std::nullopt;
  }
  if (std::find(of_outer.begin(), of_outer.end(), inner) != of_outer.end() || !same_country) return false;
  return data_->ContainsInCountry(*out, *in);
}

int Gazetteer::MaxWords() const { return data_->max_words_; }

// Names that go on with a letter may stand between ("york" < "yorkshire"): `probe` is the word and one way in which it
// ends.
bool Gazetteer::Data::HasKeyWithFirstWord(size_t begin, size_t end, std::string_view probe,
                                          std::string_view word) const {
  const auto first = keys_.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto last = keys_.begin() + static_cast<std::ptrdiff_t>(end);
  const auto key = std::lower_bound(first, last, probe, [](const Key& a, std::string_view b) { return a.text < b; });
  return key != last && key->text.starts_with(word) &&
         (key->text.size() == word.size() || !internal::IsWordByte(key->text[word.size()]));
}

bool Gazetteer::StartsName(std::string_view folded_word) const {
  if (folded_word.empty() || !data_->MayStartName(internal::KeyHash(folded_word).first_word)) return false;
  if (data_->FindKey(folded_word) != nullptr || data_->demonyms_.find(folded_word) != data_->demonyms_.end())
    return true;
  std::string probe(folded_word);
  for (char end : {'\0', ' ', '\'', ',', '-', '.', '/'}) {
    probe.resize(folded_word.size());
    if (end != '\0') probe.push_back(end);
    if (data_->HasKeyWithFirstWord(0, data_->other_keys_, probe, folded_word) ||
        data_->HasKeyWithFirstWord(data_->other_keys_, data_->keys_.size(), probe, folded_word)) {
      return true;
    }
    const auto demonym = data_->demonyms_.lower_bound(probe);
    if (demonym != data_->demonyms_.end() && demonym->first.starts_with(probe) &&
        (end != '\0' || demonym->first.size() == probe.size())) {
      return true;
    }
  }
  return CountryOfDemonym(folded_word) != kNoPlace;
}

}  // namespace kg
