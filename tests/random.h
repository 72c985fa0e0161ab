// What the series of random tests are made from: how long they are and where they begin.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <random>

namespace kg::tests {

// How many rounds a random series takes: NEWSGRAPH_TEST_ROUNDS, else `few`.
inline int Rounds(int few) {
  const char* given = std::getenv("NEWSGRAPH_TEST_ROUNDS");
  const int rounds = given == nullptr ? 0 : std::atoi(given);
  return rounds > 0 ? rounds : few;
}

// NEWSGRAPH_TEST_SEED, to have a failure that printed its seed once more; else another one each time.
inline uint32_t Seed() {
  const char* given = std::getenv("NEWSGRAPH_TEST_SEED");
  return given == nullptr || *given == '\0' ? std::random_device{}()
                                            : static_cast<uint32_t>(std::strtoul(given, nullptr, 10));
}

}  // namespace kg::tests
