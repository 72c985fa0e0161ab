// One name, and whether it is one person: what speaks for two, and what for one told of wrongly.
#include <gtest/gtest.h>

#include "tests/graph/store/graph_fixture.h"

namespace kg::graph::test {
namespace {

std::unique_ptr<Reader> Graph(const ScratchFolder& folder, const std::vector<Document>& documents) {
  Load(folder / "db", documents);
  return OpenTestReader(folder / "db");
}

size_t CountOf(const char* name, const std::vector<Document>& documents) {
  const ScratchFolder folder;
  return Graph(folder, documents)->FindByName(name).size();
}

Document With(const char* doc, const char* name, const std::map<std::string, std::string>& attributes) {
  return DocBuilder(doc).Person(name, attributes).Build();
}

TEST(Namesakes, ALongNameWithBirthYearsSomeYearsApartIsOnePersonToldOfWrongly) {
  const auto born = [](const char* name, const char* year, const char* other_year) {
    return std::vector<Document>{DocBuilder("a.txt").Says(name, "born-on", year).Build(),
                                 DocBuilder("b.txt").Says(name, "born-on", other_year).Build()};
  };
  EXPECT_EQ(CountOf("Theophila Grandersley", born("Theophila Grandersley", "1950", "1956")), 1U);
  EXPECT_EQ(CountOf("Theophila Grandersley", born("Theophila Grandersley", "1950", "1962")), 2U);
  EXPECT_EQ(CountOf("Tom Berger", born("Tom Berger", "1950", "1956")), 2U) << "many bear a short name";
}

TEST(Namesakes, ALongNameDoesNotOutweighAnotherNationality) {
  EXPECT_EQ(CountOf("Theophila Grandersley", {DocBuilder("a.txt")
                                                  .Says("Theophila Grandersley", "born-on", "1950")
                                                  .Says("Theophila Grandersley", "nationality", "Kenya")
                                                  .Build(),
                                              DocBuilder("b.txt")
                                                  .Says("Theophila Grandersley", "born-on", "1956")
                                                  .Says("Theophila Grandersley", "nationality", "Austria")
                                                  .Build()}),
            2U);
}

TEST(Namesakes, CapitalsInAListOfResultsTellWhichWordIsTheSurname) {
  const auto are_one = [](const char* listed, const char* name) {
    const ScratchFolder folder;
    const auto reader = Graph(folder, {With("a.txt", listed, {}), With("b.txt", name, {})});
    return reader->FindByName(listed) == reader->FindByName(name);
  };
  EXPECT_TRUE(are_one("GRANDERSLEY Theo", "Theo Grandersley"));
  EXPECT_TRUE(are_one("VAN DER WOUW Pieter J.", "Pieter J. van der Wouw"));
  EXPECT_TRUE(are_one("Grandersley, Theo", "Theo Grandersley")) << "a comma says it, too";
  EXPECT_FALSE(are_one("Grandersley, MP", "Theo Grandersley"));
  EXPECT_FALSE(are_one("Grandersley Theo", "Theo Grandersley")) << "either word may be the surname";
  EXPECT_FALSE(are_one("GRANDERSLEY Theo", "Theo Grandersen"));
}

// The javelin thrower van der Wouw once became one with the coach van der Woude.
TEST(Namesakes, SurnamesASlipApartInOneArticleAreTwoEverywhere) {
  const ScratchFolder folder;
  const auto reader =
      Graph(folder, {DocBuilder("a.txt")
                         .Person("P. van der Wouw")
                         .Says("Pieter van der Woude", "beat", "Mathilde Grandersley")
                         .Build(),
                     DocBuilder("b.txt").Says("Pieter van der Wouw", "beat", "Mathilde Grandersley").Build()});
  EXPECT_NE(reader->FindByName("Pieter van der Woude"), reader->FindByName("Pieter van der Wouw"));
}

TEST(Namesakes, ALongNameInOneWordLessIsTheSameName) {
  EXPECT_EQ(CountOf("Pieter van der Woude",
                    {With("a.txt", "Pieter van der Woude", {}), With("b.txt", "Pieter vanderWoude", {})}),
            1U);
}

TEST(Namesakes, OneRareTradeHoldsTwoNationalitiesTogetherAsADoubt) {
  const ScratchFolder folder;
  const auto reader = Graph(folder, {With("a.txt", "Tom Berger", {{"nationality", "Ghana"}, {"role", "puppeteer"}}),
                                     With("b.txt", "Tom Berger", {{"nationality", "Togo"}, {"role", "puppeteer"}})});
  ASSERT_EQ(reader->FindByName("Tom Berger").size(), 1U);
  const auto entity = reader->GetEntity(reader->FindByName("Tom Berger").at(0));
  ASSERT_TRUE(entity.ok());
  EXPECT_TRUE(std::any_of(entity->members.begin(), entity->members.end(),
                          [](const Entity::Member& member) { return member.confidence < 0.8; }));
}

TEST(Namesakes, WhatAnybodyIsToSomebodyPartsNobody) {
  for (const char* role : {"colleague", "grandson", "widow"}) {
    EXPECT_EQ(CountOf("Tom Berger", {With("a.txt", "Tom Berger", {{"role", role}}),
                                     With("b.txt", "Tom Berger", {{"role", "politician"}})}),
              1U)
        << role;
  }
}

TEST(Namesakes, WhatAnybodyIsCalledHoldsNothingTogether) {
  for (const char* role : {"player", "former champion", "wife", "captain"}) {
    EXPECT_EQ(CountOf("Tom Berger", {With("a.txt", "Tom Berger", {{"nationality", "Ghana"}, {"role", role}}),
                                     With("b.txt", "Tom Berger", {{"nationality", "Togo"}, {"role", role}})}),
              2U)
        << role;
  }
}

TEST(Namesakes, TwoTradesWithNothingSharedAreTwoPeople) {
  EXPECT_EQ(CountOf("Tom Berger", {With("a.txt", "Tom Berger", {{"role", "violinist"}}),
                                   With("b.txt", "Tom Berger", {{"role", "notary"}})}),
            2U);
  EXPECT_EQ(CountOf("Tom Berger", {With("a.txt", "Tom Berger", {{"role", "violinist"}}),
                                   With("b.txt", "Tom Berger", {{"role", "husband"}})}),
            1U)
      << "a husband has a trade too";
  EXPECT_EQ(CountOf("Tom Berger",
                    {DocBuilder("a.txt").Person("Tom Berger", {{"role", "violinist"}}).Person("Ida Molnar").Build(),
                     DocBuilder("b.txt").Person("Tom Berger", {{"role", "notary"}}).Person("Ida Molnar").Build()}),
            1U)
      << "the company is shared";
}

TEST(Namesakes, TwoWordsForOneTradePartNobody) {
  EXPECT_EQ(CountOf("Tom Berger", {With("a.txt", "Tom Berger", {{"role", "trainer"}}),
                                   With("b.txt", "Tom Berger", {{"role", "coach"}})}),
            1U);
}

TEST(Namesakes, WhoIsNoRelationMayBeSomebodyElseOfTheArticle) {
  const std::string begin = "Tom Berger swims. His coach is ";
  DocBuilder doc("a.txt");
  doc.Person("Tom Berger")
      .Body(begin)
      .Person("Ida Molnar")
      .Body(begin + "Ida Molnar , who is no relation of the cook. ");
  EXPECT_EQ(CountOf("Tom Berger", {doc.Build(), DocBuilder("b.txt").Person("Tom Berger").Build()}), 1U);
}

TEST(Namesakes, ARoleTellsTheTopic) {
  EXPECT_EQ(CountOf("Tom Berger",
                    {DocBuilder("a.txt").Body("The match. ").Person("Tom Berger", {{"role", "striker"}}).Build(),
                     DocBuilder("b.txt").Body("The peloton and its riders. ").Person("Tom Berger").Build()}),
            2U);
}

TEST(Namesakes, ANameThatTwoAreKnownToBearJoinsNobodyByItself) {
  const Document violinist = With("a.txt", "Tom Berger", {{"role", "violinist"}});
  const Document notary = With("b.txt", "Tom Berger", {{"role", "notary"}});
  const Document neither = With("c.txt", "Tom Berger", {});
  EXPECT_EQ(CountOf("Tom Berger", {violinist, neither}), 1U);
  EXPECT_EQ(CountOf("Tom Berger", {violinist, notary, neither}), 3U);
}

TEST(Namesakes, AnArticleThatTellsOfANamesakeParts) {
  const auto talk = [](const char* doc, const char* text) {
    return DocBuilder(doc).Person("Tom Berger").Body(text).Build();
  };
  EXPECT_EQ(CountOf("Tom Berger",
                    {talk("a.txt",
                          "In the old village hall Tom Berger spoke. He is no relation of the cook of the same name. "),
                     talk("b.txt", "Tom Berger cooked. ")}),
            2U);
  EXPECT_EQ(CountOf("Tom Berger", {talk("a.txt", "In the old village hall Tom Berger spoke. He was brief. "),
                                   talk("b.txt", "Tom Berger cooked. ")}),
            1U);
}

TEST(Namesakes, AnInitialOfAnotherTradeNeedsMoreThanCompany) {
  const auto count = [](const char* role) {
    const ScratchFolder folder;
    const auto reader = Graph(folder, {DocBuilder("a.txt")
                                           .Person("Tom Bergerhausen", {{"role", "violinist"}})
                                           .Person("Ida Molnar")
                                           .Person("Eva Costanza")
                                           .Build(),
                                       DocBuilder("b.txt")
                                           .Person("T. Bergerhausen", {{"role", role}})
                                           .Person("Ida Molnar")
                                           .Person("Eva Costanza")
                                           .Build()});
    return reader->FindByName("Tom Bergerhausen") == reader->FindByName("T. Bergerhausen");
  };
  EXPECT_TRUE(count("violinist"));
  EXPECT_FALSE(count("notary"));
}

TEST(Namesakes, ASurnameTakenForAFirmFindsItsBearer) {
  const auto are_one = [](const char* companion) {
    const ScratchFolder folder;
    DocBuilder lost("b.txt");
    lost.Entity(ValueType::kOrganization, "Bergerhausen");
    lost.Person("Ida Molnar").Person(companion);
    const auto reader = Graph(
        folder, {DocBuilder("a.txt").Person("Tom Bergerhausen").Person("Ida Molnar").Person("Eva Costanza").Build(),
                 lost.Build()});
    return reader->FindByName("Tom Bergerhausen") == reader->FindByName("Bergerhausen");
  };
  EXPECT_TRUE(are_one("Eva Costanza"));
  EXPECT_FALSE(are_one("Max Adler")) << "one common companion is too little";
}

TEST(Namesakes, ASponsorStandsBeforeASeries) {
  const auto evidence = [](const char* firm) {
    const ScratchFolder folder;
    DocBuilder plain("a.txt");
    plain.Person("Ida Molnar").Entity(ValueType::kEvent, "Harbour Run");
    DocBuilder sponsored("b.txt");
    sponsored.Person("Ida Molnar").Entity(ValueType::kEvent, "Norvik Harbour Run");
    sponsored.Entity(ValueType::kOrganization, firm);
    const auto reader = Graph(folder, {plain.Build(), sponsored.Build()});
    std::string all;
    const auto entity = reader->GetEntity(reader->FindByName("Norvik Harbour Run").at(0));
    for (const Entity::Member& member : entity->members) all += member.evidence + "; ";
    return all;
  };
  EXPECT_NE(evidence("Norvik").find("a sponsor's name in front"), std::string::npos) << evidence("Norvik");
  EXPECT_EQ(evidence("Molnar Works").find("sponsor"), std::string::npos) << "Norvik may be a town";
}

}  // namespace
}  // namespace kg::graph::test
