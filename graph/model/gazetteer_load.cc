#include <zstd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>

#include "graph/model/gazetteer_data.h"
#include "graph/model/text.h"

namespace kg {
namespace {

constexpr PlaceId kRegionBase = 0x20000000;
constexpr PlaceId kCityBase = 0x40000000;
constexpr size_t kMaxBytes = 64u << 20;

// An open-addressing table's size: a power of two, at least twice the number of entries.
size_t SlotCount(size_t entries) {
  size_t count = 16;
  while (count < entries * 2) count *= 2;
  return count;
}

Result<std::string> ReadFile(const std::filesystem::path& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return IoError("cannot open " + path.string());
  std::string bytes;
  std::array<char, 1 << 16> buffer;
  size_t n = 0;
  while ((n = std::fread(buffer.data(), 1, buffer.size(), file)) > 0) bytes.append(buffer.data(), n);
  const bool failed = std::ferror(file) != 0;
  std::fclose(file);
  if (failed) return IoError("cannot read " + path.string());
  return bytes;
}

Result<std::string> ReadCompressed(const std::filesystem::path& path) {
  Result<std::string> packed = ReadFile(path);
  if (!packed.ok()) return packed;
  const unsigned long long size = ZSTD_getFrameContentSize(packed->data(), packed->size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kMaxBytes) {
    return InvalidError(path.string() + ": expected one zstd frame that states its size, at most 64 MiB");
  }
  std::string text(size, '\0');
  const size_t n = ZSTD_decompress(text.data(), text.size(), packed->data(), packed->size());
  if (ZSTD_isError(n) != 0u || n != text.size()) return InvalidError(path.string() + ": damaged zstd data");
  return text;
}

bool ParseNumber(std::string_view text, uint32_t* value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *value);
  return error == std::errc() && end == text.data() + text.size();
}

// A code of at most eight bytes as a number; longer ones are cut and will not be found.
uint64_t PackCode(std::string_view code) {
  uint64_t packed = 0;
  std::memcpy(&packed, code.data(), std::min(code.size(), sizeof packed));
  return packed;
}

// Calls handle(fields) for each line of `text`; an error of `handle` (a text) gets file and line put before it.
template <size_t kFields, typename Handle>
Status ForEachLine(const std::filesystem::path& path, std::string_view text, Handle handle) {
  size_t number = 0;
  while (!text.empty()) {
    ++number;
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    std::array<std::string_view, kFields> fields;
    size_t count = 0;
    for (bool more = true; more && count < kFields; ++count) {
      const size_t tab = line.find('\t');
      more = tab != std::string_view::npos;
      fields[count] = line.substr(0, tab);
      line.remove_prefix(more ? tab + 1 : line.size());
    }
    const char* problem = count != kFields || !line.empty() ? "wrong number of fields" : handle(fields);
    if (problem != nullptr) return InvalidError(path.string() + ":" + std::to_string(number) + ": " + problem);
  }
  return Status::Ok();
}

}  // namespace

void Gazetteer::Data::AddPlace(const Place& place, const Link& link) {
  places_.push_back(place);
  links_.push_back(link);
}

std::string_view Gazetteer::Data::KeyOf(std::string_view name) {
  own_keys_.push_back(std::make_unique<std::string>(FoldName(name)));
  return *own_keys_.back();
}

void Gazetteer::Data::AddNames(std::string_view names, uint32_t place) {
  for (std::string_view name : Split(names, ';')) {
    if (!name.empty()) other_records_.push_back({KeyOf(name), place});
  }
}

// kind, id, alpha-2, name, parent, also in, codes, other names, demonyms
Status Gazetteer::Data::LoadCountries(const std::filesystem::path& path) {
  Result<std::string> text = ReadFile(path);
  if (!text.ok()) return text.status();
  countries_text_ = std::move(*text);
  return ForEachLine<9>(path, countries_text_, [this](const auto& f) -> const char* {
    Place place;
    Link link;
    if (f[0] != "continent" && f[0] != "country") return "expected continent or country";
    place.kind = f[0] == "country" ? PlaceKind::kCountry : PlaceKind::kContinent;
    if (!ParseNumber(f[1], &place.id) || place.id == kNoPlace || place.id >= kRegionBase) return "bad number";
    if (!f[4].empty() && !ParseNumber(f[4], &place.parent)) return "bad number of the parent";
    if (!f[5].empty() && !ParseNumber(f[5], &link.also)) return "bad number in the sixth field";
    if (f[3].empty()) return "no name";
    place.country_code = f[2];
    place.name = f[3];
    link.upper = place.parent;
    const auto index = static_cast<uint32_t>(places_.size());
    AddPlace(place, link);
    AddNames(f[3], index);
    AddNames(f[7], index);
    for (std::string_view code : Split(f[6], ';')) {
      codes_.emplace(code, place.id);
      if (code.size() == 2) area_codes_.emplace(PackCode(code), place.id);
    }
    for (std::string_view demonym : Split(f[8], ';')) demonyms_.emplace(FoldName(demonym), place.id);
    return nullptr;
  });
}

