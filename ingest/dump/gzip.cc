#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <memory>

#include "ingest/dump/filters.h"

namespace kg::ingest {
namespace {

// Members up to this size, packed and unpacked, are decoded at one stroke by libdeflate, more than twice as fast as a
// stream of zlib: pages and records of web archives. What is larger, cut off or damaged is left to zlib.
constexpr size_t kStrokeIn = size_t{256} << 10;
constexpr size_t kStrokeOut = size_t{4} << 20;

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

// The last member may be followed by padding; as much as this of other bytes is passed over too.
constexpr size_t kTailBytes = 512;

class GzipSource final : public PartedSource {
 public:
  using PartedSource::PartedSource;
  ~GzipSource() override {
    if (ready_) inflateEnd(&stream_);
  }

 private:
  Status Decode(std::string* out) override;
  Status Tail(bool* member);
  // Decodes the member at hand as a whole. False, and nothing taken, where that can't be done.
  bool DecodeStroke(std::string* out);
  void Restart() override { open_ = false; }
  std::string_view magic() const override { return "\x1F\x8B\x08"; }
  bool BeginsWith(std::string_view packed, std::string_view mark) override;

  z_stream stream_{};
  bool ready_ = false;
  bool open_ = false;  // within a member
  std::unique_ptr<libdeflate_decompressor, FreeDecompressor> stroke_{libdeflate_alloc_decompressor()};
  std::unique_ptr<char[]> stroke_out_;
  bool small_members_ = true;  // so far: a stream of large ones is not tried again and again
};

// Behind a member: whether another one begins. Padding with zeros and a short tail end the stream.
Status GzipSource::Tail(bool* member) {
  *member = false;
  bool zeros = true;
  for (;;) {
    const Result<std::string_view> next = packed().Peek(kTailBytes + 1);
    if (!next.ok()) return next.status();
    if (next->empty()) return Status::Ok();
    if (zeros && next->starts_with(magic())) {
      *member = true;
      return Status::Ok();
    }
    const size_t text = next->find_first_not_of('\0');
    if (text == 0 && next->size() <= kTailBytes) {
      packed().Consume(next->size());
      return Status::Ok();
    }
    if (text == 0) return Damage("what follows is not gzip");
    packed().Consume(std::min(text, next->size()));
  }
}

Status GzipSource::Decode(std::string* out) {
  const size_t before = out->size();
  while (out->size() == before) {
    if (!open_) {
      bool member = false;
      KG_RETURN_IF_ERROR(Tail(&member));
      if (!member) return Status::Ok();
      BeginPart(*out);
      if (DecodeStroke(out)) continue;
      if (!ready_) inflateInit2(&stream_, 15 + 16);
      ready_ = true;
      inflateReset(&stream_);
      open_ = true;
    }
    const Result<std::string_view> in = packed().Next();
    if (!in.ok()) return in.status();
    if (in->empty()) return Damage("the gzip stream ends early; the file is truncated");
    out->resize(before + kOutput);
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in->data()));
    stream_.avail_in = static_cast<uInt>(in->size());
    stream_.next_out = reinterpret_cast<Bytef*>(out->data() + before);
    stream_.avail_out = static_cast<uInt>(kOutput);
    const int result = inflate(&stream_, Z_NO_FLUSH);
    packed().Consume(in->size() - stream_.avail_in);
    out->resize(before + kOutput - stream_.avail_out);
    if (result == Z_STREAM_END) {
      open_ = false;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      return Damage(std::string("the gzip stream is corrupt") +
                    (stream_.msg != nullptr ? std::string(" (") + stream_.msg + ")" : std::string()));
    }
  }
  return Status::Ok();
}

bool GzipSource::DecodeStroke(std::string* out) {
  if (!small_members_ || stroke_ == nullptr) return false;
  const Result<std::string_view> in = packed().Peek(kStrokeIn);
  if (!in.ok()) return false;
  if (stroke_out_ == nullptr) stroke_out_ = std::make_unique_for_overwrite<char[]>(kStrokeOut);
  size_t taken = 0;
  size_t made = 0;
  small_members_ = libdeflate_gzip_decompress_ex(stroke_.get(), in->data(), in->size(), stroke_out_.get(), kStrokeOut,
                                                 &taken, &made) == LIBDEFLATE_SUCCESS;
  if (!small_members_) return false;
  out->append(stroke_out_.get(), made);
  packed().Consume(taken);
  return true;
}

bool GzipSource::BeginsWith(std::string_view packed, std::string_view mark) {
  std::string begin(mark.size(), '\0');
  if (!ready_) inflateInit2(&stream_, 15 + 16);
  ready_ = true;
  inflateReset(&stream_);
  stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream_.avail_in = static_cast<uInt>(packed.size());
  stream_.next_out = reinterpret_cast<Bytef*>(begin.data());
  stream_.avail_out = static_cast<uInt>(begin.size());
  const int result = inflate(&stream_, Z_SYNC_FLUSH);
  return (result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR) && stream_.avail_out == 0 && begin == mark;
}

}  // namespace

std::unique_ptr<ByteSource> OpenGzip(ByteSource* packed, Meter* meter, std::string name) {
  return std::make_unique<GzipSource>(packed, meter, std::move(name));
}

}  // namespace kg::ingest
