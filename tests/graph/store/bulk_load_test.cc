// A bulk load gives the graph that the same articles give one by one.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>

#include "graph/care.h"
#include "tests/graph/store/graph_fixture.h"
#include "tests/random.h"

namespace kg::graph::test {
namespace {

namespace fs = std::filesystem;

Sketch SketchOf(uint32_t story, uint32_t words) {
  Sketch sketch = {words};
  for (uint32_t i = 0; i < 64; ++i) sketch.push_back((story * 1000 + i) * 2654435761U);
  return sketch;
}

Document Story(int number) {
  const std::string n = std::to_string(number);
  Document document =
      DocBuilder("story-" + n + ".txt")
          .Published("2021-05-12")
          .Says("Ivo Lenz", "coach-of", "Runner Number" + n)
          .Says("Runner Number" + n, "won", "Bergheim Marathon", {{"date", "2021-05-1" + n.substr(0, 1)}})
          .Says("Ivo Lenz", "born-on", "19" + std::to_string(60 + number % 7) + "-03-03")
          .Build();
  // Every third story is told by three articles, in other words each.
  document.article.sketch = SketchOf(static_cast<uint32_t>(number / 3), static_cast<uint32_t>(100 + number % 3));
  return document;
}

// Stories, versions of some (other texts, other dates, the same again), and articles with one body.
std::vector<Document> Stories(int stories) {
  std::vector<Document> documents;
  for (int i = 0; i < stories; ++i) {
    documents.push_back(Story(i));
    const std::string n = std::to_string(i);
    if (i % 4 == 0) documents.push_back(Story(i));
    if (i % 5 == 0) {
      documents.push_back(DocBuilder("story-" + n + ".txt", "2").Says("Ivo Lenz", "coach-of", "Ana Ruiz").Build());
    }
    if (i % 7 == 0) {
      documents.push_back(DocBuilder("story-" + n + ".txt", "3")
                              .Published("2021-06-01")
                              .Says("Ivo Lenz", "coach-of", "Mira Holtan")
                              .Build());
    }
    if (i % 6 == 0) {
      const std::string copy = "copy-" + n + "/story.txt";
      documents.push_back(DocBuilder(copy).Body("One text. ").Says("Ivo Lenz", "coach-of", "Ana Ruiz").Build());
    }
  }
  return documents;
}

struct Loaded {
  std::vector<StoreOutcome> outcomes;
  std::string dump;
};

Loaded LoadWith(const fs::path& database, const std::vector<Document>& documents, bool bulk, size_t memory_bytes) {
  Loaded loaded;
  {
    WriterOptions options = SmallOptions();
    options.write_buffer_bytes = memory_bytes;
    auto writer = Writer::Open(database, CoreSchema(), CoreGazetteer(), "r1", options);
    EXPECT_TRUE(writer.ok()) << writer.status().message();
    EXPECT_TRUE(!bulk || *(*writer)->BeginBulkLoad());
    for (const Document& document : documents) loaded.outcomes.push_back(StoreIn(writer->get(), document));
    PublishIn(writer->get());
    if (bulk) loaded.outcomes = (*writer)->TakeBulkOutcomes();
  }
  loaded.dump = DumpOf(database);
  EXPECT_FALSE(fs::exists(database / "bulk"));
  const auto report = CheckDatabase(database, [](const std::string& problem) { ADD_FAILURE() << problem; }, {});
  EXPECT_TRUE(report.ok());
  return loaded;
}

TEST(BulkLoad, GivesTheGraphThatTheArticlesGiveOneByOne) {
  const auto seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::vector<Document> documents = Stories(24);
  for (int round = 0; round < tests::Rounds(3); ++round) {
    const ScratchFolder folder;
    Loaded one_by_one = LoadWith(folder / "one", documents, false, 1 << 20);
    const Loaded bulk = LoadWith(folder / "bulk", documents, true, round % 2 == 0 ? 1 << 20 : 20'000);
    EXPECT_EQ(bulk.dump, one_by_one.dump);
    // Of near copies a bulk load does not say that they are copies.
    for (size_t i = 0; i < documents.size(); ++i) {
      const bool near = one_by_one.outcomes[i] == StoreOutcome::kCopy && bulk.outcomes[i] == StoreOutcome::kStored;
      EXPECT_TRUE(near || bulk.outcomes[i] == one_by_one.outcomes[i])
          << i << ": " << ToString(bulk.outcomes[i]) << ", " << ToString(one_by_one.outcomes[i]);
    }
    std::shuffle(documents.begin(), documents.end(), random);
  }
}

TEST(BulkLoad, GoesOnWithArticlesOneByOne) {
  const ScratchFolder folder;
  const std::vector<Document> documents = Stories(12);
  const std::string whole = LoadWith(folder / "whole", documents, false, 1 << 20).dump;
  const std::vector<Document> first(documents.begin(), documents.begin() + 9);
  LoadWith(folder / "db", first, true, 1 << 20);
  const auto writer = OpenWriter(folder / "db");
  EXPECT_FALSE(*writer->BeginBulkLoad()) << "articles are there";
  for (const Document& document : documents) StoreIn(writer.get(), document);
  PublishIn(writer.get());
  EXPECT_EQ(DumpOf(folder / "db"), whole);
  ASSERT_TRUE(writer->Remove("story-3.txt").ok());
  PublishIn(writer.get());
  EXPECT_EQ(CheckDatabase(folder / "db", [](const std::string& problem) { ADD_FAILURE() << problem; }, {})->problems,
            0U);
}

TEST(BulkLoad, OfNothingIsAnEmptyGraph) {
  const ScratchFolder folder;
  LoadWith(folder / "db", {}, true, 1 << 20);
  EXPECT_EQ(OpenTestReader(folder / "db")->Stats().articles, 0U);
}

TEST(BulkLoad, KilledAtAnyMomentItIsAllThereOrNothingAndARerunCompletes) {
  const std::vector<Document> documents = Stories(40);
  const ScratchFolder folder;
  const auto begin = std::chrono::steady_clock::now();
  const std::string whole = LoadWith(folder / "whole", documents, true, 1 << 16).dump;
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
  const uint64_t articles = OpenTestReader(folder / "whole")->Stats().articles;
  const uint32_t seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < tests::Rounds(5); ++round) {
    const fs::path database = folder / ("db" + std::to_string(round)).c_str();
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      WriterOptions options = SmallOptions();
      options.write_buffer_bytes = 1 << 16;
      auto writer = Writer::Open(database, CoreSchema(), CoreGazetteer(), "r1", options);
      if (!writer.ok() || !*(*writer)->BeginBulkLoad()) ::_exit(1);
      for (const Document& document : documents) {
        if (!(*writer)->Store(document).ok()) ::_exit(1);
      }
      ::_exit((*writer)->Publish({}).ok() ? 0 : 1);
    }
    ::usleep(std::uniform_int_distribution<useconds_t>(1000, static_cast<useconds_t>(took.count()))(random));
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_FALSE(WIFEXITED(status) && WEXITSTATUS(status) != 0) << "the run failed by itself";
    {
      const auto writer = OpenWriter(database);  // finishes what came in
      const uint64_t found = OpenTestReader(database)->Stats().articles;
      EXPECT_TRUE(found == 0 || found == articles) << found;
      const Result<bool> begun = writer->BeginBulkLoad();
      EXPECT_EQ(*begun, found == 0);
      for (const Document& document : documents) StoreIn(writer.get(), document);
      PublishIn(writer.get());
    }
    EXPECT_EQ(DumpOf(database), whole);
    EXPECT_FALSE(fs::exists(database / "bulk"));
    fs::remove_all(database);
  }
}

}  // namespace
}  // namespace kg::graph::test
