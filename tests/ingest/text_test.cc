#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/model/text.h"
#include "ingest/dump/identity.h"
#include "ingest/text/charset.h"
#include "ingest/text/language.h"
#include "ingest/text/noise.h"
#include "ingest/text/people.h"
#include "ingest/text/repair.h"

namespace kg::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Charset, ValidUtf8StaysAsItIsWithoutItsMark) {
  EXPECT_EQ(DecodeToUtf8("caf\xC3\xA9", "iso-8859-1"), "caf\xC3\xA9");
  EXPECT_EQ(DecodeToUtf8("\xEF\xBB\xBFtext", ""), "text");
}

TEST(Charset, BytesThatAreNoUtf8AreReadAsWindows1252) {
  EXPECT_EQ(DecodeToUtf8("it\x92s \xA3"
                         "5",
                         ""),
            "it\xE2\x80\x99s \xC2\xA3"
            "5");
  EXPECT_EQ(DecodeToUtf8("caf\xC3\xA9 and caf\xE9", ""), "caf\xC3\xA9 and caf\xC3\xA9");
  EXPECT_EQ(DecodeToUtf8("a\x81z", ""), "a\xEF\xBF\xBDz");
}

TEST(Charset, ALabelDecidesWhereBytesAreNoUtf8) {
  EXPECT_EQ(DecodeToUtf8("\xEF\xF0\xE8\xE2\xE5\xF2", "windows-1251"),
            "\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82");
  EXPECT_EQ(DecodeToUtf8("caf\xE9", "no-such-charset"), "caf\xC3\xA9");
}

TEST(Charset, Utf16IsKnownByItsMark) {
  EXPECT_EQ(DecodeToUtf8(std::string("\xFF\xFE"
                                     "A\0B\0",
                                     6),
                         ""),
            "AB");
  EXPECT_EQ(DecodeToUtf8(std::string("\xFE\xFF\0A\xD8\x3D\xDE\x00", 8), ""), "A\xF0\x9F\x98\x80");
}

TEST(Charset, LabelsOfPagesAreFound) {
  EXPECT_EQ(CharsetOfContentType("text/html; charset=\"ISO-8859-2\""), "ISO-8859-2");
  EXPECT_EQ(CharsetOfHtml("<html><head><META charset='gbk'>"), "gbk");
  EXPECT_EQ(CharsetOfHtml("<p>charset=gbk is a label</p>"), "");
}

TEST(Repair, EntitiesAndInvisibleCharactersAreRepaired) {
  EXPECT_EQ(RepairText("Smith &amp; Sons&#8217; &#x201C;best&rdquo;&nbsp;year"),
            "Smith & Sons\xE2\x80\x99 \xE2\x80\x9C"
            "best\xE2\x80\x9D year");
  EXPECT_EQ(RepairText("mara\xC2\xADthon \xE2\x80\x8Brunner\xC2\xA0two"), "marathon runner two");
  EXPECT_EQ(RepairText("a &notanentity; b & c &#0; d"), "a &notanentity; b & c &#0; d");
  EXPECT_EQ(RepairText("one\r\ntwo\rthree"), "one\ntwo\nthree");
}

TEST(Repair, TextReadInTheWrongCharsetIsReadAgain) {
  EXPECT_EQ(RepairText("it\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s S\xC3\x83\xC2\xA3o"), "it\xE2\x80\x99s S\xC3\xA3o");
  EXPECT_EQ(RepairText("\xC3\x89lan \xC3\xA9t\xC3\xA9"), "\xC3\x89lan \xC3\xA9t\xC3\xA9");
}

TEST(Repair, AccentsAreComposed) { EXPECT_EQ(RepairText("Jose\xCC\x81"), "Jos\xC3\xA9"); }

TEST(Authors, BylinesGivePeopleOnly) {
  EXPECT_THAT(ParseAuthors("By Ana Ruiz"), ElementsAre("Ana Ruiz"));
  EXPECT_THAT(ParseAuthors("By ANA RUIZ-VEGA and Tom Okello, Staff Writers | March 12, 2024"),
              ElementsAre("Ana Ruiz-Vega", "Tom Okello"));
  EXPECT_THAT(ParseAuthors("Written by Lena van der Berg, Sports Editor"), ElementsAre("Lena van der Berg"));
  EXPECT_THAT(ParseAuthors("Ivo Lenz; Mia O'Hara; Ivo Lenz"), ElementsAre("Ivo Lenz", "Mia O'Hara"));
  EXPECT_THAT(ParseAuthors("Analysis by J. P. Moreau, The Daily Example"), ElementsAre("J. P. Moreau"));
  EXPECT_THAT(ParseAuthors("Tom Okello, Jr."), ElementsAre("Tom Okello Jr."));
}

