// Who "I", "you" and "herself" are, and who speaks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "extract/coref/coref.h"
#include "tests/extract/mentions/mentions_fixture.h"

namespace kg::extract {
namespace {

class SpeechTest : public testing::MentionsTest {
 protected:
  void Read(std::string_view text, std::string_view author = "") {
    analysed_ = Analyse(text);
    if (!author.empty()) analysed_.article.authors.emplace_back(author);
    speeches_.clear();
    entities_ =
        ResolveCoreference(analysed_.article, analysed_.text, *gazetteer_, &analysed_.mentions, nullptr, &speeches_);
  }
  // The name of the entity that the n-th mention over these words means, "" when it is left open.
  std::string Who(std::string_view words, int n = 0) const {
    for (const Mention& mention : analysed_.mentions) {
      if (analysed_.text.Range(mention.first, mention.last) != words || n-- > 0) continue;
      return mention.entity < 0 ? "" : entities_[static_cast<size_t>(mention.entity)].name;
    }
    return "no such mention";
  }
  // The names of all whom the first mention over these words means.
  std::string All(std::string_view words) const {
    for (const Mention& mention : analysed_.mentions) {
      if (analysed_.text.Range(mention.first, mention.last) != words) continue;
      std::string names;
      std::istringstream numbers{std::string(mention.Get("members"))};
      for (size_t number = 0; numbers >> number;) names += (names.empty() ? "" : ", ") + entities_[number].name;
      return names;
    }
    return "no such mention";
  }

