// One changed byte in any file that holds data: reported by the name of the file, never answered from, never a crash.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <random>

#include "graph/care.h"
#include "graph/store/db.h"
#include "graph/store/layout.h"
#include "graph/store/log_check.h"
#include "tests/graph/store/graph_fixture.h"
#include "tests/random.h"

namespace kg::graph::test {
namespace {

namespace fs = std::filesystem;

std::string ReadAll(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// In place: other names of the file, in older epochs, see it too, as on a damaged disk.
void WriteAll(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::in | std::ios::out) << bytes;
}

Document Story(int number) {
  const std::string n = std::to_string(number);
  return DocBuilder("story-" + n + ".txt")
      .Says("Ivo Lenz", "coach-of", "Runner Number" + n)
      .Says("Runner Number" + n, "won", "Bergheim Marathon", {{"date", std::to_string(1900 + number)}})
      .Build();
}

bool HoldsData(const fs::path& file) {
  const std::string name = file.filename().string();
  return file.extension() == ".sst" || file.extension() == ".log" || name.starts_with("MANIFEST") ||
         name == "CURRENT" || name == "FORMAT" || name == "LATEST";
}

std::vector<fs::path> DataFiles(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && HoldsData(entry.path()) && entry.file_size() > 0) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// `message` names the file, or says that the whole database is of another version.
void ExpectNames(const std::string& message, const fs::path& file) {
  const std::string name = file.filename().string();
  const bool named = message.find(name) != std::string::npos ||
                     (name == "FORMAT" && message.find("schema version") != std::string::npos);
  EXPECT_TRUE(named) << file << ": " << message;
}

class AByte {
 public:
  explicit AByte(std::mt19937* random) : random_(*random) {}
  // Changes one byte of the file, and puts it back at the end.
  void Change(const fs::path& file) {
    file_ = file;
    good_ = ReadAll(file);
    std::string bad = good_;
    at_ = std::uniform_int_distribution<size_t>(0, bad.size() - 1)(random_);
    bad[at_] = static_cast<char>(bad[at_] ^ std::uniform_int_distribution<int>(1, 255)(random_));
    WriteAll(file, bad);
  }
  ~AByte() { WriteAll(file_, good_); }
  size_t at() const { return at_; }

