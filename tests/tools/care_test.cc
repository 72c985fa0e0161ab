// The care of a database as a user does it: .check, .backup, .compact, .refresh, killed and full disks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <random>

#include "tests/random.h"
#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Articles() { return (SourceDir() / "corpus/articles").string(); }

ProcessResult Ask(const fs::path& db, const std::vector<std::string>& statements, const std::string& format = "jsonl") {
  std::vector<std::string> arguments = {db.string(), "--format", format};
  for (const std::string& statement : statements) {
    arguments.push_back("-c");
    arguments.push_back(statement);
  }
  return RunProgram("kgq", arguments);
}

constexpr const char* kExport = ".export jsonl /dev/stdout --force";

std::string Export(const fs::path& db) {
  const ProcessResult result = Ask(db, {kExport});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  return result.out;
}

ProcessResult Load(const fs::path& db, bool bulk = false) {
  std::vector<std::string> arguments = {"--db", db.string(), Articles()};
  if (bulk) arguments.push_back("--bulk");
  return RunProgram("kgingest", arguments);
}

void ExpectSound(const fs::path& db, const std::string& where) {
  const ProcessResult check = Ask(db, {".check"});
  EXPECT_EQ(check.exit_code, 0) << where << "\n" << check.out << check.err;
}

uint64_t DiskBytes(const fs::path& db) {
  const ProcessResult stats = Ask(db, {".stats"});
  EXPECT_EQ(stats.exit_code, 0) << stats.err;
  return stats.exit_code == 0 ? JsonLines(stats.out).at(0).at("bytes_on_disk").get<uint64_t>() : 0;
}

TEST(Care, ChecksBacksUpAndCompacts) {
  const ScratchFolder folder;
  ASSERT_EQ(Load(folder / "db").exit_code, 0);
  const std::string before = Export(folder / "db");
  const ProcessResult check = Ask(folder / "db", {".check"});
  EXPECT_EQ(check.exit_code, 0) << check.out << check.err;
  EXPECT_EQ(check.out, "");
  EXPECT_THAT(check.err, HasSubstr("nothing is wrong"));
  ASSERT_EQ(Ask(folder / "db", {".backup " + (folder / "copy").string()}).exit_code, 0);
  EXPECT_EQ(Ask(folder / "db", {".backup " + (folder / "copy").string()}).exit_code, 1);
  EXPECT_EQ(Export(folder / "copy"), before);
  const ProcessResult again = Load(folder / "copy");
  EXPECT_EQ(again.err.find(" stored"), std::string::npos) << again.err;
  const uint64_t bytes = DiskBytes(folder / "db");
  const ProcessResult compacted = Ask(folder / "db", {".compact", kExport});
  ASSERT_EQ(compacted.exit_code, 0) << compacted.err;
  EXPECT_EQ(compacted.out, before);
  EXPECT_LT(DiskBytes(folder / "db"), bytes);
  EXPECT_EQ(fs::exists(folder / "db/epochs/1"), false);
  ExpectSound(folder / "db", "compacted");
  EXPECT_THAT(Ask(folder / "db", {".stats"}, "tsv").out, HasSubstr("bytes: claim\t"));
}

