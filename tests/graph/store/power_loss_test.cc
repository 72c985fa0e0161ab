// Power cuts: a file system that forgets every byte that was not synced.
#include <gtest/gtest.h>
#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <filesystem>
#include <map>
#include <mutex>
#include <random>

#include "graph/store/db.h"
#include "tests/graph/store/graph_fixture.h"
#include "tests/random.h"

namespace kg::graph::test {
namespace {

namespace fs = std::filesystem;

// Passes everything on, and notes how much of each file is on the disk. After Cut nothing can be written any more;
// Forget then takes away what was never synced. Names of files (links, renames, deletions) count as synced at once.
class ForgetfulFileSystem : public rocksdb::FileSystemWrapper {
 public:
  ForgetfulFileSystem() : rocksdb::FileSystemWrapper(rocksdb::FileSystem::Default()) {}
  const char* Name() const override { return "ForgetfulFileSystem"; }

  rocksdb::IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file,
                                    rocksdb::IODebugContext* debug) override {
    if (IsCut()) return Dark();
    auto status = FileSystemWrapper::NewWritableFile(name, options, file, debug);
    if (status.ok()) {
      SetSynced(name, 0);
      *file = std::make_unique<File>(std::move(*file), name, this);
    }
    return status;
  }
  rocksdb::IOStatus RenameFile(const std::string& from, const std::string& to, const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override {
    if (IsCut()) return Dark();
    auto status = FileSystemWrapper::RenameFile(from, to, options, debug);
    const std::lock_guard<std::mutex> guard(mutex_);
    std::map<std::string, uint64_t> moved;
    for (auto at = synced_.begin(); status.ok() && at != synced_.end();) {
      const bool inside = at->first == from || at->first.starts_with(from + "/");  // a folder takes its files along
      if (inside) moved[to + at->first.substr(from.size())] = at->second;
      at = inside ? synced_.erase(at) : std::next(at);
    }
    synced_.insert(moved.begin(), moved.end());
    return status;
  }
  rocksdb::IOStatus DeleteFile(const std::string& name, const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override {
    if (IsCut()) return Dark();
    const std::lock_guard<std::mutex> guard(mutex_);
    synced_.erase(name);
    return FileSystemWrapper::DeleteFile(name, options, debug);
  }

  void Cut() {
    const std::lock_guard<std::mutex> guard(mutex_);
    cut_ = true;
  }
  // REQUIRES: no file is open any more.
  void Forget() {
    const std::lock_guard<std::mutex> guard(mutex_);
    for (const auto& [name, size] : synced_) {
      std::error_code error;
      if (fs::exists(name, error) && fs::file_size(name, error) > size) fs::resize_file(name, size, error);
    }
  }
  bool IsCut() const {
    const std::lock_guard<std::mutex> guard(mutex_);
    return cut_;
  }

 private:
  class File : public rocksdb::FSWritableFileOwnerWrapper {
   public:
    File(std::unique_ptr<rocksdb::FSWritableFile> file, std::string name, ForgetfulFileSystem* system)
        : FSWritableFileOwnerWrapper(std::move(file)), name_(std::move(name)), system_(system) {}
    rocksdb::IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                             rocksdb::IODebugContext* debug) override {
      if (system_->IsCut()) return Dark();
      size_ += data.size();
      return FSWritableFileOwnerWrapper::Append(data, options, debug);
    }
    rocksdb::IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                             const rocksdb::DataVerificationInfo& /*info*/, rocksdb::IODebugContext* debug) override {
      return Append(data, options, debug);
    }
    rocksdb::IOStatus Sync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug) override {
      return Synced(FSWritableFileOwnerWrapper::Sync(options, debug));
    }
    rocksdb::IOStatus Fsync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug) override {
      return Synced(FSWritableFileOwnerWrapper::Fsync(options, debug));
    }

   private:
    rocksdb::IOStatus Synced(rocksdb::IOStatus status) {
      if (system_->IsCut()) return Dark();
      if (status.ok()) system_->SetSynced(name_, size_);
      return status;
    }
    const std::string name_;
    ForgetfulFileSystem* const system_;
    uint64_t size_ = 0;
  };

  static rocksdb::IOStatus Dark() { return rocksdb::IOStatus::IOError("the power is cut"); }
  void SetSynced(const std::string& name, uint64_t size) {
    const std::lock_guard<std::mutex> guard(mutex_);
    if (!cut_) synced_[name] = size;
  }

  mutable std::mutex mutex_;
  std::map<std::string, uint64_t> synced_;  // bytes by path
  bool cut_ = false;
};

Batch ABatch(int number) {
  Batch batch;
  const std::string key = "key" + std::to_string(number);
  for (const Table table : {Table::kDoc, Table::kClaim, Table::kPending}) {
    batch.Put(table, key, std::string(static_cast<size_t>(number * 37 % 900), static_cast<char>('a' + number % 26)));
  }
  return batch;
}

int TablesWith(const Db& db, int number) {
  int count = 0;
  for (const Table table : {Table::kDoc, Table::kClaim, Table::kPending}) {
    const auto value = db.Get(table, "key" + std::to_string(number));
    EXPECT_TRUE(value.ok()) << value.status().message();
    count += value.ok() && value->has_value() ? 1 : 0;
  }
  return count;
}

TEST(PowerLoss, WhatWasSyncedIsThereAndEveryBatchIsWholeOrAbsent) {
  const auto seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < tests::Rounds(8); ++round) {
    const ScratchFolder folder;
    const auto system = std::make_shared<ForgetfulFileSystem>();
    const std::unique_ptr<rocksdb::Env> env = rocksdb::NewCompositeEnv(system);
    DbOptions options{1 << 20, 256 << 10};
    options.env = env.get();
    const int batches = std::uniform_int_distribution<int>(1, 400)(random);
    int synced = -1;  // the last batch that was written with sync
    int in_checkpoint = -1;
    {
      auto db = Db::OpenForWriting(folder / "live", options);
      ASSERT_TRUE(db.ok()) << db.status().message();
      for (int i = 0; i < batches; ++i) {
        const bool sync = random() % 16 == 0;
        ASSERT_TRUE((*db)->Write(ABatch(i), sync).ok());
        if (sync) synced = i;
        if (in_checkpoint < 0 && i == batches / 2) {
          ASSERT_TRUE((*db)->Checkpoint(folder / "epoch").ok());
          in_checkpoint = i;
        }
      }
      system->Cut();
    }
    system->Forget();
    const auto db = Db::OpenForWriting(folder / "live", {1 << 20, 256 << 10});
    ASSERT_TRUE(db.ok()) << "round " << round << ": " << db.status().message();
    bool gone = false;
    for (int i = 0; i < batches; ++i) {
      const int tables = TablesWith(**db, i);
      EXPECT_TRUE(tables == 0 || tables == 3) << "half a batch, round " << round;
      EXPECT_TRUE(i > synced || tables == 3) << "lost though it was synced, round " << round;
      EXPECT_FALSE(gone && tables > 0) << "a batch behind a lost one, round " << round;
      gone = gone || tables == 0;
    }
    const auto epoch = Db::OpenForReading(folder / "epoch", {});
    ASSERT_TRUE(epoch.ok()) << "round " << round << ": " << epoch.status().message();
    EXPECT_TRUE((*epoch)->VerifyChecksums().ok());
    for (int i = 0; i < batches; ++i) EXPECT_EQ(TablesWith(**epoch, i), i <= in_checkpoint ? 3 : 0);
  }
}

}  // namespace
}  // namespace kg::graph::test
