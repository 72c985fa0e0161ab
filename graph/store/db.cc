#include "graph/store/db.h"

#include <rocksdb/cache.h>
#include <rocksdb/convenience.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/options.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>
#include <rocksdb/write_batch.h>
#include <rocksdb/write_buffer_manager.h>

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstring>
#include <vector>

#include "graph/store/db_internal.h"
#include "graph/store/log_check.h"
#include "graph/store/table_check.h"

namespace kg::graph {
namespace {

// RocksDB's own log says nothing to a user of newsgraph, and a reader must not write into an epoch.
class SilentLogger : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char* /*format*/, va_list /*args*/) override {}
};

rocksdb::DBOptions MakeDbOptions(const DbOptions& options) {
  rocksdb::DBOptions db;
  // All tables go to disk together, with one change of the manifest: a publish syncs a third as often.
  db.atomic_flush = true;
  db.paranoid_checks = true;
  if (options.env != nullptr) db.env = options.env;
  db.info_log = std::make_shared<SilentLogger>();
  db.max_background_jobs = 2;
  // Not charged to the cache: a budget of its own, or nothing is cached while the buffers are full.
  db.write_buffer_manager = std::make_shared<rocksdb::WriteBufferManager>(options.write_buffer_bytes);
  db.max_total_wal_size = uint64_t{4} * options.write_buffer_bytes;
  // A torn record at the end of a log is a write that never finished; anything else that is broken is reported.
  db.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  db.stats_dump_period_sec = 0;
  db.stats_persist_period_sec = 0;
  return db;
}

rocksdb::ColumnFamilyOptions MakeTableOptions(const TableLayout& layout, const DbOptions& options,
                                              const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions family;
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.cache_index_and_filter_blocks = true;
  table.pin_l0_filter_and_index_blocks_in_cache = true;
  // In pieces: of a large file a small cache holds the few that are asked for, instead of reading the whole filter (10
  // bits a key) again and again.
  table.index_type = rocksdb::BlockBasedTableOptions::kTwoLevelIndexSearch;
  table.partition_filters = true;
  table.metadata_block_size = 4096;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10, false));
  table.format_version = 5;
  table.checksum = rocksdb::kCRC32c;  // of which CheckTableEnds knows how it is made
  family.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  const std::vector<rocksdb::CompressionType> known = rocksdb::GetSupportedCompressions();
  const bool lz4 = std::find(known.begin(), known.end(), rocksdb::kLZ4Compression) != known.end();
  family.compression = lz4 ? rocksdb::kLZ4Compression : rocksdb::kNoCompression;
  // The budget of all tables is what flushes them. Each takes memory in such pieces: larger ones would fill the budget
  // with what is not used yet.
  family.write_buffer_size = std::max(options.write_buffer_bytes, size_t{1} << 20);
  family.arena_block_size = std::max(options.write_buffer_bytes / 256, size_t{8} << 10);
  // Keys are hashes, so that every new file overlaps all old ones: files of one size are merged with each other, not
  // each new one into all there is, which cost more with every article.
  family.compaction_style = rocksdb::kCompactionStyleUniversal;
  // Batches come in the order of their keys: the search for a key's place begins at the one before.
  if (!layout.hashed) family.memtable_insert_with_hint_prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(0));
  // Most bands of a text are empty: told without a search.
  if (&layout == &kLayout[static_cast<size_t>(Table::kCopy)]) family.memtable_prefix_bloom_size_ratio = 0.1;
  if (layout.prefix_bytes > 0) family.prefix_extractor.reset(rocksdb::NewCappedPrefixTransform(layout.prefix_bytes));
  return family;
}

// The smallest key above all that start with `prefix`; "" when there is none.
std::string SuccessorOf(std::string_view prefix) {
  std::string next(prefix);
  while (!next.empty() && static_cast<uint8_t>(next.back()) == 0xff) next.pop_back();
  if (!next.empty()) next.back() = static_cast<char>(static_cast<uint8_t>(next.back()) + 1);
  return next;
}

}  // namespace

