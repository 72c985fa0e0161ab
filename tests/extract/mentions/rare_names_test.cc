// Names that are written in ways that few texts use; each line was lost or cut once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/mentions/mentions_fixture.h"

namespace kg::extract::testing {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

class RareNamesTest : public MentionsTest {
 protected:
  static std::vector<std::string> Names(std::string_view text) { return Analyse(text).Names(); }
};

TEST_F(RareNamesTest, ParticlesAreShortenedAndGlued) {
  EXPECT_THAT(Names("The president, Ludwig v. Trebnitz of Austria, was elected."),
              Contains("Ludwig v. Trebnitz|Person"));
  EXPECT_THAT(Names("His coach Pieter vanderVelde had advised him to rest."), Contains("Pieter vanderVelde|Person"));
  EXPECT_THAT(Names("Maria Teresa dela Rosa has won the prize."), Contains("Maria Teresa dela Rosa|Person"));
  // The parties of a suit are two.
  EXPECT_THAT(Names("The court relied on Ludwig v. Trebnitz in its ruling."), Not(Contains(HasSubstr("v. Trebnitz"))));
}

TEST_F(RareNamesTest, KoreanGivenNamesMayLookLikeCompounds) {
  EXPECT_THAT(Names("Kim Bo-ram of South Korea, the holder, was third."), Contains("Kim Bo-ram|Person"));
  EXPECT_THAT(Names("The pair Paek Sung-u and No T'ae-jun won the final."), Contains(HasSubstr("No T'ae-jun")));
  EXPECT_THAT(Names("The Oslo-ram was built in 1901."), Not(Contains(HasSubstr("Oslo-ram|Person"))));
}

TEST_F(RareNamesTest, InitialsAndTitlesDoNotEndNames) {
  EXPECT_THAT(Names("\"It is full,\" said chief executive I. Brandvold."), Contains("I. Brandvold|Person"));
  EXPECT_THAT(Names("His trainer, Sr Agnes Apiyo, cooked for him."), Contains("Agnes Apiyo|Person"));
}

TEST_F(RareNamesTest, SidesStandBesideTheirPlayers) {
  EXPECT_THAT(Names("Halden won 30-29. For Halden M. Lindvall scored seven goals in the handball final."),
              AllOf(Contains("M. Lindvall|Person"), Contains(HasSubstr("Halden|"))));
  EXPECT_THAT(Names("Okafor of Tidewater came second in the regatta and beat the Dutch sculler."),
              Contains(HasSubstr("Tidewater|Team")));
  EXPECT_THAT(Names("Both riders join Castor Cycling in May."), Contains(HasSubstr("Castor Cycling|")));
}

TEST_F(RareNamesTest, FirmsKeepTheirForms) {
  EXPECT_THAT(Names("The shipyard Tidsvoll Verft AS has won an order. Tidsvoll Verft is old."),
              AllOf(Contains("Tidsvoll Verft AS|Organization"), Contains("Tidsvoll Verft|Organization")));
  EXPECT_THAT(Names("It was paid by the distiller Strathallan & Sons Ltd. Fergus's sister Morag Strathallan runs it."),
              AllOf(Contains("Strathallan & Sons Ltd.|Organization"), Not(Contains(HasSubstr("Ltd. Fergus")))));
}

TEST_F(RareNamesTest, FirmsWithoutAFirmsWordAreKnownByTheNounBeforeThem) {
  // Each was a person: "Acme" alone tells nothing, "from rival Acme" does.
  EXPECT_THAT(Names("She has poached Henrietta Voss from rival Tarn Kraftly to run the plants."),
              Contains("Tarn Kraftly|Organization"));
  EXPECT_THAT(Names("The 58-year-old was previously finance chief of brewer Fuglvik."),
              Contains("Fuglvik|Organization"));
  EXPECT_THAT(Names("Money went to Balken Grad, a company controlled by his brother-in-law."),
              Contains("Balken Grad|Organization"));
  EXPECT_THAT(Names("Gone: Pieter Aalsten, co-founder of pouch start-up Sachelle, who quit the board."),
              Contains("Sachelle|Organization"));
  EXPECT_THAT(Names("Her rival Tulloch said nothing. She met her rival Hamish Tulloch again."),
              Contains("Hamish Tulloch|Person"));
}

TEST_F(RareNamesTest, AFamilysFirmIsMeantByItsSurnameUntilOneOfTheFamilyIsNamed) {
  const std::vector<std::string> names = Names(
      "New chair at Brabourne. Brabourne Foods has named a chair. Brabourne, founded by Owen Brabourne in 1896, "
      "supplies bread. Mr Brabourne was a miller.");
  EXPECT_THAT(names, AllOf(Contains("Brabourne|Organization"), Contains("Brabourne|Person")));
}

TEST_F(RareNamesTest, TownsAreNotShortForTheirSchools) {
  EXPECT_THAT(Names("He was born at Cwmdu on 8 June 1946 and was educated at Cwmdu Grammar School."),
              AllOf(Contains("Cwmdu|Place"), Contains(HasSubstr("Cwmdu Grammar School|"))));
  EXPECT_THAT(Names("She was born in Harling Spa and moved in 1975 to Hathersay, where she taught."),
              AllOf(Contains("Harling Spa|Place"), Contains("Hathersay|Place")));
}

TEST_F(RareNamesTest, JanIsAMonthOnlyWhereNothingIsToldOfHim) {
  EXPECT_THAT(Names("She ran it before Jan Moe took over. Jan is still on the board."),
              AllOf(Contains("Jan Moe|Person"), Contains("Jan|Person")));
}

TEST_F(RareNamesTest, LettersAndPartiesAreNoFirstNames) {
  EXPECT_THAT(Names("Q. Biggest regret of all these years?"), Not(Contains(HasSubstr("Biggest"))));
  EXPECT_THAT(Names("He won a third term over Libertarian Skip Dorrance on Tuesday."),
              Contains("Skip Dorrance|Person"));
}

TEST_F(RareNamesTest, NamesEndWhereSomethingElseBegins) {
  EXPECT_THAT(Names("A Gramophone Award for the Tarn Players and their conductor was a surprise."),
              Contains("Gramophone Award|Organization"));
  EXPECT_THAT(Names("The chair, Baroness Oduya of Jarrowby, is expected to visit next week."),
              Contains("Oduya of Jarrowby|Person"));
  EXPECT_THAT(Names("Among the men was a deputy sheriff named Earl Pickens, who was governor."),
              Contains("Earl Pickens|Person"));
  EXPECT_THAT(Names("My wife is Head of Paediatrics at Trelisk, and he is Chair of Trustees at Brannock's."),
              AllOf(Not(Contains(HasSubstr("Paediatrics"))), Not(Contains(HasSubstr("Trustees")))));
  EXPECT_THAT(Names("Pupils include the Green MP for Millbeck West, Mara Ainsley."),
              AllOf(Contains("Mara Ainsley|Person"), Not(Contains(HasSubstr("Green MP")))));
}

TEST_F(RareNamesTest, CompetitionsEndWithASport) {
  EXPECT_THAT(Names("Both were first in the Siljan Ski Sprint on Saturday."), Contains("Siljan Ski Sprint|Event"));
  EXPECT_THAT(Names("The field of the Graz Winter Chess is the best ever."), Contains("Graz Winter Chess|Event"));
  EXPECT_THAT(Names("The Kenyan Women's Football is poor."), Not(Contains(HasSubstr("Football|Event"))));
}

TEST_F(RareNamesTest, ListsPutSurnamesFirst) {
  EXPECT_THAT(Names("Ruizov, Ana; Lomtadeli, Nino; Qiu, Wenbo; Abaran, Georgios; Grabenhof, L.; Zhuravlik, Ksenia; "
                    "Szalav, Denes; Pashkin, Rodion."),
              Contains(HasSubstr("Grabenhof, L")));
}

TEST_F(RareNamesTest, AYearInAClubsNameIsNoDate) {
  EXPECT_THAT(Names("He previously played for FK Dravec 1904 in Slovakia."), Not(Contains(HasSubstr("Date"))));
  EXPECT_THAT(Names("He joined FK Dravec in 1904."), Contains(HasSubstr("1904|Date")));
}

TEST_F(RareNamesTest, ALifeIsAPersons) {
  EXPECT_THAT(Names("Torgeir Tarjei Olavsson Brekke (3 March 1871 – 9 July 1940) taught in a village school."),
              Contains("Torgeir Tarjei Olavsson Brekke|Person"));
}

}  // namespace
}  // namespace kg::extract::testing
