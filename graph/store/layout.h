// The folder of a database and what keeps processes apart in it.
//
//     FORMAT     "newsgraph store N\n", N the schema version: written first, so that no half-made folder looks foreign
//     LOCK       held by the writer (flock); holds its process id
//     live/      the writer's RocksDB
//     bulk/      what a bulk load sorts; not there otherwise
//     epochs/N/  published checkpoints; a reader holds a shared flock on the folder that it reads
//     LATEST     "N C\n": the epoch that readers open, and a checksum; switched by rename
#ifndef NEWSGRAPH_GRAPH_STORE_LAYOUT_H_
#define NEWSGRAPH_GRAPH_STORE_LAYOUT_H_

#include <cstdint>
#include <filesystem>
#include <memory>

#include "graph/model/status.h"

namespace kg::graph {

// 1: copies by equal bodies only, articles without section, tags and origins; still read, and raised when written to.
// 2: sketches and clusters of near copies (table copy).
// 3: LATEST carries a checksum.
inline constexpr uint32_t kSchemaVersion = 3;
inline constexpr uint64_t kKeptEpochs = 2;

std::filesystem::path LivePath(const std::filesystem::path& database);
std::filesystem::path BulkPath(const std::filesystem::path& database);
std::filesystem::path EpochPath(const std::filesystem::path& database, uint64_t epoch);

enum class FolderState { kMissing, kEmpty, kDatabase };
// Errors: kInvalid (a file, or a folder of other things), kUnsupported (a newer schema), kCorrupt (FORMAT is damaged),
// kIo.
Result<FolderState> InspectFolder(const std::filesystem::path& database);
// Makes the folder, if need be, and its FORMAT with the present schema version.
Status CreateFolder(const std::filesystem::path& database);
// The schema version of a database; 0 when it has none yet.
Result<uint32_t> ReadSchemaVersion(const std::filesystem::path& database);

// 0 when nothing is published yet. Errors: kCorrupt, kIo.
Result<uint64_t> ReadLatest(const std::filesystem::path& database);
Status WriteLatest(const std::filesystem::path& database, uint64_t epoch);
// Removes epochs older than the last `kept` ones that nobody reads; returns how many somebody does. Best effort.
uint64_t RemoveOldEpochs(const std::filesystem::path& database, uint64_t latest, uint64_t kept = kKeptEpochs);
// Removes a folder below epochs/ that was never published. Errors: kIo.
Status RemoveEpoch(const std::filesystem::path& database, uint64_t epoch);

// What is in the file, or the names that are in the folder, is on the disk when this returns. Errors: kIo.
Status SyncPath(const std::filesystem::path& path);

// Holds a flock until it is destroyed.
class FileLock {
 public:
  // The writer's lock. Errors: kLocked with the holder's process id, kIo.
  static Result<std::unique_ptr<FileLock>> AsWriter(const std::filesystem::path& database);
  // A reader's shared lock on an epoch, so that it is not cleaned up. kNotFound when it is gone.
  static Result<std::unique_ptr<FileLock>> AsReader(const std::filesystem::path& epoch_folder);
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_LAYOUT_H_
