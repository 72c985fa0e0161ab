// Ages, births and deaths: the table of the README's meaning line by line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/conflict/world.h"

namespace kg::graph {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kAna[] = "Ana Ruiz";

class Ages : public testing::Test {
 protected:
  World world;
  void Age(const TestDoc& doc, const std::string& age, const std::string& as_of = "") {
    World::Qualifiers qualifiers;
    if (!as_of.empty()) qualifiers.emplace_back("as_of", as_of);
    world.Say(doc, kAna, "age", age, qualifiers);
  }
  void Born(const TestDoc& doc, const std::string& date) { world.Say(doc, kAna, "born-on", date); }
  void Died(const TestDoc& doc, const std::string& date) { world.Say(doc, kAna, "died-on", date); }
};

TEST_F(Ages, ThreeClaimsThatOneBirthdayExplainsAreSilent) {
  Age(Dated("a", "2024-02-10"), "37", "2024-02-10");
  Born(Dated("b", "2020-05-01"), "1987");
  Age(Dated("a", "2024-02-10"), "18", "2006");
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Ages, BirthdayBetweenTwoArticlesIsSilent) {
  Age(Dated("a", "2024-02-10"), "36");
  Age(Dated("b", "2024-02-14"), "37");
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Ages, AYearApartIsSilent) {
  Age(Dated("a", "2023-03-10"), "36");
  Age(Dated("b", "2024-03-01"), "37");
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Ages, OlderBeforeYoungerWithinDaysIsATension) {
  Age(Dated("a", "2024-02-10"), "38");
  Age(Dated("b", "2024-02-14"), "37");
  EXPECT_THAT(world.Reports(), ElementsAre("tension age Ana Ruiz: 37 | 38"));
}

TEST_F(Ages, TwoYearsApartOnOneDayIsAConflict) {
  Age(Dated("a", "2024-02-10"), "39");
  Age(Dated("b", "2024-02-10"), "37");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict age Ana Ruiz: 37 | 39"));
}

TEST_F(Ages, LagOfAMonthIsATensionAndMoreIsAConflict) {
  Born(Dated("a", "2023-01-01"), "1990-06-01");
  Age(Dated("b", "2024-06-30"), "33");
  EXPECT_THAT(world.Reports(), ElementsAre("tension age Ana Ruiz: 1990-06-01 | 33"));
  World later;
  later.Say(Dated("a", "2023-01-01"), kAna, "born-on", "1990-06-01");
  later.Say(Dated("b", "2024-07-03"), kAna, "age", "33");
  EXPECT_THAT(later.Reports(), ElementsAre("conflict age Ana Ruiz: 1990-06-01 | 33"));
}

TEST_F(Ages, LagIsNotGrantedWhereTheTextGivesTheTime) {
  Born(Dated("a", "2023-01-01"), "1990-06-01");
  Age(Dated("b", "2024-07-01"), "33", "2023-06-20");
  EXPECT_THAT(world.Reports(), IsEmpty());
  World other;
  other.Say(Dated("a", "2023-01-01"), kAna, "born-on", "1990-06-01");
  other.Say(Dated("b", "2024-07-01"), kAna, "age", "32", {{"as_of", "2023-06-20"}});
  EXPECT_THAT(other.Reports(), ElementsAre("conflict age Ana Ruiz: 1990-06-01 | 32"));
}

TEST_F(Ages, LeapDayChildMayBeSaidToBeOlderOnTheTwentyEighth) {
  Born(Dated("a", "2023-01-01"), "2000-02-29");
  Age(Dated("b", "2023-02-28"), "22");
  EXPECT_THAT(world.Reports(), IsEmpty());
  Age(Dated("c", "2023-02-28"), "23", "2023-02-28");
  EXPECT_THAT(world.Reports(), ElementsAre("tension age Ana Ruiz: 2000-02-29 | 23"));
}

TEST_F(Ages, AtDeathByTheDayOfDeath) {
  Died(Dated("obituary", "2020-03-04"), "2020-03-03");
  Age(Dated("obituary", "2020-03-04"), "70", "2020-03-03");
  Born(Dated("b", "2015-01-01"), "1949-03-04");
  EXPECT_THAT(world.Reports(), IsEmpty());
  Age(Dated("other", "2020-03-05"), "72", "2020-03-03");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict age Ana Ruiz: 1949-03-04 | 72"));
}

// One article gives the month, another the day: both ages are of that day.
TEST_F(Ages, AtDeathAreOfTheDayThatAnotherArticleGives) {
  Age(Dated("a", "2023-03-14"), "84", "2023-03-09");
  Died(Dated("a", "2023-03-14"), "2023-03-09");
  Age(Dated("b", "2023-06-02"), "85", "2023-03");
  Died(Dated("b", "2023-06-02"), "2023-03");
  EXPECT_THAT(world.Reports(), ElementsAre("tension age Ana Ruiz: 84 | 85"));
}

TEST_F(Ages, InAnArticleLongAfterTheDeathAreTheAgeAtDeath) {
  Died(Dated("a", "2015-06-02"), "2015-06-01");
  Born(Dated("a", "2015-06-02"), "1950-01-15");
  Age(Dated("looking back", "2023-09-01"), "65");
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Ages, AtDeathAgainstBirthAndDeathNeedsAllThreeClaims) {
  Died(Dated("a", "2015-06-02"), "2015-06-01");
  Born(Dated("b", "2010-06-02"), "1950-01-15");
  Age(Dated("a", "2015-06-02"), "61");
  const auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_EQ(Summary(conflicts[0]), "conflict age Ana Ruiz: 1950-01-15 | 61");
  EXPECT_EQ(conflicts[0].witness.size(), 3U);
}

TEST_F(Ages, DeathWithoutALowerBoundTakesTheLastSignOfLife) {
  // Dead by March 2020, shown alive in May 2012: 50 at some time between, so born between May 1961 and March 1970.
  Died(Dated("a", "2020-03-10"), "../2020-03-01");
  Age(Dated("a", "2020-03-10"), "50");
  world.Say(Dated("b", "2013-01-01"), kAna, "won", "Lugo Marathon", {{"date", "2012-05-06"}});
  Born(Dated("c", "2013-01-01"), "1962");
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Ages, DeathWithoutALowerBoundTakesAYearInTheCoreAndIsOpenInTheHull) {
  Died(Dated("a", "2020-03-10"), "../2020-03-01");
  Age(Dated("a", "2020-03-10"), "50");
  Born(Dated("c", "2013-01-01"), "1962");
  EXPECT_THAT(world.Reports(), ElementsAre("tension age Ana Ruiz: 1962 | 50"));
}

TEST_F(Ages, ThatMerelyDifferInAnUndatedArticleAreAFaintTension) {
  Age(Undated("u", "2021-01-01", ""), "30");
  Age(Dated("b", "2022-05-05"), "28");
  const auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_EQ(Summary(conflicts[0]), "tension age Ana Ruiz: 28 | 30");
  EXPECT_LE(conflicts[0].score, 0.2);
}

TEST_F(Ages, ThatDifferAreSilentWhenABirthDateExplainsBoth) {
  Age(Undated("u", "2021-01-01", ""), "30");
  Age(Dated("b", "2022-05-05"), "28");
  Born(Dated("c", "2019-05-05"), "1993-09");
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Ages, OfAnUndatedArticleOfAtMostSixtyDaysCountAsDated) {
  Age(Undated("u", "2022-03-01", "2022-04-15"), "30");
  Age(Dated("b", "2022-05-05"), "29");
  EXPECT_THAT(world.Reports(), ElementsAre("tension age Ana Ruiz: 29 | 30"));
}

TEST_F(Ages, DisjointOnEveryDayOfABoundedIntervalIsAConflict) {
  Age(Undated("u", "2020-01-01", "2021-12-31"), "30");
  Born(Dated("b", "2022-05-05"), "1995-05-05");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict age Ana Ruiz: 1995-05-05 | 30"));
}

TEST_F(Ages, OfAnArticleWithoutAnyBoundSayNothing) {
  Age(Undated("u", "", ""), "30");
  Born(Dated("b", "2022-05-05"), "1931-05-05");
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Ages, SaidByOthersOrThroughWeakLinksAreATensionOnly) {
  Born(Dated("a", "2023-01-01"), "1990-06-01");
  world.Say(Dated("b", "2024-07-03"), kAna, "age", "40").claim.attributed_to = "Bo Lind";
  EXPECT_THAT(world.Reports(), ElementsAre("tension age Ana Ruiz: 1990-06-01 | 40"));
  world.Say(Dated("c", "2024-07-03"), kAna, "age", "41").subject_link = 0.7;
  EXPECT_THAT(world.Reports(), ElementsAre("tension age Ana Ruiz: 1990-06-01 | 40 | 41"));
}

TEST_F(Ages, PlannedOrDeniedOnesTakeNoSide) {
  Born(Dated("a", "2023-01-01"), "1990-06-01");
  world.Say(Dated("b", "2024-07-03"), kAna, "age", "40").claim.modality = Modality::kHypothetical;
  world.Say(Dated("b", "2024-07-03"), kAna, "born-on", "1970").claim.polarity = Polarity::kNegated;
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Ages, CampsShowWhoAgreesAndCopiesCountOnce) {
  Born(Dated("a", "2023-01-01"), "1990-06-01");
  Age(Dated("b", "2023-07-01"), "33");
  Age(Dated("c", "2023-08-01"), "33");
  Age(Dated("d", "2023-08-01"), "40");
  auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  ASSERT_EQ(conflicts[0].camps.size(), 2U);
  EXPECT_EQ(conflicts[0].camps[0].value, "1990-06-01");
  EXPECT_THAT(conflicts[0].camps[0].docs, ElementsAre("a", "b", "c"));
  EXPECT_THAT(conflicts[0].camps[1].docs, ElementsAre("d"));
  const double alone = conflicts[0].score;
  // Two more copies of the story in d are no further vote.
  const auto cluster = IdBuilder("cluster").Add("d").Build<ContentHash>();
  World copies;
  copies.Say(Dated("a", "2023-01-01"), kAna, "born-on", "1990-06-01");
  copies.Say(Dated("b", "2023-07-01"), kAna, "age", "33");
  copies.Say(Dated("c", "2023-08-01"), kAna, "age", "33");
  for (const char* name : {"d", "e", "f"}) copies.Say(Dated(name, "2023-08-01"), kAna, "age", "40").cluster = cluster;
  conflicts = copies.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_DOUBLE_EQ(conflicts[0].score, alone);
}

class Births : public Ages {};

TEST_F(Births, TwoYearsOfBirthAreAConflict) {
  Born(Dated("a", "2023-01-01"), "1990");
  Born(Dated("b", "2023-01-01"), "1991-02-03");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict born-on Ana Ruiz: 1990 | 1991-02-03"));
}

TEST_F(Births, APartOfADateRefinesIt) {
  Born(Dated("a", "2023-01-01"), "1990");
  Born(Dated("b", "2023-01-01"), "1990-05");
  Born(Dated("c", "2023-01-01"), "1990-05-17");
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Births, SwappedDayAndMonthAreATension) {
  Born(Dated("a", "2023-01-01"), "1990-03-04");
  Born(Dated("b", "2023-01-01"), "1990-04-03");
  const auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_EQ(Summary(conflicts[0]), "tension born-on Ana Ruiz: 1990-03-04 | 1990-04-03");
  EXPECT_THAT(conflicts[0].why, HasSubstr("swapped"));
}

TEST_F(Births, FirstOfJanuaryStandsForItsYear) {
  Born(Dated("a", "2023-01-01"), "1990-01-01");
  Born(Dated("b", "2023-01-01"), "1990-04-03");
  EXPECT_THAT(world.Reports(), IsEmpty());
  Born(Dated("c", "2023-01-01"), "1992-04-03");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict born-on Ana Ruiz: 1990-04-03 | 1992-04-03"));
}

TEST_F(Births, AboutAYearIsATensionAtMost) {
  Born(Dated("a", "2023-01-01"), "1990~");
  Born(Dated("b", "2023-01-01"), "1995");
  EXPECT_THAT(world.Reports(), ElementsAre("tension born-on Ana Ruiz: 1990~ | 1995"));
}

class Deaths : public Ages {};

TEST_F(Deaths, OneDayApartIsATensionAndAWeekAConflict) {
  Died(Dated("a", "2023-01-05"), "2023-01-03");
  Died(Dated("b", "2023-01-05"), "2023-01-04");
  EXPECT_THAT(world.Reports(), ElementsAre("tension died-on Ana Ruiz: 2023-01-03 | 2023-01-04"));
  Died(Dated("c", "2023-01-12"), "2023-01-10");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict died-on Ana Ruiz: 2023-01-03 | 2023-01-04 | 2023-01-10"));
}

TEST_F(Deaths, DeadByADayAgreesWithAnyDayBefore) {
  Died(Dated("a", "2023-01-05"), "../2023-01-05");
  Died(Dated("b", "2023-01-05"), "2022-12");
  EXPECT_THAT(world.Reports(), IsEmpty());
  Died(Dated("c", "2023-01-05"), "2023-02-01");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict died-on Ana Ruiz: 2022-12 | 2023-02-01"));
}

TEST_F(Deaths, AFormerPostIsNoSignOfLifeOnTheDayOfWriting) {
  Died(Dated("a", "2023-12-05"), "2022");
  world.Say(Dated("a", "2023-12-05"), kAna, "member-of", "Oslo FC", {{"date", "../2023-12-05"}});
  EXPECT_THAT(world.Reports(), IsEmpty());
  world.Say(Dated("b", "2023-12-05"), kAna, "member-of", "Oslo FC", {{"date", "../2023-08"}});
  EXPECT_THAT(world.Reports(), ElementsAre("conflict lifespan Ana Ruiz: died 2022 | member of Oslo FC (../2023-08)"));
}

// ... nor where only a date of change tells when that was.
TEST_F(Deaths, AFormerPostOfAnEstimatedDayIsNoSignOfLife) {
  const TestDoc a = Undated("a", "2015-01-01", "2023-03-14", "2023-03");
  Died(a, "2022");
  world.Say(a, kAna, "holds-position", "mayor of Vigo", {{"date", "../2023-03"}});
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Deaths, NothingIsDoneAfterDeathButRecordsAndAwards) {
  Died(Dated("a", "2023-01-05"), "2023-01-03");
  world.Say(Dated("b", "2023-09-05"), kAna, "award", "athlete of the year", {{"date", "2023-09-01"}});
  world.Say(Dated("b", "2023-09-05"), kAna, "record-time", "2:20:00",
            {{"date", "2023-09-01"}, {"record", "course record"}});
  EXPECT_THAT(world.Reports(), IsEmpty());
  world.Say(Dated("c", "2023-09-05"), kAna, "won", "Lugo Marathon", {{"date", "2023-09-03"}});
  const auto reports = world.Reports();
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_THAT(reports[0], HasSubstr("conflict lifespan Ana Ruiz"));
}

TEST_F(Deaths, NothingIsDoneBeforeBirth) {
  Born(Dated("a", "2023-01-05"), "1999");
  world.Say(Dated("c", "2023-09-05"), kAna, "competed-in", "Lugo Marathon", {{"date", "1989"}});
  const auto reports = world.Reports();
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_THAT(reports[0], HasSubstr("conflict lifespan Ana Ruiz"));
}

}  // namespace
}  // namespace kg::graph
