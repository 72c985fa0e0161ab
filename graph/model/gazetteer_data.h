// How the gazetteer is held in memory. Private to gazetteer.cc and gazetteer_load.cc.
//
// All text stays where it was read: names and codes are views into the file buffers; keys that are only the lower case
// of an ASCII name lie in a pool of their own. Invariants after loading:
//   1. keys_ is sorted bytewise and unique; the ids of keys_[i] are ids_[first_id_[i] .. first_id_[i + 1]).
//   2. key_slots_ and place_slots_ are open-addressing tables of indexes + 1 (0: empty), at most half full.
//   3. links_[i] belongs to places_[i].
#ifndef NEWSGRAPH_GRAPH_MODEL_GAZETTEER_DATA_H_
#define NEWSGRAPH_GRAPH_MODEL_GAZETTEER_DATA_H_

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/model/gazetteer.h"

namespace kg {
namespace internal {

// What Contains needs besides Place.
struct PlaceLink {
  PlaceId upper = kNoPlace;  // the next larger place: a region's region where it has one, else Place::parent
  PlaceId also = kNoPlace;   // a place of which it can't be said whether this one lies in it
  bool suburb = false;       // may be part of a larger city of the same region
};

inline uint32_t HashOf(std::string_view text) {
  uint64_t h = 0xcbf29ce484222325u;
  for (char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return static_cast<uint32_t>(h ^ (h >> 32));
}

inline uint32_t HashOf(PlaceId id) {
  const uint64_t h = id * 0x9e3779b97f4a7c15u;
  return static_cast<uint32_t>(h >> 32);
}

// A name that leads to a place, while loading.
struct PlaceRecord {
  std::string_view key;
  uint32_t place = 0;  // index into places_
};

// Where the first word of a folded name ends: before the first ASCII byte that is neither letter nor digit.
inline size_t WordEnd(std::string_view key) {
  for (size_t i = 0; i < key.size(); ++i) {
    const auto c = static_cast<unsigned char>(key[i]);
    if (c < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) return i;
  }
  return key.size();
}
}  // namespace internal

struct Gazetteer::Data {
  using Link = internal::PlaceLink;
  using Record = internal::PlaceRecord;

  Status Load(const std::filesystem::path& directory);

  const Place* Get(PlaceId id) const {
    const int32_t index = IndexOf(id);
    return index < 0 ? nullptr : &places_[static_cast<size_t>(index)];
  }
  // -1 when there is no such place.
  int32_t IndexOf(PlaceId id) const;
  // keys_.size() when there is no such key.
  size_t FindKey(std::string_view key) const;
  // The place and what it lies in, smallest first, ended by kNoPlace.
  using Chain = std::array<PlaceId, 8>;
  Chain ChainOf(PlaceId id) const;
  std::optional<bool> ContainsCity(const Place& outer, const Place& inner) const;
  std::optional<bool> ContainsInCountry(const Place& outer, const Place& inner) const;

  Status LoadCountries(const std::filesystem::path& path);
  Status LoadRegions(const std::filesystem::path& path);
  Status LoadCities(const std::filesystem::path& path);
  Status LoadCityNames(const std::filesystem::path& path);
  const char* AddRegion(std::string_view id, std::string_view code, std::string_view name, std::string_view upper,
                        std::string_view others);
  const char* AddCity(const std::array<std::string_view, 6>& fields);
  void AddPlace(const Place& place, const Link& link);
  void AddNames(std::string_view names, uint32_t place);
  std::string_view KeyOf(std::string_view name);
  void BuildKeys();
  void BuildPlaceSlots();
  void MarkFirstWord(std::string_view key);
  bool Before(const Record& a, const Record& b) const;

  std::string countries_text_, regions_text_, cities_text_, city_names_text_;
  std::vector<std::unique_ptr<std::string>> own_keys_;  // of names that FoldName had to change
  std::string pool_;                                    // lower-case ASCII keys of cities; never grows once reserved
  std::vector<Place> places_;
  std::vector<Link> links_;
  std::vector<uint32_t> place_slots_;
  std::vector<std::string_view> keys_;
  std::vector<uint32_t> first_id_;
  std::vector<PlaceId> ids_;
  std::vector<uint32_t> key_slots_;
  std::map<std::string, PlaceId, std::less<>> demonyms_;
  std::map<std::string_view, PlaceId> codes_;
  std::unordered_map<uint64_t, PlaceId> area_codes_;  // "RW", "US-CA"; for look-ups only
  static constexpr uint32_t kWordBits = 1u << 20;
  std::vector<uint64_t> word_bits_ = std::vector<uint64_t>(kWordBits / 64);  // a bit for the hash of each first word
  std::vector<Record> city_records_, other_records_;                         // while loading only
  int max_words_ = 1;
};

}  // namespace kg

#endif  // NEWSGRAPH_GRAPH_MODEL_GAZETTEER_DATA_H_