  testing::Analysed analysed_;
  std::vector<LocalEntity> entities_;
  std::vector<Speech> speeches_;
};

TEST_F(SpeechTest, APronounMayNameTheSpeaker) {
  Read("Petra Lund swims. \"I hate cold water, I always did,\" she laughs.");
  EXPECT_EQ(Who("I"), "Petra Lund");
  EXPECT_EQ(Who("I", 1), "Petra Lund");
}

TEST_F(SpeechTest, ASurnameInLyIsNoAdverb) {
  Read("Petra Connolly beat Ivo Lenz in Oslo.\n\nLenz was second.\n\n\"I was cold,\" Connolly told reporters.");
  EXPECT_EQ(Who("I"), "Petra Connolly");
}

TEST_F(SpeechTest, TheSpeakerMayStandBeforeTheQuotation) {
  Read("Boris Voss shook his head and said: \"I never saw that dog.\"");
  EXPECT_EQ(Who("I"), "Boris Voss");
}

TEST_F(SpeechTest, SingleMarksAndAnglesAreQuotationsToo) {
  Read("\u2018I can\u2019t swim,\u2019 said Petra Lund.\n\n\u00abI sing at night,\u00bb said Boris Voss.");
  EXPECT_EQ(Who("I"), "Petra Lund");
  EXPECT_EQ(Who("I", 1), "Boris Voss");
}

TEST_F(SpeechTest, AQuotationGoesOnOverParagraphs) {
  Read(
      "\"I grew up on a farm.\n\n\"My horse was called Gin.\n\n\"Then I left for the city,\" said Petra Lund.\n\n"
      "\"I miss the horse.\"");
  EXPECT_EQ(Who("I"), "Petra Lund");
  EXPECT_EQ(Who("My"), "Petra Lund");
  EXPECT_EQ(Who("I", 2), "Petra Lund");
}

TEST_F(SpeechTest, ASecondSpeakerSpeaksForHimself) {
  Read("\"I won,\" said Petra Lund. \"And I slept badly,\" Boris Voss added. \"I always do before a race.\"");
  EXPECT_EQ(Who("I"), "Petra Lund");
  EXPECT_EQ(Who("I", 1), "Boris Voss");
  EXPECT_EQ(Who("I", 2), "Boris Voss");
}

TEST_F(SpeechTest, ASentenceAboutSomebodyLeadsToWhatTheySay) {
  Read("Petra Lund met Boris Voss in Oslo. He shrugged. \"I knew that it would rain on me.\"");
  EXPECT_EQ(Who("I"), "Boris Voss");
}

TEST_F(SpeechTest, WhomAQuotationNamesDoesNotSpeakIt) {
  Read("Petra Lund saw Boris Voss. Peter Kranz saw them. \"I like Boris and I like Petra,\" he said.");
  EXPECT_EQ(Who("he"), "Peter Kranz");
  EXPECT_EQ(Who("I"), "Peter Kranz");
}

TEST_F(SpeechTest, InAnInterviewTheQuestionsAreToWhomTheAnswersComeFrom) {
  Read(
      "Petra Lund has built boats since 2001.\n\nWhen did you build the first?\n\nI was nine. It sank.\n\n"
      "And your father?\n\nHe laughed. I did not.\n\nDo you swim?\n\nI have to.");
  EXPECT_EQ(Who("you"), "Petra Lund");
  EXPECT_EQ(Who("I"), "Petra Lund");
  EXPECT_EQ(Who("your"), "Petra Lund");
  EXPECT_EQ(Who("I", 2), "Petra Lund");
}

TEST_F(SpeechTest, ALabelNamesTheSpeaker) {
  Read(
      "Petra Lund and Boris Voss share a boat.\n\nLUND: I steer.\n\nVOSS: I row, and my back hurts.\n\n"
      "LUND: I have never heard him complain.");
  EXPECT_EQ(Who("I"), "Petra Lund");
  EXPECT_EQ(Who("I", 1), "Boris Voss");
  EXPECT_EQ(Who("my"), "Boris Voss");
  EXPECT_EQ(Who("I", 2), "Petra Lund");
}

TEST_F(SpeechTest, QuestionsAndAnswersMayBeLetters) {
  Read("Petra Lund is a pilot.\n\nQ: Are you afraid?\n\nA: I was once.\n\nQ: When?\n\nA: When my wife flew.");
  EXPECT_EQ(Who("you"), "Petra Lund");
  EXPECT_EQ(Who("I"), "Petra Lund");
  EXPECT_EQ(Who("my"), "Petra Lund");
}

TEST_F(SpeechTest, LettersMayBeWordsOfTheirOwn) {
  Read("Petra Lund swims.\n\nQ. Why do you swim?\n\nA. Fear. I cannot fly.\n\nQ. And then?\n\nA. I sleep.");
  EXPECT_EQ(Who("I"), "Petra Lund");
  EXPECT_EQ(Who("you"), "Petra Lund");
}

TEST_F(SpeechTest, AnInterviewMayAskWithoutAQuestionMark) {
  Read("Petra Lund swims.\n\nTell us about your first race.\n\nI sank.\n\nWhat did you learn?\n\nThat I float.");
  EXPECT_EQ(Who("I"), "Petra Lund");
  EXPECT_EQ(Who("I", 1), "Petra Lund");
}

// A novelist's answers were given to the reporter, who had asked by telling her what she had done.
TEST_F(SpeechTest, RemarksAskWhereQuestionsDo) {
  Read(
      "Petra Lund meets me at the gate.\n\nYou trained as a chemist.\n\nI did, in Oslo.\n\nAnd your first book?\n\n"
      "I wrote it at night.\n\nYou have been married twice.\n\nOnce. We have a daughter, Ann, and I see her.\n\n"
      "Who do you read?\n\nMy friends.");
  EXPECT_EQ(Who("I"), "Petra Lund");
  EXPECT_EQ(Who("We"), "Petra Lund");
  EXPECT_EQ(Who("My"), "Petra Lund");
}

TEST_F(SpeechTest, AnswersMayStandInQuotationMarks) {
  Read("Petra Lund swims.\n\nWhy do you swim?\n\n\"I cannot fly.\"\n\nWhat do you eat?\n\n\"My own bread.\"");
  EXPECT_EQ(Who("I"), "Petra Lund");
  EXPECT_EQ(Who("My"), "Petra Lund");
}

TEST_F(SpeechTest, WeAreAllWhoAreInterviewed) {
  Read(
      "Petra Lund and Boris Voss bake.\n\nQ: Where do you bake?\n\nPetra: We rent a cellar.\n\n"
      "Q: And who sells the bread?\n\nBoris: I do. Our customers like me.");
  EXPECT_EQ(All("We"), "Petra Lund, Boris Voss");
  EXPECT_EQ(All("you"), "Petra Lund, Boris Voss");
  EXPECT_EQ(All("Our"), "Petra Lund, Boris Voss");
  EXPECT_EQ(Who("I"), "Boris Voss");
}

TEST_F(SpeechTest, ACaptainSpeaksForTheTeam) {
  Read("Lenz United captain Petra Lund was cross. \"We sank like stones,\" she said.");
  EXPECT_EQ(Who("We"), "Lenz United");
  Read("Former Lenz United captain Petra Lund was cross. \"We sank like stones,\" she said.");
  EXPECT_EQ(Who("We"), "");
}

TEST_F(SpeechTest, TwoWhoMeetAreTheSpeakerAndWhomTheyHaveNamed) {
  Read("\"Boris Voss sold fish. We met at the harbour,\" said Petra Lund.");
  EXPECT_EQ(All("We"), "Petra Lund, Boris Voss");
}

TEST_F(SpeechTest, ATextMayBeToldToSomebody) {
  Read("Petra Lund on her boats\n\nI was born on a pier.\n\nMy mother sold nets.\n\nAs told to Boris Voss");
  EXPECT_EQ(Who("I"), "Petra Lund");
  EXPECT_EQ(Who("My"), "Petra Lund");
}

TEST_F(SpeechTest, AColumnistIsNobodyInTheText) {
  Read("I saw Petra Lund on Monday.\n\nShe waved at me.");
  EXPECT_EQ(Who("I"), "");
  EXPECT_EQ(Who("me"), "");
}

TEST_F(SpeechTest, AColumnWithAnAuthorIsTheAuthors) {
  Read("I saw Petra Lund on Monday.\n\nShe waved at me.", "Mia Haug");
  EXPECT_EQ(Who("I"), "Mia Haug");
  EXPECT_EQ(Who("me"), "Mia Haug");
}

TEST_F(SpeechTest, AReporterMayMeetWhomTheyAsk) {
  Read(
      "Petra Lund is early. I find her by the pier.\n\nWhere were you born?\n\nOn a boat. I was early then too.\n\n"
      "Do you swim?\n\nI have to.\n\nDo you dive?\n\nI do.\n\nAre you afraid of anything? (Kim, Oslo)\n\nMy aunt.");
  EXPECT_EQ(Who("I"), "");
  EXPECT_EQ(Who("I", 1), "Petra Lund");
  EXPECT_EQ(Who("My"), "Petra Lund");
}

TEST_F(SpeechTest, AQuestionAndItsAnswerMayShareAParagraph) {
  Read("Petra Lund on boats\n\nDo you swim? I have to.\n\nAre you afraid? Of my aunt.");
  EXPECT_EQ(Who("you"), "Petra Lund");
  EXPECT_EQ(Who("I"), "Petra Lund");
  EXPECT_EQ(Who("my"), "Petra Lund");
}

TEST_F(SpeechTest, AWriterWhoAsksTheReaderGivesNoInterview) {
  Read(
      "I like the phones that Petra Lund sells.\n\nDo you need one?\n\nI do.\n\nHave you tried?\n\nI have, and my "
      "son has.");
  EXPECT_EQ(Who("I"), "");
  EXPECT_EQ(Who("I", 2), "");
  EXPECT_EQ(Who("you"), "");
}

TEST_F(SpeechTest, WhoIsToldSomethingIsYou) {
  Read("Petra Lund swam. Boris Voss told her: \"You were late, but you won.\"");
  EXPECT_EQ(Who("You"), "Petra Lund");
  EXPECT_EQ(Who("you"), "Petra Lund");
}

TEST_F(SpeechTest, TheEmphaticWordMeansWhomItStandsBeside) {
  Read("Petra Lund praised Mrs Ilse Kranz, herself a champion. Lund herself said nothing.");
  EXPECT_EQ(Who("herself"), "Ilse Kranz");
  EXPECT_EQ(Who("herself", 1), "Petra Lund");
}

TEST_F(SpeechTest, SpeechesTellWhoSaysThem) {
  Read("\"Boris won a race in Oslo,\" said Petra Lund.");
  ASSERT_EQ(speeches_.size(), 1u);
  ASSERT_GE(speeches_[0].entity, 0);
  EXPECT_EQ(entities_[static_cast<size_t>(speeches_[0].entity)].name, "Petra Lund");
}

TEST_F(SpeechTest, AnApostropheIsNoQuotation) {
  Read("The players' bus left and 'twas late. Petra Lund said I was wrong.");
  EXPECT_THAT(speeches_, ::testing::IsEmpty());
}

TEST_F(SpeechTest, AFathersNameIsNotWhoseFatherHeIs) {
  Read("Boris Voss swims. Ivo Voss, his father, fishes.");
  EXPECT_EQ(Who("his"), "Boris Voss");
}

TEST_F(SpeechTest, WhoSomebodyIsNamedBesideIsSomebodyElse) {
  Read("Ilse Kranz died on Friday. In addition to Petra Lund, she leaves a son.");
  EXPECT_EQ(Who("she"), "Ilse Kranz");
}

TEST_F(SpeechTest, SomebodyNamedInPassingDoesNotTakeOverTheStory) {
  Read(
      "Boris Voss swims. Voss was born in Oslo. His father, Ivo Kranz, fished. He trained in Bergen. Peter Lund taught "
      "him to dive. He never won.\n\nVoss lives in Oslo.");
  EXPECT_EQ(Who("He"), "Boris Voss");
  EXPECT_EQ(Who("He", 1), "Boris Voss");
}

// A column without a by-line: "I" meant nobody.
TEST_F(SpeechTest, WhoSaysTheirNameTellsTheText) {
  Read(
      "My name is Ana Ruiz and I sail.\n\nI hated the sea when I was nine.\n\nIn spring I won the Atlantic Cup and "
      "wept.");
  EXPECT_EQ(Who("I", 2), "Ana Ruiz");
}

TEST_F(SpeechTest, ANoteBelowTellsWhoWroteIt) {
  Read(
      "I was nine when my father bought a boat.\n\nI hated the sea.\n\nIn spring I won the Atlantic Cup and wept.\n\n"
      "Ana Ruiz is a sailor from Vigo.");
  EXPECT_EQ(Who("I"), "Ana Ruiz");
}

TEST_F(SpeechTest, WhomTheTellingNamesDoesNotTellIt) {
  Read(
      "Ana Ruiz is a sailor from Vigo.\n\nI met her in spring.\n\nI liked Ruiz at once.\n\nI left in the evening "
      "with a cold.");
  EXPECT_EQ(Who("I"), "");
}

// An interview that labels its first exchange alone left all other answers without a speaker.
TEST_F(SpeechTest, LabelsMayStandBeforeTheFirstAnswerAlone) {
  Read(
      "Ana Ruiz won the Atlantic Cup. Ana Ruiz lives in Vigo.\n\nGazette: What do you remember?\n\nAna Ruiz: I was "
      "nine "
      "and sick.\n\nWere you afraid?\n\nI was, always.\n\nWill you go on?\n\nI want to sleep.\n\nWhere do you "
      "live?\n\nI live in Vigo.");
  EXPECT_EQ(Who("I", 1), "Ana Ruiz");
  EXPECT_EQ(Who("I", 3), "Ana Ruiz");
}

TEST_F(SpeechTest, ABoxOfFactsDoesNotEndAnInterview) {
  Read(
      "Ana Ruiz won the Atlantic Cup. Ana Ruiz lives in Vigo.\n\nWhat do you remember?\n\nI was nine and sick.\n\nWere "
      "you afraid?\n\nI was, always.\n\nAna Ruiz holds two records.\n\nWhere do you live?\n\nI live in Vigo.");
  EXPECT_EQ(Who("I", 2), "Ana Ruiz");
}

TEST_F(SpeechTest, ALabelOfSeveralMeansWhomTheTextIsAbout) {
  Read(
      "Ana Ruiz won the Atlantic Cup, as Per Ruiz did in 1980. Ana Ruiz lives in Vigo.\n\nGAZETTE: First memory?\n\n"
      "RUIZ: I was nine and sick.\n\nGAZETTE: And now?\n\nRUIZ: I am cold.");
  EXPECT_EQ(Who("I"), "Ana Ruiz");
}

TEST_F(SpeechTest, ACompetitionIsWonAgain) {
  Read("Boris Voss entered the 2021 Bergen Marathon and won it.");
  EXPECT_NE(Who("it"), "");
}

TEST_F(SpeechTest, AStrangerWithoutANameIsNobodyOfTheText) {
  Read("Boris Voss swam in Bergen. Then a man came along the shore. He waved.");
  EXPECT_EQ(Who("He"), "");
}

TEST_F(SpeechTest, TheNameThatIsAnAppositionMayBeTheSubject) {
  Read("Mrs Ilse Kranz left. A new nurse, Mrs Petra Lund, found a letter in her coat.");
  EXPECT_EQ(Who("her"), "Petra Lund");
}

TEST_F(SpeechTest, AColonBesideANameTellsTheSpeaker) {
  Read("\"I was cold\": Petra Lund on her first race. A bid was denied by Boris Voss: \"Nobody called me.\"");
  EXPECT_EQ(Who("I"), "Petra Lund");
  EXPECT_EQ(Who("me"), "Boris Voss");
}

TEST_F(SpeechTest, WhatIsSaidOfSomebodyIsAboutThem) {
  Read("Mason Holt and Dane Brill scored. \"He was a wall,\" coach Per Lund said of Anton Voss.");
  EXPECT_EQ(Who("He"), "Anton Voss");
}

}  // namespace
}  // namespace kg::extract
