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

void Gazetteer::Data::AddNames(std::string_view names, uint32_t place) {
  for (std::string_view name : Split(names, ';')) {
    if (!name.empty()) other_records_.push_back({own_keys_.emplace_back(FoldName(name)), place});
  }
}

// kind, id, alpha-2, name, parent, also in, codes, other names, demonyms
const char* Gazetteer::Data::AddCountry(const std::array<std::string_view, 9>& f) {
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
  places_.push_back(place);
  links_.push_back(link);
  AddNames(f[3], index);
  AddNames(f[7], index);
  for (std::string_view code : Split(f[6], ';')) {
    codes_.emplace(code, place.id);
    if (code.size() == 2) area_codes_.emplace(PackCode(code), place.id);
  }
  for (std::string_view demonym : Split(f[8], ';')) demonyms_.emplace(FoldName(demonym), place.id);
  return nullptr;
}

Status Gazetteer::Data::LoadCountries(const std::filesystem::path& path) {
  Result<std::string> text = ReadFile(path);
  if (!text.ok()) return text.status();
  countries_text_ = std::move(*text);
  return ForEachLine<9>(path, countries_text_, [this](const auto& fields) { return AddCountry(fields); });
}

// id, ISO code, name, code of the region it lies in, other names
const char* Gazetteer::Data::AddRegion(const std::array<std::string_view, 5>& f) {
  Place place;
  place.kind = PlaceKind::kRegion;
  if (!ParseNumber(f[0], &place.id) || place.id < kRegionBase || place.id >= kCityBase) return "bad number";
  if (f[1].size() < 4 || f[1].size() > 8 || f[1][2] != '-' || f[2].empty())
    return "expected a code like US-CA and a name";
  place.country_code = f[1].substr(0, 2);
  place.name = f[2];
  const auto country = codes_.find(place.country_code);
  if (country == codes_.end()) return "unknown country";
  place.parent = country->second;
  Link link{place.parent, kNoPlace};
  // England and its like stand among the countries, and are named by their ISO region here.
  if (const auto it = area_codes_.find(PackCode(f[3])); it != area_codes_.end()) {
    link.upper = it->second;
    if (it->second < kRegionBase) place.parent = it->second;
  }
  area_codes_.emplace(PackCode(f[1]), place.id);
  const auto index = static_cast<uint32_t>(places_.size());
  places_.push_back(place);
  links_.push_back(link);
  AddNames(f[2], index);
  AddNames(f[4], index);
  return nullptr;
}

// Read twice: a region may stand before the one it lies in.
Status Gazetteer::Data::LoadRegions(const std::filesystem::path& path) {
  Result<std::string> text = ReadFile(path);
  if (!text.ok()) return text.status();
  regions_text_ = std::move(*text);
  for (const auto& [region, code] :
       {std::pair{"GB-ENG", "ENG"}, {"GB-SCT", "SCO"}, {"GB-WLS", "WAL"}, {"GB-NIR", "NIR"}}) {
    if (const auto it = codes_.find(code); it != codes_.end()) area_codes_.emplace(PackCode(region), it->second);
  }
  for (const bool first_level : {true, false}) {
    Status status = ForEachLine<5>(path, regions_text_, [&](const auto& fields) -> const char* {
      return fields[3].empty() == first_level ? AddRegion(fields) : nullptr;
    });
    if (!status.ok()) return status;
  }
  return Status::Ok();
}

namespace {

// The columns of cities.bin, see graph/places/README.md. All views are into the bytes.
struct CityColumns {
  uint32_t count = 0;
  std::string_view areas, ids, populations, area_of, name_sizes, key_sizes, names, keys;

  // False when the bytes are not of the format.
  bool Split(std::string_view bytes) {
    constexpr std::string_view kMagic = "NGCITY1\n";
    if (bytes.size() < 24 || !bytes.starts_with(kMagic)) return false;
    count = Number(bytes, 2);
    const uint64_t sizes[] = {uint64_t{8} * Number(bytes, 3),
                              uint64_t{4} * count,
                              uint64_t{4} * count,
                              uint64_t{2} * count,
                              count,
                              count,
                              Number(bytes, 4),
                              Number(bytes, 5)};
    std::string_view* const columns[] = {&areas, &ids, &populations, &area_of, &name_sizes, &key_sizes, &names, &keys};
    bytes.remove_prefix(24);
    for (size_t i = 0; i < std::size(columns); ++i) {
      if (sizes[i] > bytes.size()) return false;
      *columns[i] = bytes.substr(0, sizes[i]);
      bytes.remove_prefix(sizes[i]);
    }
    return bytes.empty();
  }
  // The i-th little-endian number of four (two) bytes.
  static uint32_t Number(std::string_view column, size_t i) {
    return static_cast<uint32_t>(Short(column, 2 * i)) | static_cast<uint32_t>(Short(column, 2 * i + 1)) << 16;
  }
  static uint16_t Short(std::string_view column, size_t i) {
    return static_cast<uint16_t>(static_cast<unsigned char>(column[2 * i]) |
                                 static_cast<unsigned>(static_cast<unsigned char>(column[2 * i + 1])) << 8);
  }
};

}  // namespace

