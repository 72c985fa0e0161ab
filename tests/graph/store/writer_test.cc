// Loading, loading again, replacing, removing, and what a reader sees of it.
#include "graph/writer.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/graph/store/graph_fixture.h"

namespace kg::graph::test {
namespace {

Document CoachStory(const std::string& name, const std::string& version = "1") {
  return DocBuilder(name, version)
      .Published("2024-02-10")
      .Says("Ivo Lenz", "coach-of", "Ana Ruiz")
      .Says("Ana Ruiz", "won", "Bergheim Marathon", {{"date", "2023-10-08"}, {"time", "2:24:10"}})
      .Build();
}

EntityId OnlyEntity(const Reader& reader, const char* name) {
  const std::vector<EntityId> found = reader.FindByName(name);
  EXPECT_EQ(found.size(), 1U) << name;
  return found.empty() ? EntityId{} : found.front();
}

TEST(Writer, AReaderSeesFactsEdgesClaimsAndSourcesOfAStoredArticle) {
  const ScratchFolder folder;
  Load(folder / "db", {CoachStory("a.txt")});
  const auto reader = OpenTestReader(folder / "db");
  ASSERT_NE(reader, nullptr);
  const EntityId ana = OnlyEntity(*reader, "ana ruiz");
  const std::vector<Fact> facts = reader->FactsOf(ana);
  ASSERT_EQ(facts.size(), 2U);
  EXPECT_EQ(facts[0].predicate, "won");
  EXPECT_EQ(facts[0].object_text, "Bergheim Marathon");
  EXPECT_EQ(facts[1].predicate, "coach-of");
  EXPECT_EQ(reader->EdgesOf(ana).size(), 2U);
  EXPECT_EQ(reader->DegreeOf(ana), 2U);
  const std::vector<ResolvedClaim> claims = reader->ClaimsOf(ana);
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_EQ(claims[0].sentence, "Ivo Lenz coach-of Ana Ruiz.");
  EXPECT_EQ(claims[0].object_surface, "Ana Ruiz");
  EXPECT_EQ(claims[0].doc, "a.txt");
  const auto again = reader->GetClaim(claims[0].claim.id);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->subject_name, "Ivo Lenz");
  ASSERT_EQ(reader->AllSources().size(), 1U);
  const auto article = reader->GetArticle(reader->AllSources()[0].id);
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->title, "About a.txt");
  EXPECT_NE(article->text.find("Ivo Lenz coach-of Ana Ruiz."), std::string::npos);
  const GraphStats stats = reader->Stats();
  EXPECT_EQ(stats.articles, 1U);
  EXPECT_EQ(stats.claims, 2U);
  EXPECT_EQ(stats.entities, 3U);
  EXPECT_EQ(stats.facts, 2U);
}

TEST(Writer, LoadingTheSameAgainChangesNothing) {
  const ScratchFolder folder;
  Load(folder / "db", {CoachStory("a.txt"), CoachStory("b.txt")});
  const std::string before = DumpOf(folder / "db");
  const auto writer = OpenWriter(folder / "db");
  EXPECT_TRUE(writer->Contains(CoachStory("a.txt").article.id, CoachStory("a.txt").article.content));
  EXPECT_EQ(StoreIn(writer.get(), CoachStory("a.txt")), StoreOutcome::kUnchanged);
  PublishIn(writer.get());
  EXPECT_EQ(DumpOf(folder / "db"), before);
}

TEST(Writer, OtherRulesReplaceAnArticleOfTheSameContent) {
  const ScratchFolder folder;
  Load(folder / "db", {CoachStory("a.txt")});
  const auto writer = OpenWriter(folder / "db", "r2");
  EXPECT_FALSE(writer->Contains(CoachStory("a.txt").article.id, CoachStory("a.txt").article.content));
  EXPECT_EQ(StoreIn(writer.get(), CoachStory("a.txt")), StoreOutcome::kReplaced);
}

TEST(Writer, AReplacedArticleLeavesNothingOfTheOldOne) {
  const ScratchFolder folder;
  const Document changed = DocBuilder("a.txt", "2").Says("Mara Holt", "coach-of", "Ana Ruiz").Build();
  Load(folder / "db", {CoachStory("a.txt")});
  {
    const auto writer = OpenWriter(folder / "db");
    EXPECT_EQ(StoreIn(writer.get(), changed), StoreOutcome::kReplaced);
    PublishIn(writer.get());
  }
  Load(folder / "fresh", {changed});
  EXPECT_EQ(DumpOf(folder / "db"), DumpOf(folder / "fresh"));
}

