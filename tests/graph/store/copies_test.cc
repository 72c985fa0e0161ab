// Near copies: one story in many outlets is one vote, look-alikes stay apart, whatever the order of loading.
#include "graph/store/copies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>

#include "graph/store/layout.h"
#include "tests/graph/store/graph_fixture.h"
#include "tests/random.h"

namespace kg::graph::test {
namespace {

using TextWords = std::vector<std::string>;

uint64_t Scramble(uint64_t h) {
  h = (h ^ (h >> 31)) * 0x7fb5d329728ea185;
  h = (h ^ (h >> 27)) * 0x81dadef4bc2dd44d;
  return h ^ (h >> 33);
}

// `count` words that no other seed makes.
TextWords MakeWords(uint64_t seed, size_t count) {
  TextWords words;
  for (size_t i = 0; i < count; ++i) words.push_back("w" + std::to_string(Scramble(seed * 100'003 + i) % 1'000'000));
  return words;
}

std::string TextOf(const TextWords& words) {
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return text;
}

// A plain MinHash of the words: 128 hash functions.
Sketch SketchOfWords(const std::string& text) {
  TextWords words;
  std::string word;
  for (const char c : text) {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  Sketch sketch(129, ~uint32_t{0});
  sketch[0] = static_cast<uint32_t>(words.size());
  for (size_t i = 0; i + 3 < words.size(); ++i) {
    const uint64_t shingle = std::hash<std::string>()(words[i] + " " + words[i + 1] + " " + words[i + 2]);
    for (uint64_t bin = 1; bin < sketch.size(); ++bin) {
      sketch[bin] = std::min(sketch[bin], static_cast<uint32_t>(Scramble(shingle + bin * 0x9e3779b97f4a7c15)));
    }
  }
  return sketch;
}

Document Sketched(const DocBuilder& builder) {
  Document document = builder.Build();
  document.article.sketch = SketchOfWords(document.article.text);
  return document;
}

DocBuilder Outlet(const std::string& name, const TextWords& words) {
  return DocBuilder(name).Published("2024-02-10").Body(TextOf(words));
}

Document CoachStory(const std::string& name, const TextWords& words) {
  return Sketched(Outlet(name, words).Says("Ivo Lenz", "coach-of", "Ana Ruiz"));
}

// The same story as outlet `number` prints it: a cut end, a changed word, a paragraph of its own before it, or all.
TextWords Printed(const TextWords& story, size_t number) {
  TextWords words = story;
  if (number % 2 == 1) words.resize(words.size() * 9 / 10);
  if (number % 3 == 1) words[number * 7 % words.size()] = "housestyle" + std::to_string(number);
  if (number % 5 == 2) {
    const TextWords own = MakeWords(1000 + number, 20);
    words.insert(words.begin(), own.begin(), own.end());
  }
  words.push_back("outlet" + std::to_string(number));
  return words;
}

size_t ClustersIn(const std::filesystem::path& database) {
  std::set<ContentHash> clusters;
  for (const Source& source : OpenTestReader(database)->AllSources()) clusters.insert(source.cluster);
  return clusters.size();
}

Fact OnlyFactOf(const Reader& reader, const char* name) {
  const std::vector<EntityId> found = reader.FindByName(name);
  const std::vector<Fact> facts = found.empty() ? std::vector<Fact>() : reader.FactsOf(found[0]);
  EXPECT_EQ(facts.size(), 1U) << name;
  return facts.empty() ? Fact{} : facts[0];
}

TEST(NearCopies, AWireStoryInTwentyOutletsIsTwentySourcesAndOneVote) {
  const ScratchFolder folder;
  const TextWords story = MakeWords(1, 300);
  {
    const auto writer = OpenWriter(folder / "db");
    for (size_t i = 0; i < 20; ++i) {
      const Document document = CoachStory("outlet-" + std::to_string(i) + ".txt", Printed(story, i));
      EXPECT_EQ(StoreIn(writer.get(), document), i == 0 ? StoreOutcome::kStored : StoreOutcome::kCopy) << i;
    }
    EXPECT_EQ(StoreIn(writer.get(), CoachStory("own.txt", MakeWords(2, 300))), StoreOutcome::kStored);
    PublishIn(writer.get());
  }
  const auto reader = OpenTestReader(folder / "db");
  EXPECT_EQ(reader->AllSources().size(), 21U);
  EXPECT_EQ(ClustersIn(folder / "db"), 2U);
  const Fact fact = OnlyFactOf(*reader, "Ivo Lenz");
  EXPECT_EQ(fact.claims.size(), 21U);
  EXPECT_EQ(fact.sources, 2U);
  EXPECT_DOUBLE_EQ(fact.confidence, 0.99);
}

TEST(NearCopies, LookAlikesStayApart) {
  const TextWords story = MakeWords(1, 300);
  TextWords within = MakeWords(2, 300);  // an own report that has the story in it
  within.insert(within.begin() + 150, story.begin(), story.end());
  TextWords edition = story;  // the same template with other names and figures
  for (size_t i = 0; i < edition.size(); i += 8) edition[i] = "other" + std::to_string(i);
  TextWords update = story;  // half as long again
  update.resize(150);
  const TextWords news = MakeWords(3, 150);
  update.insert(update.end(), news.begin(), news.end());
  TextWords brief = story;
  brief.resize(100);
  for (const TextWords& other : {within, edition, update, brief}) {
    const ScratchFolder folder;
    Load(folder / "db", {CoachStory("a.txt", story), CoachStory("b.txt", other)});
    EXPECT_EQ(ClustersIn(folder / "db"), 2U);
    EXPECT_EQ(OnlyFactOf(*OpenTestReader(folder / "db"), "Ivo Lenz").sources, 2U);
  }
}

TEST(NearCopies, OnesThatSayDifferentThingsStillContradictEachOther) {
  const ScratchFolder folder;
  const TextWords story = MakeWords(1, 300);
  const auto aged = [&](const char* name, size_t number, const char* age) {
    return Sketched(Outlet(name, Printed(story, number)).Says("Ana Ruiz", "age", age));
  };
  Load(folder / "db", {aged("a.txt", 0, "37"), aged("b.txt", 1, "37"), aged("corrected.txt", 3, "41")});
  EXPECT_EQ(ClustersIn(folder / "db"), 1U);
  const auto reader = OpenTestReader(folder / "db");
  const std::vector<Conflict> conflicts = reader->AllConflicts();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_EQ(conflicts[0].level, ConflictLevel::kConflict);
  ASSERT_EQ(conflicts[0].camps.size(), 2U);
  EXPECT_DOUBLE_EQ(conflicts[0].camps[0].probability, 0.5);  // one vote for each value
  EXPECT_DOUBLE_EQ(conflicts[0].camps[1].probability, 0.5);
}

TEST(NearCopies, AreKnownAcrossRuns) {
  const ScratchFolder folder;
  const TextWords story = MakeWords(1, 300);
  const std::vector<Document> documents = {CoachStory("a.txt", Printed(story, 0)),
                                           CoachStory("b.txt", Printed(story, 1)),
                                           CoachStory("c.txt", Printed(story, 2))};
  for (const Document& document : documents) {
    const auto writer = OpenWriter(folder / "db");
    EXPECT_EQ(StoreIn(writer.get(), document),
              document.article.doc == "a.txt" ? StoreOutcome::kStored : StoreOutcome::kCopy);
    PublishIn(writer.get());
  }
  Load(folder / "fresh", documents);
  EXPECT_EQ(DumpOf(folder / "db"), DumpOf(folder / "fresh"));
  EXPECT_EQ(OnlyFactOf(*OpenTestReader(folder / "db"), "Ivo Lenz").sources, 1U);
}

TEST(NearCopies, WithoutTheOneBetweenThemTwoAreNoCopies) {
  const ScratchFolder folder;
  const TextWords all = MakeWords(1, 500);  // each shares most of its words with the next one, little with the third
  const auto part = [&](const char* name, size_t begin) {
    return CoachStory(name,
                      TextWords(all.begin() + static_cast<long>(begin), all.begin() + static_cast<long>(begin) + 300));
  };
  const std::vector<Document> ends = {part("a.txt", 0), part("c.txt", 90)};
  Load(folder / "db", {ends[0], part("b.txt", 45), ends[1]});
  EXPECT_EQ(ClustersIn(folder / "db"), 1U);
  {
    const auto writer = OpenWriter(folder / "db");
    ASSERT_TRUE(writer->Remove("b.txt").ok());
    PublishIn(writer.get());
  }
  EXPECT_EQ(ClustersIn(folder / "db"), 2U);
  EXPECT_EQ(OnlyFactOf(*OpenTestReader(folder / "db"), "Ivo Lenz").sources, 2U);
  Load(folder / "fresh", ends);
  EXPECT_EQ(DumpOf(folder / "db"), DumpOf(folder / "fresh"));
}

TEST(NearCopies, AReplacedArticleLeavesItsCluster) {
  const ScratchFolder folder;
  const TextWords story = MakeWords(1, 300);
  const Document rewritten = CoachStory("b.txt", MakeWords(2, 300));
  Load(folder / "db", {CoachStory("a.txt", story), CoachStory("b.txt", Printed(story, 1))});
  EXPECT_EQ(ClustersIn(folder / "db"), 1U);
  Load(folder / "db", {rewritten});
  Load(folder / "fresh", {CoachStory("a.txt", story), rewritten});
  EXPECT_EQ(ClustersIn(folder / "db"), 2U);
  EXPECT_EQ(DumpOf(folder / "db"), DumpOf(folder / "fresh"));
}

TEST(NearCopies, AnArticleIsReadBackWithItsSketch) {
  const ScratchFolder folder;
  Document document = CoachStory("a.txt", MakeWords(1, 300));
  document.article.section = "Athletics";
  document.article.tags = {"marathon", "coaches"};
  document.article.origins = {{"title", "og:title"}};
  Load(folder / "db", {document});
  const auto article = OpenTestReader(folder / "db")->GetArticle(document.article.id);
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->sketch, document.article.sketch);
  EXPECT_EQ(article->section, "Athletics");
  EXPECT_EQ(article->tags, document.article.tags);
  ASSERT_EQ(article->origins.size(), 1U);
  EXPECT_EQ(article->origins[0].origin, "og:title");
}

// Families of texts that are near copies of each other, some in chains, one so large that bands are crowded.
std::vector<Document> Pool(std::mt19937* random) {
  std::vector<Document> pool;
  const auto add = [&](size_t family, const TextWords& words) {
    const std::string name = std::to_string(pool.size()) + ".txt";
    DocBuilder builder = Outlet(name, words);
    builder.Says("Ivo Lenz", "coach-of", "Runner Number" + std::to_string(family));
    builder.Says("Runner Number" + std::to_string(family), "age", std::to_string(30 + (*random)() % 2));
    pool.push_back(Sketched(builder));
  };
  for (size_t i = 0; i < 3 * kRepresentatives; ++i) add(0, Printed(MakeWords(500, 200), i));
  for (size_t family = 1; family < 5; ++family) {
    const TextWords all = MakeWords(family, 400);
    for (size_t i = 0; i < 6; ++i) {
      const auto begin = all.begin() + static_cast<long>((*random)() % 150);
      add(family, TextWords(begin, begin + 200));
    }
  }
  return pool;
}

TEST(NearCopies, AnyOrderWithReplacementsAndRemovalsGivesTheSameGraph) {
  const unsigned seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 3; ++round) {
    const std::vector<Document> pool = Pool(&random);
    std::vector<Document> last = pool;  // what each article is in the end
    std::vector<bool> stays(pool.size());
    const ScratchFolder folder;
    std::vector<size_t> order(pool.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    auto writer = OpenWriter(folder / "db");
    const auto now_and_then = [&] {
      if (random() % 8 != 0) return;
      PublishIn(writer.get());
      writer.reset();
      writer = OpenWriter(folder / "db");
    };
    for (const size_t i : order) {
      // First with the text of another one.
      Document first = pool[i];
      const Document& other = pool[random() % pool.size()];
      if (random() % 3 == 0) {
        first.article.text = other.article.text;
        first.article.blocks = other.article.blocks;
        first.article.sketch = other.article.sketch;
        first.article.modified = *Date::Parse("2020-01-01");
        first.article.content =
            IdBuilder("content").Add("first").AddNumber(static_cast<int64_t>(i)).Build<ContentHash>();
        last[i].article.modified = *Date::Parse("2021-01-01");
        StoreIn(writer.get(), first);
        now_and_then();
      }
      StoreIn(writer.get(), last[i]);
      stays[i] = true;
      now_and_then();
      if (const size_t gone = random() % pool.size(); stays[gone] && random() % 3 == 0) {
        ASSERT_TRUE(writer->Remove(last[gone].article.doc).ok());
        stays[gone] = false;
        now_and_then();
      }
    }
    PublishIn(writer.get());
    writer.reset();
    std::vector<Document> kept;
    for (size_t i = 0; i < last.size(); ++i) {
      if (stays[i]) kept.push_back(last[i]);
    }
    std::shuffle(kept.begin(), kept.end(), random);
    Load(folder / "fresh", kept);
    ASSERT_EQ(DumpOf(folder / "db"), DumpOf(folder / "fresh"));
    EXPECT_LT(ClustersIn(folder / "db"), kept.size() / 2);
  }
}

TEST(NearCopies, ADatabaseOfTheFirstVersionIsReadAndRaisedWhenWrittenTo) {
  const ScratchFolder folder;
  Load(folder / "db", {CoachStory("a.txt", MakeWords(1, 300))});
  std::ofstream(folder / "db" / "FORMAT") << "newsgraph store 1\n";
  const std::string before = DumpOf(folder / "db");
  Load(folder / "db", {});
  EXPECT_EQ(DumpOf(folder / "db"), before);
  const auto version = ReadSchemaVersion(folder / "db");
  ASSERT_TRUE(version.ok());
  EXPECT_EQ(*version, kSchemaVersion);
}

}  // namespace
}  // namespace kg::graph::test
