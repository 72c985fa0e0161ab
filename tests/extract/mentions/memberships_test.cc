// Clubs and firms that no list has: known by who joined them, beat whom, bought what, or worked there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/mentions/mentions_fixture.h"

namespace kg::extract {
namespace {

using testing::Analysed;
using testing::MentionsTest;

class Memberships : public MentionsTest {};

const TypeSet kTeam = {MentionType::kTeam};
const TypeSet kOrganization = {MentionType::kOrganization};

TEST_F(Memberships, ANicknameWithItsArticleMakesTheFullNameASide) {
  const Analysed analysed = Analyse(
      "Solvik Petrels beat Grenland Bold 29-28 in the league. Back Ana Ruiz scored nine goals for the Petrels. "
      "The goalkeeper made 17 saves.");
  EXPECT_EQ(analysed.At("Solvik Petrels").types, kTeam);
  EXPECT_TRUE(analysed.At("Grenland Bold").types.Has(MentionType::kTeam));
}

TEST_F(Memberships, WhoeverIsJoinedFromOrLeftForIsAClub) {
  const Analysed analysed = Analyse(
      "Brell won the match 2-0 with two goals by striker Ivo Lenz. Lenz, who joined from Tarvik in January, is on loan "
      "from Ostrell Dunes. The goalkeeper was released by Hamrik as a boy.");
  EXPECT_TRUE(analysed.At("Tarvik").types.Has(MentionType::kTeam));
  EXPECT_TRUE(analysed.At("Ostrell Dunes").types.Has(MentionType::kTeam));
  EXPECT_TRUE(analysed.At("Hamrik").types.Has(MentionType::kTeam));
}

TEST_F(Memberships, APositionBetweenSideAndPlayerIsOfNeither) {
  const Analysed analysed = Analyse(
      "NOTES: Norwick Otters D Ivo Lenz served a suspension in the league. The Otters recalled C Leo Brandt and RHP "
      "Ana "
      "Ruiz. The goalkeeper and the coach were fined after the 4-2 win over Brellow.");
  EXPECT_TRUE(analysed.At("Norwick Otters").types.Has(MentionType::kTeam));
  EXPECT_TRUE(analysed.At("Ivo Lenz").types.Has(MentionType::kPerson));
  EXPECT_TRUE(analysed.At("Leo Brandt").types.Has(MentionType::kPerson));
  EXPECT_TRUE(analysed.At("Ana Ruiz").types.Has(MentionType::kPerson));
}

TEST_F(Memberships, ACountryHasSecondSidesAndFormerPlayers) {
  const Analysed analysed = Analyse(
      "India A beat Kenya A by six wickets on Sunday. Their captain, the ex-Norwick batsman Ivo Lenz, made 88 runs and "
      "the bowler took four wickets.");
  EXPECT_EQ(analysed.At("India A").types, kTeam);
  EXPECT_EQ(analysed.At("Kenya A").types, kTeam);
  EXPECT_TRUE(analysed.At("Norwick").types.Has(MentionType::kTeam));
}

TEST_F(Memberships, WhoOwnsARiderIsATeam) {
  const Analysed analysed = Analyse(
      "Hektora's Ivo Lenz won the third stage of the race on Sunday. The peloton caught the last rider of the "
      "breakaway, and Vantrell's reserve driver Ana Ruiz kept the yellow jersey.");
  EXPECT_EQ(analysed.At("Hektora").types, kTeam);
  EXPECT_EQ(analysed.At("Vantrell").types, kTeam);
}

TEST_F(Memberships, ANicknameThatIsJoinedIsAClub) {
  const Analysed analysed = Analyse(
      "Ivo Lenz joined the Striders two years ago and won the marathon on Sunday. The runner, a champion over the "
      "hurdles, has two medals.");
  EXPECT_TRUE(analysed.At("Striders").types.Has(MentionType::kTeam));
}

TEST_F(Memberships, ARidersTeamStandsInBracketsBehindTheName) {
  const Analysed analysed = Analyse(
      "Ivo Lenz (Coralta-Venn) won the third stage of the race on Sunday. The peloton caught the last rider of the "
      "breakaway and his team-mate kept the yellow jersey.");
  EXPECT_EQ(analysed.At("Coralta-Venn").types, kTeam);
}

TEST_F(Memberships, WhereSomebodySpentYearsOrHasAPostIsAFirm) {
  const Analysed analysed = Analyse(
      "Ana Ruiz spent nine years at Orvind before she became an engineer at Whelby. She bought a stake in Tallan last "
      "year. Dravik said profits had risen.");
  for (const char* name : {"Orvind", "Whelby", "Tallan", "Dravik"}) {
    EXPECT_EQ(analysed.At(name).types, kOrganization) << name;
  }
}

TEST_F(Memberships, ASurnameThatBuysFirmsIsShortForTheFamilysFirm) {
  const Analysed analysed = Analyse(
      "Klaus Brandner, 77, ran the piano maker for forty years. In 2019 Brandner bought Orgelbau Vint, a builder of "
      "organs, which was sold to Brandner by its founder. Brandner said revenue had doubled.");
  int firm = 0;
  for (const Mention& mention : analysed.mentions) {
    if (mention.value == "Brandner" && mention.types == kOrganization) ++firm;
  }
  EXPECT_GE(firm, 1);
}

TEST_F(Memberships, APossessiveThatNothingBelongsToIsPartOfTheName) {
  const Analysed analysed = Analyse(
      "She started at Hollin's, the department store, and went to St Brigid's Girls' School. The firm owns Dunley's. "
      "He "
      "met her at Ana Ruiz's house.");
  EXPECT_EQ(analysed.At("Hollin's").types, kOrganization);
  EXPECT_EQ(analysed.At("Dunley's").types, kOrganization);
  EXPECT_TRUE(analysed.At("St Brigid's Girls' School").types.Has(MentionType::kOrganization));
  EXPECT_EQ(analysed.At("Ana Ruiz").types, TypeSet{MentionType::kPerson});
}

TEST_F(Memberships, AClubsFirstWordMakesASide) {
  const Analysed analysed =
      Analyse("The chairman signed Ana Ruiz, who came from Deportivo Lunara. She met Olympique Valmer's chairman.");
  for (const char* name : {"Deportivo Lunara", "Olympique Valmer"}) {
    EXPECT_EQ(analysed.At(name).types, kTeam) << name;
  }
}

TEST_F(Memberships, WhatFollowsTheNameTellsAFirm) {
  const Analysed analysed = Analyse(
      "The boat belongs to Larch Outings, a Hull-based firm set up in 2011. It was taken over last spring by Fjellsund "
      "Dining of Bergen. She sued Vellmont, whose chief executive resigned. His lawyer, Ana Ruiz of Tarn Holloway, "
      "smiled. Companies such as Patient Engines lost money.");
  for (const char* name : {"Larch Outings", "Fjellsund Dining", "Vellmont", "Tarn Holloway", "Patient Engines"}) {
    EXPECT_EQ(analysed.At(name).types, kOrganization) << name;
  }
}

TEST_F(Memberships, WhoAppointsIsAFirmAndWhoIsMarriedAPerson) {
  const Analysed analysed = Analyse(
      "Quillmark has appointed Ana Ruiz as head of sales. Dravik chief executive Per Holt announced a loss. She "
      "married "
      "Orin Tasker in sunny Brelling. He flew home to Hamrik.");
  EXPECT_EQ(analysed.At("Quillmark").types, kOrganization);
  EXPECT_EQ(analysed.At("Dravik").types, kOrganization);
  EXPECT_EQ(analysed.At("Orin Tasker").types, TypeSet{MentionType::kPerson});
  EXPECT_EQ(analysed.At("Brelling").types, TypeSet{MentionType::kPlace});
  EXPECT_EQ(analysed.At("Hamrik").types, TypeSet{MentionType::kPlace});
}

TEST_F(Memberships, ATownAndAWordForManyIsASide) {
  const Analysed analysed =
      Analyse("He scored twice as the Denver Peaks won the match 4-1. The goalkeeper made 20 saves in the game.");
  EXPECT_EQ(analysed.At("Denver Peaks").types, kTeam);
}

TEST_F(Memberships, NamesKeepTheirFirstAndTheirMiddleWords) {
  const Analysed analysed = Analyse(
      "Ray \u201cStone\u201d Cutter lives in Oslo. He has the British Empire Medal and was Scottish Baker of the Year. "
      "He took over from Jan Holt in June. In June Holt had left.");
  EXPECT_EQ(analysed.At("Ray \u201cStone\u201d Cutter").types, TypeSet{MentionType::kPerson});
  EXPECT_EQ(analysed.At("British Empire Medal").types, kOrganization);
  EXPECT_EQ(analysed.At("Scottish Baker of the Year").types, kOrganization);
  EXPECT_EQ(analysed.At("Jan Holt").types, TypeSet{MentionType::kPerson});
  EXPECT_EQ(analysed.At("Holt").types, TypeSet{MentionType::kPerson});
}

TEST_F(Memberships, APartyLeftForAnotherIsAnotherName) {
  EXPECT_THAT(Analyse("Tomas Wierzba ditched the Unity Alliance for the Progress Party.").Names(),
              ::testing::IsSupersetOf({"Unity Alliance|Organization", "Progress Party|Organization"}));
}

TEST_F(Memberships, AnAgencyInADatelineIsNoName) {
  EXPECT_THAT(Analyse("OSLO, Norway (NordWire) — Tomas Wierzba left the company.").Names(),
              ::testing::Not(::testing::Contains(::testing::HasSubstr("NordWire"))));
}

TEST_F(Memberships, AKoreanNameMayEndInAnEnglishWord) {
  EXPECT_THAT(Analyse("They met the engineer Bae Jin-woo and the singer Park Min-sung.").Names(),
              ::testing::ElementsAre("Bae Jin-woo|Person", "Park Min-sung|Person"));
}

TEST_F(Memberships, WhereSomebodyIsFromIsAPlace) {
  const Analysed analysed = Analyse(
      "Gavin Holt, of Brelling, admitted theft. Ana Ruiz, from Tarvik, was there. A midwife from Ostrell drowned a "
      "mile "
      "off Hamrik.");
  for (const char* name : {"Brelling", "Tarvik", "Ostrell", "Hamrik"}) {
    EXPECT_TRUE(analysed.At(name).types.Has(MentionType::kPlace)) << name;
  }
}

TEST_F(Memberships, PersonsStayPersons) {
  const Analysed analysed = Analyse(
      "Ana Ruiz beat Mia Holt 6-4 6-3 in the final. Ivo Lenz, 34, joined from the bench and scored a goal. The coach, "
      "Per "
      "Evans, praised Lenz. He had bought Jo Berg a drink.");
  for (const char* name : {"Ana Ruiz", "Mia Holt", "Ivo Lenz", "Per Evans", "Jo Berg"}) {
    EXPECT_EQ(analysed.At(name).types, TypeSet{MentionType::kPerson}) << name;
  }
}

TEST_F(Memberships, WhatAGroupIsKnownAsIsAFirm) {
  const Analysed analysed = Analyse("The enlarged group will be known as Thornby Wexton and run from Ashcombe.");
  EXPECT_EQ(analysed.At("Thornby Wexton").types, TypeSet{MentionType::kOrganization});
}

TEST_F(Memberships, PeopleAreWorkedForToo) {
  const Analysed analysed =
      Analyse("The minister, Helga Brandt, resigned in 2019. Ivo Lenz, who had worked for Brandt since 2016, stayed.");
  EXPECT_EQ(analysed.At("Brandt").types, TypeSet{MentionType::kPerson});
}

TEST_F(Memberships, AFirmOfAProfessionIsAFirm) {
  const Analysed analysed =
      Analyse("Ana Ruiz began at the accountants Pell Marwood. Later she called the solicitors Tom Berg and Ivo Lenz.");
  EXPECT_EQ(analysed.At("Pell Marwood").types, TypeSet{MentionType::kOrganization});
  EXPECT_EQ(analysed.At("Tom Berg").types, TypeSet{MentionType::kPerson});
}

TEST_F(Memberships, ANorwegianFirmKeepsItsLegalForm) {
  EXPECT_EQ(Analyse("Kari Lund is chief executive of Hauge Verft AS in Bergen.").At("Hauge Verft AS").types,
            TypeSet{MentionType::kOrganization});
}

TEST_F(Memberships, WhatATitleSaysIsOnesOwnIsNobody) {
  EXPECT_THAT(Analyse("Jo Braddon, the judge on Pimp My Ute, died on Friday.").Names(),
              ::testing::ElementsAre("Jo Braddon|Person", "Friday|Date"));
}

}  // namespace
}  // namespace kg::extract
