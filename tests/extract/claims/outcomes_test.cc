// Results that are told by what somebody did to reach them, and results of competitions without a name.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/helpers.h"

namespace kg::extract {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Outcomes, WhatTheLastOfSeveralVerbsWasForIsReached) {
  const auto facts = Facts(
      "Kari Solberg closed with a 65 and sank a long putt at the last to defeat Mara Holt and win the Norwick Open on "
      "Sunday.");
  EXPECT_THAT(facts, Contains(HasSubstr("beat(Kari Solberg, Mara Holt")));
  EXPECT_THAT(facts, Contains(HasSubstr("won(Kari Solberg, Norwick Open")));
}

TEST(Outcomes, AChanceToWinIsNoWin) {
  EXPECT_THAT(Facts("Kari Solberg led by two and held a putt to win the Norwick Open, but turned down the chance to "
                    "win the Dalby Open."),
              Not(Contains(HasSubstr("won(Kari Solberg, Dalby Open"))));
}

// "fourth at the Norwick student trials" was once said of the race that the article told of before.
TEST(Outcomes, AResultAtACompetitionWithoutAKnownNameIsOfNoOther) {
  const auto facts = Facts(
      "Kari Solberg won the Norwick Marathon on Sunday in 2:25:31. In 2012 she had finished fourth at the national "
      "student trials. Her coach took her to the regional junior championships in Dalby, where she came third.");
  EXPECT_THAT(facts, Contains(HasSubstr("won(Kari Solberg, Norwick Marathon")));
  EXPECT_THAT(facts, Not(Contains(HasSubstr("placed("))));
}

TEST(Outcomes, OlympicGoldIsNotOfTheRaceToldOf) {
  EXPECT_THAT(Facts("Kari Solberg won the Norwick Marathon on Sunday. Mara Holt, who took Olympic gold under her in "
                    "1984, was there."),
              Not(Contains(HasSubstr("won(Mara Holt, Norwick Marathon"))));
}

TEST(Outcomes, WhoWasDisqualifiedAfterFinishingThirdWasNotThird) {
  EXPECT_THAT(
      Facts("Kari Solberg won the Norwick Marathon on Sunday. Mara Holt was disqualified after finishing third."),
      Not(Contains(HasSubstr("placed(Mara Holt"))));
}

TEST(Outcomes, ATitleOfAnotherCountryIsNotThatOfTheRaceToldOf) {
  EXPECT_THAT(Facts("Kari Solberg won the Norwick Marathon on Sunday. Mara Holt won the Finnish title in 2022."),
              Not(Contains(HasSubstr("won(Mara Holt, Norwick Marathon"))));
  EXPECT_THAT(Facts("Kari Solberg won the Norwick Marathon in 1977. The national championship eluded her; she was "
                    "runner-up in 1975."),
              Not(Contains(HasSubstr("placed("))));
}

// The high jump was once given to the championships of two years before.
TEST(Outcomes, WhatIsToldOfSomebodyBetweenCommasIsNotWhereSheWins) {
  const auto facts = Facts(
      "Kari Solberg won the 5,000m at the Norwick Games on Sunday. Ida Berg, fourth at last year's Dalby Games and a "
      "bronze medallist at the 2021 Alder Games, cleared 1.98 metres to win the high jump.");
  EXPECT_THAT(facts, Contains(HasSubstr("won(Ida Berg, Norwick Games")));
  EXPECT_THAT(facts, Not(Contains(HasSubstr("won(Ida Berg, Dalby"))));
  EXPECT_THAT(facts, Not(Contains(HasSubstr("won(Ida Berg, Alder"))));
}

// The winner was once of the match of the month before.
TEST(Outcomes, AGoalIsInTodaysMatchThoughAnEarlierOneIsToldOf) {
  const auto facts = Facts(
      "Norwick Rovers beat Dalby Athletic 2-1 on Sunday. Norwick Rovers striker Ivo Lenz, who scored both goals in "
      "last "
      "year's 2-0 win at Harwick Town, was injured before Peder Moe headed the winner for Norwick Rovers in the 88th "
      "minute.");
  EXPECT_THAT(facts, Not(Contains(HasSubstr("scored(Peder Moe, Harwick Town"))));
  EXPECT_THAT(facts, Contains(HasSubstr("scored(Peder Moe, Dalby Athletic")));
}

