// Matches and competitions that are in no list, on short texts of our own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/helpers.h"

namespace kg::extract {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

// The clubs and their towns are in no list: what is said of them makes them teams.
TEST(Matches, ScoresAndVerbsOfTheMatchMakeATeam) {
  const auto facts = Facts(
      "Norwick Steam beat the Brellow Nickels 4-2 on Sunday. Lina Berg scored twice for the Steam, who had lost the "
      "opener in overtime. Nickels coach Ida Holt praised her goalkeeper. In the other semi-final Dunlow hammered "
      "Marl Lane 5-0.");
  EXPECT_THAT(facts, Contains(HasSubstr("beat(Norwick Steam, Brellow Nickels")));
  EXPECT_THAT(facts, Contains(HasSubstr("beat(Dunlow, Marl Lane")));
  EXPECT_THAT(facts, Contains(HasSubstr("coach-of(Ida Holt, Brellow Nickels")));
}

TEST(Matches, WhoScoresScoresAgainstTheOtherSide) {
  const auto facts = Facts(
      "The Norwick Steam beat the Brellow Nickels 4-2 on Sunday. Lina Berg scored twice and Mara Vik had the other "
      "goal for the Steam. Kari Lund scored for the Nickels. Coach and captain were glad of the penalty.");
  EXPECT_THAT(facts, Contains(HasSubstr("scored(Lina Berg, Brellow Nickels")));
  EXPECT_THAT(facts, Contains(HasSubstr("scored(Mara Vik, Brellow Nickels")));
  EXPECT_THAT(facts, Contains(HasSubstr("scored(Kari Lund, Norwick Steam")));
}

TEST(Matches, AScorerOfNoKnownSideScoresAgainstNobody) {
  const auto facts = Facts(
      "Norwick Rovers beat Brellow Rovers 4-2 on Sunday. The goalkeeper, the coach and the captain wept. Lina Berg "
      "scored a goal in the first half.");
  for (const std::string& fact : facts) EXPECT_THAT(fact, Not(HasSubstr("scored(")));
}

TEST(Matches, AShortFormMeansTheClubOfThatName) {
  const auto facts = Facts(
      "Norwick City beat Brellow Athletic 2-1 in the league on Sunday. A late goal settled it. City striker Lina Berg "
      "left on the half-hour, and goalkeeper Mara Vik saved a penalty.");
  EXPECT_THAT(facts, Contains(HasSubstr("member-of(Lina Berg, Norwick City")));
}

TEST(Matches, ASideLosesToNoSinglePlayer) {
  const auto facts = Facts(
      "Norwick City, whose captain Lina Berg hit a hat-trick, thrashed Brellow Athletic 5-1 on Sunday. The goalkeeper "
      "was no match for the striker. Mara Vik beat Brellow with a penalty a year ago.");
  EXPECT_THAT(facts, Contains(HasSubstr("beat(Norwick City, Brellow Athletic")));
  for (const std::string& fact : facts) {
    EXPECT_THAT(fact, Not(HasSubstr("beat(Lina Berg")));
    EXPECT_THAT(fact, Not(HasSubstr("beat(Mara Vik")));
  }
}

TEST(Matches, WhoScoresAgainstOneSidePlaysForTheOther) {
  const auto facts = Facts(
      "Norwick City beat Brellow Athletic 1-0 in the league on Sunday. Substitute Lina Berg got the only goal of the "
      "game in the last minute, and the goalkeeper wept.");
  EXPECT_THAT(facts, Contains(HasSubstr("scored(Lina Berg, Brellow Athletic")));
  EXPECT_THAT(facts, Contains(HasSubstr("member-of(Lina Berg, Norwick City")));
}

TEST(Matches, ALineUpNamesTheSide) {
  const auto facts = Facts(
      "Norwick City beat Brellow Athletic 1-0 in the league on Sunday. Striker Lina Berg scored the only goal when "
      "Kari "
      "Lund, the goalkeeper, fell.\n\nBrellow Athletic: Lund, Moe, Vik, Holt (Dahl 60), Strand, Lie, Ness.");
  EXPECT_THAT(facts, Contains(HasSubstr("member-of(Kari Lund, Brellow Athletic")));
}

TEST(Matches, OneOfASideTellsWhoseSideTheOtherIsOn) {
  const auto facts = Facts(
      "Norwick City beat Brellow Athletic 2-0 in the league on Sunday. City manager Ida Holt was without the injured "
      "goalkeeper Mara Vik. Striker Lina Berg scored twice for City, and Berg headed in Kari Lund's corner.");
  EXPECT_THAT(facts, Contains(HasSubstr("member-of(Mara Vik, Norwick City")));
  EXPECT_THAT(facts, Contains(HasSubstr("member-of(Kari Lund, Norwick City")));
}

TEST(Matches, ACoachsSideIsTheOneNamedBesideTheCoach) {
  const auto facts = Facts(
      "Norwick City beat Brellow Athletic 2-1 in the league on Sunday. Brellow led through striker Kari Lund. But Ida "
      "Holt, the City head coach, saw her side respond through winger Lina Berg, and the goalkeeper wept.");
  EXPECT_THAT(facts, Contains(HasSubstr("member-of(Lina Berg, Norwick City")));
}

// "the Brellow Classic" is known by the sport around it, and named once for the whole report.
TEST(Competitions, AnUnknownOneIsKnownByItsHeadAndTheSportAroundIt) {
  const auto facts = Facts(
      "Top seed Mara Holt won the Brellow Classic on Sunday. It was her third title after the Norwick Open in April. "
      "Ida Berg came third. The tournament has 32 singles players and 16 doubles.");
  EXPECT_THAT(facts, Contains(HasSubstr("won(Mara Holt, Brellow Classic")));
  EXPECT_THAT(facts, Contains(HasSubstr("placed(Ida Berg, Brellow Classic")));
}

}  // namespace
}  // namespace kg::extract
