#include "ingest/dump/byte_source.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace kg::ingest {
namespace {
constexpr size_t kChunk = size_t{256} << 10;
}  // namespace

struct ByteSource::Gzip {
  z_stream stream{};
  bool member_open = false;
  bool any_member = false;
  Gzip() { inflateInit2(&stream, 15 + 16); }
  ~Gzip() { inflateEnd(&stream); }
};

ByteSource::ByteSource(int file, std::string name) : file_(file), name_(std::move(name)) {}

ByteSource::~ByteSource() {
  if (file_ > 0) close(file_);
}

Result<std::unique_ptr<ByteSource>> ByteSource::Open(const std::string& path) {
  if (path == "-") return std::unique_ptr<ByteSource>(new ByteSource(0, "standard input"));
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    const int reason = errno;
    std::string message = path + ": " + std::strerror(reason);
    return reason == ENOENT ? NotFoundError(std::move(message)) : IoError(std::move(message));
  }
  return std::unique_ptr<ByteSource>(new ByteSource(file, path));
}

Status ByteSource::FillRaw() {
  if (raw_end_) return Status::Ok();
  raw_.erase(0, raw_pos_);
  raw_pos_ = 0;
  const size_t before = raw_.size();
  raw_.resize(before + kChunk);
  ssize_t got;
  do {
    got = read(file_, raw_.data() + before, kChunk);
  } while (got < 0 && errno == EINTR);
  raw_.resize(before + static_cast<size_t>(std::max<ssize_t>(got, 0)));
  if (got < 0) {
    raw_end_ = end_ = true;
    return IoError(name_ + ": " + std::strerror(errno));
  }
  if (got == 0) raw_end_ = true;
  raw_bytes_ += static_cast<uint64_t>(got);
  return Status::Ok();
}

Status ByteSource::Inflate() {
  if (raw_pos_ == raw_.size()) KG_RETURN_IF_ERROR(FillRaw());
  Gzip& gzip = *gzip_;
  if (raw_pos_ == raw_.size()) {
    end_ = true;
    if (gzip.member_open) return IoError(name_ + ": the gzip stream ends early; the file is truncated");
    return Status::Ok();
  }
  if (!gzip.member_open) {
    // Zeros or other bytes behind the last member are padding.
    if (gzip.any_member && raw_[raw_pos_] != '\x1F') {
      end_ = true;
      return Status::Ok();
    }
    inflateReset(&gzip.stream);
    gzip.member_open = gzip.any_member = true;
  }
  const size_t before = ahead_.size();
  ahead_.resize(before + kChunk);
  gzip.stream.next_in = reinterpret_cast<Bytef*>(raw_.data() + raw_pos_);
  gzip.stream.avail_in = static_cast<uInt>(raw_.size() - raw_pos_);
  gzip.stream.next_out = reinterpret_cast<Bytef*>(ahead_.data() + before);
  gzip.stream.avail_out = static_cast<uInt>(kChunk);
  const int result = inflate(&gzip.stream, Z_NO_FLUSH);
  raw_pos_ = raw_.size() - gzip.stream.avail_in;
  ahead_.resize(before + kChunk - gzip.stream.avail_out);
  if (result == Z_STREAM_END) {
    gzip.member_open = false;
  } else if (result != Z_OK && result != Z_BUF_ERROR) {
    end_ = true;
    return IoError(name_ + ": the gzip stream is corrupt" +
                   (gzip.stream.msg != nullptr ? std::string(" (") + gzip.stream.msg + ")" : std::string()));
  }
  return Status::Ok();
}

Status ByteSource::Fill() {
  ahead_.erase(0, ahead_pos_);
  ahead_pos_ = 0;
  if (!started_) {
    started_ = true;
    while (!raw_end_ && raw_.size() < 3) KG_RETURN_IF_ERROR(FillRaw());
    if (raw_.starts_with("\x1F\x8B\x08")) gzip_ = std::make_unique<Gzip>();
  }
  if (gzip_) return Inflate();
  if (raw_pos_ == raw_.size()) KG_RETURN_IF_ERROR(FillRaw());
  if (raw_pos_ == raw_.size()) end_ = true;
  ahead_.append(raw_, raw_pos_);
  raw_pos_ = raw_.size();
  return Status::Ok();
}

Result<std::string_view> ByteSource::Peek(size_t size) {
  while (!end_ && ahead_.size() - ahead_pos_ < size) {
    // What came before the damage is still delivered; Read reports it again.
    if (Status status = Fill(); !status.ok()) {
      if (ahead_.size() > ahead_pos_) break;
      return status;
    }
  }
  return std::string_view(ahead_).substr(ahead_pos_, size);
}

Status ByteSource::Read(size_t size, std::string* out) {
  Status status;
  while (!end_ && ahead_pos_ == ahead_.size() && status.ok()) status = Fill();
  const size_t take = std::min(size, ahead_.size() - ahead_pos_);
  out->append(ahead_, ahead_pos_, take);
  ahead_pos_ += take;
  if (gzip_ && end_ && ahead_pos_ == ahead_.size() && gzip_->member_open && status.ok()) {
    gzip_->member_open = false;
    return IoError(name_ + ": the gzip stream ends early; the file is truncated");
  }
  return status;
}

Result<LineReader::Line> LineReader::Next() {
  Line line;
  line.number = ++number_;
  for (;;) {
    const size_t at = buffer_.find('\n', searched_);
    if (at != std::string::npos || (end_ && error_.ok() && pos_ < buffer_.size())) {
      const size_t stop = std::min(at, buffer_.size());
      if (!line.too_long) line.text = std::string_view(buffer_).substr(pos_, stop - pos_);
      if (line.text.ends_with('\r')) line.text.remove_suffix(1);
      if (line.text.size() > line_bytes_) {
        line.text = {};
        line.too_long = true;
      }
      pos_ = searched_ = std::min(stop + 1, buffer_.size());
      return line;
    }
    if (end_ && !error_.ok()) return error_;
    if (end_) {
      line.end = !line.too_long;
      return line;
    }
    buffer_.erase(0, pos_);
    pos_ = 0;
    if (buffer_.size() > line_bytes_) {
      line.too_long = true;
      buffer_.clear();
    }
    searched_ = buffer_.size();
    error_ = source_->Read(kChunk, &buffer_);
    if (!error_.ok() || buffer_.size() == searched_) end_ = true;
  }
}

}  // namespace kg::ingest
