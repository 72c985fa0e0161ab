// The gazetteer: countries with demonyms and codes, first-level regions, and places of 1,000 people and more.
//
// Data: graph/places/ (see its README for source, licence and the script that made it). Finer containment
// ("X District, Y Province, Z") comes from the texts and is kept with the local entities, not here.
#ifndef NEWSGRAPH_GRAPH_MODEL_GAZETTEER_H_
#define NEWSGRAPH_GRAPH_MODEL_GAZETTEER_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "graph/model/status.h"

namespace kg {

// Stable across builds of the data: countries by ISO numeric code, regions and cities by a hash of code or GeoNames id.
using PlaceId = uint32_t;
inline constexpr PlaceId kNoPlace = 0;

enum class PlaceKind : uint8_t { kCountry, kRegion, kCity, kContinent };

struct Place {
  PlaceId id = kNoPlace;
  PlaceKind kind = PlaceKind::kCity;
  std::string_view name;          // English
  std::string_view country_code;  // ISO 3166-1 alpha-2, "" for a continent
  PlaceId parent = kNoPlace;      // a city's region where known, else its country; a region's country
  uint32_t population = 0;        // 0 where unknown
};

// Immutable once loaded; any number of threads may read it.
class Gazetteer {
 public:
  // Loads the files of `directory`. Errors: a missing file, a line that is not of the format (file:line).
  static Result<Gazetteer> Load(const std::filesystem::path& directory);
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;
  ~Gazetteer();

  // All places of that name, alternative names included; countries first, then regions, then cities by falling
  // population. `folded` is FoldName of a name.
  std::span<const PlaceId> Find(std::string_view folded) const;
  // nullptr when there is no such place.
  const Place* Get(PlaceId id) const;
  // "kenyan" -> Kenya, "new zealander" -> New Zealand, "british" -> United Kingdom; kNoPlace when it is none.
  PlaceId CountryOfDemonym(std::string_view folded) const;
  // ISO alpha-2, alpha-3 and IOC codes, upper case: "KEN", "GER", "DE".
  PlaceId CountryByCode(std::string_view code) const;
  // True when `inner` equals `outer` or lies in it; nullopt when the data can't tell.
  std::optional<bool> Contains(PlaceId outer, PlaceId inner) const;
  // The longest name of the data in words, for a scan over tokens.
  int MaxWords() const;
  // True when some place name or demonym starts with this folded word: a cheap first filter.
  bool StartsName(std::string_view folded_word) const;

 private:
  struct Data;
  explicit Gazetteer(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace kg

#endif  // NEWSGRAPH_GRAPH_MODEL_GAZETTEER_H_
