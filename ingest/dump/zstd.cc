#include <zstd.h>

#include <algorithm>

#include "ingest/dump/filters.h"

namespace kg::ingest {
namespace {

constexpr int kWindowLog = 27;  // what the zstd program itself accepts: 128 MB
constexpr size_t kDictionaryBytes = size_t{32} << 20;

// The .warc.zst convention: a skippable frame in front with a dictionary, plain or itself compressed.
constexpr std::string_view kDictionaryFrame("\x5D\x2A\x4D\x18", 4);
constexpr std::string_view kZstdFrame("\x28\xB5\x2F\xFD", 4);

uint32_t LittleEndian32(std::string_view bytes) {
  uint32_t value = 0;
  for (size_t i = 4; i-- > 0;) value = value << 8 | static_cast<uint8_t>(bytes[i]);
  return value;
}

class ZstdSource final : public PartedSource {
 public:
  using PartedSource::PartedSource;
  ~ZstdSource() override { ZSTD_freeDCtx(context_); }

 private:
  Status Decode(std::string* out) override;
  Status Begin();
  void LoadDictionary(std::string_view frame);
  Status Corrupt(size_t code);
  void Restart() override {
    open_ = full_ = false;
    ZSTD_DCtx_reset(context_, ZSTD_reset_session_only);
  }
  std::string_view magic() const override { return kZstdFrame; }
  bool BeginsWith(std::string_view packed, std::string_view mark) override;

  ZSTD_DCtx* context_ = nullptr;
  bool open_ = false;  // within a frame
  bool full_ = false;  // the last output filled its buffer: more may be at hand without input
};

void ZstdSource::LoadDictionary(std::string_view frame) {
  if (!frame.starts_with(kZstdFrame)) {
    ZSTD_DCtx_loadDictionary(context_, frame.data(), frame.size());
    return;
  }
  std::string dictionary;
  ZSTD_inBuffer in{frame.data(), frame.size(), 0};
  for (;;) {
    const size_t before = dictionary.size();
    dictionary.resize(before + kOutput);
    ZSTD_outBuffer step{dictionary.data() + before, kOutput, 0};
    const size_t left = ZSTD_decompressStream(context_, &step, &in);
    dictionary.resize(before + step.pos);
    if (ZSTD_isError(left) || dictionary.size() > kDictionaryBytes || left == 0) break;
    if (step.pos == 0 && in.pos == in.size) break;
  }
  ZSTD_DCtx_reset(context_, ZSTD_reset_session_only);
  ZSTD_DCtx_loadDictionary(context_, dictionary.data(), dictionary.size());
}

Status ZstdSource::Begin() {
  context_ = ZSTD_createDCtx();
  if (context_ == nullptr) return Damage("no memory to read zstd");
  ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax, kWindowLog);
  const Result<std::string_view> head = packed().Peek(8);
  if (!head.ok()) return head.status();
  if (head->size() < 8 || !head->starts_with(kDictionaryFrame)) return Status::Ok();
  const size_t size = LittleEndian32(head->substr(4));
  if (size > kDictionaryBytes)
    return Damage("the dictionary is larger than " + std::to_string(kDictionaryBytes) + " bytes");
  const Result<std::string_view> frame = packed().Peek(8 + size);
  if (!frame.ok()) return frame.status();
  if (frame->size() < 8 + size) return Damage("the dictionary ends early; the file is truncated");
  LoadDictionary(frame->substr(8));
  packed().Consume(8 + size);
  return Status::Ok();
}

Status ZstdSource::Corrupt(size_t code) {
  return Damage(std::string("the zstd stream is corrupt (") + ZSTD_getErrorName(code) + ")");
}

Status ZstdSource::Decode(std::string* out) {
  if (context_ == nullptr) KG_RETURN_IF_ERROR(Begin());
  const size_t before = out->size();
  while (out->size() == before) {
    const Result<std::string_view> in = packed().Next();
    if (!in.ok()) return in.status();
    if (in->empty() && !open_) return Status::Ok();
    if (in->empty() && !full_) return Damage("the zstd stream ends early; the file is truncated");
    if (!open_) BeginPart(*out);
    open_ = true;
    out->resize(before + kOutput);
    ZSTD_inBuffer from{in->data(), in->size(), 0};
    ZSTD_outBuffer to{out->data() + before, kOutput, 0};
    const size_t left = ZSTD_decompressStream(context_, &to, &from);
    packed().Consume(from.pos);
    out->resize(before + to.pos);
    if (ZSTD_isError(left)) return Corrupt(left);
    if (left == 0) open_ = false;
    full_ = to.pos == kOutput;
  }
  return Status::Ok();
}

bool ZstdSource::BeginsWith(std::string_view packed, std::string_view mark) {
  if (context_ == nullptr) return false;
  std::string begin(mark.size(), '\0');
  ZSTD_DCtx_reset(context_, ZSTD_reset_session_only);
  ZSTD_inBuffer from{packed.data(), packed.size(), 0};
  ZSTD_outBuffer to{begin.data(), begin.size(), 0};
  const size_t left = ZSTD_decompressStream(context_, &to, &from);
  return !ZSTD_isError(left) && begin == mark;
}

}  // namespace

std::unique_ptr<ByteSource> OpenZstd(ByteSource* packed, Meter* meter, std::string name) {
  return std::make_unique<ZstdSource>(packed, meter, std::move(name));
}

}  // namespace kg::ingest
