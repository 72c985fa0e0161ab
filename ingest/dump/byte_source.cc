#include "ingest/dump/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace kg::ingest {
namespace {

class FileSource final : public ByteSource, public RandomAccess {
 public:
  FileSource(int file, std::string name) : file_(file), name_(std::move(name)) {
    struct stat facts {};
    if (fstat(file, &facts) == 0 && S_ISREG(facts.st_mode) && file > 0) {
      regular_ = true;
      size_ = static_cast<uint64_t>(facts.st_size);
    }
  }
  ~FileSource() override {
    if (file_ > 0) close(file_);
  }

  uint64_t size() const override { return size_; }
  Result<size_t> ReadAt(uint64_t offset, char* out, size_t size) override {
    ssize_t got;
    do {
      got = pread(file_, out, size, static_cast<off_t>(offset));
    } while (got < 0 && errno == EINTR);
    if (got < 0) return IoError(name_ + ": " + std::strerror(errno));
    read_at_ += static_cast<uint64_t>(got);
    return static_cast<size_t>(got);
  }
  uint64_t bytes_read() const override { return filled() + read_at_; }
  RandomAccess* random_access() override { return regular_ ? this : nullptr; }

 private:
  Status Fill(std::string* out) override {
    const size_t before = out->size();
    // Of a small file no more room is made than it needs (and one byte, to see its end).
    const uint64_t left = size_ > filled() ? size_ - filled() : 0;
    const size_t chunk = regular_ ? std::min<uint64_t>(kChunk, left + 1) : kChunk;
    out->resize(before + chunk);
    ssize_t got;
    do {
      got = read(file_, out->data() + before, chunk);
    } while (got < 0 && errno == EINTR);
    const int reason = errno;
    out->resize(before + static_cast<size_t>(std::max<ssize_t>(got, 0)));
    return got < 0 ? IoError(name_ + ": " + std::strerror(reason)) : Status::Ok();
  }

  int file_;
  std::string name_;
  bool regular_ = false;
  uint64_t size_ = 0;
  uint64_t read_at_ = 0;  // bytes that ReadAt returned
};

class MemorySource final : public ByteSource, public RandomAccess {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  uint64_t size() const override { return bytes_.size(); }
  Result<size_t> ReadAt(uint64_t offset, char* out, size_t size) override {
    if (offset >= bytes_.size()) return size_t{0};
    return bytes_.copy(out, size, offset);
  }
  RandomAccess* random_access() override { return this; }

 private:
  Status Fill(std::string* out) override {
    const std::string_view step = bytes_.substr(at_, kChunk);
    out->append(step);
    at_ += step.size();
    return Status::Ok();
  }

  std::string_view bytes_;
  size_t at_ = 0;
};

}  // namespace

void ByteSource::More() {
  if (ahead_pos_ == ahead_.size()) {
    ahead_.clear();
    ahead_pos_ = 0;
  } else if (ahead_pos_ >= kChunk) {
    ahead_.erase(0, ahead_pos_);
    ahead_pos_ = 0;
  }
  const size_t before = ahead_.size();
  error_ = Fill(&ahead_);
  filled_ += ahead_.size() - before;
  if (!error_.ok() || ahead_.size() == before) end_ = true;
}

void ByteSource::ForgetError() {
  filled_ -= ahead_.size() - ahead_pos_;
  ahead_.clear();
  ahead_pos_ = 0;
  end_ = false;
  error_ = Status::Ok();
}

Result<std::string_view> ByteSource::Peek(size_t size) {
  while (!end_ && ahead_.size() - ahead_pos_ < size) More();
  if (ahead_pos_ == ahead_.size() && !error_.ok()) return error_;
  return std::string_view(ahead_).substr(ahead_pos_, size);
}

Result<std::string_view> ByteSource::Next() {
  if (!end_ && ahead_pos_ == ahead_.size()) More();
  if (ahead_pos_ == ahead_.size() && !error_.ok()) return error_;
  return std::string_view(ahead_).substr(ahead_pos_);
}

Status ByteSource::Read(size_t size, std::string* out) {
  const Result<std::string_view> next = Next();
  if (!next.ok()) return next.status();
  const std::string_view take = next->substr(0, size);
  out->append(take);
  Consume(take.size());
  return Status::Ok();
}

Result<std::unique_ptr<ByteSource>> OpenFile(const std::string& path) {
  if (path == "-") return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(0, "standard input"));
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    const int reason = errno;
    std::string message = path + ": " + std::strerror(reason);
    return reason == ENOENT ? NotFoundError(std::move(message)) : IoError(std::move(message));
  }
  return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(file, path));
}

std::unique_ptr<ByteSource> OpenMemory(std::string_view bytes) { return std::make_unique<MemorySource>(bytes); }

}  // namespace kg::ingest