TEST(Authors, DesksAgenciesAndAddressesAreNobody) {
  EXPECT_THAT(ParseAuthors("Associated Press"), IsEmpty());
  EXPECT_THAT(ParseAuthors("Sports Desk"), IsEmpty());
  EXPECT_THAT(ParseAuthors("admin"), IsEmpty());
  EXPECT_THAT(ParseAuthors("https://news.example/authors/ana"), IsEmpty());
  EXPECT_THAT(ParseAuthors("Monday, March 12, 2024"), IsEmpty());
  EXPECT_EQ(AgencyIn("By Ana Ruiz, Associated Press"), "AP");
  EXPECT_EQ(AgencyIn("The APple of his eye"), "");
}

TEST(Noise, FamiliesOfLinesAreKnown) {
  EXPECT_EQ(ClassifyLine("LEAVE A REPLY"), Noise::kCommentHeader);
  EXPECT_EQ(ClassifyLine("12 Comments"), Noise::kCommentHeader);
  EXPECT_EQ(ClassifyLine("Related articles"), Noise::kRelatedHeader);
  EXPECT_EQ(ClassifyLine("ALSO READ: Council votes on new bridge"), Noise::kRelatedLine);
  EXPECT_EQ(ClassifyLine("Share this:"), Noise::kShare);
  EXPECT_EQ(ClassifyLine("Sign up for our daily newsletter and never miss a story."), Noise::kNewsletter);
  EXPECT_EQ(ClassifyLine("Photo credit: Lena Berg | Example Media"), Noise::kCreditLine);
  EXPECT_EQ(ClassifyLine("\xC2\xA9 2024 Example Media"), Noise::kLegal);
  EXPECT_EQ(ClassifyLine("5 min read"), Noise::kInterface);
  EXPECT_EQ(ClassifyLine("What you need to know:"), Noise::kKeyPoints);
}

TEST(Noise, SentencesThatBeginLikeNoiseAreText) {
  EXPECT_EQ(ClassifyLine("Related to the flood, the council also closed two of the three bridges across the river."),
            Noise::kNone);
  EXPECT_EQ(ClassifyLine("Share prices fell by four percent on Monday after the chief executive left the company."),
            Noise::kNone);
  EXPECT_EQ(ClassifyLine("Facebook said on Tuesday that it would close its office in the city next year."),
            Noise::kNone);
  EXPECT_EQ(ClassifyLine("Comments by the mayor angered the club, whose president asked for an apology on Friday."),
            Noise::kNone);
  EXPECT_EQ(ClassifyLine("Popular with visitors, the museum will close for two years while its roof is rebuilt."),
            Noise::kNone);
}

TEST(Noise, CreditsAreCutOffCaptions) {
  EXPECT_EQ(CutCredit("Ana Ruiz wins in Oslo (Source: Twitter)"), "Ana Ruiz wins in Oslo");
  EXPECT_EQ(CutCredit("Ana Ruiz wins in Oslo. Photo: Lena Berg/Example"), "Ana Ruiz wins in Oslo.");
  EXPECT_EQ(CutCredit("Ana Ruiz (left) and her coach"), "Ana Ruiz (left) and her coach");
  EXPECT_FALSE(EndsWithCredit("The club had one source: the sale of its ground to the city."));
  EXPECT_FALSE(EndsWithCredit("He told the source: nobody knew."));
}

TEST(Language, EnglishAndOthersAreToldApartWhenTheTextIsLongEnough) {
  EXPECT_EQ(
      DetectLanguage(
          "The city council met on Tuesday evening to decide about the new bridge, and after four hours of debate "
          "a majority of its members voted for the plan that the mayor had put forward in spring."),
      "en");
  EXPECT_EQ(DetectLanguage("Der Stadtrat hat am Dienstagabend \xC3\xBC"
                           "ber die neue Br\xC3\xBC"
                           "cke beraten, und nach vier Stunden stimmte eine "
                           "Mehrheit der Mitglieder f\xC3\xBCr den Plan, den die B\xC3\xBCrgermeisterin im "
                           "Fr\xC3\xBChjahr vorgelegt hatte."),
            "de");
  EXPECT_EQ(DetectLanguage("Oslo 2:01"), "");
}

TEST(Identity, EqualAddressesBecomeEqualBytes) {
  EXPECT_EQ(NormalizeUrl("HTTP://Www.Example.COM:80"), "http://www.example.com/");
  EXPECT_EQ(NormalizeUrl("https://e.example/a/./b/../c%7Ed?x=1&fbclid=9#part"), "https://e.example/a/c~d?x=1");
  EXPECT_EQ(NormalizeUrl(" https://user:secret@e.example/%c3%a9 "), "https://e.example/%C3%A9");
  EXPECT_EQ(NormalizeUrl("ftp://e.example/a"), "");
  EXPECT_EQ(NormalizeUrl("/a/b"), "");
  EXPECT_EQ(LastComponent("a/b/"), "b");
}

}  // namespace
}  // namespace kg::ingest
