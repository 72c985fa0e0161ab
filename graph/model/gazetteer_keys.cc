// The tables of the gazetteer: from keys to ids and from ids to places.
#include <algorithm>

#include "graph/model/gazetteer_data.h"

namespace kg {

using internal::HashOfId;
using internal::KeyHash;
using internal::SlotCount;

// Keys come sorted; equal ones stand together, the larger place first.
void Gazetteer::Data::AddCityKey(std::string_view key, PlaceId id) {
  if (keys_.empty() || keys_.back().text != key) keys_.push_back({key, static_cast<uint32_t>(ids_.size()), 0});
  ++keys_.back().count;
  ids_.push_back(id);
}

void Gazetteer::Data::BuildPlaceSlots() {
  place_slots_.assign(SlotCount(places_.size()), 0);
  const size_t mask = place_slots_.size() - 1;
  for (size_t i = 0; i < places_.size(); ++i) {
    size_t slot = HashOfId(places_[i].id) & mask;
    while (place_slots_[slot] != 0) slot = (slot + 1) & mask;
    place_slots_[slot] = static_cast<uint32_t>(i + 1);
  }
}

void Gazetteer::Data::BuildOtherKeys() {
  other_keys_ = keys_.size();
  const auto cities_end = keys_.begin() + static_cast<std::ptrdiff_t>(other_keys_);
  std::sort(other_records_.begin(), other_records_.end(),
            [](const Record& a, const Record& b) { return a.key != b.key ? a.key < b.key : a.place < b.place; });
  // Countries, regions, cities; continents behind them ("Antarctica" is both). Equal ones by falling population.
  const auto before = [this](uint32_t a, uint32_t b) {
    const Place& x = places_[a];
    const Place& y = places_[b];
    if (x.kind != y.kind) return x.kind < y.kind;
    return x.population != y.population ? x.population > y.population : a < b;
  };
  std::vector<Key> others;
  std::vector<uint32_t> group;
  for (size_t i = 0; i < other_records_.size();) {
    const std::string_view key = other_records_[i].key;
    group.clear();
    for (; i < other_records_.size() && other_records_[i].key == key; ++i) group.push_back(other_records_[i].place);
    const auto city =
        std::lower_bound(keys_.begin(), cities_end, key, [](const Key& a, std::string_view b) { return a.text < b; });
    if (city != cities_end && city->text == key) {
      for (uint32_t k = 0; k < city->count; ++k) group.push_back(static_cast<uint32_t>(IndexOf(ids_[city->first + k])));
    }
    std::sort(group.begin(), group.end(), before);
    group.erase(std::unique(group.begin(), group.end()), group.end());
    others.push_back({key, static_cast<uint32_t>(ids_.size()), static_cast<uint32_t>(group.size())});
    for (uint32_t place : group) ids_.push_back(places_[place].id);
  }
  keys_.insert(keys_.end(), others.begin(), others.end());
  other_records_ = {};
}

void Gazetteer::Data::BuildKeySlots() {
  key_slots_.assign(SlotCount(keys_.size()), 0);
  const size_t mask = key_slots_.size() - 1;
  // From the end: a key of the second part stands before its equal of the first, which is then left out.
  for (size_t i = keys_.size(); i-- > 0;) {
    const std::string_view key = keys_[i].text;
    const KeyHash hash(key);
    MarkFirstWord(hash.first_word);
    size_t slot = hash.whole & mask;
    bool known = false;
    for (; key_slots_[slot] != 0 && !known; slot = (slot + 1) & mask) {
      known = i < other_keys_ && key_slots_[slot] > other_keys_ && keys_[key_slots_[slot] - 1].text == key;
    }
    if (!known) key_slots_[slot] = static_cast<uint32_t>(i + 1);
    const auto words = 1 + std::count_if(key.begin(), key.end(), [](char c) { return c == ' ' || c == ','; });
    max_words_ = std::max(max_words_, static_cast<int>(words));
  }
  for (const auto& [demonym, country] : demonyms_) {
    MarkFirstWord(KeyHash(demonym).first_word);
    MarkFirstWord(KeyHash(demonym + "s").first_word);  // CountryOfDemonym takes plurals
  }
}

}  // namespace kg
