// What articles share beside a name, and how far it speaks for one person.
#include <gtest/gtest.h>

#include "tests/graph/store/graph_fixture.h"

namespace kg::graph::test {
namespace {

size_t CountOf(const char* name, const std::vector<Document>& documents) {
  const ScratchFolder folder;
  Load(folder / "db", documents);
  return OpenTestReader(folder / "db")->FindByName(name).size();
}

// A long text spoke of a choir twice, and its runner was taken for a singer: no namesake of the runner of other
// articles.
TEST(Evidence, WordsInPassingAreNotWhatALongTextIsAbout) {
  const auto text = [](const char* doc, const std::string& words, int others) {
    std::string body = words;
    for (int i = 0; i < others; ++i) body += "and then ";
    return DocBuilder(doc).Person("Tom Berger").Body(body + ". ").Build();
  };
  const Document cyclist = text("a.txt", "The riders of the peloton ", 10);
  EXPECT_EQ(CountOf("Tom Berger", {cyclist, text("b.txt", "The choir and the singer ", 10)}), 2U);
  EXPECT_EQ(CountOf("Tom Berger", {cyclist, text("b.txt", "The choir and the singer ", 400)}), 1U);
}

TEST(Evidence, OneBirthdayHoldsTwoTradesTogether) {
  const auto born = [](const char* doc, const char* role, const char* day) {
    return DocBuilder(doc).Person("Tom Berger", {{"role", role}}).Says("Tom Berger", "born-on", day).Build();
  };
  const Document violinist = born("a.txt", "violinist", "1981-03-04");
  EXPECT_EQ(CountOf("Tom Berger", {violinist, born("b.txt", "notary", "1981-03-04")}), 1U);
  EXPECT_EQ(CountOf("Tom Berger", {violinist, born("b.txt", "notary", "1983-03-04")}), 2U);
}

bool AreOne(const char* a, const char* b, const std::vector<Document>& documents) {
  const ScratchFolder folder;
  Load(folder / "db", documents);
  const auto reader = OpenTestReader(folder / "db");
  return reader->FindByName(a).size() == 1 && reader->FindByName(a) == reader->FindByName(b);
}

// A report with surnames alone shared with others no full name but that of a federation.
TEST(Evidence, SurnamesAloneAreCompanyOfTheFullNames) {
  const auto surnames = [](const char* rival) {
    DocBuilder doc("b.txt");
    doc.Entity(ValueType::kOrganization, "Rowers Union of Lindia");
    return doc.Person("Grandersley").Person("Costanza").Person(rival).Build();
  };
  DocBuilder full("a.txt");
  full.Entity(ValueType::kOrganization, "Rowers Union of Lindia");
  const Document named = full.Person("Ida Grandersley").Person("Eva Costanza").Person("Ann Molnar").Build();
  EXPECT_TRUE(AreOne("Ida Grandersley", "Grandersley", {named, surnames("Molnar")}));
  EXPECT_FALSE(AreOne("Ida Grandersley", "Grandersley", {named, DocBuilder("b.txt").Person("Grandersley").Build()}));
}

TEST(Evidence, AnArticleThatGivesBothNamesToAWomanJoinsThoseOfOthers) {
  const auto ran = [](const char* doc, const char* name) {
    return DocBuilder(doc).Says(name, "coach-of", "Ida Molnar").Build();
  };
  const Document before = ran("a.txt", "Ana Ruiz");
  const Document after = ran("c.txt", "Ana Holtmann");
  const Document wedding =
      DocBuilder("b.txt").Says("Ana Ruiz", "coach-of", "Ida Molnar").Alias("Ana Ruiz", "Ana Holtmann").Build();
  EXPECT_TRUE(AreOne("Ana Ruiz", "Ana Holtmann", {before, wedding, after}));
  EXPECT_FALSE(AreOne("Ana Ruiz", "Ana Holtmann", {before, after}));
}

// "Lindahl was comforted by an opponent of nearly her name, Marta Lindhal".
TEST(Evidence, TwoSpellingsInOneArticleAreTwoPeople) {
  const auto article = [](const char* doc, const char* name, const char* other) {
    return DocBuilder(doc).Person("Ida Molnar").Person("Eva Costanza").Person(name).Person(other).Build();
  };
  const Document right = article("a.txt", "Martha Lindahler", "Max Adler");
  EXPECT_TRUE(AreOne("Martha Lindahler", "Marta Lindhaler", {right, article("b.txt", "Marta Lindhaler", "Max Adler")}));
  EXPECT_FALSE(
      AreOne("Martha Lindahler", "Marta Lindhaler", {right, article("b.txt", "Marta Lindhaler", "Lindahler")}));
}

TEST(Evidence, ThreeLettersAloneStandForNobody) {
  const auto body = [](const char* doc, const char* full, const char* person) {
    DocBuilder builder(doc);
    builder.Entity(ValueType::kOrganization, full);
    builder.Alias(full, "ACF").Person(person);
    return builder.Build();
  };
  const auto letters = [](const char* person) {
    DocBuilder builder("c.txt");
    builder.Entity(ValueType::kOrganization, "ACF");
    return builder.Person(person).Build();
  };
  const Document climbers = body("a.txt", "Alpine Climbers Federation", "Ida Molnar");
  EXPECT_TRUE(AreOne("Alpine Climbers Federation", "ACF", {climbers, letters("Ida Molnar")}));
  EXPECT_FALSE(AreOne("Alpine Climbers Federation", "ACF", {climbers, letters("Eva Costanza")}));
  EXPECT_FALSE(AreOne("Alpine Climbers Federation", "Aberlour Cricket Foundation",
                      {climbers, body("b.txt", "Aberlour Cricket Foundation", "Ida Molnar")}));
}

TEST(Evidence, AWordThatIsAFirmElsewhereIsNobodysSurname) {
  const auto firm = [](const char* doc, const char* name) {
    DocBuilder builder(doc);
    builder.Entity(ValueType::kOrganization, name);
    return builder.Person("Ida Molnar").Person("Eva Costanza").Build();
  };
  const Document owner =
      DocBuilder("a.txt").Person("Tom Bergerhausen").Person("Ida Molnar").Person("Eva Costanza").Build();
  EXPECT_TRUE(AreOne("Tom Bergerhausen", "Bergerhausen", {owner, firm("b.txt", "Bergerhausen")}));
  EXPECT_FALSE(AreOne("Tom Bergerhausen", "Bergerhausen",
                      {owner, firm("b.txt", "Bergerhausen"), firm("c.txt", "Bergerhausen AG")}));
}

}  // namespace
}  // namespace kg::graph::test
