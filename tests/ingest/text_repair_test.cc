#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/text.h"
#include "ingest/text/mojibake.h"
#include "ingest/text/repair.h"
#include "tests/random.h"

namespace kg::ingest {
namespace {

struct Case {
  std::string_view in;
  std::string_view out;
};

void ExpectAll(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(RepairText(c.in), c.out) << c.in;
}

void ExpectUnchanged(const std::vector<std::string_view>& texts) {
  for (const std::string_view text : texts) EXPECT_EQ(RepairText(text), text);
}

TEST(TextRepair, EntitiesBecomeTheirCharacters) {
  ExpectAll({
      {"Berg &amp; Haug", "Berg & Haug"},
      {"it&#8217;s", "it’s"},
      {"it&#x2019;s", "it’s"},
      {"it&#X2019;s", "it’s"},
      {"it&rsquo;s", "it’s"},
      {"it&apos;s", "it's"},
      {"&ldquo;yes&rdquo;", "“yes”"},
      {"caf&eacute;", "café"},
      {"1&nbsp;000", "1 000"},
      {"a&#146;b", "a’b"},  // windows-1252, as browsers read it
      {"M&uuml;ller &lt;b&gt;", "Müller <b>"},
      {"5 &times; 3", "5 × 3"},
      {"so&shy;ft", "soft"},
      {"wait&hellip;", "wait…"},
      {"&quot;no&quot;", "\"no\""},
      {"one &nbsp two", "one   two"},
      {"Berg &amp Haug", "Berg & Haug"},
      {"&#8216;a&#8217;", "‘a’"},
  });
}

TEST(TextRepair, EntitiesThatWereEscapedAgainAreReadToTheEnd) {
  ExpectAll({
      {"Berg &amp;amp; Haug", "Berg & Haug"},
      {"it&amp;#8217;s", "it’s"},
      {"it&amp;rsquo;s", "it’s"},
      {"&amp;amp;quot;", "\""},
      {"&amp;nbsp;x", " x"},
      {"A &amp; B; C", "A & B; C"},
  });
}

TEST(TextRepair, AmpersandsOfTextAndAddressesStay) {
  ExpectUnchanged({"AT&T", "R&D; and so on", "a & b", "& ;", "&;", "&#;", "&#x;", "&#0;", "&#1114112;", "&notanentity;",
                   "?a=1&amp=2", "?x=1&copy=2&reg=3", "rock&roll", "&#99999999999999;", "&&&&", "&#xD800;", "&"});
}

TEST(TextRepair, TextReadInTheWrongCharsetIsReadAgain) {
  ExpectAll({
      {"itâ€™s", "it’s"},
      {"â€œyesâ€\xC2\x9D", "“yes”"},
      {"â€œyesâ€ he said", "“yes” he said"},  // the byte 9D got lost
      {"â€œyes,â€", "“yes,”"},
      {"2019â€“20", "2019–20"},
      {"soâ€¦", "so…"},
      {"JosÃ©", "José"},
      {"MÃ¼ller", "Müller"},
      {"SÃ£o TomÃ©", "São Tomé"},
      {"Ã‰lan", "Élan"},
      {"NuÃ±ez", "Nuñez"},
      {"Â£5", "£5"},
      {"Â«MÂ»", "«M»"},
      {"20Â°C", "20°C"},
      {"one.Â\u00A0 Two", "one.  Two"},
      {"Ä\u008Dasopis", "časopis"},  // latin-1 instead of windows-1252
      {"LuÄ‡", "Luć"},
      {"Å¡kola", "škola"},
      {"ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"},
      {"Î‘Î¸Î®Î½Î±", "Αθήνα"},
      {"ðŸ˜€", "😀"},
      {"âœ“ done", "✓ done"},
      {"caf\xC3\x83\xC2\xA9", "café"},
      {"it\xC3\xA2\xC2\x80\xC2\x99s", "it’s"},  // latin-1
      {"ï»¿Text", "Text"},
      {"&acirc;&euro;&trade;", "’"},
  });
}

TEST(TextRepair, TextReadWrongTwiceIsReadTwice) {
  ExpectAll({
      {"JosÃƒÂ©", "José"},
      {"itÃ¢â‚¬â„¢s", "it’s"},
      {"MÃƒÂ¼ller", "Müller"},
  });
}

TEST(TextRepair, ALineIsReadAgainWhereItIsCertainAndOthersStay) {
  ExpectAll({
      {"JosÃ© ran.\nO fim da “MANHÔ foi bom.", "José ran.\nO fim da “MANHÔ foi bom."},
      {"café and cafÃ©", "café and café"},
      {"Ã© “AMANHÔ", "é “AMANHÔ"},
  });
}

TEST(TextRepair, RealLettersBeforeRealPunctuationStay) {
  ExpectUnchanged({
      "“AMANHÔ, disse ele",        // an A with tilde, then a closing quotation mark
      "NÃO, SÃO, IRMÃS",           // Portuguese capitals
      "a letra Ã",                 //
      "der Buchstabe „Ä“ fehlt",   // German low and high quotation marks around a letter
      "le café”—he said",          // accent, quote, dash
      "à “Paris”",                 //
      "Å– no", "Élan été",         //
      "it is written as â€ here",  // half a sequence and no certain one
      "x = â€;",                   //
      "ÀÈÌÒÙ àèìòù",               //
      "naïve façade, Straße",      //
      "Đoković, Łódź, Åse",        //
      "Việt Nam, Gạo",             //
  });
}

TEST(TextRepair, InvisibleCharactersVanishAndSpacesBecomePlain) {
  ExpectAll({
      {"mara\u00ADthon", "marathon"},
      {"zero\u200Bwidth", "zerowidth"},
      {"\uFEFFstart", "start"},
      {"word\u2060joiner", "wordjoiner"},
      {"left\u200E\u200Fright", "leftright"},
      {"\u202Eevil\u202C", "evil"},
      {"\u2066iso\u2069", "iso"},
      {"a\u00A0b\u2009c\u202Fd\u3000e", "a b c d e"},
      {"one\u2028two\u2029three", "one\ntwo\nthree"},
      {"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"},
      {std::string_view("nul\0 \x01 bell\x07 esc\x1B", 17), "nul  bell esc"},
      {"tab\tstays\x7F", "tab\tstays"},
      {"obj\uFFFC", "obj"},
      {"ab\u200Ccd", "abcd"},
      {"non\u2011breaking co\u2010op", "non-breaking co-op"},
  });
}

TEST(TextRepair, JoinersStayWhereTheScriptNeedsThem) {
  ExpectUnchanged({"می\u200Cخواهم", "क्\u200Dष", "👩\u200D💻", "❤\uFE0F\u200D🔥"});
}

TEST(TextRepair, LigaturesAndAccentsAreComposed) {
  ExpectAll({
      {"ﬁnal ﬂag oﬃce baﬄe coﬀee ﬆill", "final flag office baffle coffee still"},
      {"Jose\u0301", "José"},
      {"A\u030Angstrom \u212B", "Ångstrom Å"},
      {"\u1112\u1161\u11AB", "한"},
      {"\u304B\u3099", "が"},
      {"\u0915\u093C", "\u0915\u093C"},
  });
}

TEST(TextRepair, TextThatNeedsNothingStays) {
  ExpectUnchanged({"", "Plain text.", "“Curly” ‘quotes’ – dashes — and … dots •", "€5, £6, ½, 20 °C", "Привет, мир",
                   "日本語のテキスト。", "한국어", "a\n\nb\tc", "João, José, Zoë, Ødegård, Žižek, İstanbul"});
  EXPECT_FALSE(NeedsRepair("“Curly” ‘quotes’ – dashes — and … of José, 5 °C\n"));
  EXPECT_TRUE(NeedsRepair("a&amp;b"));
  EXPECT_TRUE(NeedsRepair("eight by\xC2\xA0te"));
}

TEST(TextRepair, RandomMixturesOfHardPartsGiveValidTextWithoutInvisibleCharacters) {
  const std::vector<std::string_view> parts = {
      "word ",  "â€™",     "Ã©", "&amp;", "amp;", "&#8217;", "\u00AD", "\u200D", "می", "é", "\r\n", "“", "”", "Ã", "Â",
      "\u00A0", "e\u0301", "ﬁ",  "\n",    "&",    "#39;",    "ðŸ˜€",   "👩",      "x",  ";", "€",    "™", "Ô", "â", "1"};
  const unsigned seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const size_t length = random() % 12;
    for (size_t i = 0; i < length; ++i) text += parts[random() % parts.size()];
    const std::string once = RepairText(text);
    ASSERT_TRUE(IsValidUtf8(once)) << text;
    for (const std::string_view unseen : {"\u00AD", "\u00A0", "\r", "ﬁ"})
      ASSERT_EQ(once.find(unseen), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace kg::ingest
