// What looks like a contradiction and is none (silent), or only may be one (tension): every line of that list.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/conflict/world.h"

namespace kg::graph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const TestDoc kA = Dated("a", "2023-06-01");
const TestDoc kB = Dated("b", "2023-07-01");
const TestDoc kC = Dated("c", "2023-08-01");

class Tension : public testing::Test {
 protected:
  World world;
};

TEST_F(Tension, PersonUnderTwoSpellings) {
  world.Known("Henrike Solberg").aliases = {{"Henricke Solberg", 2}};
  world.Say(kA, "Henrike Solberg", "won", "Lugo Marathon", {{"date", "2023"}}).subject_surface = "Henricke Solberg";
  world.Say(kB, "Henrike Solberg", "competed-in", "Vigo Marathon", {{"date", "2022"}});
  const auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_EQ(Summary(conflicts[0]), "tension name Henrike Solberg: Henricke Solberg | Henrike Solberg");
  EXPECT_LT(conflicts[0].score, 0.2);
}

TEST_F(Tension, SpouseUnderTwoSpellings) {
  world.Say(kA, "Pavel Horak", "spouse", "Jana Horakova");
  world.Say(kB, "Jana Horackova", "spouse", "Pavel Horak");
  EXPECT_THAT(world.Reports(), ElementsAre("tension name Pavel Horak: Jana Horackova | Jana Horakova"));
}

TEST_F(Tension, SpouseUnderTwoSurnames) {
  world.Say(kA, "Pavel Horak", "spouse", "Jana Novak");
  world.Say(kB, "Pavel Horak", "spouse", "Jana Vesela");
  EXPECT_THAT(world.Reports(), ElementsAre("tension name Pavel Horak: Jana Novak | Jana Vesela"));
}

TEST_F(Tension, TwoSpousesAtOneTime) {
  world.Say(kA, "Pavel Horak", "spouse", "Jana Novak");
  world.Say(kB, "Pavel Horak", "spouse", "Olga Marek");
  EXPECT_THAT(world.Reports(), ElementsAre("tension spouse Pavel Horak: Jana Novak | Olga Marek"));
}

