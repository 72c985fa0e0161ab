// Constraints that a schema declares: a user's own ones, and the examples of the built-in ones.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "graph/conflict/examples.h"
#include "tests/paths.h"

namespace kg::graph {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kHall[] =
    "relation seats(hall: Place|Organization, seats: Number, date?: Date)\n"
    "  kind      seats\n"
    "  single\n"
    "  tolerance 5%\n";

const Gazetteer& Places() {
  static const Gazetteer gazetteer = [] {
    auto loaded = Gazetteer::Load(tests::SourceDir() / "graph" / "places");
    EXPECT_TRUE(loaded.ok()) << loaded.status().message();
    return std::move(loaded.value());
  }();
  return gazetteer;
}

// The failures of the examples of a schema with one relation.
std::vector<std::string> Failures(const std::string& text, size_t passed) {
  const auto schema = Schema::Parse(text, "hall.schema");
  EXPECT_TRUE(schema.ok()) << schema.status().message();
  if (!schema.ok()) return {};
  const ExampleResults results = RunConstraintExamples(*schema, Places(), schema->relations().begin()->second);
  EXPECT_EQ(results.passed, passed);
  return results.failures;
}

std::string ErrorsOf(const std::string& text) {
  const auto schema = Schema::Parse(text, "hall.schema");
  return schema.ok() ? "" : schema.status().message();
}

TEST(DeclaredConstraints, NumbersAreComparedWithTheirTolerance) {
  EXPECT_THAT(Failures(std::string(kHall) + "  example conflict  Lugo Hall -> 5000 | Lugo Hall -> 9000\n"
                                            "  example silent    Lugo Hall -> 5000 | Lugo Hall -> 5200\n"
                                            "  example silent    Lugo Hall -> 5000 | Vigo Hall -> 9000\n",
                       3),
              IsEmpty());
}

TEST(DeclaredConstraints, AKeyKeepsApartAndAnUnknownOneIsComparedWithNothing) {
  EXPECT_THAT(Failures(std::string(kHall) +
                           "  key date\n"
                           "  example conflict  Lugo Hall -> 5000 (date=2019) | Lugo Hall -> 9000 (date=2019-05)\n"
                           "  example silent    Lugo Hall -> 5000 (date=2019) | Lugo Hall -> 9000 (date=2023)\n"
                           "  example silent    Lugo Hall -> 5000 (date=2019) | Lugo Hall -> 9000\n",
                       3),
              IsEmpty());
}

TEST(DeclaredConstraints, StatesNeedTimesThatMeet) {
  EXPECT_THAT(
      Failures(
          "relation captain-of(team: Team, captain: Person, date?: Date)\n"
          "  kind   captain\n"
          "  single\n"
          "  time   state\n"
          "  example conflict  Lugo United -> Ana Ruiz (date=2010/2014) | Lugo United -> Bo Lind (date=2011/2015)\n"
          "  example tension   Lugo United -> Ana Ruiz | Lugo United -> Bo Lind\n"
          "  example tension   Lugo United -> Ana Ruiz | Lugo United -> Anna Ruiz\n",
          3),
      IsEmpty());
}

TEST(DeclaredConstraints, DatesMarksTimesAndTextsAreComparedByTheirOwnMeasure) {
  EXPECT_THAT(Failures("relation opened-on(hall: Place, day: Date)\n  kind opening\n  single\n  tolerance 3\n"
                       "  example silent    Lugo Hall -> 2019-05-04 | Lugo Hall -> 2019-05-06\n"
                       "  example conflict  Lugo Hall -> 2019-05-04 | Lugo Hall -> 2019-05-09\n"
                       "  example silent    Lugo Hall -> 2019 | Lugo Hall -> 2019-05-09\n",
                       3),
              IsEmpty());
  EXPECT_THAT(Failures("relation height(person: Person, height: Mark)\n  kind height\n  single\n  tolerance 0.02\n"
                       "  example silent    Ana Ruiz -> 1.80 m | Ana Ruiz -> 1.82 m\n"
                       "  example conflict  Ana Ruiz -> 1.80 m | Ana Ruiz -> 1.92 m\n",
                       2),
              IsEmpty());
  EXPECT_THAT(Failures("relation motto(team: Team, motto: Text)\n  kind motto\n  single\n  level tension\n"
                       "  example tension   Lugo United -> Never late | Lugo United -> Always late\n"
                       "  example silent    Lugo United -> Never late | Lugo United -> never late!\n",
                       2),
              IsEmpty());
}

TEST(DeclaredConstraints, OneHolderAtATime) {
  EXPECT_THAT(
      Failures("relation keeper-of(person: Person, light: Place, date?: Date)\n"
               "  kind   keeper\n"
               "  holder single\n"
               "  time   state\n"
               "  example conflict  Ana Ruiz -> Lugo Light (date=2010/2014) | Bo Lind -> Lugo Light (date=2011/2015)\n"
               "  example silent    Ana Ruiz -> Lugo Light (date=2010/2014) | Bo Lind -> Vigo Light (date=2011/2015)\n",
               2),
      IsEmpty());
}

// The failures of the examples of a relation that stands on top of the built-in ones.
std::vector<std::string> FailuresOnTop(const std::string& text, const char* relation, size_t passed) {
  std::ifstream core(tests::SourceDir() / "graph" / "schema" / "core.schema");
  std::stringstream all;
  all << core.rdbuf() << text;
  const auto schema = Schema::Parse(all.str(), "hall.schema");
  EXPECT_TRUE(schema.ok()) << schema.status().message();
  if (!schema.ok()) return {};
  const ExampleResults results = RunConstraintExamples(*schema, Places(), *schema->Find(relation));
  EXPECT_EQ(results.passed, passed);
  return results.failures;
}

TEST(DeclaredConstraints, WhatComesAfterWhatAndByHowMuch) {
  EXPECT_THAT(
      FailuresOnTop("relation finished-school(person: Person, school: Organization, date?: Date)\n"
                    "  kind   schooling\n"
                    "  after  born-on by 10 years\n"
                    "  after  educated-at same object\n"
                    "  within 20 years of educated-at same object\n"
                    "  example conflict Ana Ruiz -> Lugo College (date=1995) | born-on: Ana Ruiz -> 1990-05-02\n"
                    "  example silent   Ana Ruiz -> Lugo College (date=2000) | born-on: Ana Ruiz -> 1990-05-02\n"
                    "  example silent   Bo Lind -> Lugo College (date=1995) | born-on: Ana Ruiz -> 1990-05-02\n"
                    "  example silent   Ana Ruiz -> Lugo College | born-on: Ana Ruiz -> 1990-05-02\n"
                    "  example tension  Ana Ruiz -> Lugo College (date=1995~) | born-on: Ana Ruiz -> 1990-05-02\n"
                    "  example conflict Ana Ruiz -> Lugo College (date=2001) | educated-at: Ana Ruiz -> Lugo College "
                    "(date=2003/2006)\n"
                    "  example silent   Ana Ruiz -> Lugo College (date=2001) | educated-at: Ana Ruiz -> Vigo College "
                    "(date=2003/2006)\n"
                    "  example conflict Ana Ruiz -> Lugo College (date=2031) | educated-at: Ana Ruiz -> Lugo College "
                    "(date=2003/2006)\n"
                    "  example silent   Ana Ruiz -> Lugo College (date=2023) | educated-at: Ana Ruiz -> Lugo College "
                    "(date=2003/2006)\n",
                    "finished-school", 9),
      IsEmpty());
}

TEST(DeclaredConstraints, OneWrongDateOfBirthAccusesNothingElse) {
  EXPECT_THAT(FailuresOnTop("relation knighted-on(person: Person, day: Date)\n"
                            "  kind   knighthood\n"
                            "  level  tension\n"
                            "  after  born-on by 10 years\n"
                            "  example silent  Ana Ruiz -> 1995 | born-on: Bo Lind -> 1990\n"
                            "  example tension Ana Ruiz -> 1995 | born-on: Ana Ruiz -> 1990\n",
                            "knighted-on", 2),
              IsEmpty());
}

TEST(DeclaredConstraints, ChainsOnlyRiseOrOnlyFall) {
  EXPECT_THAT(FailuresOnTop("relation storeys(tower: Place, storeys: Number, date?: Date)\n"
                            "  kind   storeys\n"
                            "  chain  rising\n"
                            "  example conflict Lugo Tower -> 40 (date=2015) | Lugo Tower -> 31 (date=2018)\n"
                            "  example silent   Lugo Tower -> 31 (date=2015) | Lugo Tower -> 40 (date=2018)\n"
                            "  example silent   Lugo Tower -> 40 (date=2015) | Lugo Tower -> 31 (date=2015-06)\n"
                            "  example silent   Lugo Tower -> 40 (date=2015) | Vigo Tower -> 31 (date=2018)\n"
                            "  example tension  Lugo Tower -> 40 (date=2015) | Lugo Tower -> 31\n",
                            "storeys", 5),
              IsEmpty());
  EXPECT_THAT(FailuresOnTop("relation handicap(person: Person, handicap: Number, date?: Date)\n"
                            "  kind      handicap\n"
                            "  chain     falling\n"
                            "  tolerance 1\n"
                            "  example conflict Ana Ruiz -> 4 (date=2015) | Ana Ruiz -> 9 (date=2018)\n"
                            "  example silent   Ana Ruiz -> 4 (date=2015) | Ana Ruiz -> 5 (date=2018)\n",
                            "handicap", 2),
              IsEmpty());
}

// A chain of one's own: what was beaten "by 34 seconds" is a value too, where the schema says so.
TEST(DeclaredConstraints, AMarginGivesTheValueThatItBeat) {
  const std::string ascent =
      "relation ascent(climber: Person, time: Duration, date?: Date)\n"
      "  kind ascent\n  chain falling\n  derive margin\n"
      "  example conflict Ana Ruiz -> 2:00:00 (date=2022-05-01) \"Her record of 2:00:00 beat the old one by 30 "
      "seconds.\""
      " | Ana Ruiz -> 2:00:10 (date=2021-05-01)\n"
      "  example silent Ana Ruiz -> 2:00:00 (date=2022-05-01) \"Her record of 2:00:00 beat the old one by 30 seconds.\""
      " | Ana Ruiz -> 2:00:30 (date=2021-05-01)\n"
      "  example silent Ana Ruiz -> 2:00:00 (date=2022-05-01) \"She won by 30 seconds.\""
      " | Ana Ruiz -> 2:00:30 (date=2021-05-01)\n";
  EXPECT_THAT(Failures(ascent, 3), ::testing::IsEmpty());
  EXPECT_THAT(ErrorsOf("relation a(b: Place, c: Number, date?: Date)\n  kind a\n  chain rising\n  derive margin\n"),
              HasSubstr("needs a Duration for an object"));
  EXPECT_THAT(ErrorsOf(std::string(kHall) + "  derive all\n"), HasSubstr("derive is 'margin', found 'all'"));
}

TEST(DeclaredConstraints, OneHolderForEachEdition) {
  EXPECT_THAT(
      FailuresOnTop("relation crowned-at(person: Person, pageant: Event, date?: Date)\n"
                    "  kind   crown\n"
                    "  holder single\n"
                    "  key    date\n"
                    "  example conflict Ana Ruiz -> Lugo Pageant (date=2015) | Eva Lind -> Lugo Pageant (date=2015)\n"
                    "  example silent   Ana Ruiz -> Lugo Pageant (date=2015) | Eva Lind -> Lugo Pageant (date=2016)\n"
                    "  example silent   Ana Ruiz -> Lugo Pageant (date=2015) | Eva Lind -> Lugo Pageant\n"
                    "  example tension  Ana Ruiz -> Lugo Pageant (date=2015) | Anna Ruiz -> Lugo Pageant (date=2015)\n",
                    "crowned-at", 4),
      IsEmpty());
}

TEST(DeclaredConstraints, BirthsThatLieApartAndLivesThatBound) {
  EXPECT_THAT(
      FailuresOnTop("relation grandchild-of(child: Person, elder: Person)\n"
                    "  kind grandparent\n"
                    "  gap  24 years\n"
                    "  example conflict Ana Ruiz -> Eva Lind | born-on: Ana Ruiz -> 1990 | born-on: Eva Lind -> 1970\n"
                    "  example silent   Ana Ruiz -> Eva Lind | born-on: Ana Ruiz -> 1990 | born-on: Eva Lind -> 1960\n",
                    "grandchild-of", 2),
      IsEmpty());
  EXPECT_THAT(FailuresOnTop("relation sang-at(person: Person, hall: Place, date?: Date)\n"
                            "  life alive\n"
                            "  example conflict Ana Ruiz -> Lugo Hall (date=2019) | died-on: Ana Ruiz -> 2012-05-04\n"
                            "  example silent   Ana Ruiz -> Lugo Hall (date=2011) | died-on: Ana Ruiz -> 2012-05-04\n",
                            "sang-at", 2),
              IsEmpty());
}

TEST(DeclaredConstraints, AnExampleThatIsNotSoIsSaidWithItsLine) {
  const auto failures = Failures(std::string(kHall) + "  example silent  Lugo Hall -> 5000 | Lugo Hall -> 9000\n", 0);
  ASSERT_EQ(failures.size(), 1U);
  EXPECT_EQ(failures[0], "hall.schema:5:3: error: the example of seats should be silent, but is conflict");
  const auto broken = Failures(std::string(kHall) + "  example silent  A -> 1 (seats=2) | A -> 9\n", 0);
  ASSERT_EQ(broken.size(), 1U);
  EXPECT_THAT(broken[0],
              HasSubstr("with qualifiers of seats, or 'RELATION: SUBJECT -> ...', found 'A -> 1 (seats=2)'"));
}

TEST(DeclaredConstraints, MistakesHaveMessages) {
  EXPECT_THAT(ErrorsOf(std::string(kHall) + "  tolerance lots\n"), HasSubstr("hall.schema:5:3: error: tolerance is"));
  EXPECT_THAT(ErrorsOf(std::string(kHall) + "  holder two\n"), HasSubstr("holder is 'single', found 'two'"));
  EXPECT_THAT(ErrorsOf(std::string(kHall) + "  level unknown\n"), HasSubstr("level is 'conflict' or 'tension'"));
  EXPECT_THAT(ErrorsOf(std::string(kHall) + "  example loud A -> 1 | A -> 2\n"), HasSubstr("found 'loud'"));
  EXPECT_THAT(ErrorsOf(std::string(kHall) + "  example silent A 1\n"), HasSubstr("is two claims or more"));
  EXPECT_THAT(ErrorsOf(std::string(kHall) + "  tolerence 5%\n"),
              HasSubstr("known: after, chain, compare, derive, example"));
  EXPECT_THAT(ErrorsOf(std::string(kHall) + "  chain up\n"), HasSubstr("hall.schema:5:3: error: chain is 'rising'"));
  EXPECT_THAT(ErrorsOf(std::string(kHall) + "  after opened by 3 weeks\n"),
              HasSubstr("expected 'after RELATION [by N days|months|years] [same object]', found 'after opened by 3"));
  EXPECT_THAT(ErrorsOf(std::string(kHall) + "  after opened\n"), HasSubstr("there is no relation 'opened'"));
  EXPECT_THAT(ErrorsOf(std::string(kHall) + "  within 3 years seats\n"), HasSubstr("expected 'within N days"));
  EXPECT_THAT(ErrorsOf(std::string(kHall) + "  gap 3 years\n"), HasSubstr("needs a Person at both ends"));
  EXPECT_THAT(ErrorsOf(std::string(kHall) + "  life long\n"), HasSubstr("life is 'alive'"));
  EXPECT_THAT(ErrorsOf("relation a(b: Place, c: Number)\n  chain rising\n"), HasSubstr("has no time"));
  EXPECT_THAT(ErrorsOf("relation a(b: Place, c: Number)\n  tolerance 5%\n"), HasSubstr("needs a 'kind' and 'single'"));
}

TEST(DeclaredConstraints, EveryBuiltInConstraintHasExamplesThatHold) {
  const auto schema = Schema::Load({tests::SourceDir() / "graph" / "schema"});
  ASSERT_TRUE(schema.ok()) << schema.status().message();
  for (const auto& [name, relation] : schema->relations()) {
    const ExampleResults results = RunConstraintExamples(*schema, Places(), relation);
    EXPECT_THAT(results.failures, IsEmpty()) << name;
    const bool is_shown = relation.kind.empty() || results.passed >= 2;
    EXPECT_TRUE(is_shown) << name << " is compared, but has no examples of what is reported and what is not";
  }
}

}  // namespace
}  // namespace kg::graph