TEST(Writer, ReplacingEveryArticleAndBackLeavesTheSameGraph) {
  const ScratchFolder folder;
  Load(folder / "db", {CoachStory("a.txt"), CoachStory("b.txt")});
  const std::string before = DumpOf(folder / "db");
  Load(folder / "db",
       {CoachStory("a.txt", "2"), DocBuilder("b.txt", "2").Says("Lea Brandt", "spouse", "Ana Ruiz").Build()});
  EXPECT_NE(DumpOf(folder / "db"), before);
  Load(folder / "db", {CoachStory("a.txt"), CoachStory("b.txt")});
  EXPECT_EQ(DumpOf(folder / "db"), before);
}

TEST(Writer, RemovingAnArticleTakesAllThatCameFromItOut) {
  const ScratchFolder folder;
  const Document other =
      DocBuilder("dir/b.txt").Url("https://example.org/b").Says("Lea Brandt", "spouse", "Ana Ruiz").Build();
  for (const char* name : {"b.txt", "dir/b.txt", "https://example.org/b"}) {
    std::filesystem::remove_all(folder / "db");
    Load(folder / "db", {CoachStory("a.txt"), other});
    const auto writer = OpenWriter(folder / "db");
    EXPECT_TRUE(writer->Remove(name).ok()) << name;
    EXPECT_EQ(writer->Remove(name).code(), StatusCode::kNotFound);
    PublishIn(writer.get());
    Load(folder / "fresh", {CoachStory("a.txt")});
    EXPECT_EQ(DumpOf(folder / "db"), DumpOf(folder / "fresh")) << name;
  }
}

TEST(Writer, ANameOfSeveralArticlesIsNotRemovedButListed) {
  const ScratchFolder folder;
  Load(folder / "db", {CoachStory("x/a.txt"), CoachStory("y/a.txt", "2")});
  const auto writer = OpenWriter(folder / "db");
  const Status status = writer->Remove("a.txt");
  EXPECT_EQ(status.code(), StatusCode::kInvalid);
  EXPECT_NE(status.message().find("x/a.txt"), std::string::npos);
  EXPECT_NE(status.message().find("y/a.txt"), std::string::npos);
  EXPECT_TRUE(writer->Remove("x/a.txt").ok());
}

TEST(Writer, ArticlesThatWouldPrintAlikeAreShownByTheirWholeIdentity) {
  const ScratchFolder folder;
  Load(folder / "db", {CoachStory("x/a.txt")});
  EXPECT_EQ(OpenTestReader(folder / "db")->AllSources()[0].doc, "a.txt");
  Load(folder / "db", {CoachStory("y/a.txt", "2")});
  const auto reader = OpenTestReader(folder / "db");
  ASSERT_EQ(reader->AllSources().size(), 2U);
  EXPECT_EQ(reader->AllSources()[0].doc, "x/a.txt");
  EXPECT_EQ(reader->AllSources()[1].doc, "y/a.txt");
}

TEST(Writer, OfTwoVersionsTheNewerStays) {
  const ScratchFolder folder;
  const auto version = [](const char* content, const char* published, const char* modified) {
    DocBuilder builder("a.txt", content);
    if (*published != '\0') builder.Published(published);
    if (*modified != '\0') builder.Modified(modified);
    return builder.Says("Ivo Lenz", "coach-of", "Ana Ruiz").Build();
  };
  const auto writer = OpenWriter(folder / "db");
  StoreIn(writer.get(), version("1", "2024-02-10", ""));
  EXPECT_EQ(StoreIn(writer.get(), version("2", "2024-02-09", "")), StoreOutcome::kOlder);
  EXPECT_EQ(StoreIn(writer.get(), version("3", "2024-02-11", "2024-02-12")), StoreOutcome::kReplaced);
  EXPECT_EQ(StoreIn(writer.get(), version("4", "2024-02-12", "2024-02-11")), StoreOutcome::kOlder);
}

