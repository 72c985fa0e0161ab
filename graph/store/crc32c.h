// CRC-32C (RFC 3720, appendix B.4), masked as RocksDB stores it.
#ifndef NEWSGRAPH_GRAPH_STORE_CRC32C_H_
#define NEWSGRAPH_GRAPH_STORE_CRC32C_H_

#include <array>
#include <cstdint>
#include <string_view>

namespace kg::graph {

constexpr std::array<uint32_t, 256> MakeCrcTable() {
  std::array<uint32_t, 256> table{};
  for (uint32_t i = 0; i < 256; ++i) {
    uint32_t crc = i;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0x82F63B78U : 0U);
    table[i] = crc;
  }
  return table;
}
inline constexpr std::array<uint32_t, 256> kCrcTable = MakeCrcTable();

class Crc32c {
 public:
  void Add(std::string_view bytes) {
    for (const char c : bytes) state_ = kCrcTable[(state_ ^ static_cast<uint8_t>(c)) & 0xff] ^ (state_ >> 8);
  }
  uint32_t Masked() const {
    const uint32_t crc = ~state_;
    return ((crc >> 15) | (crc << 17)) + 0xa282ead8U;
  }

 private:
  uint32_t state_ = ~0U;
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_CRC32C_H_
