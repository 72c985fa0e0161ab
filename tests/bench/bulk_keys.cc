// How many sorted claims a second come into a database: as sorted table files taken in at once, and in batches of 1000.
// Usage: bulk_keys FOLDER [KEYS]. Built with -DNEWSGRAPH_BENCH=ON.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "graph/store/db.h"
#include "graph/store/keys.h"
#include "graph/store/sorted_table.h"
#include "graph/store/stored.h"

namespace kg::graph {
namespace {

constexpr size_t kClaimsOfADocument = 7;
constexpr size_t kValues = 4096;  // many more than share a block of a table: they do not compress each other
constexpr size_t kBatchKeys = 1000;

std::string Words(std::mt19937* random, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    for (uint32_t letters = 2 + (*random)() % 8; letters > 0; --letters)
      text += static_cast<char>('a' + (*random)() % 26);
    text += ' ';
  }
  return text;
}

std::vector<std::string> MakeValues(std::mt19937* random) {
  std::vector<std::string> values;
  for (size_t i = 0; i < kValues; ++i) {
    StoredClaim claim;
    claim.claim.predicate = i % 2 == 0 ? "won" : "coach-of";
    claim.claim.object = Words(random, 2);
    claim.claim.rule = "won.race";
    claim.claim.Set("date", "2021-05-12");
    claim.sentence = Words(random, 18);
    claim.subject_surface = Words(random, 2);
    values.push_back(Encode(claim));
  }
  return values;
}

std::vector<std::string> MakeKeys(std::mt19937* random, size_t count) {
  std::vector<std::string> keys;
  while (keys.size() < count) {
    const DocId doc = IdBuilder("bench").Add(std::to_string((*random)())).Build<DocId>();
    for (uint32_t i = 0; i < kClaimsOfADocument && keys.size() < count; ++i) keys.push_back(RefKey({doc, i}));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

void Stop(const Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "bulk_keys: %s\n", status.message().c_str());
  std::exit(1);
}

template <typename Work>
void Measure(const char* name, size_t keys, const Work& work) {
  const auto wall = std::chrono::steady_clock::now();
  const std::clock_t cpu = std::clock();
  work();
  const double cpu_s = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
  const double wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count();
  const double count = static_cast<double>(keys);
  std::printf("%-8s %8.0f keys a CPU second, %8.0f a second\n", name, count / cpu_s, count / wall_s);
}

int Main(const std::filesystem::path& folder, size_t count) {
  std::mt19937 random(1);
  const std::vector<std::string> values = MakeValues(&random);
  const std::vector<std::string> keys = MakeKeys(&random, count);
  size_t bytes = 0;
  for (size_t i = 0; i < keys.size(); ++i) bytes += keys[i].size() + values[i % kValues].size();
  std::printf("%zu claims, %zu bytes each\n", keys.size(), bytes / keys.size());
  std::filesystem::create_directories(folder / "files");
  for (int round = 0; round < 3; ++round) {
    for (const char* name : {"bulk", "batches"}) {
      const std::filesystem::path place = folder / name;
      auto db = Db::OpenForWriting(place, {});
      Stop(db.status());
      if (name == std::string_view("bulk")) {
        Measure(name, keys.size(), [&] {
          SortedTable table(**db, Table::kClaim, folder / "files", "claim");
          for (size_t i = 0; i < keys.size(); ++i) Stop(table.Put(keys[i], values[i % kValues]));
          Stop(table.Finish());
          Stop((*db)->Ingest({&table}));
        });
      } else {
        Measure(name, keys.size(), [&] {
          Batch batch;
          for (size_t i = 0; i < keys.size(); ++i) {
            batch.Put(Table::kClaim, keys[i], values[i % kValues]);
            if ((i + 1) % kBatchKeys == 0 || i + 1 == keys.size()) Stop((*db)->Write(std::exchange(batch, {}), false));
          }
        });
      }
      *db = nullptr;
      std::filesystem::remove_all(place);
    }
  }
  std::filesystem::remove_all(folder / "files");
  return 0;
}

}  // namespace
}  // namespace kg::graph

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: bulk_keys FOLDER [KEYS]\n");
    return 2;
  }
  return kg::graph::Main(argv[1], argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1'000'000);
}