std::string_view TableName(Table table) { return kLayout[static_cast<size_t>(table)].name; }

// Kept as bytes, not as a rocksdb::WriteBatch: that one needs the column family handles of an open database. Each
// operation is its table, whether it puts, the sizes of key and value, and both.
struct Batch::Ops {
  struct Head {
    uint32_t key_bytes;
    uint32_t value_bytes;
    Table table;
    bool put;
  };
  std::string bytes;
  size_t count = 0;

  void Add(Table table, bool put, std::string_view key, std::string_view value) {
    const Head head{static_cast<uint32_t>(key.size()), static_cast<uint32_t>(value.size()), table, put};
    char raw[sizeof(Head)] = {};
    std::memcpy(raw, &head, sizeof head);
    bytes.append(raw, sizeof raw).append(key).append(value);
    ++count;
  }
  struct View {
    Table table;
    bool put;
    std::string_view key;
    std::string_view value;
  };
  // By table and key; of one key the last operation only. In order, RocksDB finds the place of a key next to that of
  // the one before.
  std::vector<View> InKeyOrder() const {
    std::vector<View> views;
    views.reserve(count);
    for (size_t at = 0; at < bytes.size();) {
      Head head;
      std::memcpy(&head, bytes.data() + at, sizeof head);
      const char* key = bytes.data() + at + sizeof head;
      views.push_back({head.table, head.put, {key, head.key_bytes}, {key + head.key_bytes, head.value_bytes}});
      at += sizeof head + head.key_bytes + head.value_bytes;
    }
    std::sort(views.begin(), views.end(), [](const View& a, const View& b) {
      if (a.table != b.table) return a.table < b.table;
      const int order = a.key.compare(b.key);
      return order != 0 ? order < 0 : a.key.data() < b.key.data();
    });
    size_t kept = 0;
    for (size_t i = 0; i < views.size(); ++i) {
      const bool last =
          i + 1 == views.size() || views[i + 1].table != views[i].table || views[i + 1].key != views[i].key;
      if (last) views[kept++] = views[i];
    }
    views.resize(kept);
    return views;
  }
};

Batch::Batch() : ops_(std::make_unique<Ops>()) {}
Batch::Batch(Batch&& other) noexcept : ops_(std::move(other.ops_)), bytes_(other.bytes_) {
  other.ops_ = std::make_unique<Ops>();
  other.bytes_ = 0;
}
Batch& Batch::operator=(Batch&& other) noexcept {
  std::swap(ops_, other.ops_);
  std::swap(bytes_, other.bytes_);
  return *this;
}
Batch::~Batch() = default;

void Batch::Put(Table table, std::string_view key, std::string_view value) {
  ops_->Add(table, true, key, value);
  bytes_ += key.size() + value.size() + 1;
}

void Batch::Delete(Table table, std::string_view key) {
  ops_->Add(table, false, key, {});
  bytes_ += key.size() + 1;
}

Db::Db(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}
Db::~Db() = default;

