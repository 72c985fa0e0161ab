// The adapter around RocksDB: tables, atomic batches, the two iterator types, checkpoints. Nothing above it knows
// RocksDB.
#ifndef NEWSGRAPH_GRAPH_STORE_DB_H_
#define NEWSGRAPH_GRAPH_STORE_DB_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"
#include "graph/store/log_check.h"

namespace rocksdb {
class Env;
}

namespace kg::graph {

class SortedTable;

// One column family each. Keys and values: graph/README.md.
enum class Table : uint8_t {
  kMeta,
  kDoc,
  kText,
  kIndex,
  kManifest,
  kLocal,
  kClaim,
  kBlock,
  kLink,
  kPending,
  kEntity,
  kName,
  kMention,
  kDerived,
  kBucket,
  kFact,
  kFactOf,
  kAdjacency,
  kGroup,
  kConflict,
  kRank,
  kCopy,
  kCount,
};
std::string_view TableName(Table table);

struct DbOptions {
  size_t block_cache_bytes = size_t{64} << 20;
  size_t write_buffer_bytes = size_t{64} << 20;
  LogTail tail = LogTail::kWhole;  // of the logs of a database that is opened for reading: a checkpoint has no torn end
  rocksdb::Env* env = nullptr;     // of the file system, for tests that break it; must outlive the Db; null: the usual
};

// Puts and deletes that are applied together or not at all, in order.
class Batch {
 public:
  Batch();
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) noexcept;
  ~Batch();
  void Put(Table table, std::string_view key, std::string_view value);
  void Delete(Table table, std::string_view key);
  size_t Bytes() const { return bytes_; }
  bool IsEmpty() const { return bytes_ == 0; }

 private:
  friend class Db;
  struct Ops;
  std::unique_ptr<Ops> ops_;
  size_t bytes_ = 0;
};

// One RocksDB. Get and scans may run in any number of threads.
class Db {
 public:
  // Creates the folder and the tables where missing. Errors: kLocked, kCorrupt, kIo.
  static Result<std::unique_ptr<Db>> OpenForWriting(const std::filesystem::path& folder, const DbOptions& options);
  // Errors: kCorrupt, kIo.
  static Result<std::unique_ptr<Db>> OpenForReading(const std::filesystem::path& folder, const DbOptions& options);
  Db(const Db&) = delete;
  Db& operator=(const Db&) = delete;
  // Flushes what is in memory.
  ~Db();

  // nullopt when there is no such key.
  Result<std::optional<std::string>> Get(Table table, std::string_view key) const;
  // With `sync` it is on the disk when the call returns; without, it survives the end of the process only.
  Status Write(Batch batch, bool sync);
  // Takes the files of all these in at once, or none, and they are on the disk when the call returns. Their keys win
  // over present ones. REQUIRES: the tables are finished; those of one Table do not overlap. Errors: kIo.
  Status Ingest(const std::vector<const SortedTable*>& tables);
  // A second openable database at `folder`, which must not exist; files are shared by hard links.
  Status Checkpoint(const std::filesystem::path& folder);
  // Reads every table file and checks its checksums.
  Status VerifyChecksums() const;
  // The same, file by file: says of each damaged one which it is and what is wrong. Returns the number of files.
  uint64_t CheckFiles(const std::function<void(const std::string&)>& on_damage) const;
  // Rewrites all tables: what was deleted is in no file any more, except in checkpoints. REQUIRES: opened for writing.
  Status Compact();
  // Of the table files.
  uint64_t SizeBytes() const;
  uint64_t SizeBytes(Table table) const;

 private:
  friend class Scan;
  friend class SortedTable;
  struct Handles;
  explicit Db(std::unique_ptr<Handles> handles);
  std::unique_ptr<Handles> handles_;
};

// Keys in byte order, over the state at construction. Use PrefixScan, FullScan or PrefixSeeker, nothing else: with a
// prefix extractor a plain seek outside its prefix silently finds nothing.
class Scan {
 public:
  Scan(const Scan&) = delete;
  Scan& operator=(const Scan&) = delete;
  bool Valid() const;
  void Next();
  // Of the present entry; the views are good until Next.
  std::string_view key() const;
  std::string_view value() const;
  // Not ok when the scan ended by an error instead of the last key. Check after the loop.
  Status status() const;

 protected:
  struct SeekLater {};
  Scan(const Db& db, Table table, std::string_view prefix, std::string_view start);
  Scan(const Db& db, Table table, SeekLater);
  ~Scan();
  void SeekTo(std::string_view prefix);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// All keys that start with `prefix`, of any length (0 included).
class PrefixScan : public Scan {
 public:
  PrefixScan(const Db& db, Table table, std::string_view prefix) : Scan(db, table, prefix, prefix) {}
  // From the first key >= `start` on. REQUIRES: `start` starts with `prefix`.
  PrefixScan(const Db& db, Table table, std::string_view prefix, std::string_view start)
      : Scan(db, table, prefix, start) {}
};

class FullScan : public Scan {
 public:
  FullScan(const Db& db, Table table) : Scan(db, table, {}, {}) {}
};

// The keys of many prefixes, one after the other: cheaper than a PrefixScan each.
class PrefixSeeker : public Scan {
 public:
  // REQUIRES: the table has a prefix extractor.
  PrefixSeeker(const Db& db, Table table) : Scan(db, table, SeekLater{}) {}
  // To the first key that starts with `prefix`; not Valid when there is none, and before the first call. REQUIRES: the
  // prefix is as long as the table's extractor makes it.
  void Seek(std::string_view prefix) { SeekTo(prefix); }
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_DB_H_
