// Spreads the bits of a number, for hashes of numbers.
#ifndef NEWSGRAPH_GRAPH_MODEL_MIX_H_
#define NEWSGRAPH_GRAPH_MODEL_MIX_H_

#include <cstdint>

namespace kg {

// The finaliser of MurmurHash3 (Appleby): every bit of the result depends on every bit of `h`.
constexpr uint64_t MixBits(uint64_t h) {
  h ^= h >> 33;
  h *= 0xff51afd7ed558ccd;
  h ^= h >> 33;
  h *= 0xc4ceb9fe1a85ec53;
  return h ^ (h >> 33);
}

}  // namespace kg

#endif  // NEWSGRAPH_GRAPH_MODEL_MIX_H_
