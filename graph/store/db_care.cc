// The adapter's second half: checkpoints, checksums, compaction, sizes.
#include <rocksdb/sst_file_reader.h>
#include <rocksdb/utilities/checkpoint.h>

#include <algorithm>

#include "graph/store/db_internal.h"

namespace kg::graph {

namespace {

rocksdb::Status CheckTableFile(const std::string& path, const rocksdb::Options& options) {
  rocksdb::SstFileReader reader(options);
  const rocksdb::Status status = reader.Open(path);
  return status.ok() ? reader.VerifyChecksum() : status;
}

}  // namespace

Status NameDamagedFile(const std::filesystem::path& folder, Status status) {
  if (status.code() != StatusCode::kCorrupt || status.message().find(".sst") != std::string::npos) return status;
  std::vector<std::string> tables;
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder, error); !error && at != std::filesystem::directory_iterator();
       at.increment(error)) {
    if (at->path().extension() == ".sst") tables.push_back(at->path().string());
  }
  std::sort(tables.begin(), tables.end());
  for (const std::string& path : tables) {
    const rocksdb::Status table = CheckTableFile(path, {});
    if (!table.ok()) return {StatusCode::kCorrupt, path + " is damaged: " + table.ToString()};
  }
  return status;
}

Status Db::Checkpoint(const std::filesystem::path& folder) {
  rocksdb::Checkpoint* raw = nullptr;
  const std::string doing = "making the checkpoint " + folder.string();
  KG_RETURN_IF_ERROR(ToStatus(rocksdb::Checkpoint::Create(handles_->db.get(), &raw), doing));
  const std::unique_ptr<rocksdb::Checkpoint> checkpoint(raw);
  return ToStatus(checkpoint->CreateCheckpoint(folder.string()), doing);
}

Status Db::VerifyChecksums() const {
  return NameDamagedFile(handles_->db->GetName(),
                         ToStatus(handles_->db->VerifyChecksum(), "checking " + handles_->db->GetName()));
}

uint64_t Db::CheckFiles(const std::function<void(const std::string&)>& on_damage) const {
  std::vector<rocksdb::LiveFileMetaData> files;
  handles_->db->GetLiveFilesMetaData(&files);
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  for (const rocksdb::LiveFileMetaData& file : files) {
    const std::string path = handles_->db->GetName() + "/" + file.relative_filename;
    const auto options_of = [&]() -> rocksdb::ColumnFamilyOptions {
      for (rocksdb::ColumnFamilyHandle* family : handles_->families) {
        if (family->GetName() == file.column_family_name) return handles_->db->GetOptions(family);
      }
      return {};
    };
    const rocksdb::Status status = CheckTableFile(path, rocksdb::Options(handles_->db->GetDBOptions(), options_of()));
    if (!status.ok()) on_damage(path + " is damaged: " + status.ToString());
  }
  return files.size();
}

Status Db::Compact() {
  rocksdb::CompactRangeOptions options;
  options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
  for (rocksdb::ColumnFamilyHandle* family : handles_->families) {
    KG_RETURN_IF_ERROR(ToStatus(handles_->db->CompactRange(options, family, nullptr, nullptr),
                                "compacting " + handles_->db->GetName()));
  }
  return Status::Ok();
}

uint64_t Db::SizeBytes(Table table) const {
  uint64_t size = 0;
  rocksdb::ColumnFamilyHandle* family = handles_->Of(table);
  if (family != nullptr) (void)handles_->db->GetIntProperty(family, rocksdb::DB::Properties::kTotalSstFilesSize, &size);
  return size;
}

uint64_t Db::SizeBytes() const {
  uint64_t total = 0;
  for (size_t table = 0; table < kTables; ++table) total += SizeBytes(static_cast<Table>(table));
  return total;
}

}  // namespace kg::graph
