// True conflicts of every other kind, and how far unknown parts keep them silent.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/conflict/world.h"

namespace kg::graph {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const TestDoc kA = Dated("a", "2023-06-01");
const TestDoc kB = Dated("b", "2023-07-01");

class Kinds : public testing::Test {
 protected:
  World world;
};

using Winners = Kinds;
using Times = Kinds;
using Records = Kinds;
using Places = Kinds;
using States = Kinds;
using Matches = Kinds;
using Denials = Kinds;
using Founding = Kinds;

TEST_F(Winners, TwoOfOneEditionAndCategoryAreAConflict) {
  world.Say(kA, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023"}, {"category", "women"}});
  world.Say(kB, "Eva Holm", "won", "Lugo Marathon", {{"date", "2023-05-07"}, {"category", "women"}});
  const auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_EQ(Summary(conflicts[0]), "conflict winner Lugo Marathon: Ana Ruiz | Eva Holm");
  EXPECT_THAT(conflicts[0].why, HasSubstr("on 7 May 2023, women"));
  EXPECT_THAT(conflicts[0].involved, testing::Contains(World::IdOf("Eva Holm")));
}

TEST_F(Winners, CategoryMayComeFromPronouns) {
  world.Known("Ana Ruiz").attributes["gender"] = "female";
  world.Known("Eva Holm").attributes["gender"] = "female";
  world.Say(kA, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023"}});
  world.Say(kB, "Eva Holm", "won", "Lugo Marathon", {{"date", "2023"}});
  EXPECT_THAT(world.Reports(), ElementsAre("conflict winner Lugo Marathon: Ana Ruiz | Eva Holm"));
}

TEST_F(Winners, OfALeagueNeedNoCategory) {
  for (const char* team : {"Lugo United", "Vigo Rovers"}) world.Known(team, ValueType::kTeam);
  world.Say(kA, "Lugo United", "won", "Galician League", {{"date", "2021/2022"}});
  world.Say(kB, "Vigo Rovers", "won", "Galician League", {{"date", "2021/2022"}});
  world.Say(kB, "Vigo Rovers", "won", "Galician League", {{"date", "2022/2023"}});
  EXPECT_THAT(world.Reports(), ElementsAre("conflict winner Galician League: Lugo United | Vigo Rovers"));
}

TEST_F(Winners, ACupOfASportForPersonsHasRanksOfPersons) {
  world.Say(kA, "Ana Ruiz", "placed", "Steppe Archery Cup",
            {{"date", "2023-05-07"}, {"category", "women"}, {"rank", "3"}});
  world.Say(kB, "Ana Ruiz", "placed", "Steppe Archery Cup",
            {{"date", "2023-05-07"}, {"category", "women"}, {"rank", "4"}});
  EXPECT_THAT(world.Reports(), ElementsAre("conflict rank Ana Ruiz: 3 | 4"));
  world.Say(kA, "Eva Holm", "won", "Steppe Archery Cup", {{"date", "2023-05-07"}, {"category", "women"}});
  world
      .Say(kB, "Eva Holm", "placed", "Steppe Archery Cup",
           {{"date", "2023-05-07"}, {"category", "women"}, {"rank", "2"}})
      .sentence = "Eva Holm was second in the team event.";
  EXPECT_THAT(world.Reports(), ElementsAre("conflict rank Ana Ruiz: 3 | 4"));
}

TEST_F(Winners, OfAMultiSportEventNeedTheDiscipline) {
  world.Say(kA, "Ana Ruiz", "won", "Galician Games", {{"date", "2023"}, {"category", "women"}});
  world.Say(kB, "Eva Holm", "won", "Galician Games", {{"date", "2023"}, {"category", "women"}});
  EXPECT_THAT(world.Reports(), IsEmpty());
  world.Say(kA, "Ana Ruiz", "won", "Galician Games",
            {{"date", "2023"}, {"category", "women"}, {"discipline", "10,000 metres"}});
  world.Say(kB, "Eva Holm", "won", "Galician Games",
            {{"date", "2023"}, {"category", "women"}, {"discipline", "10,000m"}});
  EXPECT_THAT(world.Reports(), ElementsAre("conflict winner Galician Games: Ana Ruiz | Eva Holm"));
}

TEST_F(Winners, WhereOneCategoryOnlySeemsToBeAreATension) {
  for (const char* team : {"Lugo United", "Vigo Rovers", "Ourense"}) world.Known(team, ValueType::kTeam);
  world.Say(kA, "Lugo United", "won", "Coast Regatta", {{"date", "2020"}});
  world.Say(kA, "Ourense", "won", "Coast Regatta", {{"date", "2021"}});
  world.Say(kA, "Lugo United", "won", "Coast Regatta", {{"date", "2023"}});
  world.Say(kB, "Vigo Rovers", "won", "Coast Regatta", {{"date", "2023"}});
  EXPECT_THAT(world.Reports(), ElementsAre("tension winner Coast Regatta: Lugo United | Vigo Rovers"));
}

TEST_F(Times, OfOneResultAreOneVariable) {
  world.Say(kA, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023-05-07"}, {"time", "2:24:10"}});
  world.Say(kB, "Ana Ruiz", "ran-time", "2:24:40", {{"event", "Lugo Marathon"}, {"date", "2023"}});
  const auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_EQ(Summary(conflicts[0]), "conflict time Ana Ruiz: 2:24:10 | 2:24:40");
  EXPECT_THAT(conflicts[0].why, HasSubstr("30 seconds apart"));
}

TEST_F(Times, AboutIsATensionAndASecondIsRounding) {
  world.Say(kA, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023"}, {"time", "2:24:10"}});
  world.Say(kB, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023"}, {"time", "2:25:00"}, {"precision", "about"}});
  EXPECT_THAT(world.Reports(), ElementsAre("tension time Ana Ruiz: 2:24:10 | 2:25:00"));
  World other;
  other.Say(kA, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023"}, {"time", "2:24:10"}});
  other.Say(kB, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023"}, {"time", "2:24:11"}});
  EXPECT_THAT(other.Reports(), ElementsAre("tension time Ana Ruiz: 2:24:10 | 2:24:11"));
}

TEST_F(Times, UnknownEditionOrEventIsSilent) {
  world.Say(kA, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023"}, {"time", "2:24:10"}});
  world.Say(kB, "Ana Ruiz", "won", "Lugo Marathon", {{"time", "2:34:10"}});
  world.Say(kB, "Ana Ruiz", "ran-time", "2:44:10", {{"date", "2023"}, {"discipline", "marathon"}});
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Times, RanksOfOneResult) {
  world.Say(kA, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023"}});
  world.Say(kB, "Ana Ruiz", "placed", "Lugo Marathon", {{"date", "2023"}, {"rank", "2"}});
  world.Say(kB, "Ana Ruiz", "placed", "Lugo Marathon", {{"date", "2022"}, {"rank", "5"}});
  EXPECT_THAT(world.Reports(), ElementsAre("conflict rank Ana Ruiz: 1 | 2"));
}

TEST_F(Records, LaterOneThatIsWorseIsAConflict) {
  const std::string record = "national record";
  world.Say(kA, "Ana Ruiz", "record-time", "2:24:10",
            {{"record", record}, {"discipline", "marathon"}, {"date", "2019-05-01"}});
  world.Say(kB, "Ana Ruiz", "record-time", "2:25:30",
            {{"record", record}, {"discipline", "marathon"}, {"date", "2021-05-01"}});
  EXPECT_THAT(world.Reports(), ElementsAre("conflict record Ana Ruiz: 2:24:10 | 2:25:30"));
}

TEST_F(Records, OfMarksTurnTheOtherWay) {
  world.Say(kA, "Ana Ruiz", "record-mark", "6.95 m",
            {{"record", "personal best"}, {"discipline", "long jump"}, {"date", "2019-05-01"}});
  world.Say(kB, "Ana Ruiz", "record-mark", "7.01 m",
            {{"record", "personal best"}, {"discipline", "long jump"}, {"date", "2021-05-01"}});
  EXPECT_THAT(world.Reports(), IsEmpty());
  world.Say(kB, "Ana Ruiz", "record-mark", "6.80 m",
            {{"record", "personal best"}, {"discipline", "long jump"}, {"date", "2022-05-01"}});
  EXPECT_THAT(world.Reports(), ElementsAre("conflict record Ana Ruiz: 6.80 m | 7.01 m"));
}

TEST_F(Records, UndatedPersonalBestThatALaterArticleGivesWorseIsATension) {
  world.Say(kA, "Ana Ruiz", "record-time", "2:24:10", {{"record", "personal best"}, {"discipline", "marathon"}});
  world.Say(kB, "Ana Ruiz", "record-time", "2:27:10", {{"record", "personal best"}, {"discipline", "marathon"}});
  EXPECT_THAT(world.Reports(), ElementsAre("tension record Ana Ruiz: 2:24:10 | 2:27:10"));
}

TEST_F(Records, OfTheWorldAreOneChainOverAllHolders) {
  for (const char* name : {"Ana Ruiz", "Eva Holm"}) world.Known(name).attributes["gender"] = "female";
  world.Known("Bo Lind").attributes["gender"] = "male";
  const auto record = [](const char* date) {
    return World::Qualifiers{{"record", "world record"}, {"discipline", "marathon"}, {"date", date}};
  };
  world.Say(kA, "Ana Ruiz", "record-time", "2:14:10", record("2019-05-01"));
  world.Say(kA, "Bo Lind", "record-time", "2:02:10", record("2018-05-01"));
  EXPECT_THAT(world.Reports(), IsEmpty());
  world.Say(kB, "Eva Holm", "record-time", "2:15:10", record("2021-05-01"));
  EXPECT_THAT(world.Reports(), ElementsAre("conflict record Eva Holm: 2:14:10 | 2:15:10"));
}

TEST_F(Places, SiblingsAreAConflict) {
  world.Say(kA, "Ana Ruiz", "born-in", "Nairobi");
  world.Say(kB, "Ana Ruiz", "born-in", "Mombasa");
  world.Say(kB, "Ana Ruiz", "born-in", "Kenya");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict born-in Ana Ruiz: Mombasa | Nairobi"));
}

// A painter born in Trois-Rivieres came out as born elsewhere: "Quebec" had been taken for the city.
TEST_F(Places, ACityMayBeTheProvinceOfItsName) {
  world.Known("Quebec", ValueType::kPlace).attributes["gazetteer"] = "1080067318";
  world.Say(kA, "Ana Ruiz", "born-in", "Trois-Rivieres");
  world.Say(kB, "Ana Ruiz", "born-in", "Quebec");
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Places, ChainsOfTheTextPartWhereTheGazetteerKnowsNeither) {
  world.Known("Obermoos", ValueType::kPlace).attributes["within"] = "Styria|Austria";
  world.Known("Kwaheri", ValueType::kPlace).attributes["within"] = "Kenya";
  world.Say(kA, "Ana Ruiz", "born-in", "Obermoos");
  world.Say(kB, "Ana Ruiz", "born-in", "Kwaheri");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict born-in Ana Ruiz: Kwaheri | Obermoos"));
}

TEST_F(Places, UnknownContainmentIsListedAsUnknown) {
  world.Say(kA, "Ana Ruiz", "born-in", "Qwxobermoos");
  world.Say(kB, "Ana Ruiz", "born-in", "Nairobi");
  EXPECT_THAT(world.Reports(), IsEmpty());
  ASSERT_EQ(world.Check().size(), 1U);
  EXPECT_EQ(world.Check()[0].level, ConflictLevel::kUnknown);
}

TEST_F(Places, SeatsMayMove) {
  world.Say(kA, "Acme Works", "headquartered-in", "Nairobi");
  world.Say(kB, "Acme Works", "headquartered-in", "Mombasa");
  EXPECT_THAT(world.Reports(), ElementsAre("tension headquartered-in Acme Works: Mombasa | Nairobi"));
}

TEST_F(States, TwoHoldersOfOneOfficeAtOneTime) {
  world.Say(kA, "Ana Ruiz", "holds-position", "mayor of Lugo", {{"date", "2015-01-10/2019-01-10"}});
  world.Say(kB, "Bo Lind", "holds-position", "mayor of Lugo", {{"date", "2018-01-10/2022-01-10"}});
  world.Say(kB, "Cy Dorn", "holds-position", "mayor of Lugo", {{"date", "2022/.."}});
  EXPECT_THAT(world.Reports(), ElementsAre("conflict office Ana Ruiz: Ana Ruiz | Bo Lind"));
}

TEST_F(States, HandoverWithinAYearIsSilent) {
  world.Say(kA, "Ana Ruiz", "ceo-of", "Acme Works", {{"date", "2015/2019"}});
  world.Say(kB, "Bo Lind", "ceo-of", "Acme Works", {{"date", "2019/2022"}});
  world.Say(kB, "Cy Dorn", "ceo-of", "Acme Works");
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(States, TwoPresentHoldersInOneMonthAreATensionUnlessAChangeIsTold) {
  world.Say(Dated("a", "2023-12-06"), "Ana Ruiz", "holds-position", "president of the Lugo Guild");
  world.Say(Dated("b", "2023-12-08"), "Bo Lind", "holds-position", "president of the Lugo Guild");
  EXPECT_THAT(world.Reports(), ElementsAre("tension office Ana Ruiz: Ana Ruiz | Bo Lind"));
  World told;
  told.Say(Dated("a", "2023-12-06"), "Ana Ruiz", "ceo-of", "Acme Works");
  told.Say(Dated("b", "2023-12-08"), "Bo Lind", "ceo-of", "Acme Works").sentence =
      "The new chief executive is Bo Lind.";
  told.Say(Dated("c", "2024-06-08"), "Cy Dorn", "ceo-of", "Acme Works");
  EXPECT_THAT(told.Reports(), IsEmpty());
}

TEST_F(States, TwoClubsOfOneSportAreATension) {
  for (const char* club : {"Lugo United", "Vigo Rovers"})
    world.Known(club, ValueType::kTeam).attributes["sport"] = "football";
  world.Say(kA, "Ana Ruiz", "member-of", "Lugo United", {{"date", "2015/2019"}});
  world.Say(kB, "Ana Ruiz", "member-of", "Vigo Rovers", {{"date", "2017/2021"}});
  EXPECT_THAT(world.Reports(), ElementsAre("tension club Ana Ruiz: Lugo United | Vigo Rovers"));
}

TEST_F(Matches, TwoScoresOrWinnersOfOneMatch) {
  for (const char* team : {"Lugo United", "Vigo Rovers"}) world.Known(team, ValueType::kTeam);
  world.Say(kA, "Lugo United", "beat", "Vigo Rovers", {{"date", "2023-05-07"}, {"score", "3-1"}});
  world.Say(kB, "Lugo United", "beat", "Vigo Rovers", {{"date", "2023-05-07"}, {"score", "1-3"}});
  world.Say(kB, "Lugo United", "beat", "Vigo Rovers", {{"date", "2023-05-14"}, {"score", "4-1"}});
  EXPECT_THAT(world.Reports(), IsEmpty());
  world.Say(kB, "Lugo United", "beat", "Vigo Rovers", {{"date", "2023-05-14"}, {"score", "5-1"}});
  EXPECT_THAT(world.Reports(), ElementsAre("conflict score Lugo United: 4-1 | 5-1"));
}

TEST_F(Denials, AreATensionThatNamesWhoDenies) {
  world.Say(kA, "Ana Ruiz", "educated-at", "Lugo University", {{"date", "2010"}});
  auto& denial = world.Say(kB, "Ana Ruiz", "educated-at", "Lugo University", {{"date", "2010"}});
  denial.claim.polarity = Polarity::kNegated;
  denial.claim.attributed_to = "Bo Lind";
  const auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_EQ(Summary(conflicts[0]), "tension denial Ana Ruiz: Lugo University | not Lugo University");
  EXPECT_THAT(conflicts[0].why, HasSubstr("Bo Lind"));
}

TEST_F(Denials, OfAnotherTimeAreSilent) {
  world.Say(kA, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2022"}});
  world.Say(kB, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023"}}).claim.polarity = Polarity::kNegated;
  world.Say(kA, "Ana Ruiz", "works-for", "Acme Works");
  world.Say(Dated("later", "2024-06-01"), "Ana Ruiz", "works-for", "Acme Works").claim.polarity = Polarity::kNegated;
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Founding, YearsOneApartAreAYearApart) {
  for (const auto& [doc, year] : {std::pair{kA, "1987"}, std::pair{kB, "1988"}})
    world.Say(doc, "Acme", "founded-on", year);
  const auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_THAT(conflicts[0].why, HasSubstr("The dates are 1 year apart"));
}

TEST_F(Founding, YearsFarApartAreAConflict) {
  world.Say(kA, "Acme Works", "founded-on", "1990");
  world.Say(kB, "Acme Works", "founded-on", "1998-03-01");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict founded-on Acme Works: 1990 | 1998-03-01"));
}

}  // namespace
}  // namespace kg::graph
