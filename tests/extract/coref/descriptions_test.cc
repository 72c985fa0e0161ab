// Whom descriptions, short names and possessives of prose mean.
#include <gtest/gtest.h>

#include "tests/extract/coref/coref_fixture.h"

namespace kg::extract {
namespace {

using DescriptionsTest = CorefTest;

// A report of two players gave the second seed's defeats to her opponent.
TEST_F(DescriptionsTest, ADescriptionSaidAgainMeansTheSame) {
  ReadWithNominal("Second seed Ilse Kranz beat Petra Lund. Lund has lost twice to the second seed.", "the second seed",
                  {{"head", "seed"}});
  EXPECT_EQ(Who("the second seed"), "Ilse Kranz");
}

TEST_F(DescriptionsTest, ATitleOfTwoWordsIsARole) {
  ReadWithNominal("Prime Minister Boris Voss met Per Lund in Oslo. On Monday the prime minister left.",
                  "the prime minister", {{"head", "prime minister"}});
  EXPECT_EQ(Who("the prime minister"), "Boris Voss");
}

TEST_F(DescriptionsTest, AShortFirstNameIsThatOfTheOnlyOneWhomItFits) {
  Read("Desmond Voss ran a shop. Des was born in Oslo.");
  EXPECT_EQ(Who("Des"), "Desmond Voss");
  Read("Desmond Voss ran a shop. He has a grandson, 12-year-old Des, in Oslo.");
  EXPECT_NE(Who("Des"), "Desmond Voss");
}

TEST_F(DescriptionsTest, TheLatterIsWhoIsNamedSecond) {
  ReadWithNominal("Ilse Kranz left. Her predecessor, Petra Lund, stayed. The latter owns a boat.", "The latter",
                  {{"head", "latter"}});
  EXPECT_EQ(Who("The latter"), "Petra Lund");
}

TEST_F(DescriptionsTest, ATitleTellsNamesakesApart) {
  Read("Mrs Lund is tired. Zoe Lund is married to Gavin Lund. Cllr Lund said it was late.");
  EXPECT_EQ(Who("Lund", 1), "Gavin Lund");
}

TEST_F(DescriptionsTest, AHusbandBehindAndIsOfTheNameBeforeIt) {
  Read("Boris Voss was born in Oslo, the second son of Harald Voss and his wife Edith.");
  EXPECT_EQ(Who("his"), "Harald Voss");
}

TEST_F(DescriptionsTest, AFriendsWifeIsTheFriends) {
  Read("Boris Voss is a baker. He was best man when his friend married his second wife.");
  EXPECT_EQ(Who("his", 1), "");
}

TEST_F(DescriptionsTest, WhoIsBlamedDidItWithTheirOwn) {
  Read("Boris Voss resigned on Monday, hours after Per Lund had accused him of hiding his money.");
  EXPECT_EQ(Who("his"), "Boris Voss");
}

TEST_F(DescriptionsTest, OfTwoOfOneSurnameThePronounBehindTells) {
  Read(
      "Gloria Voss and Walter Voss lived in Oslo. Walter Voss died in May. The firm of Walter Voss grew. Voss said "
      "she would stay.");
  EXPECT_EQ(Who("Voss"), "Gloria Voss");
}

// Of two whom a sentence brings in, the country told next is that of the one behind the preposition at its end.
TEST_F(DescriptionsTest, ACountryIsOfTheLastOneBroughtIn) {
  ReadWithNominal("Boris Voss scored from a cross by winger Per Lund. The Canadian won it late.", "The Canadian",
                  {{"nationality", "Canada"}});
  EXPECT_EQ(Who("The Canadian"), "Per Lund");
  ReadWithNominal("Boris Voss won the final against Per Lund. The Canadian dropped a set.", "The Canadian",
                  {{"nationality", "Canada"}});
  EXPECT_EQ(Who("The Canadian"), "Boris Voss");
}

// The winner's words were given to the one behind her.
TEST_F(DescriptionsTest, ACountryThatSpeaksIsOfWhomTheTextIsAbout) {
  for (const char* words : {"\"My hands are finished,\" said the Canadian.", "\"It hurts,\" the Canadian said."}) {
    ReadWithNominal("Ilse Kranz won the race in Oslo, a length ahead of Petra Lund. " + std::string(words),
                    "the Canadian", {{"nationality", "Canada"}});
    EXPECT_EQ(Who("the Canadian"), "Ilse Kranz") << words;
  }
}

TEST_F(DescriptionsTest, HerOpponentIsTheOtherOfTheDuel) {
  ReadWithNominal("Ilse Kranz beat Petra Lund in Oslo. Kranz praised her opponent.", "her opponent",
                  {{"head", "opponent"}, {"role", "opponent"}, {"of", "her"}, {"of_token", "10"}});
  EXPECT_EQ(Who("her opponent"), "Petra Lund");
}

// An obituary gave the lieutenant's fingers to her father.
TEST_F(DescriptionsTest, APronounMeansTheOnlyOneOfItsSexInTheSentenceBefore) {
  Read(
      "Ilse Kranz was the daughter of Harald Kranz. She reached Oslo, where she worked and met a "
      "lieutenant, Boris Voss. He had lost two fingers.");
  EXPECT_EQ(Who("He"), "Boris Voss");
}

TEST_F(DescriptionsTest, AFormerDefenderLeadsTheSideOfToday) {
  ReadWithNominal("Manager Boris Voss brought on striker Per Lund. The former defender was pleased.",
                  "The former defender", {{"head", "defender"}});
  EXPECT_EQ(Who("The former defender"), "Boris Voss");
}

TEST_F(DescriptionsTest, TheBuyerMayBeDescribedFirst) {
  ReadWithNominal("Acme Foods has sold its mill to the private equity group Brell Capital. The buyer owns two others.",
                  "The buyer", {{"head", "buyer"}});
  EXPECT_EQ(Who("The buyer"), "Brell Capital");
}

TEST_F(DescriptionsTest, AFirmSaysWhatItWillDo) {
  Read("Brell Capital bought Acme Foods in May. Acme Foods said it would keep the head office in Oslo.");
  EXPECT_EQ(Who("it"), "Acme Foods");
}

TEST_F(DescriptionsTest, ThePairSpeakOfThemselves) {
  Read(
      "Ilse Kranz and Boris Kranz run in Oslo. They said they would rest. \"We have a baby to wash,\" Ilse Kranz "
      "said.");
  const Mention& we = *std::find_if(analysed_.mentions.begin(), analysed_.mentions.end(),
                                    [this](const Mention& m) { return analysed_.text.Range(m.first, m.last) == "We"; });
  EXPECT_FALSE(we.Get("members").empty());
}

TEST_F(DescriptionsTest, TheFounderIsWhoFounded) {
  ReadWithNominal(
      "Boris Voss, 79, founded Acme Foods in 1968. Per Lund is its chairman. The founder has three children.",
      "The founder", {{"head", "founder"}});
  EXPECT_EQ(Who("The founder"), "Boris Voss");
}

TEST_F(DescriptionsTest, WhoLeavesIsWhoIsFollowed) {
  ReadWithNominal("Ilse Kranz succeeds Per Lund at the zoo. The outgoing director was pleased.",
                  "The outgoing director", {{"head", "director"}});
  EXPECT_EQ(Who("The outgoing director"), "Per Lund");
}

// The report of a purchase gave a fund a part of itself.
TEST_F(DescriptionsTest, AFirmHoldsNoPartOfItself) {
  ReadWithNominal("Acme Holdings makes soap. Brell Capital, which holds a part of the firm, grumbled.", "the firm",
                  {{"head", "firm"}});
  EXPECT_NE(Who("the firm"), "Brell Capital");
}

TEST_F(DescriptionsTest, WhoseChildIsToldOfIsNotItsParent) {
  Read("Hilary Eccles died in May. Born in Oxford, the son of Cyril Lenz, a baker, he was educated at Eton College.");
  EXPECT_NE(Who("he"), "Cyril Lenz");
}

// "The union leader" was nobody where the text only calls her the president.
TEST_F(DescriptionsTest, AnOfficeGoesByMoreThanOneWord) {
  ReadWithNominal("Ilse Kranz, president of the Dockers, spoke to Per Lund. The leader was tired.", "The leader",
                  {{"head", "leader"}});
  EXPECT_EQ(Who("The leader"), "Ilse Kranz");
}

TEST_F(DescriptionsTest, TheRunnerUpIsWhoCameSecond) {
  ReadWithNominal("Ilse Kranz won on Sunday, ahead of Petra Lund. The runner-up blamed the wind.", "The runner-up",
                  {{"head", "runner-up"}});
  EXPECT_EQ(Who("The runner-up"), "Petra Lund");
}

}  // namespace
}  // namespace kg::extract
