// Who is whom over several articles, and that neither order nor history of loading shows in it.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "graph/care.h"
#include "tests/graph/store/graph_fixture.h"
#include "tests/random.h"

namespace kg::graph::test {
namespace {

std::unique_ptr<Reader> Graph(const ScratchFolder& folder, const std::vector<Document>& documents) {
  Load(folder / "db", documents);
  return OpenTestReader(folder / "db");
}

std::vector<Entity::Member> MembersOf(const Reader& reader, const char* name) {
  const Result<Entity> entity = reader.GetEntity(reader.FindByName(name).at(0));
  EXPECT_TRUE(entity.ok());
  return entity.ok() ? entity->members : std::vector<Entity::Member>();
}

bool AreOne(const Reader& reader, const char* a, const char* b) {
  const auto left = reader.FindByName(a);
  const auto right = reader.FindByName(b);
  EXPECT_FALSE(left.empty()) << a;
  EXPECT_FALSE(right.empty()) << b;
  return left.size() == 1 && left == right;
}

TEST(Resolution, TheSameFullNameInTwoArticlesIsOnePerson) {
  const ScratchFolder folder;
  const auto reader = Graph(folder, {DocBuilder("a.txt").Person("Ana Ruiz").Alias("Ana Ruiz", "Ruiz").Build(),
                                     DocBuilder("b.txt").Person("Ána RUIZ").Build()});
  ASSERT_TRUE(AreOne(*reader, "Ana Ruiz", "Ruiz"));
  const auto entity = reader->GetEntity(reader->FindByName("ana ruiz").at(0));
  ASSERT_EQ(entity->members.size(), 2U);
  for (const Entity::Member& member : entity->members) {
    EXPECT_GE(member.confidence, 0.8);
    EXPECT_EQ(member.evidence, "same name");
  }
}

TEST(Resolution, ASpellingWithTheSameCoachIsOnePersonWithTheVariantShown) {
  const ScratchFolder folder;
  const auto reader = Graph(folder, {DocBuilder("a.txt").Says("Ivo Lenz", "coach-of", "Kelvin Brandtner").Build(),
                                     DocBuilder("b.txt").Says("Ivo Lenz", "coach-of", "Kelvin Brandtner").Build(),
                                     DocBuilder("c.txt").Says("Ivo Lenz", "coach-of", "Kevin Brandtner").Build()});
  ASSERT_TRUE(AreOne(*reader, "Kelvin Brandtner", "Kevin Brandtner"));
  const auto entity = reader->GetEntity(reader->FindByName("Kevin Brandtner").at(0));
  EXPECT_EQ(entity->name, "Kelvin Brandtner");
  const bool shown = std::any_of(entity->members.begin(), entity->members.end(), [](const Entity::Member& member) {
    return member.evidence.find("one letter off") != std::string::npos &&
           member.evidence.find("ivo lenz") != std::string::npos;
  });
  EXPECT_TRUE(shown);
}

TEST(Resolution, ASpellingWithoutSharedContextStaysApart) {
  const ScratchFolder folder;
  const auto reader = Graph(folder, {DocBuilder("a.txt").Says("Ivo Lenz", "coach-of", "Kelvin Brandtner").Build(),
                                     DocBuilder("b.txt").Says("Mara Holt", "coach-of", "Kevin Brandtner").Build()});
  EXPECT_FALSE(AreOne(*reader, "Kelvin Brandtner", "Kevin Brandtner"));
}

TEST(Resolution, AWeaklySupportedSpellingIsADoubt) {
  const ScratchFolder folder;
  const auto reader =
      Graph(folder, {DocBuilder("a.txt").Says("Kelvin Brandtner", "competed-in", "Bergheim Marathon").Build(),
                     DocBuilder("b.txt").Says("Kevin Brandtner", "competed-in", "Bergheim Marathon").Build()});
  ASSERT_TRUE(AreOne(*reader, "Kelvin Brandtner", "Kevin Brandtner"));
  const auto entity = reader->GetEntity(reader->FindByName("Kevin Brandtner").at(0));
  const auto doubtful = std::count_if(entity->members.begin(), entity->members.end(),
                                      [](const Entity::Member& member) { return member.confidence < 0.8; });
  EXPECT_EQ(doubtful, 1);
}

TEST(Resolution, TwoSpellingsOfOneWifeInOneArticleAreOne) {
  const ScratchFolder folder;
  const auto reader = Graph(folder, {DocBuilder("a.txt")
                                         .Says("Joan Jelinek", "spouse", "Tom Berger")
                                         .Says("Tom Berger", "spouse", "Joan Chelinek")
                                         .Build()});
  EXPECT_TRUE(AreOne(*reader, "Joan Jelinek", "Joan Chelinek"));
}

TEST(Resolution, TwoPeopleOfOneSurnameInOneArticleStayTwo) {
  const ScratchFolder folder;
  const auto reader =
      Graph(folder, {DocBuilder("a.txt")
                         .Says("Amos Kemper", "won", "Bergheim Marathon", {{"date", "2022"}})
                         .Says("Benson Kemper", "won", "Bergheim Marathon", {{"date", "2021"}})
                         .Says("Amos Kemper", "nationality", "Kenya")
                         .Says("Benson Kemper", "nationality", "Kenya")
                         .Build(),
                     DocBuilder("b.txt").Says("Kemper", "won", "Bergheim Marathon", {{"date", "2022"}}).Build()});
  EXPECT_FALSE(AreOne(*reader, "Amos Kemper", "Benson Kemper"));
}

TEST(Resolution, ABareSurnameJoinsNobodyByItself) {
  const ScratchFolder folder;
  const auto reader =
      Graph(folder, {DocBuilder("a.txt").Person("Ana Ruiz").Build(), DocBuilder("b.txt").Person("Ruiz").Build(),
                     DocBuilder("c.txt").Person("Ruiz").Build()});
  EXPECT_EQ(reader->FindByName("Ruiz").size(), 2U);
  EXPECT_FALSE(AreOne(*reader, "Ruiz", "Ana Ruiz"));
}

TEST(Resolution, ABareSurnameJoinsTheOnlyBearerThatSharesItsContext) {
  const ScratchFolder folder;
  const auto reader = Graph(folder, {DocBuilder("a.txt").Says("Ivo Lenz", "coach-of", "Ana Ruiz").Build(),
                                     DocBuilder("b.txt").Says("Ivo Lenz", "coach-of", "Ruiz").Build()});
  ASSERT_TRUE(AreOne(*reader, "Ruiz", "Ana Ruiz"));
  for (const Entity::Member& member : MembersOf(*reader, "Ruiz")) {
    EXPECT_EQ(member.confidence < 0.8, member.name == "Ruiz");
  }
}

TEST(Resolution, ABareSurnameThatFitsTwoStaysApart) {
  const ScratchFolder folder;
  const auto reader = Graph(folder, {DocBuilder("a.txt").Says("Ivo Lenz", "coach-of", "Ana Ruiz").Build(),
                                     DocBuilder("b.txt").Says("Ivo Lenz", "coach-of", "Pilar Ruiz").Build(),
                                     DocBuilder("c.txt").Says("Ivo Lenz", "coach-of", "Ruiz").Build()});
  EXPECT_EQ(reader->FindByName("Ruiz").size(), 1U);
  EXPECT_FALSE(AreOne(*reader, "Ruiz", "Ana Ruiz"));
  EXPECT_FALSE(AreOne(*reader, "Ruiz", "Pilar Ruiz"));
}

TEST(Resolution, NamesakesAGenerationApartStayTwo) {
  const ScratchFolder folder;
  const auto reader = Graph(folder, {DocBuilder("a.txt").Says("Tom Berger", "born-on", "1950").Build(),
                                     DocBuilder("b.txt").Says("Tom Berger", "born-on", "1987-03-01").Build()});
  EXPECT_EQ(reader->FindByName("Tom Berger").size(), 2U);
}

TEST(Resolution, ADisputedBirthYearOfOnePersonIsNoReasonToSplitHer) {
  const ScratchFolder folder;
  const auto reader =
      Graph(folder,
            {DocBuilder("a.txt").Says("Ivo Lenz", "coach-of", "Ana Ruiz").Says("Ana Ruiz", "born-on", "1999").Build(),
             DocBuilder("b.txt").Says("Ivo Lenz", "coach-of", "Ana Ruiz").Says("Ana Ruiz", "born-on", "1994").Build()});
  ASSERT_EQ(reader->FindByName("Ana Ruiz").size(), 1U);
  for (const Entity::Member& member : MembersOf(*reader, "Ana Ruiz")) {
    EXPECT_GE(member.confidence, 0.8);
  }
}

TEST(Resolution, AnEngineerAndAGoalkeeperOfOtherNationalityStayTwo) {
  const ScratchFolder folder;
  const auto reader = Graph(
      folder, {DocBuilder("a.txt").Person("Tom Berger", {{"nationality", "Austria"}, {"role", "engineer"}}).Build(),
               DocBuilder("b.txt")
                   .Person("Tom Berger", {{"nationality", "Kenya"}, {"role", "goalkeeper"}, {"sport", "football"}})
                   .Build()});
  EXPECT_EQ(reader->FindByName("Tom Berger").size(), 2U);
}

// A town has a club for each game, and an article that names two by their marks means two.
TEST(Resolution, ClubsOfTwoMarksAreTwo) {
  const ScratchFolder folder;
  const auto reader = Graph(folder, {DocBuilder("a.txt").Says("Ivo Lenz", "member-of", "FC Bergheim").Build(),
                                     DocBuilder("b.txt").Says("Ana Ruiz", "member-of", "HC Bergheim").Build(),
                                     DocBuilder("c.txt").Says("Mia Holt", "member-of", "FK Bergheim").Build(),
                                     DocBuilder("d.txt")
                                         .Says("Karl Voss", "member-of", "AC Tarnholm")
                                         .Says("Max Voss", "member-of", "FC Tarnholm")
                                         .Build()});
  EXPECT_TRUE(AreOne(*reader, "FC Bergheim", "FK Bergheim"));
  EXPECT_FALSE(AreOne(*reader, "FC Bergheim", "HC Bergheim"));
  EXPECT_FALSE(AreOne(*reader, "AC Tarnholm", "FC Tarnholm"));
}

TEST(Resolution, AnAliasThatAnArticleGivesJoinsEvents) {
  const ScratchFolder folder;
  const Document old_name = DocBuilder("a.txt").Says("Ana Ruiz", "competed-in", "All-Northern Games").Build();
  const Document new_name = DocBuilder("b.txt").Says("Ana Ruiz", "competed-in", "Northern Games").Build();
  const auto apart = Graph(folder, {old_name, new_name});
  EXPECT_FALSE(AreOne(*apart, "All-Northern Games", "Northern Games"));
  const auto joined = Graph(folder, {DocBuilder("c.txt")
                                         .Says("Ana Ruiz", "competed-in", "Northern Games")
                                         .Alias("Northern Games", "All-Northern Games")
                                         .Build()});
  EXPECT_TRUE(AreOne(*joined, "All-Northern Games", "Northern Games"));
}

TEST(Resolution, PlacesOfOneNameInTwoCountriesStayTwo) {
  const ScratchFolder folder;
  const auto place = [](const char* doc, const char* within) {
    DocBuilder builder(doc);
    builder.Entity(ValueType::kPlace, "Neudorf", {{"within", within}});
    return builder.Build();
  };
  const auto reader =
      Graph(folder, {place("a.txt", "Tyrol|Austria"), place("b.txt", "Saxony|Germany"), place("c.txt", "Germany")});
  EXPECT_EQ(reader->FindByName("Neudorf").size(), 2U);
}

TEST(Resolution, PlacesOfTheGazetteerAreOneWhateverTheirName) {
  const ScratchFolder folder;
  DocBuilder a("a.txt");
  a.Entity(ValueType::kPlace, "Vienna", {{"gazetteer", "123456"}});
  DocBuilder b("b.txt");
  b.Entity(ValueType::kPlace, "Wien", {{"gazetteer", "123456"}});
  const auto reader = Graph(folder, {a.Build(), b.Build()});
  EXPECT_TRUE(AreOne(*reader, "Vienna", "Wien"));
}

TEST(Resolution, AnIdThatAnEarlierMemberHasSupersededStillAnswers) {
  const ScratchFolder folder;
  std::set<EntityId> ids;
  for (int i = 0; i < 6; ++i) {
    Load(folder / "db", {DocBuilder("story-" + std::to_string(i) + ".txt").Person("Ana Ruiz").Build()});
    ids.insert(OpenTestReader(folder / "db")->FindByName("Ana Ruiz").at(0));
  }
  ASSERT_GT(ids.size(), 1U) << "no document came before an earlier one";
  const auto reader = OpenTestReader(folder / "db");
  const EntityId present = reader->FindByName("Ana Ruiz").at(0);
  for (const EntityId& id : ids) {
    const Result<Entity> entity = reader->GetEntity(id);
    ASSERT_TRUE(entity.ok()) << entity.status().message();
    EXPECT_EQ(entity->id, present);
    const Result<Entity> described = reader->DescribeEntity(id);
    ASSERT_TRUE(described.ok()) << described.status().message();
    EXPECT_EQ(described->id, present);
    EXPECT_EQ(described->name, entity->name);
    EXPECT_EQ(described->aliases.size(), entity->aliases.size());
    EXPECT_EQ(reader->FindById(id.ToHex()), std::vector<EntityId>{present});
  }
}

// Articles about few people with shared and misspelt names, coaches, races and birth years.
std::vector<Document> RandomStories(std::mt19937* random, int count) {
  const std::vector<std::string> people = {"Kelvin Brandtner", "Kevin Brandtner", "Kelvin Brandtner Stein",
                                           "Brandtner",        "Amos Kemper",     "Benson Kemper",
                                           "Kemper",           "Ana Ruiz"};
  const std::vector<std::string> coaches = {"Ivo Lenz", "Mara Holt", "Lenz", "Ivo Lentz"};
  const std::vector<std::string> events = {"Bergheim Marathon", "Northern Games", "All-Northern Games"};
  const auto pick = [&](const std::vector<std::string>& from) {
    return from[std::uniform_int_distribution<size_t>(0, from.size() - 1)(*random)];
  };
  const auto number = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(*random); };
  std::vector<Document> stories;
  for (int i = 0; i < count; ++i) {
    DocBuilder story((i % 3 == 0 ? "x/" : "y/") + std::to_string(i / 2) + ".txt", std::to_string(number(0, 99)));
    story.Published(("20" + std::to_string(number(10, 24))).c_str());
    for (int claim = number(1, 4); claim > 0; --claim) {
      const std::string person = pick(people);
      switch (number(0, 4)) {
        case 0:
          story.Says(pick(coaches), "coach-of", person);
          break;
        case 1:
          story.Says(person, "won", pick(events), {{"date", std::to_string(number(2019, 2021))}});
          break;
        case 2:
          story.Says(person, "born-on", std::to_string(number(1984, 1990)));
          break;
        case 3:
          story.Says(person, "competed-in", pick(events));
          break;
        default:
          story.Says(person, "nationality", number(0, 1) == 0 ? "Kenya" : "Austria");
      }
    }
    if (number(0, 5) == 0) story.SaysOf(ValueType::kPerson, "Ana Ruiz", "won", events[1]).Alias(events[1], events[2]);
    stories.push_back(story.Build());
  }
  return stories;
}

TEST(Resolution, AnyOrderAndAnyCutIntoRunsGivesTheSameGraph) {
  const uint32_t seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 3; ++round) {
    const ScratchFolder folder;
    std::vector<Document> stories = RandomStories(&random, 16);
    Load(folder / "first", stories);
    const std::string expected = DumpOf(folder / "first");
    for (int order = 0; order < 3; ++order) {
      std::shuffle(stories.begin(), stories.end(), random);
      std::filesystem::remove_all(folder / "db");
      const auto writer = OpenWriter(folder / "db");
      for (const Document& story : stories) {
        StoreIn(writer.get(), story);
        if (order > 0 && std::bernoulli_distribution(0.3)(random)) PublishIn(writer.get());
      }
      PublishIn(writer.get());
      ASSERT_EQ(DumpOf(folder / "db"), expected) << "round " << round << " order " << order;
    }
  }
}

