#include "ingest/dump/utf16.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <string>

namespace kg::ingest {
namespace {

constexpr UChar32 kReplacement = 0xFFFD;

// Feeds bytes, keeps what is not yet a whole character.
class Decoder {
 public:
  void Add(std::string_view bytes, std::string* out) {
    for (const char byte : bytes) AddByte(static_cast<uint8_t>(byte), out);
  }
  void Finish(std::string* out) {
    if (has_byte_ || lead_ != 0) Put(kReplacement, out);
    has_byte_ = false;
    lead_ = 0;
  }

 private:
  void AddByte(uint8_t byte, std::string* out) {
    if (!has_byte_) {
      first_ = byte;
      has_byte_ = true;
      return;
    }
    has_byte_ = false;
    const auto unit = static_cast<char16_t>(big_endian_ ? first_ << 8 | byte : byte << 8 | first_);
    if (!marked_) {  // the mark itself tells the order: FE FF read as little endian is U+FFFE
      marked_ = true;
      big_endian_ = unit == 0xFFFE;
      return;
    }
    if (lead_ != 0) {
      const char16_t lead = lead_;
      lead_ = 0;
      if (U16_IS_TRAIL(unit)) return Put(U16_GET_SUPPLEMENTARY(lead, unit), out);
      Put(kReplacement, out);
    }
    if (U16_IS_LEAD(unit)) {
      lead_ = unit;
    } else {
      Put(U16_IS_TRAIL(unit) ? kReplacement : UChar32{unit}, out);
    }
  }
  static void Put(UChar32 c, std::string* out) {
    char bytes[U8_MAX_LENGTH];
    int32_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, c);
    out->append(bytes, static_cast<size_t>(size));
  }

  bool big_endian_ = false;
  bool marked_ = false;
  bool has_byte_ = false;
  uint8_t first_ = 0;
  char16_t lead_ = 0;
};

class Utf16Source final : public ByteSource {
 public:
  explicit Utf16Source(ByteSource* source) : source_(source) {}
  uint64_t bytes_read() const override { return source_->bytes_read(); }

 private:
  Status Fill(std::string* out) override {
    const size_t before = out->size();
    while (out->size() == before) {
      const Result<std::string_view> piece = source_->Next();
      if (!piece.ok()) return piece.status();
      if (piece->empty()) {
        decoder_.Finish(out);
        break;
      }
      decoder_.Add(*piece, out);
      source_->Consume(piece->size());
    }
    return Status::Ok();
  }

  ByteSource* source_;
  Decoder decoder_;
};

}  // namespace

bool HasUtf16Mark(std::string_view head) { return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"); }

std::unique_ptr<ByteSource> OpenUtf16(ByteSource* source) { return std::make_unique<Utf16Source>(source); }

std::string Utf16ToUtf8(std::string_view bytes) {
  std::string out;
  Decoder decoder;
  decoder.Add(bytes, &out);
  decoder.Finish(&out);
  return out;
}

}  // namespace kg::ingest
