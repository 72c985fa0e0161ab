#include "extract/text/tokens.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "tests/random.h"

namespace kg::extract {
namespace {

std::vector<std::string> Words(std::string_view text) {
  const TokenizedText tokens = Tokenize(text);
  std::vector<std::string> words;
  for (uint32_t i = 0; i < tokens.tokens.size(); ++i) words.emplace_back(tokens.Text(i));
  return words;
}

using List = std::vector<std::string>;

TEST(Tokens, PossessivesAndContractionsAreTokensOfTheirOwn) {
  EXPECT_EQ(Words("Vela's coach doesn't run"), (List{"Vela", "'s", "coach", "does", "n't", "run"}));
  EXPECT_EQ(Words("Vela’s they’re he’d can't"), (List{"Vela", "’s", "they", "’re", "he", "’d", "ca", "n't"}));
  EXPECT_EQ(Words("2019's \"Aces\"'s"), (List{"2019", "'s", "\"", "Aces", "\"", "'s"}));
}

TEST(Tokens, NamesKeepApostrophesAndHyphens) {
  EXPECT_EQ(Words("O'Brien and d’Ivoire"), (List{"O'Brien", "and", "d’Ivoire"}));
  EXPECT_EQ(Words("long-distance Jean-Pierre"), (List{"long-distance", "Jean-Pierre"}));
  EXPECT_EQ(Words("AT&T, Amazon.com"), (List{"AT&T", ",", "Amazon.com"}));
}

TEST(Tokens, HyphensBesideDigitsStandAlone) {
  EXPECT_EQ(Words("33-year-old"), (List{"33", "-", "year", "-", "old"}));
  EXPECT_EQ(Words("3-1, mid-2010s, sub-2:03"),
            (List{"3", "-", "1", ",", "mid", "-", "2010s", ",", "sub", "-", "2:03"}));
}

TEST(Tokens, NumbersKeepSeparatorsAndUnits) {
  EXPECT_EQ(Words("2:01:25 10,000 8:39.05 1.5"), (List{"2:01:25", "10,000", "8:39.05", "1.5"}));
  EXPECT_EQ(Words("10km 5th 3,000m 1990s 2h04min"), (List{"10km", "5th", "3,000m", "1990s", "2h04min"}));
  EXPECT_EQ(Words("in 2019,2020"), (List{"in", "2019", ",", "2020"}));
  EXPECT_EQ(Words("1,234,567 people"), (List{"1,234,567", "people"}));
  EXPECT_EQ(Words("in 2019."), (List{"in", "2019", "."}));
}

TEST(Tokens, AbbreviationsKeepTheirStop) {
  EXPECT_EQ(Words("Dr. Ines Vela of St. Louis"), (List{"Dr.", "Ines", "Vela", "of", "St.", "Louis"}));
  EXPECT_EQ(Words("J. K. Vela, U.S. team, 5 p.m. today"),
            (List{"J.", "K.", "Vela", ",", "U.S.", "team", ",", "5", "p.m.", "today"}));
  EXPECT_EQ(Words("Ana Vela, Ph.D., and LL.B. Ed. Vela"),
            (List{"Ana", "Vela", ",", "Ph.D.", ",", "and", "LL.B.", "Ed", ".", "Vela"}));
  EXPECT_EQ(Words("No. 1 and no."), (List{"No.", "1", "and", "no", "."}));
  EXPECT_EQ(Words("(D-N.Y.) is"), (List{"(", "D-N.Y.", ")", "is"}));
  EXPECT_EQ(Words("on Dec. 2"), (List{"on", "Dec.", "2"}));
}

TEST(Tokens, ShapesTellHowAWordIsWritten) {
  const TokenizedText text = Tokenize("Vela AFP J. McDonald coach 5th . Čas ДОМ 東京");
  std::vector<Shape> shapes;
  for (const Token& token : text.tokens) shapes.push_back(token.shape);
  EXPECT_EQ(shapes, (std::vector<Shape>{Shape::kTitle, Shape::kUpper, Shape::kInitial, Shape::kMixed, Shape::kLower,
                                        Shape::kNumber, Shape::kPunct, Shape::kTitle, Shape::kUpper, Shape::kOther}));
}

TEST(Tokens, LowerCaseKeepsEveryByteInPlace) {
  const TokenizedText text = Tokenize("ÉCLAIR Đurić ŠKODA STRASSE Ağrı İz");
  EXPECT_EQ(text.lower.size(), text.text.size());
  EXPECT_EQ(text.Lower(0), "éclair");
  EXPECT_EQ(text.Lower(1), "đurić");
  EXPECT_EQ(text.Lower(2), "škoda");
}

TEST(Tokens, SpaceBeforeIsKnown) {
  const TokenizedText text = Tokenize("a (b) c");
  EXPECT_TRUE(text.tokens[1].space_before);
  EXPECT_FALSE(text.tokens[2].space_before);
  EXPECT_FALSE(text.tokens[3].space_before);
}

TEST(Tokens, BlocksLimitTokensAndSentences) {
  const std::string text = "A long headline\n\nVela won. She was glad.\n\nA caption";
  const std::vector<Block> blocks = {
      {BlockRole::kHeadline, 0, 15}, {BlockRole::kBody, 17, 40}, {BlockRole::kCaption, 42, 51}};
  const TokenizedText tokens = Tokenize(text, blocks);
  ASSERT_EQ(tokens.sentences.size(), 4u);
  EXPECT_EQ(tokens.sentences[0].block, 0u);
  EXPECT_EQ(tokens.sentences[1].block, 1u);
  EXPECT_EQ(tokens.sentences[2].block, 1u);
  EXPECT_EQ(tokens.sentences[1].paragraph, tokens.sentences[2].paragraph);
  EXPECT_EQ(tokens.sentences[3].block, 2u);
}

TEST(Tokens, AnyBytesGiveTokensInOrderWithinTheText) {
  const uint32_t seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const std::string alphabet = "aZ9 .\"'-,:\xE2\x80\x99\xC3\xA9\xFF\n!?(&/";
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 200; ++i)
      text += round % 2 == 0 ? alphabet[random() % alphabet.size()] : static_cast<char>(random());
    const TokenizedText tokens = Tokenize(text);
    ASSERT_EQ(tokens.lower.size(), text.size());
    uint32_t end = 0;
    for (const Token& token : tokens.tokens) {
      ASSERT_LE(end, token.begin);
      ASSERT_LT(token.begin, token.end);
      ASSERT_LE(token.end, text.size());
      end = token.end;
    }
    uint32_t next = 0;
    for (const Sentence& sentence : tokens.sentences) {
      ASSERT_EQ(sentence.first_token, next);
      ASSERT_LT(sentence.first_token, sentence.last_token);
      next = sentence.last_token;
    }
    ASSERT_EQ(next, tokens.tokens.size());
  }
}

double SecondsFor(const std::string& text) {
  const auto start = std::chrono::steady_clock::now();
  const TokenizedText tokens = Tokenize(text);
  EXPECT_FALSE(tokens.tokens.empty());
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST(Tokens, HostileTextsTakeLinearTime) {
  for (const char* piece :
       {"word ", "7", "1,", "1:", "a.", "A. ", ".", "'", "\"", "a-", "U.S.", "?", "o'", "a&", "\xE2"}) {
    std::string text;
    while (text.size() < 1000000) text += piece;
    EXPECT_LT(SecondsFor(text), 5.0) << piece;
  }
}

}  // namespace
}  // namespace kg::extract