// Many new articles are resolved a part at a time: an article of a later part may connect what was apart.
TEST(Resolution, PartsOfALoadGiveTheSameGraph) {
  const uint32_t seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 3; ++round) {
    const ScratchFolder folder;
    std::vector<Document> stories = RandomStories(&random, 36);
    Load(folder / "first", stories);
    const std::string expected = DumpOf(folder / "first");
    WriterOptions options = SmallOptions();
    for (options.resolve_at_once = 1; options.resolve_at_once < 36; options.resolve_at_once *= 3) {
      std::filesystem::remove_all(folder / "db");
      const auto writer = OpenWriter(folder / "db", "r1", options);
      for (size_t i = 0; i < stories.size(); ++i) {
        StoreIn(writer.get(), stories[i]);
        if (i == 12) PublishIn(writer.get());
      }
      PublishIn(writer.get());
      ASSERT_EQ(DumpOf(folder / "db"), expected) << "round " << round << ", " << options.resolve_at_once << " at once";
    }
  }
}

// Where a few new articles come to many, what was resolved before is not searched for again: one of them may connect
// what was apart, and two of them may meet in what both reach.
TEST(Resolution, FewNewArticlesBesideManyGiveTheSameGraph) {
  const uint32_t seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 3; ++round) {
    const ScratchFolder folder;
    std::map<std::string, Document> by_identity;
    for (Document& story : RandomStories(&random, 36)) by_identity.insert_or_assign(story.article.identity, story);
    std::vector<Document> stories;
    for (auto& [identity, story] : by_identity) stories.push_back(std::move(story));
    Load(folder / "first", stories);
    std::shuffle(stories.begin(), stories.end(), random);
    const auto writer = OpenWriter(folder / "db");
    for (size_t i = 0; i < stories.size(); ++i) {
      StoreIn(writer.get(), stories[i]);
      if (i > 8 && std::bernoulli_distribution(0.6)(random)) PublishIn(writer.get());
    }
    PublishIn(writer.get());
    ASSERT_EQ(DumpOf(folder / "db"), DumpOf(folder / "first")) << "round " << round;
    const auto report = CheckDatabase(folder / "db", [](const std::string& problem) { ADD_FAILURE() << problem; }, {});
    ASSERT_TRUE(report.ok()) << report.status().message();
  }
}

