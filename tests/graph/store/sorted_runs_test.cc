// Sorting beyond memory.
#include "graph/store/sorted_runs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <utility>
#include <vector>

#include "tests/graph/store/graph_fixture.h"
#include "tests/random.h"

namespace kg::graph::test {
namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

Entries Sorted(SortedRuns* runs) {
  Entries entries;
  const Status status = runs->ForEach([&](std::string_view key, std::string_view value) {
    entries.emplace_back(key, value);
    return Status::Ok();
  });
  EXPECT_TRUE(status.ok()) << status.message();
  return entries;
}

// Memory for everything, for a few entries, and for less than one: runs of several levels.
TEST(SortedRuns, GiveAllEntriesInOrderWhateverTheMemory) {
  const auto seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (const size_t memory_bytes : {size_t{1} << 20, size_t{4000}, size_t{1}}) {
    const ScratchFolder folder;
    SortedRuns runs(folder / ".", memory_bytes);
    Entries expected;
    for (int i = 0; i < 1500; ++i) {
      std::string key(random() % 12, '\0');
      for (char& c : key) c = static_cast<char>(random() % 3 == 0 ? 0xff : random() % 4);
      const std::string value = std::to_string(i) + std::string(random() % 100 == 0 ? 300'000 : random() % 20, 'v');
      ASSERT_TRUE(runs.Add(key, value).ok());
      expected.emplace_back(key, value);
    }
    std::stable_sort(expected.begin(), expected.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    EXPECT_TRUE(Sorted(&runs) == expected) << memory_bytes;
  }
}

TEST(SortedRuns, OfNothingGiveNothing) {
  const ScratchFolder folder;
  SortedRuns runs(folder / ".", 100);
  EXPECT_TRUE(Sorted(&runs).empty());
}

TEST(SortedRuns, SayWhereTheyCanNotWrite) {
  const ScratchFolder folder;
  SortedRuns runs(folder / "none", 1);
  ASSERT_TRUE(runs.Add("a", "1").ok());
  const Status status = runs.Add("b", "2");
  EXPECT_EQ(status.code(), StatusCode::kIo);
  EXPECT_NE(status.message().find("none"), std::string::npos) << status.message();
}

}  // namespace
}  // namespace kg::graph::test
