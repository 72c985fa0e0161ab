// A set of local entities in few bytes, for runs over all of them.
#ifndef NEWSGRAPH_GRAPH_STORE_REF_SET_H_
#define NEWSGRAPH_GRAPH_STORE_REF_SET_H_

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "graph/store/keys.h"

namespace kg::graph {

// 64 bits of a local entity, never 0.
struct RefHash {
  uint64_t operator()(const Ref& ref) const {
    uint64_t half[2];
    const std::string_view bytes = ref.doc.AsBytes();
    std::memcpy(half, bytes.data(), sizeof half);
    const uint64_t key = (half[0] ^ (half[1] << 1)) + ref.number * 0x9e3779b97f4a7c15U;
    return key == 0 ? 1 : key;
  }
};

// Keeps 64 bits of each: document ids are hashes, so that two of a million are taken for one with a chance of 1 in 30
// million. 16 bytes an entry at most, in one table with open addressing.
class RefSet {
 public:
  bool contains(const Ref& ref) const {
    if (slots_.empty()) return false;
    return slots_[Slot(slots_, KeyOf(ref))] != 0;
  }
  void insert(const Ref& ref) {
    if (2 * (size_ + 1) > slots_.size()) Grow();
    uint64_t& slot = slots_[Slot(slots_, KeyOf(ref))];
    size_ += slot == 0 ? 1 : 0;
    slot = KeyOf(ref);
  }
  size_t size() const { return size_; }
  void clear() {
    slots_.clear();
    size_ = 0;
  }

 private:
  static uint64_t KeyOf(const Ref& ref) { return RefHash()(ref); }
  // Where `key` is, or the free slot where it would be.
  static size_t Slot(const std::vector<uint64_t>& slots, uint64_t key) {
    size_t at = static_cast<size_t>((key * 0xff51afd7ed558ccdU) >> 20) % slots.size();
    while (slots[at] != 0 && slots[at] != key) at = at + 1 == slots.size() ? 0 : at + 1;
    return at;
  }
  void Grow() {
    std::vector<uint64_t> larger(slots_.empty() ? 1024 : 2 * slots_.size());
    for (const uint64_t key : slots_) {
      if (key != 0) larger[Slot(larger, key)] = key;
    }
    slots_.swap(larger);
  }

  std::vector<uint64_t> slots_;
  size_t size_ = 0;
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_REF_SET_H_
