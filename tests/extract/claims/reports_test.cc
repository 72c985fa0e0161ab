// What a sentence of a report claims, on short texts of our own: contexts carried on, dates, records, moods, what is
// taken back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/extract/helpers.h"

namespace kg::extract {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(RaceContext, ACategoryHoldsUntilAnotherIsNamed) {
  const auto facts = Facts(
      "Kari Solberg won the women's race at the Norwick Marathon on Sunday in 2:25:31. Mara Holt finished second in "
      "2:26:02. In the men's race Peder Vik broke the tape in 2:08:11. Leo Brandt came third in 2:09:40.");
  EXPECT_THAT(facts, Contains("placed(Mara Holt, Norwick Marathon, category=women, date=2024-03-10, rank=2, "
                              "time=2:26:02)"));
  EXPECT_THAT(facts, Contains("won(Peder Vik, Norwick Marathon, category=men, date=2024-03-10, time=2:08:11)"));
  EXPECT_THAT(facts, Contains("placed(Leo Brandt, Norwick Marathon, category=men, date=2024-03-10, rank=3, "
                              "time=2:09:40)"));
}

TEST(RaceContext, TheRoundThatOpensASentenceIsOfItsMatch) {
  EXPECT_THAT(Facts("In the semi-final on Saturday Kari Solberg had beaten Mara Holt 6-4, 6-4."),
              Contains(HasSubstr("round=semi-final")));
}

TEST(RaceContext, AStageIsNamedByItsNumber) {
  EXPECT_THAT(Facts("Peder Vik won the fourth stage of the Tour of Norwick on Sunday."),
              Contains(HasSubstr("round=stage 4")));
}

TEST(Dates, TheYearOfSomethingElseInTheSentenceIsNotTheResults) {
  const auto facts = Facts(
      "Kari Solberg won the Norwick Marathon in 2:19:44, breaking the course record that Mara Holt had set in 2019. "
      "Ida Berg, who was fourth in 2018, won the Norwick Half Marathon.");
  for (const std::string& fact : facts) {
    if (!fact.starts_with("won(")) continue;
    EXPECT_THAT(fact, AllOf(Not(HasSubstr("2019")), Not(HasSubstr("2018"))));
  }
  EXPECT_THAT(facts, Contains(HasSubstr("won(Kari Solberg, Norwick Marathon")));
  EXPECT_THAT(facts, Contains(HasSubstr("won(Ida Berg, Norwick Half Marathon")));
}

TEST(Dates, AResultWithATimeIsOfTheReportsDayThoughEarlierYearsAreTold) {
  const auto facts = Facts(
      "Kari Solberg won the women's race at the Norwick Marathon on Sunday in 2:25:31. Solberg, who also won the "
      "Norwick "
      "Marathon in 2021, ran alone.\n\nMara Holt finished second in 2:26:02.");
  EXPECT_THAT(facts, Contains(AllOf(HasSubstr("placed(Mara Holt"), HasSubstr("date=2024-03-10"))));
}

TEST(Records, TheTimeThatWasBrokenIsNotTheWinners) {
  const auto facts = Facts(
      "Kari Solberg won the Norwick Marathon in 2:19:44, breaking the course record of 2:20:10 that Mara Holt had set "
      "in "
      "2019. Holt finished second in 2:20:31, with Norway's Ida Berg third in 2:24:02, her personal best.");
  EXPECT_THAT(facts, Contains(HasSubstr("record-time(Mara Holt, 2:20:10")));
  EXPECT_THAT(facts, Contains(HasSubstr("record-time(Ida Berg, 2:24:02")));
  EXPECT_THAT(facts, Not(Contains(HasSubstr("record-time(Kari Solberg, 2:20:10"))));
  EXPECT_THAT(facts, Not(Contains(HasSubstr("record-time(Mara Holt, 2:24:02"))));
}

TEST(Corrections, WhatAnEarlierVersionSaidIsNoFact) {
  const auto facts = Facts(
      "Kari Solberg is a Norwegian runner. An earlier version of this article said that Kari "
      "Solberg was born in Oslo.");
  for (const std::string& fact : facts) EXPECT_THAT(fact, Not(HasSubstr("born-in")));
}

TEST(Modality, APlanOfTheMainClauseIsNoneOfTheRelativeOne) {
  const auto facts = Facts("Kari Solberg will play Mara Holt, who beat Ida Berg 6-2, 6-3 on Sunday.");
  EXPECT_THAT(facts, Contains(HasSubstr("beat(Mara Holt, Ida Berg")));
}

TEST(Modality, CodesAndQuantitiesAreNoNegation) {
  const auto facts = Facts(
      "Kari Solberg won the Norwick Marathon on Sunday by almost a minute. Results of the Norwick Marathon:\n\n1. Kari "
      "Solberg (NOR) 2:25:31\n\n2. Mara Holt (CAN) 2:26:02");
  EXPECT_THAT(facts, Contains(HasSubstr("won(Kari Solberg, Norwick Marathon")));
  EXPECT_THAT(facts, Contains(HasSubstr("placed(Mara Holt, Norwick Marathon")));
  for (const Claim& claim : Extract("Kari Solberg won the Norwick Marathon by almost a minute.").claims) {
    EXPECT_TRUE(claim.IsPlainFact());
  }
}

TEST(Modality, WhatTheWordsPresupposeIsLeftAlone) {
  const auto facts = Facts(
      "Kari Solberg could not say whether her Swedish rival Mara Holt, 31, will start. If coach Tom Vik, 54, agrees, "
      "the "
      "Kenyan runner Ida Berg would join.");
  EXPECT_THAT(facts, Contains(HasSubstr("nationality(Mara Holt, Sweden")));
  EXPECT_THAT(facts, Contains(HasSubstr("age(Mara Holt, 31")));
  EXPECT_THAT(facts, Contains(HasSubstr("nationality(Ida Berg, Kenya")));
}

TEST(Sides, AreKnownByTheMatchThatIsTold) {
  const auto facts = Facts(
      "Brell IF beat Oakmere BK 3-2 at home on Sunday in front of a large crowd. Goalkeepers and strikers shone.\n\n"
      "Oakmere BK lost 3-2 at Brell IF. The visitors were coached by Kari Solberg. The home side were coached by Mara "
      "Holt, and the losers' captain, Leo Brandt, wept.");
  EXPECT_THAT(facts, Contains(HasSubstr("coach-of(Kari Solberg, Oakmere BK")));
  EXPECT_THAT(facts, Contains(HasSubstr("coach-of(Mara Holt, Brell IF")));
}

TEST(Sides, ACoachsSideIsTheOneThatSheCoaches) {
  const auto facts = Facts(
      "Brell IF beat Oakmere BK 3-2 on Sunday. Oakmere coach Kari Solberg was angry with the referee. Her side were "
      "founded in 1921.");
  EXPECT_THAT(facts, Contains("founded-on(Oakmere BK, 1921)"));
}

TEST(Results, OfWhomTheReportHasJustBroughtIn) {
  const auto facts = Facts(
      "Peder Vik won the Norwick Marathon on Sunday. Vik led from the start. The wheelchair race was won by Leo "
      "Brandt. "
      "The 39-year-old from Bergen wept.");
  EXPECT_THAT(facts, Contains(HasSubstr("age(Leo Brandt, 39")));
}

TEST(Firms, AreKnownByTheirTradeAndBoard) {
  const auto facts = Facts(
      "The Czech tram maker Tramvik said on Wednesday that its chief executive, Peder Vik, would leave in June. Mara "
      "Holt has run the company's Polish arm since 2019.");
  EXPECT_THAT(facts, Contains(HasSubstr("ceo-of(Peder Vik, Tramvik")));
}

TEST(Firms, ThePredecessorIsWhomSomebodyTookOverFrom) {
  const auto facts = Facts(
      "Kari Solberg took over from Peder Vik in 2022. Solberg sold the yard. Her predecessor, who lives in Bergen, "
      "was angry.");
  EXPECT_THAT(facts, Contains(HasSubstr("lives-in(Peder Vik, Bergen")));
}

TEST(Couples, AreTheTwoWhomTheSentenceHasNamed) {
  const auto facts = Facts(
      "Kari Solberg and Peder Vik are to part, the couple's lawyers said. Vik was once engaged to the actress Mara "
      "Holt. "
      "Solberg slept.");
  EXPECT_THAT(facts, Not(Contains(HasSubstr("spouse(Kari Solberg, Mara Holt"))));
}

TEST(Descriptions, GoOnAboutWhomTheSentenceBeforeOpensWith) {
  const auto facts = Facts(
      "Kari Solberg runs the island. Solberg was born in Oslo. She sings.\n\nPeder Vik is expected to stand against "
      "her. "
      "The farmer was born in Bergen.");
  EXPECT_THAT(facts, Contains("born-in(Peder Vik, Bergen)"));
}

TEST(Descriptions, TheSonOfThePainterHasAMother) {
  const auto facts =
      Facts("Peder Vik is the son of the painter Inga Vik and studied in Oslo. His mother was born in Bergen.");
  EXPECT_THAT(facts, Contains("born-in(Inga Vik, Bergen)"));
}

TEST(Results, ACompetitionThatSomebodyOnceAttendedIsNotTheReports) {
  const auto facts = Facts(
      "Kari Solberg won the Norwick Marathon on Sunday. Mara Holt, who ran at two Olympic Games, was second in "
      "2:30:11.");
  EXPECT_THAT(facts, Contains(HasSubstr("placed(Mara Holt, Norwick Marathon")));
}

TEST(Results, AnUnderdogIsNoFirstName) {
  const auto facts = Facts(
      "Underdog Solberg wins Norwick Open.\n\nKari Solberg won the Norwick Open on Sunday, beating Mara Holt 6-4, "
      "6-4.");
  EXPECT_THAT(facts, Not(Contains(HasSubstr("Underdog"))));
}

TEST(OtherRaces, AnEarlierResultInAnotherTownIsNotOfTheReportsRace) {
  const auto facts = Facts(
      "Mara Holt won the Norwick Marathon on Sunday in 2:24:10. Ana Ruiz, who placed fourth in Prague last year, came "
      "home second in 2:25:31. Kari Dahl, who won in Singapore two months ago, did not start.");
  EXPECT_THAT(facts, Not(Contains(AllOf(HasSubstr("Norwick Marathon"), HasSubstr("rank=4")))));
  EXPECT_THAT(facts, Not(Contains(HasSubstr("won(Kari Dahl"))));
}

TEST(OtherRaces, WhoLeadsTheStandingsHasNotWon) {
  Article article = ArticleOf("Peder Vik won the seventh stage of the Tour of Norwick on Sunday.", "2024-03-12");
  AppendBlock(BlockRole::kSubheading, "Standings after stage 7", &article);
  AppendBlock(BlockRole::kList, "1. Leo Brandt (GER) 27:41:09", &article);
  AppendBlock(BlockRole::kList, "2. Peder Vik (NOR) 27:41:43", &article);
  Extractor extractor(Shared());
  const Document document = extractor.Extract(std::move(article));
  for (const Claim& claim : document.claims) {
    if (claim.predicate == "won") {
      EXPECT_EQ(document.entities[claim.subject].name, "Peder Vik");
    }
    EXPECT_NE(claim.predicate, "placed");
  }
}

TEST(OtherRaces, TheWinnerOfAStageHasNotWonTheRaceThatTheTitleNames) {
  Article article;
  AppendBlock(BlockRole::kHeadline, "Cycling: Tour of Norwick, stage four result", &article);
  AppendBlock(BlockRole::kSubheading, "Overall:", &article);
  AppendBlock(BlockRole::kList, "1. Leo Brandt (GER) 27:41:09", &article);
  AppendBlock(BlockRole::kBody, "The race ends on Sunday.", &article);
  Extractor extractor(Shared());
  const Document document = extractor.Extract(std::move(article));
  for (const Claim& claim : document.claims) EXPECT_NE(claim.predicate, "won");
}

TEST(Sections, APronounMeansWhomTheHeadingOfItsLifeNames) {
  Article article = ArticleOf("Peder Vik, a potter, was born in Leeds. He died on Sunday.", "2024-03-12");
  AppendBlock(BlockRole::kSubheading, "Leo Brandt, 81", &article);
  AppendBlock(BlockRole::kBody, "Engineer who built the bridge. He was born in Oslo.", &article);
  Extractor extractor(Shared());
  const Document document = extractor.Extract(std::move(article));
  size_t births = 0;
  for (const Claim& claim : document.claims) {
    if (claim.predicate != "born-in" || claim.object != "Oslo") continue;
    EXPECT_EQ(document.entities[claim.subject].name, "Leo Brandt");
    ++births;
  }
  EXPECT_EQ(births, 1u);
}

TEST(RaceContext, ACategoryIsNotCarriedOverAnotherDistance) {
  const auto facts = Facts(
      "At the Norwick Meeting Mara Holt won the women's 3,000 metres in 8:29.41. Ivo Lenz clocked 6.49 to win the 60 "
      "metres. Leo Brandt was second in 6.52.");
  EXPECT_THAT(facts, Contains(HasSubstr("placed(Leo Brandt, Norwick Meeting")));
  EXPECT_THAT(facts, Not(Contains(AllOf(HasSubstr("(Leo Brandt"), HasSubstr("women")))));
}

TEST(RaceContext, AWheelchairRaceIsACategoryOfItsOwn) {
  EXPECT_THAT(Facts("At the Norwick Marathon Ivo Lenz retained his men's wheelchair crown in 1:28:05."),
              Contains(HasSubstr("category=wheelchair men")));
}

TEST(Records, TheTimeOfARecordMayStandInTheNextSentence) {
  EXPECT_THAT(Facts("Kari Dahl set a Norwegian record in the women's 100 metres on Friday. She ran 11.38 in Oslo."),
              Contains(AllOf(HasSubstr("record-time(Kari Dahl, 11.38"), HasSubstr("date=2024-03-08"),
                             HasSubstr("record=national record"))));
}

TEST(Records, ARecordThatHasStoodSinceAYearWasSetThen) {
  EXPECT_THAT(Facts("The course record of the Norwick Half Marathon has stood since 2022, when Peder Vik ran 1:02:15."),
              Contains(AllOf(HasSubstr("record-time(Peder Vik, 1:02:15, date=2022,"))));
}

TEST(Subjects, BothOfAPairHaveWon) {
  const auto facts = Facts(
      "In the doubles final of the Norwick Open, Leo Brandt and Norway's Peder Vik saw off Ivo Lenz and Lars Dahl 6-3, "
      "7-5.");
  for (const char* winner : {"Leo Brandt", "Peder Vik"}) {
    for (const char* loser : {"Ivo Lenz", "Lars Dahl"})
      EXPECT_THAT(facts, Contains(HasSubstr("beat(" + std::string(winner) + ", " + loser)));
  }
}

TEST(Deaths, AnAgeAtADeathOfLongAgoIsOfThatDay) {
  EXPECT_THAT(Facts("Leo Brandt died on 29 December 2013, aged 96."),
              Contains("age(Leo Brandt, 96, as_of=2013-12-29)"));
  EXPECT_THAT(Facts("Leo Brandt, 96, died in 2013. He was 96."),
              AllOf(Contains("age(Leo Brandt, 96, as_of=2013)"), Not(Contains(HasSubstr("as_of=2024")))));
  EXPECT_THAT(Facts("Leo Brandt died on Sunday, aged 96."), Contains("age(Leo Brandt, 96, as_of=2024-03-10)"));
}

TEST(Deaths, ADateBehindAndThatOpensTheNextClauseIsNoSecondDeath) {
  EXPECT_THAT(Facts("Leo Brandt is a painter. His wife Dell Brandt died in 2009 and in 2011 he married Mara Holt."),
              AllOf(Contains("died-on(Dell Brandt, 2009)"), Not(Contains("died-on(Dell Brandt, 2011)"))));
}

TEST(References, ARaceThatSomebodyPlansToRunIsNotTheOneReported) {
  EXPECT_THAT(Facts("The Norwick Marathon was held on Sunday. Leo Brandt had plans to run the Seville Marathon next "
                    "month. He won the race in 2:21:07."),
              Contains(HasSubstr("won(Leo Brandt, Norwick Marathon")));
}

TEST(Clauses, ARelativeClauseWithoutCommasIsPassedOver) {
  EXPECT_THAT(Facts("The Norwick Marathon was held on Sunday. Mara Holt who comes from Kapsabet won the women's race."),
              Contains(HasSubstr("won(Mara Holt, Norwick Marathon, category=women")));
  EXPECT_THAT(Facts("The Norwick Marathon was held on Sunday. Mara Holt who says Ida Berg won the women's race left."),
              Not(Contains(HasSubstr("won(Mara Holt"))));
}

TEST(References, WhatButTurnsToIsOfTheReportsRace) {
  const auto facts = Facts(
      "Leo Brandt won the men's 100 metres at the Norwick Games on Saturday. Brandt missed out on the podium at the "
      "World Championships in Budapest but broke the tape in 9.83 seconds as Peder Vik finished second in 9.85.");
  EXPECT_THAT(facts, Contains(HasSubstr("won(Leo Brandt, Norwick Games")));
  EXPECT_THAT(facts, Contains(HasSubstr("placed(Peder Vik, Norwick Games")));
  EXPECT_THAT(facts, Not(Contains(HasSubstr("World Championships"))));
}

TEST(References, ACompetitionHeldInAnotherTownIsNotTheOneWon) {
  EXPECT_THAT(Facts("Mara Holt reached the Norwick Finals, Nov. 10-17 in Guadalajara. Leo Brandt beat Peder Vik 7-5, "
                    "6-4 in Vienna for his fifth title of the year."),
              Not(Contains(HasSubstr("won(Leo Brandt"))));
}

TEST(Results, ToursAndGrandSlamsAreNoCompetition) {
  EXPECT_THAT(Facts("Mara Holt won her first WTA Tour title. She is the first Dane to win a Grand Slam title."),
              Not(Contains(HasSubstr("won("))));
}

TEST(Roles, WhatStandsBeforeTheFirstOfTwoIsNotTheSecondsRole) {
  const auto facts = Facts("Acme Corp named finance chief Leo Brandt and senior executive Mara Holt as co-leaders.");
  EXPECT_THAT(facts, Not(Contains(AllOf(HasSubstr("Mara Holt"), HasSubstr("finance chief")))));
}

TEST(References, ARelativeClauseThatIsOverLeavesTheSubject) {
  EXPECT_THAT(Facts("Peder Vik replaced Leo Brandt, who withdrew with an injury, and thanked his father, Ivo Holt."),
              Contains("child-of(Peder Vik, Ivo Holt)"));
  EXPECT_THAT(Facts("Peder Vik came on for Leo Brandt, who slipped and hurt his brother, Ivo Brandt."),
              Contains("sibling-of(Leo Brandt, Ivo Brandt)"));
}

TEST(Roles, OnePostInSmallAndLargeLettersIsClaimedOnce) {
  const auto facts = Facts("Councillor Mara Holt abstained from voting.");
  EXPECT_EQ(std::count_if(facts.begin(), facts.end(),
                          [](const std::string& fact) { return fact.starts_with("holds-position("); }),
            1);
}

}  // namespace
}  // namespace kg::extract