TEST(Care, ADamagedFileIsNamedAndTheCheckFails) {
  const ScratchFolder folder;
  ASSERT_EQ(Load(folder / "db").exit_code, 0);
  fs::path largest;
  for (const auto& entry : fs::recursive_directory_iterator(folder / "db/epochs")) {
    if (entry.path().extension() != ".sst") continue;
    if (largest.empty() || entry.file_size() > fs::file_size(largest)) largest = entry.path();
  }
  const auto at = static_cast<std::streamoff>(fs::file_size(largest) / 2);
  std::fstream file(largest, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(at);
  const char byte = static_cast<char>(file.get());
  file.seekp(at);
  file.put(static_cast<char>(byte ^ 0x40));
  file.close();
  const ProcessResult check = Ask(folder / "db", {".check"});
  EXPECT_EQ(check.exit_code, 1);
  EXPECT_THAT(check.out, HasSubstr(largest.filename().string()));
  const ProcessResult question = Ask(folder / "db", {".stats"});
  EXPECT_EQ(question.exit_code, 1);
  EXPECT_THAT(question.err, HasSubstr(largest.filename().string()));
}

TEST(Care, ARunningShellGoesOnToTheNewestState) {
  const ScratchFolder folder;
  const std::string first = ShellQuote(Articles() + "/01-ghent-marathon-2022.txt");
  const ProcessResult result =
      RunShell(Program("kgingest") + " --db db " + first + " 2>/dev/null; (echo .stats; sleep 1.5; " +
                   Program("kgingest") + " --db db " + ShellQuote(Articles()) +
                   " 2>/dev/null; echo .stats; echo .refresh; echo .stats) | " + Program("kgq") + " db --format jsonl",
               folder.path());
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto stats = JsonLines(result.out);
  ASSERT_EQ(stats.size(), 3U) << result.out;
  EXPECT_EQ(stats[0]["articles"], 1);
  EXPECT_EQ(stats[1]["articles"], 1);
  EXPECT_GT(stats[2]["articles"], 50);
}

TEST(Care, ASyncedLoadGivesTheSameGraph) {
  const ScratchFolder folder;
  ASSERT_EQ(Load(folder / "db").exit_code, 0);
  ASSERT_EQ(RunProgram("kgingest", {"--db", (folder / "durable").string(), "--durable", Articles()}).exit_code, 0);
  EXPECT_EQ(Export(folder / "durable"), Export(folder / "db"));
}

class SmallDisk {
 public:
  SmallDisk(const fs::path& folder, const std::string& options) : folder_(folder) {
    fs::create_directories(folder);
    mounted_ = ::mount("tmpfs", folder.c_str(), "tmpfs", 0, options.c_str()) == 0;
    if (!mounted_) why_ = std::strerror(errno);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  ~SmallDisk() {
    if (mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
  }
  bool mounted() const { return mounted_; }
  const std::string& why() const { return why_; }
  bool Grow() const { return ::mount("tmpfs", folder_.c_str(), "tmpfs", MS_REMOUNT, "size=64m") == 0; }

 private:
  const fs::path folder_;
  bool mounted_ = false;
  std::string why_;
};

TEST(Care, AFullDiskIsSaidAndTheDatabaseGoesOnWhenThereIsRoom) {
  const ScratchFolder folder;
  ASSERT_EQ(Load(folder / "whole").exit_code, 0);
  const std::string whole = Export(folder / "whole");
  const auto seed = tests::Seed();
  std::mt19937 random(seed);
  int full = 0;
  const int most_kb = static_cast<int>(DiskBytes(folder / "whole") / 1024);
  for (int round = 0; round < tests::Rounds(3); ++round) {
    const bool bulk = round % 2 == 1;
    const int size_kb = std::uniform_int_distribution<int>(40, most_kb)(random);
    const SmallDisk disk(folder / "small", "size=" + std::to_string(size_kb) + "k");
    if (!disk.mounted()) GTEST_SKIP() << "no small disk can be mounted here: " << disk.why();
    const std::string where =
        "seed " + std::to_string(seed) + ", " + std::to_string(size_kb) + " kB" + (bulk ? ", bulk" : "");
    const fs::path db = folder / "small/db";
    const ProcessResult result = Load(db, bulk);
    ASSERT_TRUE(result.exit_code == 0 || result.exit_code == 1) << where << ": " << result.exit_code << result.err;
    if (result.exit_code == 1) {
      ++full;
      EXPECT_THAT(result.err, HasSubstr("No space left on device")) << where;
      if (fs::exists(db / "LATEST") && fs::file_size(db / "LATEST") > 0) ExpectSound(db, where);
    }
    ASSERT_TRUE(disk.Grow());
    const ProcessResult rerun = Load(db, bulk);
    ASSERT_EQ(rerun.exit_code, 0) << where << rerun.err;
    EXPECT_EQ(Export(db), whole) << where;
    ExpectSound(db, where + ", with room");
  }
  EXPECT_GT(full, 0);
}

// A changed version of every article and then the first one again leave no trace.
TEST(Care, ReplacingEveryArticleAndBackLeavesTheExportAsItWas) {
  const ScratchFolder folder;
  int number = 0;
  for (const auto& entry : fs::directory_iterator(Articles())) {
    if (entry.path().extension() != ".txt" || ++number > 30) continue;
    WriteFile(folder / ("in/" + entry.path().filename().string()), ReadFile(entry.path()));
  }
  const std::vector<std::string> load = {"--db", "db", "--templates", "off", "in"};
  ASSERT_EQ(RunProgram("kgingest", load, folder.path()).exit_code, 0);
  const std::string before = Export(folder / "db");
  std::map<fs::path, std::string> originals;
  for (const auto& entry : fs::directory_iterator(folder / "in")) {
    originals[entry.path()] = ReadFile(entry.path());
    WriteFile(entry.path(), originals[entry.path()] + "\n\nRosa Lind, 33, won the Norwick Marathon in 2:30:11.\n");
  }
  const ProcessResult changed = RunProgram("kgingest", load, folder.path());
  EXPECT_THAT(changed.err, HasSubstr(std::to_string(originals.size()) + " replaced")) << changed.err;
  EXPECT_NE(Export(folder / "db"), before);
  ExpectSound(folder / "db", "changed");
  for (const auto& [path, content] : originals) WriteFile(path, content);
  const ProcessResult restored = RunProgram("kgingest", load, folder.path());
  EXPECT_THAT(restored.err, HasSubstr(std::to_string(originals.size()) + " replaced")) << restored.err;
  EXPECT_EQ(Export(folder / "db"), before);
  ExpectSound(folder / "db", "changed back");
}

}  // namespace
}  // namespace kg::testing
