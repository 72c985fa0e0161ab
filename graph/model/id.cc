#include "graph/model/id.h"

#include <sodium.h>

#include <charconv>
#include <cstdlib>

namespace kg {
namespace internal {

std::string HexOf(const std::array<uint8_t, 16>& bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  out.reserve(32);
  for (uint8_t b : bytes) {
    out.push_back(kDigits[b >> 4]);
    out.push_back(kDigits[b & 15]);
  }
  return out;
}

bool ParseHex(std::string_view hex, std::array<uint8_t, 16>* bytes) {
  if (hex.size() != 32) return false;
  for (size_t i = 0; i < 16; ++i) {
    uint8_t value = 0;
    const char* first = hex.data() + 2 * i;
    auto [end, error] = std::from_chars(first, first + 2, value, 16);
    if (error != std::errc() || end != first + 2) return false;
    (*bytes)[i] = value;
  }
  return true;
}

std::array<uint8_t, 16> Blake2b128(std::string_view data) {
  static const bool kReady = sodium_init() >= 0;  // chooses the code for this processor
  std::array<uint8_t, 16> out{};
  const int failed = crypto_generichash(out.data(), out.size(), reinterpret_cast<const unsigned char*>(data.data()),
                                        data.size(), nullptr, 0);
  if (!kReady || failed != 0) std::abort();  // a fixed length that the function takes: can't happen
  return out;
}

}  // namespace internal

IdBuilder& IdBuilder::Add(std::string_view part) {
  AddNumber(static_cast<int64_t>(part.size()));
  buffer_.append(part);
  return *this;
}

IdBuilder& IdBuilder::AddNumber(int64_t number) {
  auto bits = static_cast<uint64_t>(number);
  for (int shift = 56; shift >= 0; shift -= 8) buffer_.push_back(static_cast<char>((bits >> shift) & 0xff));
  return *this;
}

}  // namespace kg
