// Posts that go from one person to another, where another sentence tells which post it is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/helpers.h"

namespace kg::extract {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Successions, WhoIsReplacedHadThePostOfTheNewOne) {
  EXPECT_THAT(
      AllClaims("Ana Ruiz has been chief executive of Acme Group since 2020. She replaced Ivo Lenz, who resigned "
                "over the losses."),
      Contains(HasSubstr("ceo-of(Ivo Lenz, Acme Group, date=../2020")));
  EXPECT_THAT(AllClaims("Ana Ruiz became mayor of Bergen in January, taking over from Ivo Lenz, who had led the city."),
              Contains(HasSubstr("holds-position(Ivo Lenz, mayor of Bergen")));
}

TEST(Successions, WhoFollowsGetsThePostOfTheOneBefore) {
  EXPECT_THAT(AllClaims("Ivo Lenz was mayor of Bergen until 2019, when he was succeeded by Ana Ruiz."),
              Contains(HasSubstr("holds-position(Ana Ruiz, mayor of Bergen")));
}

TEST(Successions, WhatTheNewOneWasBeforeIsNotHandedOn) {
  EXPECT_THAT(AllClaims("Acme Group hired Ana Ruiz, the finance chief of Bolt Group, on Monday. Acme Group grew. She "
                        "succeeds Ivo Lenz."),
              Not(Contains(HasSubstr("(Ivo Lenz, Bolt Group"))));
  EXPECT_THAT(AllClaims("Ana Ruiz replaced Ivo Lenz, who is now president of Norway."),
              Not(Contains(HasSubstr("(Ana Ruiz, president"))));
}

// A hospice's new head succeeded the old one in the job that she was leaving.
TEST(Successions, APostHeldSoFarIsNotWhatIsTakenOver) {
  EXPECT_THAT(AllClaims("Ana Ruiz succeeds Ivo Lenz, who is retiring. Ruiz is currently director of Bolt Group."),
              Not(Contains(HasSubstr("(Ivo Lenz, Bolt Group"))));
}

TEST(Survivors, AreReadToTheEndOfTheList) {
  const auto claims = AllClaims(
      "Ana Ruiz died in Bergen on Sunday. She was 94. Besides Mrs. Holt, survivors include her sons Leo, a retired "
      "warden who lives in Oslo, and Max, of Turku; a brother, Hugo Lenz of Turku; 11 grandchildren, one of whom, Eva "
      "Moe, is a singer; and a nephew, Per Vik.");
  EXPECT_THAT(claims, Contains("child-of(Leo, Ana Ruiz)"));
  EXPECT_THAT(claims, Contains("child-of(Max, Ana Ruiz)"));
  EXPECT_THAT(claims, Contains("sibling-of(Ana Ruiz, Hugo Lenz)"));
  EXPECT_THAT(claims, Not(Contains(HasSubstr("of(Eva Moe"))));
  EXPECT_THAT(claims, Not(Contains(HasSubstr("Per Vik"))));
}

TEST(Firms, AnInsurerIsNoBank) {
  const auto claims = AllClaims(
      "Brell Insurance has named Ana Ruiz, who worked for the Bank of Oslo, its chair. The insurer was founded in "
      "1862.");
  EXPECT_THAT(claims, Contains("founded-on(Brell Insurance, 1862)"));
  EXPECT_THAT(claims, Not(Contains(HasSubstr("founded-on(Bank"))));
}

TEST(Successions, ASubstituteGetsNoPost) {
  EXPECT_THAT(AllClaims("Ana Ruiz is the mayor of Bergen. Petra Holm replaced Ivo Lenz at half-time."),
              Not(Contains(HasSubstr("(Petra Holm, mayor"))));
}

TEST(Schooling, AWordBeforeTheTradeNamesTheSchool) {
  EXPECT_THAT(AllClaims("The Oxford-educated economist Ana Ruiz was in Bergen."),
              Contains("educated-at(Ana Ruiz, Oxford)"));
  EXPECT_THAT(AllClaims("Ana Ruiz, a Chalmers-trained engineer, was in Bergen."),
              Not(Contains(HasSubstr("works-for"))));
}

TEST(Firms, ThatTheTextHasNamedAreReadAsTheirNames) {
  const auto claims = AllClaims(
      "Acme Group is based in Bergen. Ana Ruiz, who started the company in 1989, joined Ivo Lenz, "
      "its lawyer. Petra Holm is chairman of the company.");
  EXPECT_THAT(claims, Contains("founded-by(Acme Group, Ana Ruiz)"));
  EXPECT_THAT(claims, Contains("founded-on(Acme Group, 1989)"));
  EXPECT_THAT(claims, Contains("holds-position(Petra Holm, chairman of Acme Group)"));
}

TEST(Relatives, ReachOverAnAsideToTheSubject) {
  EXPECT_THAT(AllClaims("Ivo Lenz, Bishop of Bergen from 1981 to 1994, who has died aged 92, was a soldier."),
              Contains(HasSubstr("age(Ivo Lenz, 92")));
}

TEST(Parties, MayBeALetterWithATown) {
  EXPECT_THAT(AllClaims("State Rep. Ivo Lenz, D-Wexbury, sat beside Ana Ruiz."),
              Contains("political-party(Ivo Lenz, Democratic Party)"));
}

TEST(Company, SheIsNoneOfThoseSheIsWith) {
  EXPECT_THAT(AllClaims("Ana Ruiz was a nurse. In 1971 she and a ward sister, Beryl Holt, met. With Beryl and the "
                        "journalist Ivo Lenz, she founded Acme Aid."),
              Contains("founded-by(Acme Aid, Ana Ruiz)"));
}

}  // namespace
}  // namespace kg::extract
