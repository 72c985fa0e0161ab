#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/text/tokens.h"

namespace kg::extract {
namespace {

// The sentences of `text`, joined by "|".
std::string Sentences(std::string_view text) {
  const TokenizedText tokens = Tokenize(text);
  std::string out;
  for (const Sentence& sentence : tokens.sentences) {
    if (!out.empty()) out += '|';
    out += text.substr(sentence.begin, sentence.end - sentence.begin);
  }
  return out;
}

struct Case {
  const char* text;
  const char* sentences;
};

void Check(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(Sentences(c.text), c.sentences);
}

TEST(Sentences, EndAtStopsBeforeACapital) {
  Check({{"Vela won. She was glad.", "Vela won.|She was glad."},
         {"Who won? Vela! Then she left.", "Who won?|Vela!|Then she left."},
         {"He ran 5.5 miles in 2019. Then 3.", "He ran 5.5 miles in 2019.|Then 3."},
         {"It ended at 5. The crowd left.", "It ended at 5.|The crowd left."}});
}

TEST(Sentences, TheFiguresOfAListOfResultsDoNotEndThem) {
  Check({{"200m: 1. Vela (ESP) 20.31, 2. Osei (GHA) 20.44; 3. Lenz 20.60",
          "200m: 1. Vela (ESP) 20.31, 2. Osei (GHA) 20.44; 3. Lenz 20.60"}});
}

TEST(Sentences, AbbreviationsDoNotEndThem) {
  Check(
      {{"Dr. Vela met Mr. Osei at 5 p.m. on Sept. 3 in St. Louis.",
        "Dr. Vela met Mr. Osei at 5 p.m. on Sept. 3 in St. Louis."},
       {"The U.S. President met the U.S. The talks failed.", "The U.S. President met the U.S.|The talks failed."},
       {"Lund Inc. Chairman Osei left Lund Inc. He was tired.", "Lund Inc. Chairman Osei left Lund Inc.|He was tired."},
       {"She is the world No. 1 in Spain.", "She is the world No. 1 in Spain."},
       {"She said no. 'Never.' Osei agreed.", "She said no.|'Never.'|Osei agreed."},
       {"Apples, pears, etc. Vela ate them.", "Apples, pears, etc.|Vela ate them."},
       {"It began at 8 p.m. Vela came late.", "It began at 8 p.m.|Vela came late."},
       {"Kenya vs. Ghana was close.", "Kenya vs. Ghana was close."}});
}

TEST(Sentences, InitialsDoNotEndThem) {
  Check({{"J. K. Vela met George W. Osei.", "J. K. Vela met George W. Osei."},
         {"J.K. Vela won. E. Osei lost.", "J.K. Vela won.|E. Osei lost."},
         {"They are in Group B. Vela plays next.", "They are in Group B.|Vela plays next."},
         {"Ines Osei and B. Vela won.", "Ines Osei and B. Vela won."},
         {"They are in A and B. Vela plays next.", "They are in A and B.|Vela plays next."},
         {"He is taller than I. The others agree.", "He is taller than I.|The others agree."}});
}

TEST(Sentences, QuotationMarksBehindTheStopBelongToThem) {
  Check({{"\"I won.\" She smiled.", "\"I won.\"|She smiled."},
         {"“I won.” She smiled.", "“I won.”|She smiled."},
         {"‘I won.’ She smiled.", "‘I won.’|She smiled."},
         {"\"Did I win?\" she asked.", "\"Did I win?\" she asked."},
         {"\"Did I win?\" Ines Vela asked. Nobody knew.", "\"Did I win?\" Ines Vela asked.|Nobody knew."},
         {"He left (it was late.) Then it rained.", "He left (it was late.)|Then it rained."}});
}

TEST(Sentences, EndGluedToTheNextOneIsSeen) {
  Check({{"She won the race.The crowd cheered.", "She won the race.|The crowd cheered."},
         {"She said \"no.\"The crowd cheered.", "She said \"no.\"|The crowd cheered."},
         {"That was in 2019.She came back.", "That was in 2019.|She came back."},
         {"Was it over?The crowd waited.", "Was it over?|The crowd waited."},
         {"See example.com for J.Vela and St.Louis now.", "See example.com for J.Vela and St.Louis now."}});
}

TEST(Sentences, EllipsesEndBeforeACapitalOnly) {
  Check({{"Well... maybe not.", "Well... maybe not."},
         {"It was over... Vela left.", "It was over...|Vela left."},
         {"And then… nothing. Yes.", "And then… nothing.|Yes."}});
}

TEST(Sentences, BulletsAndNumberedLinesStayWithTheirText) {
  Check({{"1. Ines Vela 2:20:01", "1. Ines Vela 2:20:01"},
         {"1. Ines Vela 2:20:01\n2. Ivo Lenz 2:20:09", "1. Ines Vela 2:20:01|2. Ivo Lenz 2:20:09"},
         {"• Vela won • Osei lost", "• Vela won|• Osei lost"},
         {"- Vela won\n- Osei lost", "- Vela won|- Osei lost"}});
}

TEST(Sentences, AnEmptyLineEndsThemAndASingleOneDoesNot) {
  Check({{"A headline\n\nVela won", "A headline|Vela won"}, {"Vela\nwon", "Vela\nwon"}});
}

TEST(Sentences, KnowThatTheyStartInsideAQuotation) {
  const TokenizedText tokens = Tokenize("“I won. I was glad.” She left. It’s over.");
  ASSERT_EQ(tokens.sentences.size(), 4u);
  EXPECT_FALSE(tokens.sentences[0].in_quote);
  EXPECT_TRUE(tokens.sentences[1].in_quote);
  EXPECT_FALSE(tokens.sentences[2].in_quote);
  EXPECT_FALSE(tokens.sentences[3].in_quote);
}

TEST(Sentences, StraightQuotationMarksOpenAndClose) {
  const TokenizedText tokens = Tokenize("\"I won. I was 6'2\" then.\" She left. 'So what. Fine.' Osei's go.");
  std::vector<bool> in_quote;
  for (const Sentence& sentence : tokens.sentences) in_quote.push_back(sentence.in_quote);
  EXPECT_EQ(in_quote.size(), 6u);
}

TEST(Sentences, ATextWithoutStopsIsCut) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "word ";
  const TokenizedText tokens = Tokenize(text);
  EXPECT_GT(tokens.sentences.size(), 4u);
}

}  // namespace
}  // namespace kg::extract
