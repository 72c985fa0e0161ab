#include "graph/store/layout.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/codec.h"

namespace kg::graph {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view kFormatWord = "newsgraph store ";
constexpr size_t kMaxSmallFileBytes = 256;

Status IoFailure(const std::string& doing, int error) { return IoError(doing + ": " + std::strerror(error)); }

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  int get() const { return value_; }
  int release() { return std::exchange(value_, -1); }

 private:
  int value_;
};

Status WriteAll(int descriptor, std::string_view content, const fs::path& path) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return IoFailure("writing " + path.string(), errno);
    content.remove_prefix(static_cast<size_t>(written));
  }
  return Status::Ok();
}

// The file has the old content or the new one, whatever happens.
Status WriteFileAtomically(const fs::path& path, std::string_view content) {
  const fs::path aside = path.string() + ".tmp";
  {
    const Descriptor file(::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (file.get() < 0) return IoFailure("creating " + aside.string(), errno);
    KG_RETURN_IF_ERROR(WriteAll(file.get(), content, aside));
    if (::fsync(file.get()) != 0) return IoFailure("syncing " + aside.string(), errno);
  }
  if (::rename(aside.c_str(), path.c_str()) != 0) return IoFailure("renaming " + aside.string(), errno);
  return SyncPath(path.parent_path());
}

Result<std::string> ReadSmallFile(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) {
    if (errno == ENOENT) return NotFoundError(path.string() + " does not exist");
    return IoFailure("opening " + path.string(), errno);
  }
  std::string content(kMaxSmallFileBytes, '\0');
  const ssize_t size = ::read(file.get(), content.data(), content.size());
  if (size < 0) return IoFailure("reading " + path.string(), errno);
  content.resize(static_cast<size_t>(size));
  return content;
}

// The number on a line of its own behind `word`.
bool ParseLine(std::string_view content, std::string_view word, uint64_t* number) {
  if (!content.starts_with(word) || !content.ends_with('\n')) return false;
  content.remove_prefix(word.size());
  content.remove_suffix(1);
  const auto [end, error] = std::from_chars(content.data(), content.data() + content.size(), *number);
  return error == std::errc() && end == content.data() + content.size() && !content.empty();
}

bool HoldsOnlyOwnLeftovers(const fs::path& folder, std::error_code* error) {
  fs::directory_iterator at(folder, *error);
  for (; !*error && at != fs::directory_iterator(); at.increment(*error)) {
    if (at->path().filename() != "FORMAT.tmp") return false;
  }
  return true;
}

fs::path EpochsPath(const fs::path& database) { return database / "epochs"; }

// Of the number of an epoch: one changed digit must not lead to another epoch.
std::string ChecksumOf(std::string_view number) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  uint64_t hash = Fnv64(number);
  std::string hex(8, '0');
  for (char& digit : hex) {
    digit = kDigits[hash & 15];
    hash >>= 4;
  }
  return hex;
}

}  // namespace

Status SyncPath(const fs::path& path) {
  const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (descriptor.get() < 0 || ::fsync(descriptor.get()) != 0) return IoFailure("syncing " + path.string(), errno);
  return Status::Ok();
}

fs::path LivePath(const fs::path& database) { return database / "live"; }
fs::path BulkPath(const fs::path& database) { return database / "bulk"; }
fs::path EpochPath(const fs::path& database, uint64_t epoch) { return EpochsPath(database) / std::to_string(epoch); }

Result<FolderState> InspectFolder(const fs::path& database) {
  std::error_code error;
  const fs::file_status status = fs::status(database, error);
  if (status.type() == fs::file_type::not_found) return FolderState::kMissing;
  if (status.type() == fs::file_type::none) return IoError(database.string() + ": " + error.message());
  if (status.type() != fs::file_type::directory) {
    return InvalidError(database.string() + " is a file, not a newsgraph database (a database is a folder)");
  }
  const Result<uint32_t> version = ReadSchemaVersion(database);
  if (!version.ok()) return version.status();
  if (*version == 0) {
    const bool empty = HoldsOnlyOwnLeftovers(database, &error);
    if (error) return IoError(database.string() + ": " + error.message());
    if (empty) return FolderState::kEmpty;
    return InvalidError(database.string() +
                        " is a folder of other things, not a newsgraph database (it has no FORMAT file)");
  }
  if (*version > kSchemaVersion) {
    return Status(StatusCode::kUnsupported, database.string() + " has schema version " + std::to_string(*version) +
                                                "; this newsgraph reads versions up to " +
                                                std::to_string(kSchemaVersion) + " (the database is newer)");
  }
  return FolderState::kDatabase;
}

Result<uint32_t> ReadSchemaVersion(const fs::path& database) {
  const Result<std::string> format = ReadSmallFile(database / "FORMAT");
  if (!format.ok()) {
    if (format.status().code() == StatusCode::kNotFound) return uint32_t{0};
    return format.status();
  }
  uint64_t version = 0;
  if (!ParseLine(*format, kFormatWord, &version) || version == 0) {
    return Status(StatusCode::kCorrupt, (database / "FORMAT").string() + " is damaged: expected \"" +
                                            std::string(kFormatWord) + std::to_string(kSchemaVersion) + "\"");
  }
  return static_cast<uint32_t>(std::min<uint64_t>(version, UINT32_MAX));
}