namespace {

std::vector<rocksdb::ColumnFamilyDescriptor> MakeFamilies(const DbOptions& options,
                                                          const std::shared_ptr<rocksdb::Cache>& cache) {
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (const TableLayout& layout : kLayout) {
    families.emplace_back(layout.name, MakeTableOptions(layout, options, cache));
  }
  return families;
}

rocksdb::Status Create(rocksdb::DBOptions options, const std::filesystem::path& folder) {
  options.create_if_missing = true;
  rocksdb::DB* raw = nullptr;
  const rocksdb::Status status = rocksdb::DB::Open(rocksdb::Options(options, {}), folder.string(), &raw);
  const std::unique_ptr<rocksdb::DB> db(raw);
  return status;
}

// Makes the tables that are not there, together: one at a time, as RocksDB's own option does it, takes a second.
rocksdb::Status AddMissingTables(const rocksdb::DBOptions& options, const std::filesystem::path& folder,
                                 const std::vector<rocksdb::ColumnFamilyDescriptor>& wanted) {
  std::vector<std::string> names;
  rocksdb::Status status = rocksdb::DB::ListColumnFamilies(options, folder.string(), &names);
  if (!status.ok()) return status;
  std::vector<rocksdb::ColumnFamilyDescriptor> present;
  std::vector<rocksdb::ColumnFamilyDescriptor> missing;
  for (const rocksdb::ColumnFamilyDescriptor& family : wanted) {
    const bool known = std::find(names.begin(), names.end(), family.name) != names.end();
    (known ? present : missing).push_back(family);
  }
  if (missing.empty()) return status;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* raw = nullptr;
  status = rocksdb::DB::Open(options, folder.string(), present, &handles, &raw);
  if (!status.ok()) return status;
  const std::unique_ptr<rocksdb::DB> db(raw);
  std::vector<rocksdb::ColumnFamilyHandle*> made;
  status = db->CreateColumnFamilies(missing, &made);
  handles.insert(handles.end(), made.begin(), made.end());
  for (rocksdb::ColumnFamilyHandle* handle : handles) (void)db->DestroyColumnFamilyHandle(handle);
  return status;
}

}  // namespace

Result<std::unique_ptr<Db>> Db::OpenForWriting(const std::filesystem::path& folder, const DbOptions& options) {
  const auto cache = rocksdb::NewLRUCache(options.block_cache_bytes);
  const rocksdb::DBOptions db_options = MakeDbOptions(options);
  const std::string doing = folder.string() + " can't be opened";
  std::error_code error;
  KG_RETURN_IF_ERROR(CheckLogsOf(folder, LogTail::kMayTear));
  KG_RETURN_IF_ERROR(CheckTableEnds(folder));
  if (!std::filesystem::exists(folder / "CURRENT", error))
    KG_RETURN_IF_ERROR(ToStatus(Create(db_options, folder), doing));
  KG_RETURN_IF_ERROR(
      NameDamagedFile(folder, ToStatus(AddMissingTables(db_options, folder, MakeFamilies(options, cache)), doing)));
  auto handles = std::make_unique<Handles>();
  rocksdb::DB* raw = nullptr;
  const rocksdb::Status status =
      rocksdb::DB::Open(db_options, folder.string(), MakeFamilies(options, cache), &handles->families, &raw);
  if (!status.ok()) return NameDamagedFile(folder, ToStatus(status, doing));
  handles->db.reset(raw);
  handles->writable = true;
  return std::unique_ptr<Db>(new Db(std::move(handles)));
}

Result<std::unique_ptr<Db>> Db::OpenForReading(const std::filesystem::path& folder, const DbOptions& options) {
  const auto cache = rocksdb::NewLRUCache(options.block_cache_bytes);
  auto handles = std::make_unique<Handles>();
  rocksdb::DB* raw = nullptr;
  const rocksdb::DBOptions db = MakeDbOptions(options);
  const std::string doing = folder.string() + " can't be opened";
  std::vector<std::string> names;
  KG_RETURN_IF_ERROR(CheckLogsOf(folder, options.tail));
  KG_RETURN_IF_ERROR(CheckTableEnds(folder));
  KG_RETURN_IF_ERROR(
      NameDamagedFile(folder, ToStatus(rocksdb::DB::ListColumnFamilies(db, folder.string(), &names), doing)));
  std::vector<rocksdb::ColumnFamilyDescriptor> families = MakeFamilies(options, cache);
  // An epoch of an older schema version lacks tables; they come last, and read as empty.
  while (families.size() > 1 && std::find(names.begin(), names.end(), families.back().name) == names.end()) {
    families.pop_back();
  }
  const rocksdb::Status status = rocksdb::DB::OpenForReadOnly(db, folder.string(), families, &handles->families, &raw);
  if (!status.ok()) return NameDamagedFile(folder, ToStatus(status, doing));
  handles->db.reset(raw);
  return std::unique_ptr<Db>(new Db(std::move(handles)));
}

