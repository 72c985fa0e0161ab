#include "graph/model/text.h"

#include <gtest/gtest.h>

namespace kg {
namespace {

TEST(Folding, CaseDiacriticsAndTypographyDoNotMatter) {
  EXPECT_EQ(FoldName("Zoë  Đoković"), "zoe dokovic");
  EXPECT_EQ(FoldName("O’Brien"), FoldName("O'Brien"));
  EXPECT_EQ(FoldName("Łukasz Strøm"), "lukasz strom");
  EXPECT_EQ(FoldName("Mária\u00A0José"), "maria jose");
  EXPECT_EQ(FoldName("STRASSE"), FoldName("Straße"));
}

TEST(Folding, OtherScriptsAreTransliterated) {
  EXPECT_EQ(FoldName("Иван"), "ivan");
  EXPECT_EQ(FoldName("Αθήνα"), FoldName("Athēna"));
}

TEST(Folding, KeysDropPunctuation) {
  EXPECT_EQ(FoldKey("J. K. O'Neill-Smith, Jr."), "j k oneill smith jr");
  EXPECT_EQ(FoldKey("  ... "), "");
}

// A megabyte of marks on one letter took minutes to put in order.
TEST(Nfc, OfAnEndlessRunOfMarksOnlyTheBeginningIsKept) {
  std::string text = "cafe";
  for (int i = 0; i < 200'000; ++i) text += i % 2 == 0 ? "\u0301" : "\u0316";
  const std::string composed = ToNfc(text + " noir");
  EXPECT_EQ(composed.substr(0, 5), "caf\u00e9");
  EXPECT_TRUE(composed.ends_with(" noir"));
  EXPECT_LT(composed.size(), 100U);
}

TEST(Utf8, InvalidBytesAreFoundAndNeverReadBeyond) {
  EXPECT_TRUE(IsValidUtf8("naïve — ok"));
  for (const char* bad : {"\xC3", "\xE2\x82", "\xFF", "a\x80", "\xC0\xAF", "\xED\xA0\x80"}) {
    EXPECT_FALSE(IsValidUtf8(bad));
    size_t pos = 0;
    while (pos < std::string_view(bad).size()) NextCodePoint(bad, &pos);
    EXPECT_EQ(pos, std::string_view(bad).size());
  }
}

TEST(Distance, CountsEditsAndSwapsUpToTheLimit) {
  EXPECT_EQ(EditDistance("jelimo", "chelimo", 3), 2);
  EXPECT_EQ(EditDistance("gervais", "gravais", 3), 2);
  EXPECT_EQ(EditDistance("martin", "matrin", 3), 1);
  EXPECT_EQ(EditDistance("same", "same", 2), 0);
  EXPECT_EQ(EditDistance("short", "much longer", 2), 3);
}

TEST(Display, WideAndCombiningCharactersHaveTheirWidth) {
  EXPECT_EQ(DisplayWidth("abc"), 3);
  EXPECT_EQ(DisplayWidth("東京"), 4);
  EXPECT_EQ(DisplayWidth("e\u0301"), 1);
}

TEST(Display, EscapeSequencesAndOverridesBecomeVisible) {
  EXPECT_EQ(MakeVisible("a\x1b[31mb"), "a␛[31mb");
  EXPECT_EQ(MakeVisible("x\u202Ey"), "x<U+202E>y");
  EXPECT_EQ(MakeVisible("plain é"), "plain é");
}

TEST(Trimming, TakesBothEnds) {
  EXPECT_EQ(Trim(" \t a b \n"), "a b");
  EXPECT_EQ(Trim("\u00A0x\u00A0"), "x");
  EXPECT_EQ(Trim("  "), "");
}

}  // namespace
}  // namespace kg