 private:
  std::mt19937& random_;
  fs::path file_;
  std::string good_;
  size_t at_ = 0;
};

class DamagedByte : public ::testing::Test {
 protected:
  DamagedByte() : seed_(tests::Seed()), random_(seed_), trace_(__FILE__, __LINE__, "seed " + std::to_string(seed_)) {}
  const uint32_t seed_;
  std::mt19937 random_;
  ::testing::ScopedTrace trace_;
};

TEST_F(DamagedByte, ReadersReportItOrAnswerAsBefore) {
  const ScratchFolder folder;
  Load(folder / "db", {Story(1), Story(2)});
  Load(folder / "db", {Story(3)});
  const std::string good = DumpOf(folder / "db");
  const std::string live = (folder / "db" / "live").string();
  size_t reported = 0;
  for (int round = 0; round < tests::Rounds(2); ++round) {
    for (const fs::path& file : DataFiles(folder / "db")) {
      if (file.string().starts_with(live)) continue;
      AByte byte(&random_);
      byte.Change(file);
      SCOPED_TRACE(file.string() + " at " + std::to_string(byte.at()));
      const auto reader = OpenReader(folder / "db");
      if (!reader.ok()) {
        ++reported;
        ExpectNames(reader.status().message(), file);
      } else {
        EXPECT_EQ(Dump(**reader), good);  // the other epoch's file, or a byte that means nothing
      }
    }
  }
  EXPECT_GT(reported, 20U);
  EXPECT_EQ(DumpOf(folder / "db"), good);
}

// The writer's own files, as a killed writer leaves them: with a log.
TEST_F(DamagedByte, WritersReportItOrFinishAsIfNothingWere) {
  const ScratchFolder folder;
  Load(folder / "db", {Story(1), Story(2)});
  fs::path killed = folder / "killed";
  {
    const auto writer = OpenWriter(folder / "db");
    for (int i = 3; i < 9; ++i) StoreIn(writer.get(), Story(i));
    fs::copy(folder / "db", killed, fs::copy_options::recursive);
  }
  fs::copy(killed, folder / "whole", fs::copy_options::recursive);
  { const auto finish = OpenWriter(folder / "whole"); }
  const std::string good = DumpOf(folder / "whole");
  std::map<std::string, int> reported;
  for (int round = 0; round < tests::Rounds(2); ++round) {
    for (const fs::path& file : DataFiles(killed / "live")) {
      fs::remove_all(folder / "db");
      fs::copy(killed, folder / "db", fs::copy_options::recursive);
      const fs::path copy = folder / "db" / "live" / file.filename();
      AByte byte(&random_);
      byte.Change(copy);
      SCOPED_TRACE(copy.string() + " at " + std::to_string(byte.at()));
      auto writer = Writer::Open(folder / "db", CoreSchema(), CoreGazetteer(), "r1", SmallOptions());
      Status status = writer.status();
      if (status.ok()) status = (*writer)->Publish({});
      if (!status.ok()) {
        ++reported[copy.extension().string()];
        ExpectNames(status.message(), copy);
        continue;
      }
      *writer = nullptr;
      const auto reader = OpenReader(folder / "db");
      const bool last_record = copy.extension() == ".log";  // cut off by a crash or by damage: nobody can tell
      if (!reader.ok()) {
        ExpectNames(reader.status().message(), copy);
      } else if (!last_record) {
        EXPECT_EQ(Dump(**reader), good);
      } else {
        EXPECT_GE((*reader)->Stats().articles, 7U);
      }
    }
  }
  EXPECT_GT(reported[".log"], 0);
  EXPECT_GT(reported[".sst"], 0);
}

TEST_F(DamagedByte, CheckNamesEveryDamagedFileOfADatabase) {
  const ScratchFolder folder;
  Load(folder / "db", {Story(1), Story(2)});
  size_t noticed = 0;
  for (const fs::path& file : DataFiles(folder / "db")) {
    AByte byte(&random_);
    byte.Change(file);
    bool named = false;
    const auto report = CheckDatabase(
        folder / "db",
        [&](const std::string& p) { named = named || p.find(file.filename().string()) != std::string::npos; }, {});
    if (!report.ok()) {
      ExpectNames(report.status().message(), file);
      continue;
    }
    noticed += named ? 1 : 0;
    EXPECT_TRUE(named || report->problems == 0) << file;
  }
  EXPECT_GT(noticed, 20U);
}

TEST(Logs, EveryChangedByteButOfTheLastRecordIsNoticed) {
  const ScratchFolder folder;
  {
    auto db = Db::OpenForWriting(folder / "db", {1 << 20, 4 << 20});
    ASSERT_TRUE(db.ok());
    for (int i = 0; i < 12; ++i) {
      Batch batch;
      batch.Put(Table::kDoc, "key" + std::to_string(i), std::string(static_cast<size_t>(20 + 10 * i), 'x'));
      ASSERT_TRUE((*db)->Write(std::move(batch), false).ok());
    }
    fs::copy(folder / "db", folder / "killed", fs::copy_options::recursive);
  }
  size_t logs = 0;
  for (const fs::path& file : DataFiles(folder / "killed")) {
    const bool manifest = file.filename().string().starts_with("MANIFEST");
    if (!manifest && file.extension() != ".log") continue;
    const std::string good = ReadAll(file);
    ASSERT_TRUE(CheckLogBytes(good, LogTail::kWhole, "x").ok()) << file;
    if (good.size() < 500) continue;
    ++logs;
    const size_t last = manifest ? good.size() : good.size() - 160;
    const LogTail tail = manifest ? LogTail::kWhole : LogTail::kMayTear;
    for (size_t at = 0; at < last; ++at) {
      for (const int flip : {0x01, 0x80, 0xff}) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ flip);
        EXPECT_FALSE(CheckLogBytes(bad, tail, "x").ok()) << file << " " << at << " " << flip;
      }
    }
    // A log may end anywhere.
    for (size_t size = 0; size < good.size(); size += 13) {
      EXPECT_TRUE(CheckLogBytes(good.substr(0, size), LogTail::kMayTear, "x").ok()) << file << " cut at " << size;
    }
  }
  EXPECT_GE(logs, 1U);
}

TEST(Logs, AMissingCurrentIsNoEmptyDatabase) {
  const ScratchFolder folder;
  Load(folder / "db", {Story(1)});
  fs::remove(folder / "db" / "live" / "CURRENT");
  const Status writer = Writer::Open(folder / "db", CoreSchema(), CoreGazetteer(), "r1", SmallOptions()).status();
  EXPECT_EQ(writer.code(), StatusCode::kCorrupt);
  EXPECT_NE(writer.message().find("CURRENT"), std::string::npos);
  fs::remove_all(folder / "db" / "live");
  EXPECT_EQ(Writer::Open(folder / "db", CoreSchema(), CoreGazetteer(), "r1", SmallOptions()).status().code(),
            StatusCode::kCorrupt);
  EXPECT_EQ(OpenTestReader(folder / "db")->Stats().articles, 1U);
}

// 3 and 2 differ in one bit, and both epochs are there.
TEST(Pointer, OneChangedDigitLeadsToNoOtherEpoch) {
  const ScratchFolder folder;
  for (int i = 0; i < 3; ++i) Load(folder / "db", {Story(i)});
  std::string latest = ReadAll(folder / "db" / "LATEST");
  const uint64_t epoch = *ReadLatest(folder / "db");
  for (size_t at = 0; at < latest.size(); ++at) {
    for (int flip = 1; flip < 256; ++flip) {
      std::string bad = latest;
      bad[at] = static_cast<char>(bad[at] ^ flip);
      WriteAll(folder / "db" / "LATEST", bad);
      const auto read = ReadLatest(folder / "db");
      EXPECT_FALSE(read.ok()) << bad << " read as " << *read << " instead of " << epoch;
    }
  }
}

}  // namespace
}  // namespace kg::graph::test
