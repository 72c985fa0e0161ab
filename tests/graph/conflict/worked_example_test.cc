// The shape of the worked example in the README: three articles, one dated by a death only, with invented people.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/conflict/world.h"

namespace kg::graph {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Coach Daan Verbeek died with his runner by 20 March 2019; profile.txt is undated and older than no one knows.
class Coach : public testing::Test {
 protected:
  TestDoc profile = Undated("profile.txt", "2018-11-04", "");
  TestDoc tribute = Undated("tribute.txt", "2019-03-20", "2019-12-31", "2019-03");
  TestDoc feature = Undated("feature.txt", "", "");
  World world;

  void SayTribute() {
    world.Say(tribute, "Daan Verbeek", "age", "36", {{"as_of", "2019-03"}});
    world.Say(tribute, "Daan Verbeek", "age", "20", {{"as_of", "2003"}});
    world.Say(tribute, "Daan Verbeek", "died-on", "../2019-03-20");
    world.Say(tribute, "Daan Verbeek", "competed-in", "Ostend Marathon", {{"date", "2014"}});
  }
};

TEST_F(Coach, AgeOfAnUndatedProfileIsBoundedByTheDeath) {
  SayTribute();
  world.Say(profile, "Daan Verbeek", "born-on", "1983");
  world.Say(profile, "Daan Verbeek", "age", "39");
  const auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  const Conflict& found = conflicts[0];
  EXPECT_EQ(found.level, ConflictLevel::kConflict);
  EXPECT_EQ(found.kind, "age");
  EXPECT_EQ(Summary(found), "conflict age Daan Verbeek: 1983 | 39");
  EXPECT_EQ(found.witness.size(), 3U) << "the two claims and the death that bounds the profile";
  for (const Camp& camp : found.camps) {
    EXPECT_GE(camp.claims.size(), 2U) << "the death is set against no age: it stands in both camps";
  }
  EXPECT_THAT(found.why, HasSubstr("between 5 November 1978 and 20 March 1980"));
  EXPECT_THAT(found.why, HasSubstr("dead by 20 March 2019"));
  EXPECT_THAT(found.why, HasSubstr("between 1 January 2022 and 30 December 2023"));
}

TEST_F(Coach, AgesAndBirthYearOfTheTributeAgree) {
  SayTribute();
  world.Say(profile, "Daan Verbeek", "born-on", "1982");
  EXPECT_THAT(world.Reports(), IsEmpty());
}

TEST_F(Coach, RunnerWhoFitsOnlyTheLastDaysIsATension) {
  world.Say(profile, "Milo Sarr", "born-on", "1994-12-05");
  world.Say(profile, "Milo Sarr", "age", "25");
  world.Say(feature, "Milo Sarr", "died-on", "2019");
  const auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_EQ(Summary(conflicts[0]), "tension age Milo Sarr: 1994-12-05 | 25");
  EXPECT_EQ(conflicts[0].witness.size(), 3U);
  EXPECT_THAT(conflicts[0].why, HasSubstr("423 days"));
  EXPECT_THAT(conflicts[0].why, HasSubstr("between 5 December 2019 and 31 December 2019, the last 27 days"));
}

TEST_F(Coach, RunnerKnownDeadInMarchIsAConflict) {
  world.Say(profile, "Milo Sarr", "born-on", "1994-12-05");
  world.Say(profile, "Milo Sarr", "age", "25");
  world.Say(feature, "Milo Sarr", "died-on", "2019");
  world.Say(tribute, "Milo Sarr", "died-on", "../2019-03-20");
  EXPECT_THAT(world.Reports(), ElementsAre("conflict age Milo Sarr: 1994-12-05 | 25"));
}

TEST_F(Coach, WidowUnderTwoSpellingsIsOneTensionOfTheCoach) {
  SayTribute();
  world.Known("Joke Maes").aliases = {{"Joke Mahs", 1}};
  world.Known("Daan Verbeek")
      .members.push_back({{}, IdBuilder("doc").Add("tribute.txt").Build<DocId>(), "Daan Verbeek", 1.0, "", 0, {}});
  world.Known("Joke Maes")
      .members.push_back({{}, IdBuilder("doc").Add("tribute.txt").Build<DocId>(), "Joke Maes", 1.0, "", 0, {}});
  world.Say(tribute, "Joke Maes", "spouse", "Daan Verbeek").object_surface = "Daam Verbeek";
  world.Say(tribute, "Joke Maes", "nationality", "Belgium");
  const auto reports = world.Reports();
  EXPECT_THAT(reports, ElementsAre("tension name Daan Verbeek: Daam Verbeek | Daan Verbeek",
                                   "tension name Daan Verbeek: Joke Maes | Joke Mahs"));
}

}  // namespace
}  // namespace kg::graph
