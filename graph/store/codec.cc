#include "graph/store/codec.h"

#include <bit>

namespace kg::graph {
namespace {

constexpr size_t kChecksumBytes = 4;

uint32_t Checksum(std::string_view bytes) {
  const uint64_t hash = Fnv64(bytes);
  return static_cast<uint32_t>(hash ^ (hash >> 32));
}

void AppendPartial(const PartialDate& date, ByteWriter* out) {
  out->Int(date.year);
  out->U8(static_cast<uint8_t>(date.month));
  out->U8(static_cast<uint8_t>(date.day));
  out->Bool(date.approximate);
}

PartialDate ReadPartial(ByteReader* in) {
  PartialDate date;
  date.year = static_cast<int>(in->Int());
  date.month = in->U8();
  date.day = in->U8();
  date.approximate = in->Bool();
  return date;
}

}  // namespace

uint64_t Fnv64(std::string_view bytes) {
  uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : bytes) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3U;
  return hash;
}

void ByteWriter::Uint(uint64_t value) {
  while (value >= 0x80) {
    U8(static_cast<uint8_t>(value | 0x80));
    value >>= 7;
  }
  U8(static_cast<uint8_t>(value));
}

void ByteWriter::Int(int64_t value) { Uint((static_cast<uint64_t>(value) << 1) ^ static_cast<uint64_t>(value >> 63)); }

void ByteWriter::Double(double value) {
  uint64_t bits = std::bit_cast<uint64_t>(value);
  for (int i = 0; i < 8; ++i, bits >>= 8) U8(static_cast<uint8_t>(bits));
}

void ByteWriter::String(std::string_view value) {
  Uint(value.size());
  bytes_.append(value);
}

void ByteWriter::DateValue(const Date& date) {
  AppendPartial(date.start, this);
  AppendPartial(date.end, this);
  U8(static_cast<uint8_t>((date.is_interval ? 1 : 0) | (date.open_start ? 2 : 0) | (date.open_end ? 4 : 0)));
}

std::string ByteWriter::Seal() {
  uint32_t checksum = Checksum(bytes_);
  for (size_t i = 0; i < kChecksumBytes; ++i, checksum >>= 8) U8(static_cast<uint8_t>(checksum));
  std::string sealed(1, static_cast<char>(kValueVersion));
  sealed.swap(bytes_);
  return sealed;
}

ByteReader::ByteReader(std::string_view sealed) {
  if (sealed.size() < 1 + kChecksumBytes || static_cast<uint8_t>(sealed[0]) != kValueVersion) {
    ok_ = false;
    return;
  }
  const std::string_view body = sealed.substr(0, sealed.size() - kChecksumBytes);
  uint32_t stored = 0;
  for (size_t i = 0; i < kChecksumBytes; ++i) {
    stored |= static_cast<uint32_t>(static_cast<uint8_t>(sealed[body.size() + i])) << (8 * i);
  }
  ok_ = stored == Checksum(body);
  if (ok_) rest_ = body.substr(1);
}

std::string_view ByteReader::Take(size_t size) {
  if (!ok_ || size > rest_.size()) {
    ok_ = false;
    rest_ = {};
    return {};
  }
  const std::string_view taken = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return taken;
}

uint8_t ByteReader::U8() {
  const std::string_view byte = Take(1);
  return byte.empty() ? uint8_t{0} : static_cast<uint8_t>(byte[0]);
}

uint64_t ByteReader::Uint() {
  uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const uint8_t byte = U8();
    value |= static_cast<uint64_t>(byte & 0x7f) << shift;
    if ((byte & 0x80) == 0) return value;
  }
  ok_ = false;
  return 0;
}

int64_t ByteReader::Int() {
  const uint64_t raw = Uint();
  return static_cast<int64_t>(raw >> 1) ^ -static_cast<int64_t>(raw & 1);
}

double ByteReader::Double() {
  uint64_t bits = 0;
  for (int i = 0; i < 8; ++i) bits |= static_cast<uint64_t>(U8()) << (8 * i);
  return std::bit_cast<double>(bits);
}

std::string_view ByteReader::View() {
  const uint64_t size = Uint();
  return Take(size);
}

std::string ByteReader::String() { return std::string(View()); }

size_t ByteReader::Count(size_t item_bytes) {
  const uint64_t count = Uint();
  if (count > rest_.size() / item_bytes) {
    ok_ = false;
    return 0;
  }
  return count;
}

Date ByteReader::DateValue() {
  Date date;
  date.start = ReadPartial(this);
  date.end = ReadPartial(this);
  const uint8_t flags = U8();
  date.is_interval = (flags & 1) != 0;
  date.open_start = (flags & 2) != 0;
  date.open_end = (flags & 4) != 0;
  return date;
}

void AppendBig32(uint32_t value, std::string* key) {
  for (int shift = 24; shift >= 0; shift -= 8) key->push_back(static_cast<char>(value >> shift));
}

void AppendBig64(uint64_t value, std::string* key) {
  AppendBig32(static_cast<uint32_t>(value >> 32), key);
  AppendBig32(static_cast<uint32_t>(value), key);
}

uint32_t ReadBig32(std::string_view bytes) {
  uint32_t value = 0;
  for (size_t i = 0; i < 4 && i < bytes.size(); ++i) value = (value << 8) | static_cast<uint8_t>(bytes[i]);
  return value;
}

uint64_t ReadBig64(std::string_view bytes) {
  if (bytes.size() < 8) return 0;
  return (static_cast<uint64_t>(ReadBig32(bytes)) << 32) | ReadBig32(bytes.substr(4));
}

}  // namespace kg::graph
