// Folders that are no database, other writers, readers beside a writer, crashes, damaged files.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <random>

#include "tests/graph/store/graph_fixture.h"
#include "tests/random.h"

namespace kg::graph::test {
namespace {

namespace fs = std::filesystem;

Document Story(int number) {
  const std::string n = std::to_string(number);
  return DocBuilder("story-" + n + ".txt")
      .Says("Ivo Lenz", "coach-of", "Runner Number" + n)
      .Says("Runner Number" + n, "won", "Bergheim Marathon", {{"date", std::to_string(1900 + number)}})
      .Says("Runner Number" + n, "nationality", "Kenya")
      .Build();
}

void WriteFile(const fs::path& path, const std::string& content) { std::ofstream(path) << content; }

Status OpenStatus(const fs::path& database) {
  return Writer::Open(database, CoreSchema(), CoreGazetteer(), "r1", SmallOptions()).status();
}

TEST(Folder, AFileIsNoDatabase) {
  const ScratchFolder folder;
  WriteFile(folder / "db", "hello");
  EXPECT_EQ(OpenStatus(folder / "db").code(), StatusCode::kInvalid);
  EXPECT_EQ(OpenReader(folder / "db").status().code(), StatusCode::kInvalid);
  EXPECT_NE(OpenStatus(folder / "db").message().find("is a file"), std::string::npos);
}

TEST(Folder, AFolderOfOtherThingsIsNoDatabaseAndIsLeftAlone) {
  const ScratchFolder folder;
  fs::create_directory(folder / "db");
  WriteFile(folder / "db" / "holiday.jpg", "not a graph");
  EXPECT_EQ(OpenStatus(folder / "db").code(), StatusCode::kInvalid);
  EXPECT_EQ(OpenReader(folder / "db").status().code(), StatusCode::kInvalid);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder / "db"), fs::directory_iterator()), 1);
}

TEST(Folder, AnEmptyFolderBecomesADatabase) {
  const ScratchFolder folder;
  fs::create_directory(folder / "db");
  EXPECT_FALSE(OpenReader(folder / "db").ok());
  EXPECT_TRUE(OpenStatus(folder / "db").ok());
  EXPECT_TRUE(OpenReader(folder / "db").ok());
}

TEST(Folder, AMissingDatabaseIsSaidToBeMissing) {
  const ScratchFolder folder;
  EXPECT_EQ(OpenReader(folder / "none").status().code(), StatusCode::kNotFound);
  EXPECT_FALSE(fs::exists(folder / "none"));
}

TEST(Folder, ANewerSchemaIsRefused) {
  const ScratchFolder folder;
  Load(folder / "db", {Story(1)});
  WriteFile(folder / "db" / "FORMAT", "newsgraph store 99\n");
  EXPECT_EQ(OpenStatus(folder / "db").code(), StatusCode::kUnsupported);
  EXPECT_EQ(OpenReader(folder / "db").status().code(), StatusCode::kUnsupported);
  EXPECT_NE(OpenStatus(folder / "db").message().find("99"), std::string::npos);
}

TEST(Folder, ASecondWriterIsToldWhoHoldsTheDatabase) {
  const ScratchFolder folder;
  const auto first = OpenWriter(folder / "db");
  const Status second = OpenStatus(folder / "db");
  EXPECT_EQ(second.code(), StatusCode::kLocked);
  EXPECT_NE(second.message().find("process " + std::to_string(::getpid())), std::string::npos) << second.message();
}

TEST(Epochs, AReaderKeepsItsEpochWhileAWriterPublishesOthers) {
  const ScratchFolder folder;
  Load(folder / "db", {Story(1)});
  const auto reader = OpenTestReader(folder / "db");
  const std::string before = Dump(*reader);
  for (int i = 2; i < 8; ++i) Load(folder / "db", {Story(i)});
  EXPECT_EQ(Dump(*reader), before);
  EXPECT_EQ(OpenTestReader(folder / "db")->Stats().articles, 7U);
}

TEST(Epochs, OldOnesAreCleanedUpOnceNobodyReadsThem) {
  const ScratchFolder folder;
  for (int i = 1; i < 6; ++i) Load(folder / "db", {Story(i)});
  EXPECT_EQ(std::distance(fs::directory_iterator(folder / "db" / "epochs"), fs::directory_iterator()), 2);
}