// What names an entity once more, all of whose members are alike, is linked without a look at them: unless it comes
// before them, tells something that they do not, or connects them with others.
TEST(Resolution, OneMoreOfManyAlikeGivesTheSameGraph) {
  const uint32_t seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const auto one_in = [&](int count) { return std::uniform_int_distribution<int>(1, count)(random) == 1; };
  for (int round = 0; round < 3; ++round) {
    const ScratchFolder folder;
    std::map<std::string, Document> present;
    for (int run = 0; run < 8; ++run) {
      const auto writer = OpenWriter(folder / "db");
      for (int i = 0; i < 5; ++i) {
        const std::string name = "story-" + std::to_string(std::uniform_int_distribution<int>(0, 39)(random)) + ".txt";
        DocBuilder story(name, std::to_string(5 * run + i));
        story.Person("Ana Ruiz", one_in(8) ? std::map<std::string, std::string>{{"role", "rower"}}
                                           : std::map<std::string, std::string>());
        if (one_in(3)) story.Says("Ana Ruiz", "won", "Bergheim Marathon");
        if (one_in(4)) story.Says("Anna Ruiz", "won", "Bergheim Marathon");
        if (one_in(3)) story.SaysOf(ValueType::kPerson, "Ivo Lenz", "won", one_in(4) ? "Bergheim Maraton" : "Linz Run");
        Document document = story.Build();
        if (StoreIn(writer.get(), document) != StoreOutcome::kOlder) present.insert_or_assign(name, document);
      }
      PublishIn(writer.get());
      if (run % 3 != 2) continue;
      const auto gone = present.begin();
      ASSERT_TRUE(writer->Remove(gone->second.article.identity).ok());
      present.erase(gone);
      PublishIn(writer.get());
    }
    std::vector<Document> left;
    for (const auto& [name, document] : present) left.push_back(document);
    Load(folder / "anew", left);
    ASSERT_EQ(DumpOf(folder / "db"), DumpOf(folder / "anew")) << "round " << round;
    const auto report = CheckDatabase(folder / "db", [](const std::string& problem) { ADD_FAILURE() << problem; }, {});
    ASSERT_TRUE(report.ok()) << report.status().message();
  }
}