TEST(Writer, WithoutDatesTheGreaterHashStaysWithinOneCommandAndTheLastOneAcross) {
  const ScratchFolder folder;
  Document low = CoachStory("a.txt", "1");
  Document high = CoachStory("a.txt", "2");
  if (high.article.content < low.article.content) std::swap(low, high);
  Load(folder / "one", {low, high});
  Load(folder / "two", {high, low});
  EXPECT_EQ(DumpOf(folder / "one"), DumpOf(folder / "two"));
  Load(folder / "one", {low});
  Load(folder / "three", {low});
  EXPECT_EQ(DumpOf(folder / "one"), DumpOf(folder / "three"));
}

TEST(Writer, ACopyIsASourceButNoSecondVote) {
  const ScratchFolder folder;
  const auto writer = OpenWriter(folder / "db");
  const std::string body = "One wire story. ";
  const auto copy = [&](const char* name) {
    return DocBuilder(name).Body(body).Says("Ivo Lenz", "coach-of", "Ana Ruiz").Build();
  };
  EXPECT_EQ(StoreIn(writer.get(), copy("a.txt")), StoreOutcome::kStored);
  EXPECT_EQ(StoreIn(writer.get(), copy("b.txt")), StoreOutcome::kCopy);
  StoreIn(writer.get(), CoachStory("c.txt"));
  PublishIn(writer.get());
  const auto reader = OpenTestReader(folder / "db");
  EXPECT_EQ(reader->AllSources().size(), 3U);
  for (const Fact& fact : reader->FactsOf(OnlyEntity(*reader, "Ivo Lenz"))) {
    EXPECT_EQ(fact.claims.size(), 3U);
    EXPECT_EQ(fact.sources, 2U);
    EXPECT_DOUBLE_EQ(fact.confidence, 0.99);
  }
}

TEST(Writer, AnOccupiedDocumentIdIsAnErrorNotAnOverwrite) {
  const ScratchFolder folder;
  Document forged = CoachStory("b.txt");
  forged.article.id = CoachStory("a.txt").article.id;
  for (Claim& claim : forged.claims) claim.doc = forged.article.id;
  const auto writer = OpenWriter(folder / "db");
  StoreIn(writer.get(), CoachStory("a.txt"));
  const auto outcome = writer->Store(forged);
  ASSERT_FALSE(outcome.ok());
  EXPECT_NE(outcome.status().message().find("already stored for a.txt"), std::string::npos);
}

TEST(Writer, ADocumentThatContradictsItselfIsRefused) {
  const ScratchFolder folder;
  Document broken = CoachStory("a.txt");
  broken.claims[0].subject = 99;
  const auto writer = OpenWriter(folder / "db");
  EXPECT_EQ(writer->Store(broken).status().code(), StatusCode::kInvalid);
  PublishIn(writer.get());
  EXPECT_EQ(OpenTestReader(folder / "db")->Stats().articles, 0U);
}

TEST(Writer, EveryStoredArticleIsVisitedWithItsText) {
  const ScratchFolder folder;
  const auto writer = OpenWriter(folder / "db");
  StoreIn(writer.get(), CoachStory("a.txt"));
  StoreIn(writer.get(), CoachStory("b.txt"));
  std::vector<std::string> texts;
  ASSERT_TRUE(writer
                  ->ForEachArticle([&](const Article& article) {
                    texts.push_back(article.text);
                    EXPECT_EQ(article.blocks.size(), 1U);
                    return Status::Ok();
                  })
                  .ok());
  std::sort(texts.begin(), texts.end());
  EXPECT_EQ(texts, (std::vector<std::string>{CoachStory("a.txt").article.text, CoachStory("b.txt").article.text}));
}

TEST(Writer, ClaimsThatAreNoPlainFactsMakeNoFacts) {
  const ScratchFolder folder;
  Document document = CoachStory("a.txt");
  document.claims[0].modality = Modality::kPlanned;
  document.claims[1].polarity = Polarity::kNegated;
  Load(folder / "db", {document});
  const auto reader = OpenTestReader(folder / "db");
  EXPECT_EQ(reader->Stats().facts, 0U);
  EXPECT_EQ(reader->ClaimsOf(OnlyEntity(*reader, "Ana Ruiz")).size(), 2U);
}

}  // namespace
}  // namespace kg::graph::test
