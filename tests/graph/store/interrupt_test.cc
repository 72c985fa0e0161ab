// Work that is given up in the middle: nothing is lost, and nothing half done is left.
#include <gtest/gtest.h>

#include <atomic>

#include "graph/care.h"
#include "graph/stoppable.h"
#include "tests/graph/store/graph_fixture.h"

namespace kg::graph::test {
namespace {

// One article with more claims than a check looks at between two questions.
Document LongArticle() {
  DocBuilder article("long.txt");
  for (int i = 0; i < 2000; ++i) {
    article.Says("Runner " + std::to_string(i), "born-on", std::to_string(1900 + i % 100) + "-05-04");
  }
  return article.Build();
}

std::vector<Document> Stories() {
  std::vector<Document> stories;
  for (int i = 0; i < 200; ++i) {
    const std::string name = "Runner " + std::to_string(i / 2);
    const char* day = i % 2 == 0 ? "1990-05-04" : "1992-05-04";
    stories.push_back(DocBuilder("d" + std::to_string(i)).Says(name, "born-on", day).Build());
  }
  return stories;
}

Result<std::unique_ptr<Writer>> OpenStoppable(const std::filesystem::path& database, const std::atomic<bool>* stop) {
  return OpenStoppableWriter(database, CoreSchema(), CoreGazetteer(), "r1", SmallOptions(), stop);
}

void ExpectWhole(const std::filesystem::path& database) {
  const auto report = CheckDatabase(database, [](const std::string& problem) { ADD_FAILURE() << problem; }, {});
  ASSERT_TRUE(report.ok()) << report.status().message();
  EXPECT_TRUE(report->remarks.empty()) << report->remarks[0];
}

TEST(Interrupt, EndsTheListsOfAReader) {
  const ScratchFolder folder;
  Load(folder / "db", {LongArticle()});
  std::atomic<bool> stop{false};
  const auto opened = OpenStoppableReader(folder / "db", &stop);
  ASSERT_TRUE(opened.ok());
  const Reader* reader = opened->get();
  const std::string whole = Dump(*reader);
  int claims = 0;
  reader->ForEachClaim([&](const ResolvedClaim&) {
    stop = true;
    ++claims;
    return true;
  });
  EXPECT_EQ(claims, 1);
  reader->ForEachEntity([](const Entity&) {
    ADD_FAILURE();
    return true;
  });
  EXPECT_TRUE(reader->Health().ok());
  stop = false;
  EXPECT_EQ(Dump(*reader), whole);
}

TEST(Interrupt, EndsACheckWithinOneArticleWithoutATale) {
  const ScratchFolder folder;
  Load(folder / "db", {LongArticle()});
  for (int questions = 1; questions < 12; ++questions) {
    int asked = 0;
    const auto report = CheckDatabase(
        folder / "db", [](const std::string& problem) { ADD_FAILURE() << problem; },
        [&asked, questions] { return ++asked < questions; });
    EXPECT_EQ(report.status().code(), StatusCode::kInterrupted);
  }
}

TEST(Interrupt, ARecheckLeavesWhatItHasNotCheckedAsItWas) {
  const ScratchFolder folder;
  Load(folder / "db", Stories());
  const std::string before = DumpOf(folder / "db");
  for (const bool within_publish : {false, true}) {
    std::atomic<bool> stop{!within_publish};
    // Nothing is pending, so that opening has nothing to be stopped in.
    auto writer = OpenStoppable(folder / "db", &stop);
    ASSERT_TRUE(writer.ok());
    Status status = (*writer)->RecheckAll();
    EXPECT_EQ(status.ok(), within_publish);
    if (within_publish) status = (*writer)->Publish([&stop](uint64_t, uint64_t) { stop = true; });
    EXPECT_EQ(status.code(), StatusCode::kInterrupted);
    writer->reset();
    EXPECT_EQ(DumpOf(folder / "db"), before);
    ExpectWhole(folder / "db");
  }
}

TEST(Interrupt, WhatIsPendingWaitsForTheNextWriter) {
  const ScratchFolder folder;
  {
    const auto writer = OpenWriter(folder / "db");
    for (const Document& story : Stories()) StoreIn(writer.get(), story);
  }
  const std::atomic<bool> stop{true};
  EXPECT_EQ(OpenStoppable(folder / "db", &stop).status().code(), StatusCode::kInterrupted);
  PublishIn(OpenWriter(folder / "db").get());
  Load(folder / "other", Stories());
  EXPECT_EQ(DumpOf(folder / "db"), DumpOf(folder / "other"));
  ExpectWhole(folder / "db");
}

TEST(Interrupt, ABackupLeavesNothingBehind) {
  const ScratchFolder folder;
  Load(folder / "db", Stories());
  const std::atomic<bool> stop{true};
  EXPECT_EQ(BackUp(folder / "db", folder / "copy", &stop).code(), StatusCode::kInterrupted);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder / "."), {}), 1);
  ExpectWhole(folder / "db");
}

}  // namespace
}  // namespace kg::graph::test