std::string_view Gazetteer::Data::PoolKey(std::string_view text, bool to_lower) {
  const size_t begin = key_pool_.size();
  key_pool_.append(text);
  for (size_t i = begin; to_lower && i < key_pool_.size(); ++i) {
    if (key_pool_[i] >= 'A' && key_pool_[i] <= 'Z') key_pool_[i] = static_cast<char>(key_pool_[i] + 32);
  }
  return std::string_view(key_pool_).substr(begin);
}

const char* Gazetteer::Data::AddCities(std::string_view bytes) {
  CityColumns c;
  if (!c.Split(bytes)) return "not of the format";
  std::vector<std::pair<std::string_view, PlaceId>> areas(c.areas.size() / 8);
  for (size_t i = 0; i < areas.size(); ++i) {
    const std::string_view code = c.areas.substr(8 * i, 8);
    const auto it = area_codes_.find(PackCode(code));
    if (it == area_codes_.end()) return "unknown country or region";
    areas[i] = {code.substr(0, 2), it->second};
  }
  places_.reserve(places_.size() + c.count);
  suburb_.reserve(c.count);
  keys_.reserve(c.count + other_records_.size());
  ids_.reserve(c.count + 4 * other_records_.size());
  key_pool_.reserve(c.names.size() + c.keys.size());
  size_t name_begin = 0;
  size_t key_begin = 0;
  for (size_t i = 0; i < c.count; ++i) {
    const auto name_size = static_cast<unsigned char>(c.name_sizes[i]);
    const auto key_size = static_cast<unsigned char>(c.key_sizes[i]);
    const uint16_t area = CityColumns::Short(c.area_of, i);
    Place place;
    place.id = CityColumns::Number(c.ids, i) + kCityBase;
    place.name = c.names.substr(std::min(name_begin, c.names.size()), name_size);
    if (place.name.size() != name_size || name_size == 0 || key_begin + key_size > c.keys.size() ||
        (area & 0x7fffu) >= areas.size() || place.id < kCityBase) {
      return "a city is not of the format";
    }
    place.country_code = areas[area & 0x7fffu].first;
    place.parent = areas[area & 0x7fffu].second;
    place.population = CityColumns::Number(c.populations, i);
    const std::string_view key =
        PoolKey(key_size == 0 ? place.name : c.keys.substr(key_begin, key_size), key_size == 0);
    if (!keys_.empty() && key < keys_.back().text) return "keys out of order";
    AddCityKey(key, place.id);
    places_.push_back(place);
    suburb_.push_back((area & 0x8000u) != 0);
    name_begin += name_size;
    key_begin += key_size;
  }
  return nullptr;
}

Status Gazetteer::Data::LoadCities(const std::filesystem::path& path) {
  Result<std::string> bytes = ReadCompressed(path);
  if (!bytes.ok()) return bytes.status();
  cities_bytes_ = std::move(*bytes);
  const char* problem = AddCities(cities_bytes_);
  return problem == nullptr ? Status::Ok() : InvalidError(path.string() + ": " + problem);
}

// key, GeoNames id
Status Gazetteer::Data::LoadCityNames(const std::filesystem::path& path) {
  Result<std::string> text = ReadFile(path);
  if (!text.ok()) return text.status();
  city_names_text_ = std::move(*text);
  return ForEachLine<2>(path, city_names_text_, [this](const auto& fields) -> const char* {
    PlaceId id = 0;
    if (!ParseNumber(fields[1], &id)) return "bad number";
    const int32_t index = IndexOf(kCityBase + id);
    if (index < 0) return "unknown city";
    other_records_.push_back({fields[0], static_cast<uint32_t>(index)});
    return nullptr;
  });
}

Status Gazetteer::Data::Load(const std::filesystem::path& directory) {
  KG_RETURN_IF_ERROR(LoadCountries(directory / "countries.tsv"));
  KG_RETURN_IF_ERROR(LoadRegions(directory / "regions.tsv"));
  KG_RETURN_IF_ERROR(LoadCities(directory / "cities.bin.zst"));
  BuildPlaceSlots();
  KG_RETURN_IF_ERROR(LoadCityNames(directory / "city_names.tsv"));
  BuildOtherKeys();
  BuildKeySlots();
  return Status::Ok();
}

}  // namespace kg
