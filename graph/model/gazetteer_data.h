// How the gazetteer is held in memory. Private to gazetteer.cc, gazetteer_load.cc and gazetteer_keys.cc.
//
// All text stays where it was read: names and codes are views into the file buffers; the keys of cities lie in a pool
// of their own. Invariants after loading:
//   1. places_: countries, continents and regions first (links_ has an entry for each), then cities in the order of
//   keys.
//   2. keys_: the keys of cities, sorted bytewise and unique, then, from other_keys_ on, all keys of countries and
//   regions
//      and of cities' other names, sorted and unique too. A key that is in both parts has the ids of both in the
//      second.
//   3. The ids of keys_[i] are ids_[keys_[i].first .. + keys_[i].count), in the order that Find promises.
//   4. key_slots_ and place_slots_ are open-addressing tables of indexes + 1 (0: empty), at most half full; of a key in
//   both
//      parts only the second is in key_slots_.
#ifndef NEWSGRAPH_GRAPH_MODEL_GAZETTEER_DATA_H_
#define NEWSGRAPH_GRAPH_MODEL_GAZETTEER_DATA_H_

#include <array>
#include <cstdint>
#include <deque>
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

// What Contains needs of countries and regions besides Place.
struct PlaceLink {
  PlaceId upper = kNoPlace;  // the next larger place: a region's region where it has one, else Place::parent
  PlaceId also = kNoPlace;   // a place of which it can't be said whether this one lies in it
};

struct PlaceKey {
  std::string_view text;
  uint32_t first = 0;
  uint32_t count = 0;
};

// A name that leads to a place, while loading.
struct PlaceRecord {
  std::string_view key;
  uint32_t place = 0;  // index into places_
};

inline bool IsWordByte(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// FNV-1a of a folded name, and of its first word: what stands before the first ASCII byte but letters and digits.
struct KeyHash {
  explicit KeyHash(std::string_view key) {
    uint64_t h = 0xcbf29ce484222325u;
    size_t i = 0;
    for (; i < key.size() && IsWordByte(key[i]); ++i) h = Step(h, key[i]);
    first_word = Finish(h);
    for (; i < key.size(); ++i) h = Step(h, key[i]);
    whole = Finish(h);
  }
  static uint64_t Step(uint64_t h, char c) { return (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u; }
  static uint32_t Finish(uint64_t h) { return static_cast<uint32_t>(h ^ (h >> 29)); }

  uint32_t whole = 0;
  uint32_t first_word = 0;
};

inline uint32_t HashOfId(PlaceId id) { return static_cast<uint32_t>((id * 0x9e3779b97f4a7c15u) >> 32); }

// An open-addressing table's size: a power of two, at least twice the number of entries.
inline size_t SlotCount(size_t entries) {
  size_t count = 16;
  while (count < entries * 2) count *= 2;
  return count;
}

}  // namespace internal

struct Gazetteer::Data {
  using Link = internal::PlaceLink;
  using Key = internal::PlaceKey;
  using Record = internal::PlaceRecord;
  using Chain = std::array<PlaceId, 8>;

  Status Load(const std::filesystem::path& directory);

  // Look-ups (gazetteer.cc).
  const Place* Get(PlaceId id) const {
    const int32_t index = IndexOf(id);
    return index < 0 ? nullptr : &places_[static_cast<size_t>(index)];
  }
  int32_t IndexOf(PlaceId id) const;               // -1 when there is no such place
  const Key* FindKey(std::string_view key) const;  // nullptr when there is no such key
  Chain ChainOf(PlaceId id) const;                 // the place and what it lies in, smallest first, ended by kNoPlace
  std::optional<bool> ContainsCity(const Place& outer, const Place& inner) const;
  std::optional<bool> ContainsInCountry(const Place& outer, const Place& inner) const;
  bool HasKeyWithFirstWord(size_t begin, size_t end, std::string_view probe, std::string_view word) const;

  // Reading (gazetteer_load.cc).
  Status LoadCountries(const std::filesystem::path& path);
  Status LoadRegions(const std::filesystem::path& path);
  Status LoadCities(const std::filesystem::path& path);
  Status LoadCityNames(const std::filesystem::path& path);
  const char* AddCountry(const std::array<std::string_view, 9>& fields);
  const char* AddRegion(const std::array<std::string_view, 5>& fields);
  const char* AddCities(std::string_view bytes);
  void AddNames(std::string_view names, uint32_t place);
  std::string_view PoolKey(std::string_view text, bool to_lower);

  // Tables (gazetteer_keys.cc).
  void AddCityKey(std::string_view key, PlaceId id);
  void BuildPlaceSlots();
  void BuildOtherKeys();
  void BuildKeySlots();
  void MarkFirstWord(uint32_t hash) { word_bits_[hash % kWordBits / 64] |= uint64_t{1} << (hash % 64); }
  bool MayStartName(uint32_t hash) const { return (word_bits_[hash % kWordBits / 64] >> (hash % 64) & 1) != 0; }

  std::string countries_text_, regions_text_, cities_bytes_, city_names_text_;
  std::deque<std::string> own_keys_;  // of countries and regions
  std::string key_pool_;              // of cities; reserved before the first view into it is made
  std::vector<Place> places_;
  std::vector<Link> links_;
  std::vector<bool> suburb_;  // by index of a city, counted from links_.size(): may be part of a larger city near by
  std::vector<uint32_t> place_slots_;
  std::vector<Key> keys_;
  size_t other_keys_ = 0;
  std::vector<PlaceId> ids_;
  std::vector<uint32_t> key_slots_;
  std::map<std::string, PlaceId, std::less<>> demonyms_;
  std::map<std::string_view, PlaceId> codes_;
  std::unordered_map<uint64_t, PlaceId> area_codes_;  // "RW", "US-CA"; for look-ups only
  static constexpr uint32_t kWordBits = 1u << 21;
  std::vector<uint64_t> word_bits_ = std::vector<uint64_t>(kWordBits / 64);  // a bit for the hash of each first word
  std::vector<Record> other_records_;                                        // while loading only
  int max_words_ = 1;
};

}  // namespace kg

#endif  // NEWSGRAPH_GRAPH_MODEL_GAZETTEER_DATA_H_