// All results of a report once took the year of the coach's win.
TEST(Outcomes, TheOnlyDateGivenIsNotOfTodaysResultsWhenItIsLongPast) {
  const auto facts = Facts(
      "Kari Solberg, whose coach Ivo Lenz won this event in 1999, was first at the Norwick Masters. Ida Berg tied for "
      "second with Mara Holt.");
  EXPECT_THAT(facts, Not(Contains(AllOf(HasSubstr("placed("), HasSubstr("1999")))));
}

TEST(Outcomes, OfTwoWhoWereSecondAndThirdNotBothAreSecond) {
  EXPECT_THAT(
      Facts("Kari Solberg won the Norwick Marathon on Sunday, with Norwegians Ida Berg and Mara Holt second and "
            "third in 2:06:58 and 2:07:30 respectively."),
      Not(Contains(AllOf(HasSubstr("placed(Mara Holt"), HasSubstr("rank=2")))));
}

TEST(Outcomes, TheSideThatACoachLedHasBeatenTheOther) {
  const auto facts = Facts(
      "Ivo Lenz led the Norwick Falcons to their only championship, beating the Dalby Rovers 20-17 in the Alder Cup.");
  EXPECT_THAT(facts, Contains(HasSubstr("beat(Norwick Falcons, Dalby Rovers")));
  EXPECT_THAT(facts, Not(Contains(HasSubstr("beat(Ivo Lenz"))));
}

TEST(Outcomes, WhomAClubHiresAsItsHeadCoachIsNamedBefore) {
  EXPECT_THAT(Facts("The Norwick Falcons ended a long search on Sunday by hiring Leo Brandt as the 11th head coach in "
                    "their history."),
              Contains(HasSubstr("coach-of(Leo Brandt, Norwick Falcons")));
}

TEST(Outcomes, WhereSomebodyWasBeatenOnceIsNotTodaysCompetition) {
  const auto facts = Facts(
      "Ana Kerr won the 100m title at the Northern Championships on Saturday. She beat Mia Holt, whom she beat in the "
      "final of the Dalby Classic last month, and Eva Lund was third in 11.40. In the 800m Ida Moe won the title.");
  EXPECT_THAT(facts, Not(Contains(AllOf(HasSubstr("Dalby Classic"), Not(HasSubstr("beat("))))));
  EXPECT_THAT(facts, Contains(HasSubstr("won(Ida Moe, Northern Championships")));
}

TEST(Outcomes, ASemiFinalBeforeTheTitleIsNotItsRound) {
  const auto facts = Facts("Ana Kerr, fastest in the semi-finals, won the 100m title at the Northern Championships.");
  EXPECT_THAT(facts, Contains(HasSubstr("won(Ana Kerr, Northern Championships")));
  EXPECT_THAT(facts, Not(Contains(HasSubstr("semi-final"))));
}

TEST(Outcomes, AnOwnGoalIsNotForTheSideThatItHelps) {
  const auto facts = Facts(
      "Norwick Falcons beat Dalby Rovers 2-1. An own goal by defender Karl Voss gave the Norwick Falcons the lead.");
  EXPECT_THAT(facts, Not(Contains(HasSubstr("member-of(Karl Voss, Norwick Falcons"))));
}

TEST(Outcomes, ClubsThatPlayersCameFromAreNotInTheMatch) {
  const auto facts = Facts(
      "Norwick Falcons beat Dalby Rovers 3-2 on Sunday. Lucas Ruiz, the 19-year-old Argentine on loan from Harwick "
      "Town, "
      "made it 2-1 before Filip Novak, signed from Alder City, turned in a rebound.");
  EXPECT_THAT(facts, Not(Contains(HasSubstr("scored(Lucas Ruiz, Alder City"))));
  EXPECT_THAT(facts, Contains(HasSubstr("age(Lucas Ruiz, 19")));
}

}  // namespace
}  // namespace kg::extract
