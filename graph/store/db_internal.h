// What the two halves of the adapter share: db.cc (opening, reading, writing) and db_care.cc (files as a whole).
// Nothing else may include it.
#ifndef NEWSGRAPH_GRAPH_STORE_DB_INTERNAL_H_
#define NEWSGRAPH_GRAPH_STORE_DB_INTERNAL_H_

#include <rocksdb/db.h>
#include <rocksdb/options.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/db.h"

namespace kg::graph {

inline constexpr size_t kTables = static_cast<size_t>(Table::kCount);
struct TableLayout {
  const char* name;
  size_t prefix_bytes;  // of the prefix extractor; 0: none
  bool hashed = false;  // a batch's keys are all over the table, not one next to the other
};
inline constexpr std::array<TableLayout, kTables> kLayout = {
    {{"default", 0},  {"doc", 0},         {"text", 0},    {"index", 17, true}, {"manifest", 0}, {"local", 16},
     {"claim", 16},   {"block", 8, true}, {"link", 16},   {"pending", 0},      {"entity", 16},  {"name", 0},
     {"mention", 16}, {"derived", 16},    {"bucket", 16}, {"fact", 0},         {"fact_of", 16}, {"adjacency", 16},
     {"group", 16},   {"conflict", 16},   {"rank", 0},    {"copy", 9, true}}};

inline rocksdb::Slice ToSlice(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view ToView(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

inline Status ToStatus(const rocksdb::Status& status, std::string_view doing) {
  if (status.ok()) return Status::Ok();
  std::string message = std::string(doing) + ": " + status.ToString();
  if (status.IsCorruption()) return {StatusCode::kCorrupt, std::move(message)};
  if (status.IsBusy() || status.ToString().find("lock ") != std::string::npos) {
    return {StatusCode::kLocked, std::move(message)};
  }
  return {StatusCode::kIo, std::move(message)};
}

// For a database that can't be opened or read: RocksDB blames MANIFEST, or nothing, where a table file is damaged. The
// first one that is takes its place in the message.
Status NameDamagedFile(const std::filesystem::path& folder, Status status);

struct Db::Handles {
  std::unique_ptr<rocksdb::DB> db;
  std::vector<rocksdb::ColumnFamilyHandle*> families;
  bool writable = false;

  // nullptr for a table that the (older) database does not have.
  rocksdb::ColumnFamilyHandle* Of(Table table) const {
    const auto index = static_cast<size_t>(table);
    return index < families.size() ? families[index] : nullptr;
  }
  ~Handles() {
    if (db == nullptr) return;
    if (writable) {
      rocksdb::FlushOptions flush;
      (void)db->Flush(flush, families);  // after a clean close the log holds nothing
    }
    for (rocksdb::ColumnFamilyHandle* family : families) (void)db->DestroyColumnFamilyHandle(family);
    (void)db->Close();
  }
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_DB_INTERNAL_H_
