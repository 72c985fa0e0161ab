#include "graph/store/table_check.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/crc32c.h"

namespace kg::graph {
namespace {

namespace fs = std::filesystem;

// The format (RocksDB's wiki "Rocksdb BlockBasedTable Format"): the last 53 bytes are the kind of checksum, the places
// of meta index and index (offset and size, varints, padded to 40 bytes), version (4) and magic (8). Behind every block
// stand its compression (1 byte) and the checksum of both (4).
constexpr size_t kFooterBytes = 53;
constexpr size_t kTrailerBytes = 5;
constexpr uint64_t kMagic = 0x88e241b785f4cff7U;
constexpr uint8_t kChecksumCrc32c = 1;
constexpr uint64_t kLargestMetaBlock = uint64_t{64} << 20;
constexpr std::string_view kProperties = "rocksdb.properties";

uint64_t LittleEndian(std::string_view bytes) {
  uint64_t value = 0;
  for (size_t i = bytes.size(); i > 0; --i) value = (value << 8) | static_cast<uint8_t>(bytes[i - 1]);
  return value;
}

// Takes a varint off the front of `rest`.
std::optional<uint64_t> TakeVarint(std::string_view* rest) {
  uint64_t value = 0;
  for (int shift = 0; shift < 64 && !rest->empty(); shift += 7) {
    const auto byte = static_cast<uint8_t>(rest->front());
    rest->remove_prefix(1);
    value |= static_cast<uint64_t>(byte & 0x7f) << shift;
    if ((byte & 0x80) == 0) return value;
  }
  return std::nullopt;
}

struct Place {
  uint64_t offset = 0;
  uint64_t size = 0;
};

std::optional<Place> TakePlace(std::string_view* rest) {
  const auto offset = TakeVarint(rest);
  const auto size = TakeVarint(rest);
  if (!offset || !size) return std::nullopt;
  return Place{*offset, *size};
}

class TableFile {
 public:
  explicit TableFile(const fs::path& path) : path_(path), file_(path, std::ios::binary) {
    std::error_code error;
    size_ = fs::file_size(path, error);
    if (error) size_ = 0;
  }

  Status Check() {
    if (size_ < kFooterBytes) return Status::Ok();
    const std::optional<std::string> footer = Read(size_ - kFooterBytes, kFooterBytes);
    if (!footer) return IoError(path_.string() + " can't be read");
    const std::string_view bytes = *footer;
    if (LittleEndian(bytes.substr(kFooterBytes - 8)) != kMagic) return Status::Ok();
    if (static_cast<uint8_t>(bytes[0]) != kChecksumCrc32c) return Status::Ok();
    std::string_view places = bytes.substr(1, 40);
    const std::optional<Place> index_place = TakePlace(&places);
    const std::optional<std::string> index = index_place ? ReadBlock(*index_place) : std::nullopt;
    if (!index) return Damaged("meta index");
    const std::optional<Place> place = FindProperties(*index);
    if (!place || !ReadBlock(*place)) return Damaged("properties");
    return Status::Ok();
  }

 private:
  Status Damaged(const char* what) const {
    return {StatusCode::kCorrupt, path_.string() + " is damaged: its " + what + " can't be read"};
  }

  std::optional<std::string> Read(uint64_t offset, uint64_t size) {
    if (offset > size_ || size > size_ - offset) return std::nullopt;
    std::string bytes(size, '\0');
    file_.seekg(static_cast<std::streamoff>(offset));
    file_.read(bytes.data(), static_cast<std::streamsize>(size));
    return file_ ? std::optional<std::string>(std::move(bytes)) : std::nullopt;
  }

  // The block at `place`; nullopt when its checksum does not fit.
  std::optional<std::string> ReadBlock(const Place& place) {
    if (place.size > kLargestMetaBlock) return std::nullopt;
    std::optional<std::string> block = Read(place.offset, place.size + kTrailerBytes);
    if (!block) return std::nullopt;
    Crc32c crc;
    crc.Add(std::string_view(*block).substr(0, place.size + 1));
    if (LittleEndian(std::string_view(*block).substr(place.size + 1)) != crc.Masked()) return std::nullopt;
    block->resize(place.size);
    return block;
  }

  // Entries of a block: bytes shared with the key before, bytes of the key, bytes of the value, both.
  static std::optional<Place> FindProperties(std::string_view block) {
    std::string key;
    while (!block.empty()) {
      const auto shared = TakeVarint(&block);
      const auto own = TakeVarint(&block);
      const auto value = TakeVarint(&block);
      if (!shared || !own || !value || *shared > key.size() || *own > block.size()) return std::nullopt;
      key.resize(*shared);
      key.append(block.substr(0, *own));
      block.remove_prefix(*own);
      if (*value > block.size()) return std::nullopt;
      std::string_view place = block.substr(0, *value);
      if (key == kProperties) return TakePlace(&place);
      block.remove_prefix(*value);
    }
    return std::nullopt;
  }

  const fs::path& path_;
  std::ifstream file_;
  uint64_t size_ = 0;
};

}  // namespace

Status CheckTableEnds(const fs::path& folder) {
  std::vector<fs::path> tables;
  std::error_code error;
  for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator(); at.increment(error)) {
    if (at->path().extension() == ".sst") tables.push_back(at->path());
  }
  std::sort(tables.begin(), tables.end());
  for (const fs::path& table : tables) KG_RETURN_IF_ERROR(TableFile(table).Check());
  return Status::Ok();
}

}  // namespace kg::graph