TEST_F(Tension, HeadlineThatRoundsBeyondItsNotation) {
  world.Say(kA, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023-05-07"}, {"time", "2:24:00"}}).role =
      BlockRole::kHeadline;
  world.Say(kB, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023-05-07"}, {"time", "2:24:10"}});
  EXPECT_THAT(world.Reports(), ElementsAre("tension time Ana Ruiz: 2:24:00 | 2:24:10"));
}

TEST_F(Tension, TwoNationalitiesOfWhichNobodySpeaksTogether) {
  world.Say(kA, "Ana Ruiz", "nationality", "Spain");
  world.Say(kB, "Ana Ruiz", "nationality", "Argentina");
  const auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_EQ(Summary(conflicts[0]), "tension nationality Ana Ruiz: Argentina | Spain");
  EXPECT_LE(conflicts[0].score, 0.2);
}

class Silent : public testing::Test {
 protected:
  World world;
  void TearDown() override { EXPECT_THAT(world.Reports(), IsEmpty()); }
};

TEST_F(Silent, OldStoryUnderANewDate) {
  world.Say(kA, "Ana Ruiz", "born-on", "1990-03-01");
  const TestDoc redated = Dated("old", "2023-01-10");
  world.Say(redated, "Ana Ruiz", "age", "26", {{"as_of", "2023-01-10"}});
  world.Say(redated, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2016-05-07"}});
}

TEST_F(Silent, WomenAndMenWin) {
  world.Known("Ana Ruiz").attributes["gender"] = "female";
  world.Known("Bo Lind").attributes["gender"] = "male";
  world.Say(kA, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023-05-07"}});
  world.Say(kA, "Bo Lind", "won", "Lugo Marathon", {{"date", "2023-05-07"}});
  world.Say(kA, "Cy Dorn", "won", "Lugo Marathon", {{"date", "2023-05-07"}, {"category", "wheelchair men"}});
  world.Say(kB, "Di Falk", "won", "Lugo Marathon", {{"date", "2023"}});  // whose category nobody says
}

TEST_F(Silent, HeatsStagesAndSingleMatches) {
  const std::string tour = "Tour of Galicia";
  world.Say(kA, "Ana Ruiz", "won", tour, {{"date", "2023-05-07"}, {"round", "stage 9"}, {"category", "women"}});
  world.Say(kA, "Eva Holm", "won", tour, {{"date", "2023-05-07"}, {"round", "stage 10"}, {"category", "women"}});
  world.Say(kA, "Ida Berg", "won", tour, {{"date", "2023-05-07"}, {"category", "women"}});
  const World::Qualifiers heat = {
      {"date", "2023-05-07"}, {"discipline", "800m"}, {"round", "heat"}, {"time", "2:01.00"}};
  const World::Qualifiers final = {{"date", "2023-05-07"}, {"discipline", "800m"}, {"time", "1:58.00"}};
  world.Say(kA, "Ana Ruiz", "won", "Vigo Games", heat);
  world.Say(kA, "Ana Ruiz", "won", "Vigo Games", final);
}

TEST_F(Silent, HalfAndFullMarathon) {
  world.Say(kA, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023"}, {"time", "2:24:10"}});
  world.Say(kA, "Ana Ruiz", "won", "Lugo Half Marathon", {{"date", "2023"}, {"time", "1:08:10"}});
  world.Say(kA, "Ana Ruiz", "record-time", "1:08:10",
            {{"record", "personal best"}, {"discipline", "half marathon"}, {"date", "2023-05-07"}});
  world.Say(kA, "Ana Ruiz", "record-time", "2:24:10",
            {{"record", "personal best"}, {"discipline", "marathon"}, {"date", "2023-05-07"}});
}

TEST_F(Silent, EditionHeldAYearLate) {
  world.Say(kA, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2020"}, {"category", "women"}, {"time", "2:24:10"}});
  world.Say(kA, "Ana Ruiz", "won", "Lugo Marathon",
            {{"date", "2021-05-02"}, {"category", "women"}, {"time", "2:24:10"}});
  world.Say(kA, "Eva Holm", "won", "Lugo Marathon", {{"date", "2022-05-02"}, {"category", "women"}});
}

TEST_F(Silent, GunAndNetTime) {
  world.Say(kA, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023"}, {"time", "2:24:10"}});
  auto& net = world.Say(kB, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023"}, {"time", "2:23:55"}});
  net.sentence = "Her net time was 2:23:55.";
}

TEST_F(Silent, CourseNationalAndWorldRecord) {
  world.Say(kA, "Ana Ruiz", "record-time", "2:24:10",
            {{"record", "course record"}, {"event", "Lugo Marathon"}, {"date", "2022-05-01"}});
  world.Say(kA, "Ana Ruiz", "record-time", "2:22:10",
            {{"record", "national record"}, {"discipline", "marathon"}, {"date", "2021-05-01"}});
  world.Say(kA, "Eva Holm", "record-time", "2:14:10",
            {{"record", "world record"}, {"discipline", "marathon"}, {"date", "2020-05-01"}});
}

TEST_F(Silent, FigureUpdatedWithACorrection) {
  world.Say(kA, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023"}, {"time", "2:24:10"}});
  auto& corrected = world.Say(kB, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023"}, {"time", "2:24:40"}});
  corrected.sentence = "Correction: Ruiz won in 2:24:40, not in the time given in an earlier version of this article.";
}

TEST_F(Silent, WouldHaveTurnedForty) {
  world.Say(kA, "Ana Ruiz", "born-on", "1983-06-02");
  world.Say(kA, "Ana Ruiz", "died-on", "2020-01-02");
  auto& age = world.Say(kB, "Ana Ruiz", "age", "40", {{"as_of", "2023-06-02"}});
  age.sentence = "Ruiz would have turned 40 on Friday.";
}

TEST_F(Silent, PosthumousAwards) {
  world.Say(kA, "Ana Ruiz", "died-on", "2020-01-02");
  world.Say(kA, "Ana Ruiz", "award", "Order of the Laurel", {{"date", "2021-01-02"}});
}

TEST_F(Silent, FirstOfJanuaryAsPlaceholder) {
  world.Say(kA, "Ana Ruiz", "born-on", "1990-01-01");
  world.Say(kB, "Ana Ruiz", "born-on", "1990");
  world.Say(kC, "Ana Ruiz", "age", "32", {{"as_of", "2023-08-01"}});
}

TEST_F(Silent, NestedPlaces) {
  world.Known("Mitterdorf", ValueType::kPlace).attributes["within"] = "Styria|Austria";
  world.Say(kA, "Ana Ruiz", "born-in", "Mitterdorf");
  world.Say(kB, "Ana Ruiz", "born-in", "Austria");
  world.Say(kC, "Ana Ruiz", "born-in", "Styria");
  world.Say(kA, "Bo Lind", "born-in", "Nairobi");
  world.Say(kB, "Bo Lind", "born-in", "Kenya");
}

TEST_F(Silent, DualNationalitySaidSo) {
  world.Say(kA, "Ana Ruiz", "nationality", "Spain");
  world.Say(kB, "Ana Ruiz", "nationality", "Argentina").sentence =
      "Ruiz, who has dual nationality, was born in Rosario.";
  world.Say(kA, "Bo Lind", "nationality", "Sweden");
  world.Say(kB, "Bo Lind", "nationality", "Norway");
  world.Say(kB, "Bo Lind", "nationality", "Sweden");
}

TEST_F(Silent, MarriedNameSaidSo) {
  world.Say(kA, "Pavel Horak", "spouse", "Jana Novak");
  world.Say(kB, "Pavel Horak", "spouse", "Jana Horak").sentence = "His wife, Jana Horak, nee Novak, was there.";
}

TEST_F(Silent, TheNameOfTheHusbandTaken) {
  world.Say(kA, "Pavel Horak", "spouse", "Jana Novak");
  world.Say(kB, "Pavel Horak", "spouse", "Jana Horak");
}

TEST_F(Silent, NationalityAndBirthCountry) {
  world.Say(kA, "Ana Ruiz", "nationality", "Spain");
  world.Say(kB, "Ana Ruiz", "born-in", "Argentina");
}

TEST_F(Silent, MilesAndKilometres) {
  world.Say(kA, "Ana Ruiz", "ran-time", "52:10",
            {{"event", "Lugo Run"}, {"date", "2023-05-07"}, {"discipline", "10 miles"}});
  world.Say(kA, "Ana Ruiz", "ran-time", "52:30",
            {{"event", "Lugo Run"}, {"date", "2023-05-07"}, {"discipline", "16 km"}});
  world.Say(kA, "Ana Ruiz", "record-mark", "26.2 miles",
            {{"record", "personal best"}, {"discipline", "long run"}, {"date", "2023-05-07"}});
  world.Say(kA, "Ana Ruiz", "record-mark", "42.2 km",
            {{"record", "personal best"}, {"discipline", "long run"}, {"date", "2023-05-07"}});
}

TEST_F(Silent, WinnersOfDifferentYears) {
  world.Say(kA, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2022"}, {"category", "women"}});
  world.Say(kA, "Eva Holm", "won", "Lugo Marathon", {{"date", "2023-05"}, {"category", "women"}});
  world.Say(kA, "Ida Berg", "won", "Lugo Marathon", {{"category", "women"}});
}

TEST_F(Silent, LaterPersonalBest) {
  const std::string pb = "personal best";
  world.Say(kA, "Ana Ruiz", "record-time", "2:30:10", {{"record", pb}, {"discipline", "marathon"}, {"date", "2020"}});
  world.Say(kA, "Ana Ruiz", "record-time", "2:24:10", {{"record", pb}, {"discipline", "marathon"}, {"date", "2022"}});
  world.Say(kA, "Eva Holm", "record-time", "2:30:10", {{"record", pb}, {"discipline", "marathon"}});
  world.Say(kB, "Eva Holm", "record-time", "2:29:10", {{"record", pb}, {"discipline", "marathon"}});
}

TEST_F(Silent, LivingInTwoPlaces) {
  world.Say(kA, "Ana Ruiz", "lives-in", "Lugo");
  world.Say(kB, "Ana Ruiz", "lives-in", "Nairobi");
}

TEST_F(Silent, MinisterWhoIsAlsoAMember) {
  world.Say(kA, "Ana Ruiz", "holds-position", "minister of transport", {{"date", "2019/2023"}});
  world.Say(kA, "Ana Ruiz", "holds-position", "member of parliament", {{"date", "2015/2023"}});
  world.Say(kA, "Eva Holm", "holds-position", "member of parliament", {{"date", "2015/2023"}});
}

TEST_F(Silent, ClubAndNationalTeam) {
  world.Known("Lugo United", ValueType::kTeam).attributes["sport"] = "football";
  world.Known("Spain national team", ValueType::kTeam).attributes["sport"] = "football";
  world.Say(kA, "Ana Ruiz", "member-of", "Lugo United", {{"date", "2015/2023"}});
  world.Say(kA, "Ana Ruiz", "member-of", "Spain national team", {{"date", "2016/2022"}});
}

TEST_F(Silent, ShortFormsTitlesAccentsCaseAndInitials) {
  world.Known("José María López").aliases = {{"Jose Maria Lopez", 3},       {"Lopez", 4},
                                             {"Coach José María López", 1}, {"J. M. López", 1},
                                             {"JOSÉ MARÍA LÓPEZ", 1},       {"José-María López", 1}};
  world.Say(kA, "José María López", "coach-of", "Ana Ruiz");
  world.Say(kB, "José María López", "age", "50").subject_surface = "López";
}

TEST_F(Silent, LettersSpelledOut) {
  world.Known("Jürgen Ågård").aliases = {{"Juergen Aagaard", 2}};
  world.Say(kA, "Jürgen Ågård", "won", "Lugo Marathon", {{"date", "2023"}}).subject_surface = "Juergen Aagaard";
  world.Say(kB, "Jürgen Ågård", "competed-in", "Vigo Marathon", {{"date", "2022"}});
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Silent, AFatherWithAnInitialOrInFull) {
  world.Say(kA, "Ana Ruiz", "child-of", "Karl H. Ruiz Sr.", {{"role", "father"}});
  world.Say(kB, "Ana Ruiz", "child-of", "Karl Henrik Ruiz II", {{"role", "father"}});
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Silent, SharedTitlesAndTeamsOfPlayers) {
  world.Say(kA, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023"}, {"category", "women"}}).sentence =
      "Ruiz and Holm were joint winners.";
  world.Say(kA, "Eva Holm", "won", "Lugo Marathon", {{"date", "2023"}, {"category", "women"}}).sentence =
      "Ruiz and Holm were joint winners.";
  world.Say(kA, "Bo Lind", "won", "Vigo Cup", {{"date", "2023"}});
  world.Say(kA, "Cy Dorn", "won", "Vigo Cup", {{"date", "2023"}});
}

TEST_F(Silent, OneTimeInTwoNotations) {
  world.Say(kA, "Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023-05-07"}, {"time", "2:24:10"}});
  world.Say(kB, "Ana Ruiz", "record-time", "2:24:10",
            {{"record", "course record"}, {"event", "Lugo Marathon"}, {"date", "2023-05"}});
  world.Say(kC, "Ana Ruiz", "ran-time", "2:24:00",
            {{"event", "Lugo Marathon"}, {"date", "2023"}, {"precision", "minute"}});
  world.Say(kC, "Ana Ruiz", "ran-time", "2:25:00", {{"event", "Lugo Marathon"}, {"date", "2023"}, {"bound", "<"}});
  world.Say(kC, "Ana Ruiz", "ran-time", "2:24:09.60", {{"event", "Lugo Marathon"}, {"date", "2023"}});
}

}  // namespace
}  // namespace kg::graph
