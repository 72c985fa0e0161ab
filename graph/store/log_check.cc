#include "graph/store/log_check.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/store/crc32c.h"

namespace kg::graph {
namespace {

namespace fs = std::filesystem;

// The format (LevelDB's, RocksDB's wiki "Write Ahead Log File Format"): blocks of 32 KB; a record is checksum (4 bytes,
// little endian, CRC-32C of type and data, masked), length (2), type (1), data, and never crosses a block; fewer than 7
// bytes at the end of a block are padding.
constexpr size_t kBlockBytes = 32768;
constexpr size_t kHeaderBytes = 7;
constexpr uint8_t kLastKnownType = 9;
constexpr size_t kLongestName = 256;

struct Header {
  uint32_t checksum = 0;
  size_t length = 0;
  uint8_t type = 0;
};

Header HeaderAt(std::string_view bytes, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<uint8_t>(bytes[at + i])); };
  return {byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24, byte(4) | byte(5) << 8,
          static_cast<uint8_t>(byte(6))};
}

// The end of what a record at `at` may use.
size_t RoomEnd(std::string_view bytes, size_t at) {
  return std::min(bytes.size(), (at / kBlockBytes + 1) * kBlockBytes);
}

// The end of the whole record that begins at `at`; nullopt when there is none.
std::optional<size_t> RecordEnd(std::string_view bytes, size_t at) {
  if (at + kHeaderBytes > RoomEnd(bytes, at)) return std::nullopt;
  const Header header = HeaderAt(bytes, at);
  const size_t end = at + kHeaderBytes + header.length;
  if (header.type == 0 || header.type > kLastKnownType || end > RoomEnd(bytes, at)) return std::nullopt;
  Crc32c crc;
  crc.Add(bytes.substr(at + kHeaderBytes - 1, header.length + 1));
  return crc.Masked() == header.checksum ? std::optional<size_t>(end) : std::nullopt;
}

// Whether the checksum at `at` fits the data with another length than the one that stands there.
bool FitsAnotherLength(std::string_view bytes, size_t at) {
  const Header header = HeaderAt(bytes, at);
  Crc32c crc;
  crc.Add(bytes.substr(at + kHeaderBytes - 1, 1));
  for (size_t end = at + kHeaderBytes; end < RoomEnd(bytes, at); ++end) {
    if (crc.Masked() == header.checksum) return true;
    crc.Add(bytes.substr(end, 1));
  }
  return crc.Masked() == header.checksum;
}

// Whether a whole record begins anywhere behind `at` in its block.
bool ARecordFollows(std::string_view bytes, size_t at) {
  for (size_t next = at + 1; next < RoomEnd(bytes, at); ++next) {
    if (RecordEnd(bytes, next)) return true;
  }
  return false;
}

// Whether what stands at `at` may be the beginning of a record that was never finished: the file ends before it does.
bool IsTorn(std::string_view bytes, size_t at) {
  if (bytes.size() - at < kHeaderBytes) return true;
  const size_t end = at + kHeaderBytes + HeaderAt(bytes, at).length;
  const size_t block_end = (at / kBlockBytes + 1) * kBlockBytes;
  return end > bytes.size() && end <= block_end && !FitsAnotherLength(bytes, at) && !ARecordFollows(bytes, at);
}

Status Damaged(const std::string& name, size_t at) {
  return {StatusCode::kCorrupt, name + " is damaged at byte " + std::to_string(at)};
}

Status Unreadable(const fs::path& path) { return IoError(path.string() + " can't be read: " + std::strerror(errno)); }

// The bytes of a file without reading it into memory: a log may be larger than that.
class MappedFile {
 public:
  static Result<std::unique_ptr<MappedFile>> Open(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return Unreadable(path);
    struct stat file {};
    void* data = nullptr;
    const bool known = ::fstat(descriptor, &file) == 0;
    const auto size = known ? static_cast<size_t>(file.st_size) : 0;
    if (size > 0) data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    const Status status = !known || data == MAP_FAILED ? Unreadable(path) : Status::Ok();
    ::close(descriptor);
    if (!status.ok()) return status;
    return std::unique_ptr<MappedFile>(new MappedFile(data, size));
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile() {
    if (size_ > 0) ::munmap(data_, size_);
  }
  std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }

 private:
  MappedFile(void* data, size_t size) : data_(data), size_(size) {}
  void* const data_;
  const size_t size_;
};

bool IsManifestName(std::string_view name) {
  return name.starts_with("MANIFEST-") && name.size() > 9 &&
         name.find_first_not_of("0123456789", 9) == std::string_view::npos;
}

}  // namespace

Status CheckLogBytes(std::string_view bytes, LogTail tail, const std::string& name) {
  for (size_t at = 0; at < bytes.size();) {
    const size_t room = (at / kBlockBytes + 1) * kBlockBytes - at;
    if (room < kHeaderBytes) {
      at += room;
      continue;
    }
    if (const auto end = RecordEnd(bytes, at)) {
      at = *end;
      continue;
    }
    const std::string_view rest = bytes.substr(at);
    const bool zeroes = rest.find_first_not_of('\0') == std::string_view::npos;  // room that was never used
    const bool allowed = zeroes || (tail == LogTail::kMayTear && IsTorn(bytes, at));
    return allowed ? Status::Ok() : Damaged(name, at);
  }
  return Status::Ok();
}

Status CheckLogFile(const fs::path& path, LogTail tail) {
  const Result<std::unique_ptr<MappedFile>> file = MappedFile::Open(path);
  if (!file.ok()) return file.status();
  return CheckLogBytes((*file)->bytes(), tail, path.string());
}

Status CheckLogsOf(const fs::path& folder, LogTail tail) {
  std::error_code error;
  std::vector<fs::path> logs;
  bool has_data = false;
  for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator(); at.increment(error)) {
    if (at->path().extension() == ".log") logs.push_back(at->path());
    has_data = has_data || at->path().extension() == ".sst";
  }
  const fs::path current = folder / "CURRENT";
  if (!fs::exists(current, error)) {
    // RocksDB would make an empty database in its place.
    if (has_data) return {StatusCode::kCorrupt, current.string() + " is missing"};
    return Status::Ok();
  }
  const Result<std::unique_ptr<MappedFile>> pointer = MappedFile::Open(current);
  if (!pointer.ok()) return pointer.status();
  std::string name((*pointer)->bytes().substr(0, kLongestName));
  const bool ends = name.ends_with('\n');
  if (ends) name.pop_back();
  if (!ends || !IsManifestName(name) || !fs::exists(folder / name, error)) {
    return {StatusCode::kCorrupt, current.string() + " is damaged: expected the name of a MANIFEST beside it"};
  }
  KG_RETURN_IF_ERROR(CheckLogFile(folder / name, tail));
  std::sort(logs.begin(), logs.end());
  for (const fs::path& log : logs) KG_RETURN_IF_ERROR(CheckLogFile(log, tail));
  return Status::Ok();
}

}  // namespace kg::graph
