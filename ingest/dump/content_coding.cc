// The content codings of HTTP: gzip, deflate (with and without zlib's frame), zstd, br.
#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <memory>

#include "ingest/dump/http.h"

namespace kg::ingest {
namespace {

constexpr size_t kStep = size_t{256} << 10;

Status OverLimit(uint64_t limit) {
  return {StatusCode::kLimit, "the unpacked body is larger than " + std::to_string(limit) + " bytes"};
}

// `window`: as inflateInit2 takes it. A body of several gzip members is one.
Status Inflate(int window, std::string_view packed, uint64_t limit, std::string* out) {
  z_stream stream{};
  inflateInit2(&stream, window);
  const std::unique_ptr<z_stream, int (*)(z_stream*)> closer(&stream, inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  for (;;) {
    const size_t before = out->size();
    out->resize(before + kStep);
    stream.next_out = reinterpret_cast<Bytef*>(out->data() + before);
    stream.avail_out = static_cast<uInt>(kStep);
    const int result = inflate(&stream, Z_NO_FLUSH);
    out->resize(before + kStep - stream.avail_out);
    if (out->size() > limit) return OverLimit(limit);
    if (result == Z_STREAM_END) {
      if (window < 16 || stream.avail_in < 18 || stream.next_in[0] != 0x1F) return Status::Ok();
      inflateReset(&stream);
    } else if (result == Z_BUF_ERROR || (result == Z_OK && stream.avail_in == 0 && out->size() == before)) {
      return out->empty() ? InvalidError("the compressed body is empty") : Status::Ok();  // cut off
    } else if (result != Z_OK) {
      return InvalidError("the compressed body is corrupt");
    }
  }
}

Status Deflate(std::string_view packed, uint64_t limit, std::string* out) {
  Status status = Inflate(15, packed, limit, out);
  if (status.code() != StatusCode::kInvalid) return status;
  out->clear();
  return Inflate(-15, packed, limit, out);
}

Status Zstd(std::string_view packed, uint64_t limit, std::string* out) {
  const std::unique_ptr<ZSTD_DCtx, size_t (*)(ZSTD_DCtx*)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
  ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, 24);
  ZSTD_inBuffer in{packed.data(), packed.size(), 0};
  for (;;) {
    const size_t before = out->size();
    out->resize(before + kStep);
    ZSTD_outBuffer to{out->data() + before, kStep, 0};
    const size_t left = ZSTD_decompressStream(context.get(), &to, &in);
    out->resize(before + to.pos);
    if (ZSTD_isError(left)) return InvalidError("the compressed body is corrupt");
    if (out->size() > limit) return OverLimit(limit);
    if (in.pos == in.size && to.pos < kStep) return Status::Ok();
  }
}

Status Brotli(std::string_view packed, uint64_t limit, std::string* out) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  size_t in_left = packed.size();
  const auto* in = reinterpret_cast<const uint8_t*>(packed.data());
  for (;;) {
    const size_t before = out->size();
    out->resize(before + kStep);
    size_t out_left = kStep;
    auto* to = reinterpret_cast<uint8_t*>(out->data() + before);
    const BrotliDecoderResult result =
        BrotliDecoderDecompressStream(state.get(), &in_left, &in, &out_left, &to, nullptr);
    out->resize(before + kStep - out_left);
    if (out->size() > limit) return OverLimit(limit);
    if (result == BROTLI_DECODER_RESULT_ERROR) return InvalidError("the compressed body is corrupt");
    if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) return Status::Ok();
  }
}

}  // namespace

Status DecodeContent(std::string_view coding, uint64_t limit, std::string* body) {
  std::string out;
  if (coding == "gzip" || coding == "x-gzip") {
    if (!body->starts_with("\x1F\x8B")) return Status::Ok();
    KG_RETURN_IF_ERROR(Inflate(15 + 16, *body, limit, &out));
  } else if (coding == "deflate") {
    // Plain mark-up is no deflate stream, whatever the header says.
    if (body->empty() || body->front() == '<' || body->front() == '\n' || body->front() == '\r') return Status::Ok();
    KG_RETURN_IF_ERROR(Deflate(*body, limit, &out));
  } else if (coding == "zstd") {
    if (!body->starts_with("\x28\xB5\x2F\xFD")) return Status::Ok();
    KG_RETURN_IF_ERROR(Zstd(*body, limit, &out));
  } else if (coding == "br") {
    if (body->empty()) return Status::Ok();
    // Brotli has no signature: mark-up whose encoding was undone does not decode.
    const Status status = Brotli(*body, limit, &out);
    if (!status.ok() && status.code() == StatusCode::kInvalid && body->find('<') < 64) return Status::Ok();
    KG_RETURN_IF_ERROR(status);
  } else if (coding == "utf-8" || coding == "none" || coding == "binary") {
    return Status::Ok();  // seen in the wild, and no coding
  } else {
    return {StatusCode::kUnsupported,
            "the content encoding \"" + std::string(coding.substr(0, 40)) + "\" is not known"};
  }
  *body = std::move(out);
  return Status::Ok();
}

}  // namespace kg::ingest