TEST(Resolution, WhatIsLeftAfterReplacementsAndRemovalsEqualsLoadingItAnew) {
  const uint32_t seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 3; ++round) {
    const ScratchFolder folder;
    std::map<std::string, Document> present;
    for (int run = 0; run < 5; ++run) {
      const auto writer = OpenWriter(folder / "db");
      for (const Document& story : RandomStories(&random, 6)) {
        if (!present.contains(story.article.identity) && std::bernoulli_distribution(0.2)(random)) continue;
        const StoreOutcome outcome = StoreIn(writer.get(), story);
        if (outcome != StoreOutcome::kOlder) present.insert_or_assign(story.article.identity, story);
      }
      for (auto at = present.begin(); at != present.end();) {
        if (!std::bernoulli_distribution(0.2)(random)) {
          ++at;
          continue;
        }
        ASSERT_TRUE(writer->Remove(at->first).ok());
        at = present.erase(at);
      }
      PublishIn(writer.get());
    }
    std::vector<Document> left;
    for (const auto& [identity, story] : present) left.push_back(story);
    Load(folder / "fresh", left);
    ASSERT_EQ(DumpOf(folder / "db"), DumpOf(folder / "fresh")) << "round " << round;
  }
}

}  // namespace
}  // namespace kg::graph::test
