#include "graph/store/sorted_table.h"

#include <rocksdb/sst_file_writer.h>

#include <map>
#include <utility>

#include "graph/store/db_internal.h"

namespace kg::graph {
namespace {

// What a file's filters and index take of memory until it is finished grows with it.
constexpr uint64_t kFileBytes = uint64_t{128} << 20;

}  // namespace

struct SortedTable::File {
  explicit File(const rocksdb::Options& options, rocksdb::ColumnFamilyHandle* family)
      : writer(rocksdb::EnvOptions(), options, family, /*invalidate_page_cache=*/false) {}
  rocksdb::SstFileWriter writer;
};

SortedTable::SortedTable(const Db& db, Table table, std::filesystem::path folder, std::string name)
    : db_(db), table_(table), folder_(std::move(folder)), name_(std::move(name)) {}
SortedTable::~SortedTable() = default;

Status SortedTable::Put(std::string_view key, std::string_view value) {
  if (file_ == nullptr) {
    rocksdb::ColumnFamilyHandle* family = db_.handles_->Of(table_);
    rocksdb::Options options = db_.handles_->db->GetOptions(family);
    // Compression is half of the work here; texts are compressed already, and compaction makes up for the rest.
    options.compression = rocksdb::kNoCompression;
    file_ = std::make_unique<File>(options, family);
    files_.push_back((folder_ / (name_ + "-" + std::to_string(files_.size() + 1) + ".sst")).string());
    KG_RETURN_IF_ERROR(ToStatus(file_->writer.Open(files_.back()), "creating " + files_.back()));
  }
  const rocksdb::Status put = file_->writer.Put(ToSlice(key), ToSlice(value));
  if (!put.ok()) return ToStatus(put, "writing " + files_.back());
  ++entries_;
  return file_->writer.FileSize() < kFileBytes ? Status::Ok() : Finish();
}

Status SortedTable::Finish() {
  if (file_ == nullptr) return Status::Ok();
  const rocksdb::Status finished = file_->writer.Finish();
  file_ = nullptr;
  return ToStatus(finished, "writing " + files_.back());
}

Status Db::Ingest(const std::vector<const SortedTable*>& tables) {
  std::map<Table, rocksdb::IngestExternalFileArg> arguments;
  for (const SortedTable* table : tables) {
    if (table->files().empty()) continue;
    rocksdb::IngestExternalFileArg& argument = arguments[table->table()];
    argument.column_family = handles_->Of(table->table());
    argument.external_files.insert(argument.external_files.end(), table->files().begin(), table->files().end());
    argument.options.move_files = true;
    argument.options.write_global_seqno = false;  // a file's bytes stay as its checksums have them
  }
  std::vector<rocksdb::IngestExternalFileArg> all;
  for (auto& [table, argument] : arguments) all.push_back(std::move(argument));
  if (all.empty()) return Status::Ok();
  return ToStatus(handles_->db->IngestExternalFiles(all), "taking sorted files into " + handles_->db->GetName());
}

}  // namespace kg::graph
