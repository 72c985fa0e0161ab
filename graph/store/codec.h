// Bytes in values: little writers and readers of numbers, strings and ids, and the seal that every value carries.
//
// A sealed value is: format version (1 byte), payload, checksum of version and payload (4 bytes, little endian: FNV-1a
// 64 folded to 32 bits). Numbers are LEB128 varints, signed ones zigzag; strings are length and bytes; ids are 16
// bytes.
#ifndef NEWSGRAPH_GRAPH_STORE_CODEC_H_
#define NEWSGRAPH_GRAPH_STORE_CODEC_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/model/date.h"
#include "graph/model/id.h"

namespace kg::graph {

inline constexpr uint8_t kValueVersion = 1;

class ByteWriter {
 public:
  void U8(uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void Bool(bool value) { U8(value ? 1 : 0); }
  void Uint(uint64_t value);
  void Int(int64_t value);
  void Double(double value);  // the 8 bytes of the IEEE form, little endian
  void String(std::string_view value);
  template <typename IdType>
  void Id(const IdType& id) {
    bytes_.append(id.AsBytes());
  }
  void DateValue(const Date& date);
  // The sealed value; the writer is empty afterwards.
  std::string Seal();

 private:
  std::string bytes_ = std::string(1, static_cast<char>(kValueVersion));
};

// Reads what ByteWriter wrote. After any failure ok() is false and all reads give zeroes: check once at the end.
class ByteReader {
 public:
  // `sealed` must outlive the reader. ok() is false at once when version or checksum are wrong.
  explicit ByteReader(std::string_view sealed);
  uint8_t U8();
  bool Bool() { return U8() != 0; }
  uint64_t Uint();
  uint32_t Uint32() { return static_cast<uint32_t>(Uint()); }
  int64_t Int();
  double Double();
  std::string String();
  std::string_view View();
  template <typename IdType>
  void Id(IdType* id) {
    const std::string_view raw = Take(16);
    *id = raw.size() == 16 ? IdType::FromBytes(raw) : IdType{};
  }
  // A count of items that take at least `item_bytes` each: fails when they can't all be there.
  size_t Count(size_t item_bytes = 1);
  Date DateValue();
  bool ok() const { return ok_; }
  // ok() and nothing left.
  bool AtEnd() const { return ok_ && rest_.empty(); }

 private:
  std::string_view Take(size_t size);
  std::string_view rest_;
  bool ok_ = true;
};

// Fixed-width big-endian numbers for keys: bytes compare as the numbers do.
void AppendBig32(uint32_t value, std::string* key);
void AppendBig64(uint64_t value, std::string* key);
uint32_t ReadBig32(std::string_view bytes);
uint64_t ReadBig64(std::string_view bytes);
uint64_t Fnv64(std::string_view bytes);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_CODEC_H_