Status CreateFolder(const fs::path& database) {
  std::error_code error;
  fs::create_directories(database, error);
  if (error) return IoError(database.string() + " can't be created: " + error.message());
  return WriteFileAtomically(database / "FORMAT", std::string(kFormatWord) + std::to_string(kSchemaVersion) + "\n");
}

Result<uint64_t> ReadLatest(const fs::path& database) {
  const Result<std::string> content = ReadSmallFile(database / "LATEST");
  if (!content.ok()) {
    if (content.status().code() == StatusCode::kNotFound) return uint64_t{0};
    return content.status();
  }
  uint64_t epoch = 0;
  const size_t space = content->find(' ');
  const std::string number = content->substr(0, space);
  // Without a checksum: written by schema version 1 or 2.
  const bool whole = space == std::string::npos || content->substr(space) == " " + ChecksumOf(number) + "\n";
  if (!whole || !ParseLine(space == std::string::npos ? *content : number + "\n", "", &epoch) || epoch == 0) {
    return Status(StatusCode::kCorrupt,
                  (database / "LATEST").string() + " is damaged: expected the number of an epoch");
  }
  return epoch;
}

Status WriteLatest(const fs::path& database, uint64_t epoch) {
  const std::string number = std::to_string(epoch);
  return WriteFileAtomically(database / "LATEST", number + " " + ChecksumOf(number) + "\n");
}

Status RemoveEpoch(const fs::path& database, uint64_t epoch) {
  std::error_code error;
  for (const char* suffix : {"", ".tmp"}) {  // RocksDB builds a checkpoint under the second name
    fs::remove_all(EpochPath(database, epoch).string() + suffix, error);
    if (error) return IoError(EpochPath(database, epoch).string() + " can't be removed: " + error.message());
  }
  fs::create_directories(EpochsPath(database), error);
  if (error) return IoError(EpochsPath(database).string() + " can't be created: " + error.message());
  return Status::Ok();
}

uint64_t RemoveOldEpochs(const fs::path& database, uint64_t latest, uint64_t kept) {
  std::error_code error;
  std::vector<fs::path> old;
  for (fs::directory_iterator at(EpochsPath(database), error); !error && at != fs::directory_iterator();
       at.increment(error)) {
    const std::string name = at->path().filename().string();
    uint64_t epoch = 0;
    const auto [end, failed] = std::from_chars(name.data(), name.data() + name.size(), epoch);
    const bool is_number = failed == std::errc() && end == name.data() + name.size();
    if (name.ends_with(".old") || (is_number && epoch + kept <= latest)) old.push_back(at->path());
  }
  std::sort(old.begin(), old.end());
  uint64_t in_use = 0;
  for (const fs::path& folder : old) {
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.get() < 0 || ::flock(descriptor.get(), LOCK_EX | LOCK_NB) != 0) {
      ++in_use;
      continue;
    }
    fs::path aside = folder;
    if (!folder.string().ends_with(".old")) {
      aside += ".old";  // so that no reader opens it half removed
      fs::rename(folder, aside, error);
      if (error) continue;
    }
    fs::remove_all(aside, error);
  }
  return in_use;
}

Result<std::unique_ptr<FileLock>> FileLock::AsWriter(const fs::path& database) {
  const fs::path path = database / "LOCK";
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (file.get() < 0) return IoFailure("opening " + path.string(), errno);
  if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return IoFailure("locking " + path.string(), errno);
    const Result<std::string> holder = ReadSmallFile(path);
    uint64_t pid = 0;
    const bool known = holder.ok() && ParseLine(*holder, "", &pid);
    return Status(StatusCode::kLocked, database.string() + " is being written by " +
                                           (known ? "process " + std::to_string(pid) : std::string("another process")) +
                                           "; try again when it is done");
  }
  const std::string content = std::to_string(::getpid()) + "\n";
  if (::ftruncate(file.get(), 0) != 0) return IoFailure("writing " + path.string(), errno);
  KG_RETURN_IF_ERROR(WriteAll(file.get(), content, path));
  return std::unique_ptr<FileLock>(new FileLock(file.release()));
}

Result<std::unique_ptr<FileLock>> FileLock::AsReader(const fs::path& epoch_folder) {
  Descriptor folder(::open(epoch_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() < 0) {
    if (errno == ENOENT) return NotFoundError(epoch_folder.string() + " does not exist");
    return IoFailure("opening " + epoch_folder.string(), errno);
  }
  // A file system without locks: the epoch is read all the same, only without protection from being cleaned up.
  if (::flock(folder.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    return NotFoundError(epoch_folder.string() + " is being removed");
  }
  return std::unique_ptr<FileLock>(new FileLock(folder.release()));
}

FileLock::~FileLock() { ::close(descriptor_); }

}  // namespace kg::graph
