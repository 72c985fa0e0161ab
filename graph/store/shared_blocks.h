// Which blocks hold more than one local entity: most hold one, and need not be read to see that.
#ifndef NEWSGRAPH_GRAPH_STORE_SHARED_BLOCKS_H_
#define NEWSGRAPH_GRAPH_STORE_SHARED_BLOCKS_H_

#include <cstdint>
#include <vector>

#include "graph/model/status.h"
#include "graph/store/db.h"

namespace kg::graph {

// A Bloom filter of 2 MB, whatever the size of the graph; block keys are hashes already. It may say of a block with one
// member that it has more, never the other way round.
class SharedBlocks {
 public:
  // One scan of the whole table: worth it where many documents are to be resolved.
  static Result<SharedBlocks> Read(const Db& db);

  bool MayBeShared(uint64_t block) const { return Bit(First(block)) && Bit(Second(block)); }

 private:
  static constexpr unsigned kLogBits = 24;

  SharedBlocks() : words_((uint64_t{1} << kLogBits) / 64) {}
  static uint64_t First(uint64_t block) { return block >> (64 - kLogBits); }
  static uint64_t Second(uint64_t block) { return (block * 0x9e3779b97f4a7c15U) >> (64 - kLogBits); }
  bool Bit(uint64_t at) const { return ((words_[at / 64] >> (at % 64)) & 1U) != 0; }
  void Set(uint64_t at) { words_[at / 64] |= uint64_t{1} << (at % 64); }

  std::vector<uint64_t> words_;
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_SHARED_BLOCKS_H_
