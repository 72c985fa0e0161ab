// What counts as a contradiction beyond pairs of intervals: birthdays without a year, dates of two readings, parents,
// lives known by ages, corrections, broken records, members before the founding.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/conflict/margin.h"
#include "tests/graph/conflict/world.h"

namespace kg::graph {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kAna[] = "Ana Ruiz";
constexpr char kBo[] = "Bo Ruiz";
const TestDoc kA = Dated("a", "2024-12-01");
const TestDoc kB = Dated("b", "2024-12-05");
const TestDoc kC = Dated("c", "2024-12-10");

class Meaning : public testing::Test {
 protected:
  World world;
  ResolvedClaim& SayIn(const TestDoc& doc, const std::string& sentence, const std::string& subject,
                       const std::string& predicate, const std::string& object,
                       const World::Qualifiers& qualifiers = {}) {
    ResolvedClaim& said = world.Say(doc, subject, predicate, object, qualifiers);
    said.sentence = sentence;
    return said;
  }
};
using Birthdays = Meaning;
using Kin = Meaning;
using LifeOrder = Meaning;
using Corrections = Meaning;
using BrokenRecords = Meaning;
using Members = Meaning;
using Seats = Meaning;

TEST_F(Birthdays, ThreeClaimsOfWhichEachTwoAgreeCanBeAConflict) {
  world.Say(kA, kAna, "born-on", "1999");
  world.Say(kB, kAna, "born-on", "XXXX-12-02");
  world.Say(kC, kAna, "age", "24", {{"as_of", "2024-12-10"}});
  const auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  // On 10 December she is 24 if born from 11 December 1999: then not on a 2 December of 1999.
  EXPECT_EQ(Summary(conflicts[0]), "tension age Ana Ruiz: 1999 and 2 December | 1999 and 24 | 2 December and 24");
  EXPECT_EQ(conflicts[0].witness.size(), 3U);
  EXPECT_THAT(conflicts[0].why, HasSubstr("Any two of these can be true, all 3 cannot"));
  EXPECT_THAT(conflicts[0].why, HasSubstr("a birthday on 2 December according to b"));
}

TEST_F(Birthdays, ThreeClaimsBeyondAllToleranceAreAConflict) {
  world.Say(kA, kAna, "born-on", "1999");
  world.Say(kB, kAna, "born-on", "XXXX-10-02");
  world.Say(kC, kAna, "age", "24", {{"as_of", "2024-12-10"}});
  EXPECT_THAT(world.Reports(),
              ElementsAre("conflict age Ana Ruiz: 1999 and 2 October | 1999 and 24 | 2 October and 24"));
}

TEST_F(Birthdays, ThatFitAreSilent) {
  world.Say(kA, kAna, "born-on", "1999");
  world.Say(kB, kAna, "born-on", "XXXX-12-12");
  world.Say(kC, kAna, "age", "24", {{"as_of", "2024-12-10"}});
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Birthdays, TwoDaysOfTheYearAreAConflictOfTwoClaims) {
  world.Say(kA, kAna, "born-on", "XXXX-12-12");
  world.Say(kB, kAna, "born-on", "XXXX-11-12");
  world.Say(kC, kAna, "born-on", "1999");
  const auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_EQ(Summary(conflicts[0]), "conflict born-on Ana Ruiz: 12 December | 12 November");
  EXPECT_EQ(conflicts[0].witness.size(), 2U);
}

TEST_F(Birthdays, AgainstAFullDateAreAConflict) {
  world.Say(kA, kAna, "born-on", "1999-12-02");
  world.Say(kB, kAna, "born-on", "XXXX-02-12");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict born-on Ana Ruiz: 12 February | 1999-12-02"));
}

TEST_F(Birthdays, ALeapDayNeedsALeapYear) {
  world.Say(kA, kAna, "born-on", "1999");
  world.Say(kB, kAna, "born-on", "XXXX-02-29");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict born-on Ana Ruiz: 1999 | 29 February"));
  World leap;
  leap.Say(kA, kAna, "born-on", "2000");
  leap.Say(kB, kAna, "born-on", "XXXX-02-29");
  EXPECT_THAT(leap.Reports(), IsEmpty());
}

TEST_F(Birthdays, ADateInFiguresThatItsOtherReadingReconcilesIsATensionThatSaysSo) {
  SayIn(kA, "Ruiz (born 03/04/1990) rows.", kAna, "born-on", "1990-04-03");
  world.Say(kB, kAna, "born-on", "1990-03-04");
  const auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_EQ(Summary(conflicts[0]), "tension born-on Ana Ruiz: 1990-03-04 | 1990-04-03");
  EXPECT_THAT(conflicts[0].why, HasSubstr("has two readings: as 4 March 1990 it agrees"));
}

TEST_F(Birthdays, ADateInFiguresOfWhichNoReadingFitsIsAConflict) {
  SayIn(kA, "Ruiz (born 03/04/1990) rows.", kAna, "born-on", "1990-04-03");
  world.Say(kB, kAna, "born-on", "1991");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict born-on Ana Ruiz: 1990-04-03 | 1991"));
}

TEST_F(Birthdays, ADateInFiguresDecidesAnAgeByOneOfItsReadings) {
  SayIn(kA, "Ruiz (born 11/02/1990) rows.", kAna, "born-on", "1990-02-11");
  world.Say(kB, kAna, "age", "29", {{"as_of", "2019-12-20"}});
  EXPECT_THAT(world.Reports(), IsEmpty());
  World other;
  ResolvedClaim& said = other.Say(kA, kAna, "born-on", "1990-02-11");
  said.sentence = "Ruiz (born 11/02/1990) rows.";
  other.Say(kB, kAna, "age", "29", {{"as_of", "2020-06-20"}});
  const auto conflicts = other.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_EQ(Summary(conflicts[0]), "tension age Ana Ruiz: 1990-02-11 | 29");
  EXPECT_THAT(conflicts[0].why, HasSubstr("as 2 November 1990"));
}

TEST_F(Kin, AParentUnderTwelveYearsOlderIsAConflict) {
  world.Say(kA, kAna, "child-of", kBo);
  world.Say(kB, kAna, "born-on", "1990-06-01");
  world.Say(kC, kBo, "born-on", "1979");
  const auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_EQ(Summary(conflicts[0]), "conflict parent Ana Ruiz: 1990-06-01 and 1979 | child of Bo Ruiz");
  EXPECT_EQ(conflicts[0].witness.size(), 3U);
  EXPECT_THAT(conflicts[0].why, HasSubstr("at least 12 years older"));
  EXPECT_THAT(conflicts[0].involved, testing::Contains(World::IdOf(kBo)));
}

TEST_F(Kin, AgesBoundParentsToo) {
  world.Say(kA, kAna, "child-of", kBo);
  world.Say(kB, kAna, "age", "30");
  world.Say(kB, kBo, "age", "39");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict parent Ana Ruiz: 30 and 39 | child of Bo Ruiz"));
}

TEST_F(Kin, AnOrdinaryDistanceIsSilent) {
  world.Say(kA, kAna, "child-of", kBo);
  world.Say(kB, kAna, "born-on", "1990-06-01");
  world.Say(kC, kBo, "born-on", "1972");
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Kin, AnAdoptionIsATension) {
  SayIn(kA, "Ana Ruiz was adopted by Bo Ruiz.", kAna, "child-of", kBo);
  world.Say(kB, kAna, "born-on", "1990-06-01");
  world.Say(kC, kBo, "born-on", "1979");
  EXPECT_THAT(world.Reports(), ElementsAre("tension parent Ana Ruiz: 1990-06-01 and 1979 | child of Bo Ruiz"));
}

TEST_F(Kin, BornTenMonthsAfterTheFathersDeathIsSilentAndLaterAConflict) {
  for (const auto& [born, silent] : {std::pair("2001-02-20", true), std::pair("2001-09-20", false)}) {
    World other;
    other.Say(kA, kAna, "child-of", kBo);
    other.Known(kBo).attributes["gender"] = "male";
    other.Say(kB, kAna, "born-on", born);
    other.Say(kC, kBo, "died-on", "2000-05-01");
    EXPECT_EQ(other.Reports().empty(), silent) << born;
  }
}

TEST_F(Kin, BornAfterTheMothersDeathIsAConflict) {
  SayIn(kA, "Bo Ruiz, her mother, rows.", kAna, "child-of", kBo);
  world.Say(kB, kAna, "born-on", "2000-09-20");
  world.Say(kC, kBo, "died-on", "2000-05-01");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict parent Ana Ruiz: 2000-09-20 and 2000-05-01 | child of Bo Ruiz"));
}

TEST_F(Kin, TwoFathersAreAConflictUnlessOneArticleKnowsBoth) {
  SayIn(kA, "Her father is Bo Ruiz.", kAna, "child-of", kBo);
  SayIn(kB, "Her father, Carl Lund, fishes.", kAna, "child-of", "Carl Lund");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict parent Ana Ruiz: Bo Ruiz | Carl Lund"));
  SayIn(kB, "Her father Bo Ruiz fishes too.", kAna, "child-of", kBo);
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Kin, AMotherToldInOneArticleMeetsAnotherByHerFirstName) {
  SayIn(kA, "Her mother, Dora Lund, reads.", kAna, "child-of", "Dora Lund");
  SayIn(kB, "She is the daughter of Greta Holt.", kAna, "child-of", "Greta Holt");
  EXPECT_THAT(world.Reports(), IsEmpty());
  world.Known("Greta Holt").attributes["gender_by_name"] = "female";
  EXPECT_THAT(world.Reports(), ElementsAre("conflict parent Ana Ruiz: Dora Lund | Greta Holt"));
}

TEST_F(Kin, TwoParentsWhomOnlyTheirFirstNamesTellApartAreSilent) {
  SayIn(kA, "She is the daughter of Dora Lund.", kAna, "child-of", "Dora Lund");
  SayIn(kB, "She is the daughter of Greta Holt.", kAna, "child-of", "Greta Holt");
  world.Known("Dora Lund").attributes["gender_by_name"] = "female";
  world.Known("Greta Holt").attributes["gender_by_name"] = "female";
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Kin, StepfathersMothersAndSpellingsAreSilent) {
  SayIn(kA, "Her father is Bo Ruiz.", kAna, "child-of", kBo);
  SayIn(kB, "Her stepfather, Carl Lund, fishes.", kAna, "child-of", "Carl Lund");
  SayIn(kB, "Her mother, Dora Lund, reads.", kAna, "child-of", "Dora Lund");
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(LifeOrder, AnAgeDatesTheBirthToo) {
  world.Say(kA, kAna, "age", "20");
  world.Say(kB, kAna, "won", "Lugo Marathon", {{"date", "1998"}});
  const auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_EQ(conflicts[0].kind, "lifespan");
  EXPECT_EQ(conflicts[0].level, ConflictLevel::kConflict);
  EXPECT_THAT(conflicts[0].why, HasSubstr("20 years old on 1 December 2024"));
}

TEST_F(LifeOrder, AStateThatBeginsBeforeBirthOrEndsAfterDeathIsAConflict) {
  world.Say(kA, kAna, "born-on", "1990-01-05");
  world.Say(kB, kAna, "coach-of", kBo, {{"date", "1985/.."}});
  EXPECT_THAT(world.Reports(), ElementsAre(testing::StartsWith("conflict lifespan Ana Ruiz")));
  World other;
  other.Say(kA, kAna, "died-on", "2005-01-05");
  other.Say(kB, kAna, "works-for", "Lugo Press", {{"date", "1999/2010"}});
  EXPECT_THAT(other.Reports(), ElementsAre(testing::StartsWith("conflict lifespan Ana Ruiz")));
}

TEST_F(LifeOrder, AWeddingAfterDeathIsAConflictAndAnAwardIsNot) {
  world.Say(kA, kAna, "died-on", "2005-01-05");
  world.Say(kB, kBo, "spouse", kAna, {{"date", "2008/.."}});
  world.Say(kB, kAna, "award", "Lugo Medal", {{"date", "2009"}});
  EXPECT_THAT(world.Reports(), ElementsAre(testing::StartsWith("conflict lifespan Ana Ruiz")));
}

TEST_F(Corrections, MakeTheOldValueHistoryEverywhere) {
  world.Say(kA, kAna, "age", "38");
  world.Say(kB, kAna, "age", "35");
  SayIn(kB, "An earlier version of this article said that Ruiz was 38.", kAna, "age", "38");
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Corrections, LeaveOtherContradictionsStanding) {
  world.Say(kA, kAna, "age", "38");
  world.Say(kB, kAna, "age", "35");
  SayIn(kB, "An earlier version of this article said that Ruiz was 38.", kAna, "age", "38");
  world.Say(kC, kAna, "age", "31");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict age Ana Ruiz: 31 | 35"));
}

TEST_F(Corrections, ThatDoNotTellWhichIsWrongSilenceTheVariable) {
  world.Say(kA, kAna, "age", "38");
  SayIn(kB, "Correction: Ruiz is 35, not 38.", kAna, "age", "35");
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(BrokenRecords, AMarginThatMakesTheOldRecordWorseThanAnEarlierOneIsAConflict) {
  world.Known(kAna).attributes["gender"] = "female";
  world.Known("Eva Holm").attributes["gender"] = "female";
  world.Say(kA, "Eva Holm", "record-time", "2:15:10",
            {{"record", "world record"}, {"discipline", "marathon"}, {"date", "2021-04-11"}});
  SayIn(kB, "She ran 2:14:40, beating the previous world record by 50 seconds.", kAna, "record-time", "2:14:40",
        {{"record", "world record"}, {"discipline", "marathon"}, {"date", "2023-10-08"}});
  const auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_EQ(Summary(conflicts[0]), "conflict record Ana Ruiz: 2:15:10 | 2:15:30 before 2:14:40");
  EXPECT_THAT(conflicts[0].why, HasSubstr("by 50 seconds"));
}

TEST_F(BrokenRecords, AMarginThatFitsIsSilent) {
  world.Known(kAna).attributes["gender"] = "female";
  world.Known("Eva Holm").attributes["gender"] = "female";
  for (const char* margin : {"30 seconds", "31 seconds", "12 seconds", "about 50 seconds"}) {
    World other = world;
    other.Say(kA, "Eva Holm", "record-time", "2:15:10",
              {{"record", "world record"}, {"discipline", "marathon"}, {"date", "2021-04-11"}});
    ResolvedClaim& said = other.Say(kB, kAna, "record-time", "2:14:40",
                                    {{"record", "world record"}, {"discipline", "marathon"}, {"date", "2023-10-08"}});
    said.sentence = std::string("She ran 2:14:40, beating the previous world record by ") + margin + ".";
    for (const std::string& report : other.Reports()) EXPECT_THAT(report, HasSubstr("tension")) << margin;
  }
}

TEST_F(BrokenRecords, ABoundedMarginCountsAsABound) {
  world.Say(kA, kAna, "record-time", "9:20.10",
            {{"record", "national record"}, {"discipline", "3000m steeplechase"}, {"date", "2021-04-11"}});
  SayIn(kB, "She improved her own national record by more than 10 seconds.", kAna, "record-time", "9:15.10",
        {{"record", "national record"}, {"discipline", "3000m steeplechase"}, {"date", "2023-10-08"}});
  EXPECT_THAT(world.Reports(), ElementsAre("conflict record Ana Ruiz: 9:20.10 | 9:25.10 or slower before 9:15.10"));
}

TEST(Margins, AreReadFromTheSentence) {
  using conflict::FindMargin;
  EXPECT_EQ(FindMargin("beating the previous record by 34 seconds")->milliseconds, 34000);
  EXPECT_EQ(FindMargin("broke her own best by a minute and 14 seconds.")->milliseconds, 74000);
  EXPECT_EQ(FindMargin("lowered the old mark by 0.3 seconds")->milliseconds, 300);
  EXPECT_TRUE(FindMargin("broke the old record by more than three minutes")->more);
  EXPECT_FALSE(FindMargin("won by 34 seconds"));
  EXPECT_FALSE(FindMargin("broke the old record and won by 34 seconds, by 3 seconds from the next"));
  EXPECT_FALSE(FindMargin("broke the old record by nearly 34 seconds"));
  EXPECT_FALSE(FindMargin("broke the old record by"));
}

TEST_F(Members, BeforeTheFoundingAreATension) {
  world.Known("Lugo United", ValueType::kTeam);
  world.Say(kA, "Lugo United", "founded-on", "1999");
  world.Say(kB, kAna, "member-of", "Lugo United", {{"date", "1995/1997"}});
  world.Say(kB, kBo, "member-of", "Lugo United", {{"date", "2001/.."}});
  EXPECT_THAT(world.Reports(), ElementsAre("tension founded-on Lugo United: 1999 | Ana Ruiz (1995/1997)"));
}

TEST_F(Corrections, MayBeStoredAsANegation) {
  world.Known("Lugo Mills", ValueType::kOrganization);
  world.Say(kA, "Lugo Mills", "founded-on", "1921");
  world.Say(kB, "Lugo Mills", "founded-on", "1912");
  SayIn(kB, "Correction: An earlier version said that Lugo Mills was founded in 1921.", "Lugo Mills", "founded-on",
        "1921")
      .claim.polarity = Polarity::kNegated;
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Meaning, ASentenceWithTwoRanksOfOneCompetitorDecidesNothing) {
  const std::string sentence = "Ruiz, the winner of 2022, was second.";
  world.Say(kA, kAna, "won", "Lugo Marathon", {{"date", "2022-05-14"}});
  SayIn(kB, sentence, kAna, "won", "Lugo Marathon", {{"date", "2022"}});
  SayIn(kB, sentence, kAna, "placed", "Lugo Marathon", {{"date", "2022"}, {"rank", "2"}});
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Meaning, TwoClubsOfAPlayerAreATensionThoughNoTextNamesTheSport) {
  for (const char* team : {"Lugo United", "Vigo Rovers"}) world.Known(team, ValueType::kTeam);
  SayIn(kA, "Ruiz plays for Lugo United.", kAna, "member-of", "Lugo United");
  SayIn(kB, "Ruiz, the goalkeeper of Vigo Rovers, dived.", kAna, "member-of", "Vigo Rovers");
  EXPECT_THAT(world.Reports(), ElementsAre("tension club Ana Ruiz: Lugo United | Vigo Rovers"));
  World joined;
  for (const char* team : {"Lugo United", "Vigo Rovers"}) joined.Known(team, ValueType::kTeam);
  joined.Say(kA, kAna, "member-of", "Lugo United").sentence = "Ruiz plays for Lugo United.";
  joined.Say(kB, kAna, "member-of", "Vigo Rovers").sentence = "Ruiz joined Vigo Rovers as a player.";
  EXPECT_THAT(joined.Reports(), IsEmpty());
}

TEST_F(Seats, OfOneFortnightAreAConflictAndLaterATension) {
  world.Say(kA, "Quill Freight", "headquartered-in", "Rotterdam");
  world.Say(kB, "Quill Freight", "headquartered-in", "Antwerp");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict headquartered-in Quill Freight: Antwerp | Rotterdam"));
  World years;
  years.Say(Dated("a", "2022-01-01"), "Quill Freight", "headquartered-in", "Rotterdam");
  years.Say(kB, "Quill Freight", "headquartered-in", "Antwerp");
  EXPECT_THAT(years.Reports(), ElementsAre("tension headquartered-in Quill Freight: Antwerp | Rotterdam"));
  World moved;
  moved.Say(kA, "Quill Freight", "headquartered-in", "Rotterdam");
  moved.Say(kB, "Quill Freight", "headquartered-in", "Antwerp").sentence = "Quill Freight moved to Antwerp.";
  EXPECT_THAT(moved.Reports(), ElementsAre("tension headquartered-in Quill Freight: Antwerp | Rotterdam"));
}

}  // namespace
}  // namespace kg::graph