Result<std::optional<std::string>> Db::Get(Table table, std::string_view key) const {
  std::string value;
  rocksdb::ColumnFamilyHandle* family = handles_->Of(table);
  if (family == nullptr) return std::optional<std::string>();
  const rocksdb::Status status = handles_->db->Get({}, family, ToSlice(key), &value);
  if (status.IsNotFound()) return std::optional<std::string>();
  if (!status.ok()) return ToStatus(status, "reading from " + handles_->db->GetName());
  return std::optional<std::string>(std::move(value));
}

Status Db::Write(Batch batch, bool sync) {
  rocksdb::WriteBatch writes(batch.bytes_ + 16 * batch.ops_->count);
  rocksdb::Status added;
  for (const Batch::Ops::View& op : batch.ops_->InKeyOrder()) {
    rocksdb::ColumnFamilyHandle* family = handles_->Of(op.table);
    added = op.put ? writes.Put(family, ToSlice(op.key), ToSlice(op.value)) : writes.Delete(family, ToSlice(op.key));
    if (!added.ok()) return ToStatus(added, "preparing a write");
  }
  rocksdb::WriteOptions options;
  options.sync = sync;
  return ToStatus(handles_->db->Write(options, &writes), "writing to " + handles_->db->GetName());
}

struct Scan::State {
  std::string upper;
  rocksdb::Slice upper_slice;
  std::unique_ptr<rocksdb::Iterator> iterator;  // null for a table that the database does not have
  std::string where;
  bool positioned = false;

  void Open(const rocksdb::DB& db, rocksdb::Iterator* made) {
    where = db.GetName();
    iterator.reset(made);
  }
};

Scan::Scan(const Db& db, Table table, std::string_view prefix, std::string_view start)
    : state_(std::make_unique<State>()) {
  rocksdb::ColumnFamilyHandle* family = db.handles_->Of(table);
  if (family == nullptr) return;
  rocksdb::ReadOptions options;
  state_->upper = SuccessorOf(prefix);
  state_->upper_slice = state_->upper;
  if (!state_->upper.empty()) options.iterate_upper_bound = &state_->upper_slice;
  // Only a scan that stays within one value of the prefix extractor may use its filters.
  const size_t extractor_bytes = kLayout[static_cast<size_t>(table)].prefix_bytes;
  const bool within = extractor_bytes > 0 && prefix.size() >= extractor_bytes;
  options.total_order_seek = !within;
  options.prefix_same_as_start = within;
  state_->Open(*db.handles_->db, db.handles_->db->NewIterator(options, family));
  SeekTo(start);
}

Scan::Scan(const Db& db, Table table, SeekLater) : state_(std::make_unique<State>()) {
  rocksdb::ColumnFamilyHandle* family = db.handles_->Of(table);
  if (family == nullptr) return;
  rocksdb::ReadOptions options;
  options.prefix_same_as_start = true;
  state_->Open(*db.handles_->db, db.handles_->db->NewIterator(options, family));
}

Scan::~Scan() = default;
void Scan::SeekTo(std::string_view start) {
  if (state_->iterator == nullptr) return;
  state_->iterator->Seek(ToSlice(start));
  state_->positioned = true;
}
bool Scan::Valid() const { return state_->positioned && state_->iterator->Valid(); }
void Scan::Next() { state_->iterator->Next(); }
std::string_view Scan::key() const { return ToView(state_->iterator->key()); }
std::string_view Scan::value() const { return ToView(state_->iterator->value()); }
Status Scan::status() const {
  if (state_->iterator == nullptr) return Status::Ok();
  return ToStatus(state_->iterator->status(), "reading from " + state_->where);
}

}  // namespace kg::graph