const char* Gazetteer::Data::AddRegion(std::string_view id, std::string_view code, std::string_view name,
                                       std::string_view upper, std::string_view others) {
  Place place;
  place.kind = PlaceKind::kRegion;
  if (!ParseNumber(id, &place.id) || place.id < kRegionBase || place.id >= kCityBase) return "bad number";
  if (code.size() < 4 || code.size() > 8 || code[2] != '-' || name.empty())
    return "expected a code like US-CA and a name";
  place.country_code = code.substr(0, 2);
  place.name = name;
  const auto country = codes_.find(place.country_code);
  if (country == codes_.end()) return "unknown country";
  place.parent = country->second;
  Link link{place.parent, kNoPlace, false};
  // England and its like stand among the countries, and are named by their ISO region here.
  if (const auto it = area_codes_.find(PackCode(upper)); it != area_codes_.end()) {
    link.upper = it->second;
    if (it->second < kRegionBase) place.parent = it->second;
  }
  area_codes_.emplace(PackCode(code), place.id);
  const auto index = static_cast<uint32_t>(places_.size());
  AddPlace(place, link);
  AddNames(name, index);
  AddNames(others, index);
  return nullptr;
}

// id, ISO code, name, code of the region it lies in, other names. Twice: a region may stand before the one it lies in.
Status Gazetteer::Data::LoadRegions(const std::filesystem::path& path) {
  Result<std::string> text = ReadFile(path);
  if (!text.ok()) return text.status();
  regions_text_ = std::move(*text);
  for (const auto& [region, code] :
       {std::pair{"GB-ENG", "ENG"}, {"GB-SCT", "SCO"}, {"GB-WLS", "WAL"}, {"GB-NIR", "NIR"}}) {
    if (const auto it = codes_.find(code); it != codes_.end()) area_codes_.emplace(PackCode(region), it->second);
  }
  Status status = ForEachLine<5>(path, regions_text_, [this](const auto& f) -> const char* {
    return f[3].empty() ? AddRegion(f[0], f[1], f[2], f[3], f[4]) : nullptr;
  });
  if (!status.ok()) return status;
  return ForEachLine<5>(path, regions_text_, [this](const auto& f) -> const char* {
    return f[3].empty() ? nullptr : AddRegion(f[0], f[1], f[2], f[3], f[4]);
  });
}

const char* Gazetteer::Data::AddCity(const std::array<std::string_view, 6>& f) {
  Place place;
  place.kind = PlaceKind::kCity;
  if (f[0].empty()) return "no name";
  if (!ParseNumber(f[3], &place.population) || !ParseNumber(f[4], &place.id) || place.id >= kCityBase)
    return "bad number";
  place.id += kCityBase;
  place.name = f[0];
  if (f[2].size() < 2) return "no country";
  place.country_code = f[2].substr(0, 2);
  const auto parent = area_codes_.find(PackCode(f[2]));
  if (parent == area_codes_.end()) return "unknown country or region";
  place.parent = parent->second;
  std::string_view key = f[1];
  if (key.empty()) {
    const size_t begin = pool_.size();
    for (char c : f[0]) pool_.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    key = std::string_view(pool_).substr(begin);
  }
  if (!city_records_.empty() && key < city_records_.back().key) return "out of order";
  city_records_.push_back({key, static_cast<uint32_t>(places_.size())});
  AddPlace(place, {place.parent, kNoPlace, !f[5].empty()});
  return nullptr;
}

// name, key ("" for the lower case of the name), country or region ("RW", "US-CA"), population, GeoNames id, "s" for a
// suburb
Status Gazetteer::Data::LoadCities(const std::filesystem::path& path) {
  Result<std::string> text = ReadCompressed(path);
  if (!text.ok()) return text.status();
  cities_text_ = std::move(*text);
  const auto lines = static_cast<size_t>(std::count(cities_text_.begin(), cities_text_.end(), '\n'));
  pool_.reserve(cities_text_.size());
  places_.reserve(places_.size() + lines);
  links_.reserve(places_.capacity());
  city_records_.reserve(lines);
  return ForEachLine<6>(path, cities_text_, [this](const auto& f) { return AddCity(f); });
}

