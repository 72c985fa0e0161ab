// The RocksDB adapter: atomic batches, the two iterator types against each other, checkpoints; and the value codec.
#include "graph/store/db.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <optional>
#include <random>

#include "graph/store/codec.h"
#include "tests/graph/store/graph_fixture.h"
#include "tests/random.h"

namespace kg::graph::test {
namespace {

constexpr Table kTablesWithAndWithoutExtractor[] = {Table::kName, Table::kBlock, Table::kEntity, Table::kAdjacency,
                                                    Table::kIndex};

std::unique_ptr<Db> OpenDb(const std::filesystem::path& path) {
  auto db = Db::OpenForWriting(path, {1 << 20, 1 << 20});
  EXPECT_TRUE(db.ok()) << db.status().message();
  return std::move(db).value();
}

std::string RandomKey(std::mt19937* random) {
  std::string key(std::uniform_int_distribution<size_t>(0, 24)(*random), '\0');
  for (char& c : key) c = "\0\1a\xff"[std::uniform_int_distribution<int>(0, 3)(*random)];
  return key;
}

TEST(Db, PrefixScanFindsExactlyWhatAFullScanFindsWithThatPrefix) {
  const ScratchFolder folder;
  const uint32_t seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const auto db = OpenDb(folder / "db");
  for (const Table table : kTablesWithAndWithoutExtractor) {
    for (int round = 0; round < 3; ++round) {  // in memory, in files, in both
      Batch batch;
      for (int i = 0; i < 300; ++i) batch.Put(table, RandomKey(&random), std::to_string(i));
      ASSERT_TRUE(db->Write(std::move(batch), false).ok());
      if (round == 1) {
        const std::string name = "checkpoint-" + std::string(TableName(table));
        ASSERT_TRUE(db->Checkpoint(folder / name.c_str()).ok());
      }
      for (int i = 0; i < 60; ++i) {
        const std::string prefix = RandomKey(&random).substr(0, static_cast<size_t>(i % 20));
        std::map<std::string, std::string> expected;
        for (FullScan scan(*db, table); scan.Valid(); scan.Next()) {
          if (scan.key().starts_with(prefix)) expected.emplace(scan.key(), scan.value());
        }
        std::map<std::string, std::string> found;
        for (PrefixScan scan(*db, table, prefix); scan.Valid(); scan.Next()) found.emplace(scan.key(), scan.value());
        ASSERT_EQ(found, expected) << TableName(table) << " prefix of " << prefix.size() << " bytes";
      }
    }
  }
}

// Bytes that this process has read from files so far; nullopt where the system doesn't say.
std::optional<uint64_t> BytesRead() {
  std::ifstream io("/proc/self/io");
  std::string name;
  uint64_t number = 0;
  while (io >> name >> number) {
    if (name == "rchar:") return number;
  }
  return std::nullopt;
}

// Or each article would cost more than the one before.
TEST(Db, ALookUpReadsLittleOfATableThatIsFarLargerThanTheCache) {
  if (!BytesRead()) GTEST_SKIP() << "/proc/self/io is not there";
  constexpr uint64_t kKeys = 600'000;
  constexpr uint64_t kLookUps = 2000;
  const auto key_of = [](uint64_t number) { return IdBuilder("key").AddNumber(number).Build<EntityId>(); };
  const ScratchFolder folder;
  const auto db = OpenDb(folder / "db");
  for (uint64_t number = 0; number < kKeys;) {
    Batch batch;
    for (int i = 0; i < 5000; ++i, ++number) batch.Put(Table::kEntity, key_of(number).AsBytes(), "some value or other");
    ASSERT_TRUE(db->Write(std::move(batch), false).ok());
  }
  ASSERT_TRUE(db->Checkpoint(folder / "checkpoint").ok());
  const uint64_t before = *BytesRead();
  for (uint64_t i = 0; i < kLookUps; ++i) {
    const auto value = db->Get(Table::kEntity, key_of(i * (kKeys / kLookUps)).AsBytes());
    ASSERT_TRUE(value.ok() && value->has_value());
  }
  EXPECT_LT((*BytesRead() - before) / kLookUps, 20'000U);
}

TEST(Db, ACheckpointHoldsTheStateOfItsMoment) {
  const ScratchFolder folder;
  const auto db = OpenDb(folder / "db");
  Batch first;
  first.Put(Table::kDoc, "a", "1");
  ASSERT_TRUE(db->Write(std::move(first), false).ok());
  ASSERT_TRUE(db->Checkpoint(folder / "cp").ok());
  Batch second;
  second.Put(Table::kDoc, "a", "2");
  second.Delete(Table::kDoc, "b");
  ASSERT_TRUE(db->Write(std::move(second), false).ok());
  const auto checkpoint = Db::OpenForReading(folder / "cp", {});
  ASSERT_TRUE(checkpoint.ok()) << checkpoint.status().message();
  EXPECT_EQ((*checkpoint)->Get(Table::kDoc, "a")->value_or(""), "1");
  EXPECT_EQ(db->Get(Table::kDoc, "a")->value_or(""), "2");
  EXPECT_FALSE(db->Get(Table::kDoc, "b")->has_value());
}

TEST(Codec, EveryFlippedBitAndEveryCutOfAValueIsNoticed) {
  ByteWriter out;
  out.Uint(300);
  out.Int(-7);
  out.String("Bergheim");
  out.Double(0.97);
  out.DateValue(*Date::Parse("../2024-02-13"));
  const std::string sealed = out.Seal();
  const auto reads = [](std::string_view bytes) {
    ByteReader in(bytes);
    const bool same = in.Uint() == 300 && in.Int() == -7 && in.String() == "Bergheim" && in.Double() == 0.97 &&
                      in.DateValue() == *Date::Parse("../2024-02-13");
    return same && in.AtEnd();
  };
  EXPECT_TRUE(reads(sealed));
  for (size_t i = 0; i < sealed.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string damaged = sealed;
      damaged[i] = static_cast<char>(damaged[i] ^ (1 << bit));
      EXPECT_FALSE(ByteReader(damaged).ok()) << i;
    }
    EXPECT_FALSE(ByteReader(sealed.substr(0, i)).ok()) << i;
  }
}

}  // namespace
}  // namespace kg::graph::test
