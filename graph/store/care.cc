// Backup, compaction and sizes: see graph/care.h.
#include "graph/care.h"

#include <sys/stat.h>
#include <unistd.h>

#include <set>
#include <utility>

#include "graph/store/epochs.h"
#include "graph/store/layout.h"
#include "graph/store/publish.h"

namespace kg::graph {
namespace {

namespace fs = std::filesystem;

Status Failure(const fs::path& path, const char* what, const std::error_code& error) {
  return IoError(path.string() + " " + what + ": " + error.message());
}

using Stop = const std::atomic<bool>*;

Status InterruptedBy(Stop stop) {
  return stop != nullptr && *stop ? Status(StatusCode::kInterrupted, "interrupted") : Status::Ok();
}

Status CopyFile(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::copy_file(from, to, error);
  if (error) return Failure(to, "can't be written", error);
  return SyncPath(to);
}

Status MakeFolder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  return error ? Failure(folder, "can't be created", error) : Status::Ok();
}

// All files of the folder; tables may be further names of those in `linked` (may be empty).
Status CopyFolder(const fs::path& from, const fs::path& to, const fs::path& linked, Stop stop) {
  KG_RETURN_IF_ERROR(MakeFolder(to));
  std::error_code error;
  for (fs::directory_iterator at(from, error); !error && at != fs::directory_iterator(); at.increment(error)) {
    KG_RETURN_IF_ERROR(InterruptedBy(stop));
    const fs::path name = at->path().filename();
    if (at->is_directory()) {
      KG_RETURN_IF_ERROR(CopyFolder(at->path(), to / name, {}, stop));
      continue;
    }
    if (!linked.empty() && name.extension() == ".sst") {
      std::error_code no_links;
      fs::create_hard_link(linked / name, to / name, no_links);
      if (!no_links) continue;
    }
    KG_RETURN_IF_ERROR(CopyFile(at->path(), to / name));
  }
  if (error) return Failure(from, "can't be read", error);
  return SyncPath(to);
}

Status CopyDatabase(const fs::path& database, const fs::path& copy, Stop stop) {
  Result<uint64_t> latest = ReadLatest(database);
  if (!latest.ok()) return latest.status();
  if (*latest == 0) return NotFoundError(database.string() + " has nothing published yet");
  const fs::path epoch = EpochPath(database, *latest);
  Result<std::unique_ptr<FileLock>> lock = FileLock::AsReader(epoch);
  if (!lock.ok()) return lock.status();
  KG_RETURN_IF_ERROR(CopyFolder(epoch, LivePath(copy), {}, stop));
  KG_RETURN_IF_ERROR(CopyFolder(epoch, EpochPath(copy, *latest), LivePath(copy), stop));
  KG_RETURN_IF_ERROR(SyncPath(EpochPath(copy, *latest).parent_path()));
  std::error_code error;
  if (fs::exists(database / "rules", error))
    KG_RETURN_IF_ERROR(CopyFolder(database / "rules", copy / "rules", {}, stop));
  {
    Result<std::unique_ptr<Db>> db = Db::OpenForReading(EpochPath(copy, *latest), {});
    if (!db.ok()) return db.status();
    KG_RETURN_IF_ERROR((*db)->VerifyChecksums());
  }
  KG_RETURN_IF_ERROR(InterruptedBy(stop));
  KG_RETURN_IF_ERROR(WriteLatest(copy, *latest));
  return CopyFile(database / "FORMAT", copy / "FORMAT");
}

}  // namespace

Status BackUp(const fs::path& database, const fs::path& target, const std::atomic<bool>* stop) {
  const fs::path to = target.has_filename() ? target : target.parent_path();
  std::error_code error;
  if (fs::exists(to, error) && !fs::is_empty(to, error)) {
    return InvalidError(to.string() + " exists and is not empty: name a folder that is not there yet");
  }
  const fs::path aside = to.string() + ".partial-" + std::to_string(::getpid());
  Status status = CopyDatabase(database, aside, stop);
  if (status.ok()) status = SyncPath(aside);
  if (status.ok()) {
    fs::rename(aside, to, error);
    if (error) status = Failure(to, "can't be created", error);
  }
  if (!status.ok()) {
    fs::remove_all(aside, error);
    return status;
  }
  return SyncPath(fs::absolute(to).parent_path());
}

Status CompactDatabase(const fs::path& database) {
  Result<FolderState> state = InspectFolder(database);
  if (!state.ok()) return state.status();
  Result<std::unique_ptr<FileLock>> lock = FileLock::AsWriter(database);
  if (!lock.ok()) return lock.status();
  Result<std::unique_ptr<Db>> db = Db::OpenForWriting(LivePath(database), {});
  if (!db.ok()) return db.status();
  Result<bool> pending = HasPending(**db);
  if (!pending.ok()) return pending.status();
  if (*pending) return InvalidError("the last load of " + database.string() + " was cut off: run it again first");
  KG_RETURN_IF_ERROR((*db)->Compact());
  // MANIFEST tells of the first and last keys of files that are gone; opening begins a new one.
  *db = nullptr;
  db = Db::OpenForWriting(LivePath(database), {});
  if (!db.ok()) return db.status();
  Result<Ledger> ledger = Ledger::Open(**db, true);
  if (!ledger.ok()) return ledger.status();
  return PublishEpoch(database, &*ledger);
}

uint64_t DropOldEpochs(const fs::path& database) {
  const Result<uint64_t> latest = ReadLatest(database);
  return latest.ok() ? RemoveOldEpochs(database, *latest, 1) : 0;
}

Result<std::map<std::string, uint64_t>> BytesByTable(const fs::path& database) {
  Result<uint64_t> latest = ReadLatest(database);
  if (!latest.ok()) return latest.status();
  Result<std::unique_ptr<FileLock>> lock = FileLock::AsReader(EpochPath(database, *latest));
  if (!lock.ok()) return lock.status();
  Result<std::unique_ptr<Db>> db = Db::OpenForReading(EpochPath(database, *latest), {});
  if (!db.ok()) return db.status();
  std::map<std::string, uint64_t> sizes;
  for (size_t table = 0; table < static_cast<size_t>(Table::kCount); ++table) {
    const uint64_t bytes = (*db)->SizeBytes(static_cast<Table>(table));
    if (bytes > 0) sizes[std::string(TableName(static_cast<Table>(table)))] = bytes;
  }
  return sizes;
}

uint64_t DiskBytes(const fs::path& database) {
  uint64_t total = 0;
  std::set<std::pair<dev_t, ino_t>> seen;
  std::error_code error;
  for (fs::recursive_directory_iterator at(database, error); !error && at != fs::recursive_directory_iterator();
       at.increment(error)) {
    struct stat file {};
    if (::lstat(at->path().c_str(), &file) != 0 || !S_ISREG(file.st_mode)) continue;
    if (seen.emplace(file.st_dev, file.st_ino).second) total += static_cast<uint64_t>(file.st_size);
  }
  return total;
}

}  // namespace kg::graph