// key, GeoNames id
Status Gazetteer::Data::LoadCityNames(const std::filesystem::path& path) {
  Result<std::string> text = ReadFile(path);
  if (!text.ok()) return text.status();
  city_names_text_ = std::move(*text);
  return ForEachLine<2>(path, city_names_text_, [this](const auto& f) -> const char* {
    PlaceId id = 0;
    if (!ParseNumber(f[1], &id)) return "bad number";
    const int32_t index = IndexOf(kCityBase + id);
    if (index < 0) return "unknown city";
    other_records_.push_back({f[0], static_cast<uint32_t>(index)});
    return nullptr;
  });
}

bool Gazetteer::Data::Before(const Record& a, const Record& b) const {
  if (const int order = a.key.compare(b.key); order != 0) return order < 0;
  // Countries, regions, cities; continents behind them ("Antarctica" is both). Equal ones by falling population.
  const Place& x = places_[a.place];
  const Place& y = places_[b.place];
  if (x.kind != y.kind) return x.kind < y.kind;
  if (x.population != y.population) return x.population > y.population;
  return a.place < b.place;
}

void Gazetteer::Data::BuildKeys() {
  const auto before = [this](const Record& a, const Record& b) { return Before(a, b); };
  std::sort(other_records_.begin(), other_records_.end(), before);
  std::vector<Record> all(city_records_.size() + other_records_.size());
  std::merge(city_records_.begin(), city_records_.end(), other_records_.begin(), other_records_.end(), all.begin(),
             before);
  keys_.reserve(all.size());
  first_id_.reserve(all.size() + 1);
  ids_.reserve(all.size());
  uint32_t last_place = 0;
  for (const Record& record : all) {
    const bool same_key = !keys_.empty() && keys_.back() == record.key;
    if (same_key && last_place == record.place) continue;
    if (!same_key) {
      keys_.push_back(record.key);
      first_id_.push_back(static_cast<uint32_t>(ids_.size()));
      max_words_ = std::max(max_words_, 1 + static_cast<int>(std::count(record.key.begin(), record.key.end(), ' ')) +
                                            static_cast<int>(std::count(record.key.begin(), record.key.end(), ',')));
    }
    ids_.push_back(places_[record.place].id);
    last_place = record.place;
  }
  first_id_.push_back(static_cast<uint32_t>(ids_.size()));
  city_records_ = {};
  other_records_ = {};
  for (std::string_view key : keys_) MarkFirstWord(key);
  for (const auto& [demonym, country] : demonyms_) {
    MarkFirstWord(demonym);
    MarkFirstWord(demonym + "s");  // CountryOfDemonym takes plurals
  }
  key_slots_.assign(SlotCount(keys_.size()), 0);
  const size_t mask = key_slots_.size() - 1;
  for (size_t i = 0; i < keys_.size(); ++i) {
    size_t slot = internal::HashOf(keys_[i]) & mask;
    while (key_slots_[slot] != 0) slot = (slot + 1) & mask;
    key_slots_[slot] = static_cast<uint32_t>(i + 1);
  }
}

void Gazetteer::Data::MarkFirstWord(std::string_view key) {
  const uint32_t h = internal::HashOf(key.substr(0, internal::WordEnd(key))) % kWordBits;
  word_bits_[h / 64] |= uint64_t{1} << (h % 64);
}

void Gazetteer::Data::BuildPlaceSlots() {
  place_slots_.assign(SlotCount(places_.size()), 0);
  const size_t mask = place_slots_.size() - 1;
  for (size_t i = 0; i < places_.size(); ++i) {
    size_t slot = internal::HashOf(places_[i].id) & mask;
    while (place_slots_[slot] != 0) slot = (slot + 1) & mask;
    place_slots_[slot] = static_cast<uint32_t>(i + 1);
  }
}

Status Gazetteer::Data::Load(const std::filesystem::path& directory) {
  KG_RETURN_IF_ERROR(LoadCountries(directory / "countries.tsv"));
  KG_RETURN_IF_ERROR(LoadRegions(directory / "regions.tsv"));
  KG_RETURN_IF_ERROR(LoadCities(directory / "cities.tsv.zst"));
  BuildPlaceSlots();
  KG_RETURN_IF_ERROR(LoadCityNames(directory / "city_names.tsv"));
  BuildKeys();
  return Status::Ok();
}

}  // namespace kg