TEST(Epochs, WhatIsNotPublishedIsNotSeen) {
  const ScratchFolder folder;
  const auto writer = OpenWriter(folder / "db");
  StoreIn(writer.get(), Story(1));
  EXPECT_EQ(OpenTestReader(folder / "db")->Stats().articles, 0U);
  PublishIn(writer.get());
  EXPECT_EQ(OpenTestReader(folder / "db")->Stats().articles, 1U);
}

TEST(Crash, AfterKillsAtRandomMomentsARerunGivesTheSameGraph) {
  constexpr int kStories = 24;
  constexpr int kKills = 10;
  std::vector<Document> stories;
  for (int i = 0; i < kStories; ++i) stories.push_back(Story(i));
  const ScratchFolder folder;
  Load(folder / "whole", stories);
  const std::string whole = DumpOf(folder / "whole");
  const uint32_t seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int kill_number = 0; kill_number < kKills; ++kill_number) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      auto writer = Writer::Open(folder / "db", CoreSchema(), CoreGazetteer(), "r1", SmallOptions());
      if (!writer.ok()) ::_exit(1);
      for (const Document& story : stories) {
        if (!(*writer)->Store(story).ok()) ::_exit(1);
        if (story.claims[0].doc.bytes[0] % 8 == 0 && !(*writer)->Publish({}).ok()) ::_exit(1);
      }
      ::_exit((*writer)->Publish({}).ok() ? 0 : 1);
    }
    ::usleep(std::uniform_int_distribution<useconds_t>(1000, 150000)(random));
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_FALSE(WIFEXITED(status) && WEXITSTATUS(status) != 0) << "the run failed by itself";
    const auto reader = OpenReader(folder / "db");
    if (!reader.ok()) continue;  // killed before the first epoch
    for (const Source& source : (*reader)->AllSources()) {
      EXPECT_EQ(source.claim_count, 3U);
      EXPECT_TRUE((*reader)->GetArticle(source.id).ok());
    }
    EXPECT_EQ((*reader)->Stats().claims, 3 * (*reader)->Stats().articles);
  }
  Load(folder / "db", stories);
  EXPECT_EQ(DumpOf(folder / "db"), whole);
}

TEST(Damage, AFlippedByteInATableIsReportedNeverAnsweredFrom) {
  const ScratchFolder folder;
  Load(folder / "db", {Story(1), Story(2)});
  const std::string good = DumpOf(folder / "db");
  size_t files = 0;
  const fs::path epoch = fs::canonical(*fs::directory_iterator(folder / "db" / "epochs"));
  for (const auto& entry : fs::recursive_directory_iterator(folder / "db" / "epochs")) {
    if (entry.path().extension() != ".sst") continue;
    ++files;
    const auto size = fs::file_size(entry.path());
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    const auto at = static_cast<std::streamoff>(size / 3);
    file.seekg(at);
    const char old = static_cast<char>(file.get());
    file.seekp(at);
    file.put(static_cast<char>(old ^ 0x10));
    file.flush();
    const auto reader = OpenReader(folder / "db");
    if (reader.ok()) {
      // The other epoch's file, perhaps: then nothing is wrong.
      EXPECT_EQ(Dump(**reader), good) << entry.path();
    } else {
      EXPECT_EQ(reader.status().code(), StatusCode::kCorrupt) << reader.status().message();
    }
    file.seekp(at);
    file.put(old);
  }
  EXPECT_GT(files, 10U);
  EXPECT_EQ(DumpOf(folder / "db"), good);
}

TEST(Damage, ADamagedPointerOrFormatFileIsReported) {
  const ScratchFolder folder;
  Load(folder / "db", {Story(1)});
  WriteFile(folder / "db" / "LATEST", "seven\n");
  EXPECT_EQ(OpenReader(folder / "db").status().code(), StatusCode::kCorrupt);
  WriteFile(folder / "db" / "FORMAT", "newsgr");
  EXPECT_EQ(OpenReader(folder / "db").status().code(), StatusCode::kCorrupt);
  EXPECT_EQ(OpenStatus(folder / "db").code(), StatusCode::kCorrupt);
}

}  // namespace
}  // namespace kg::graph::test
