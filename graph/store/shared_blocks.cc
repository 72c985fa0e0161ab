#include "graph/store/shared_blocks.h"

#include <string>

namespace kg::graph {
namespace {

constexpr size_t kPrefixBytes = 8;  // a block's key, big endian; see BlockPrefix

uint64_t BlockOf(std::string_view key) {
  uint64_t block = 0;
  for (size_t i = 0; i < kPrefixBytes; ++i) block = (block << 8) | static_cast<uint8_t>(key[i]);
  return block;
}

}  // namespace

Result<SharedBlocks> SharedBlocks::Read(const Db& db) {
  SharedBlocks shared;
  uint64_t before = 0;
  bool any = false;
  FullScan scan(db, Table::kBlock);
  for (; scan.Valid(); scan.Next()) {
    if (scan.key().size() < kPrefixBytes) continue;
    const uint64_t block = BlockOf(scan.key());
    if (any && block == before) {
      shared.Set(First(block));
      shared.Set(Second(block));
    }
    before = block;
    any = true;
  }
  if (!scan.status().ok()) return scan.status();
  return shared;
}

}  // namespace kg::graph
