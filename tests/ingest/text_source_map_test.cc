#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/text/ascii.h"
#include "ingest/text/repair.h"
#include "ingest/text/source_map.h"
#include "ingest/text/source_text.h"
#include "tests/ingest/helpers.h"
#include "tests/random.h"

namespace kg::ingest {
namespace {

// The letters of a string, as one string of code points.
std::u32string Letters(const std::vector<SourceLetter>& letters) {
  std::u32string out;
  for (const SourceLetter& letter : letters) out.push_back(letter.letter);
  return out;
}

// What the map shows for `words`, which stand in `text`.
std::string Shown(std::string_view source, Format format, std::string_view text, std::string_view words) {
  const size_t at = text.find(words);
  if (at == std::string_view::npos) return "not in the text";
  const auto found = SourceMap::Build(source, format, text)
                         .Find({static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())});
  return found ? std::string(source.substr(found->begin, found->end - found->begin)) : "not found";
}

TEST(TextSourceMap, PlainTextIsFoundAsItStands) {
  const std::string_view source = "Menu\nHome\n\nAna Ruiz won the race in Voss.  She is 27.\nFooter";
  const std::string_view text = "Ana Ruiz won the race in Voss. She is 27.";
  EXPECT_EQ(Shown(source, Format::kText, text, text), "Ana Ruiz won the race in Voss.  She is 27.");
  EXPECT_EQ(Shown(source, Format::kText, text, "She is 27."), "She is 27.");
}

TEST(TextSourceMap, TagsEntitiesAndScriptsArePassedOver) {
  const std::string_view source =
      "<html><head><style>p { won: race }</style></head><body><script>var s = 'Ana Ruiz won the race';</script>"
      "<p title=\"a > b\">Ana <b>Ru</b>iz won the r&#97;ce in M&uuml;nster&nbsp;<!-- not here -->on Sunday.</p>";
  const std::string_view text = "Ana Ruiz won the race in Münster on Sunday.";
  EXPECT_EQ(Shown(source, Format::kHtml, text, text),
            "Ana <b>Ru</b>iz won the r&#97;ce in M&uuml;nster&nbsp;<!-- not here -->on Sunday.");
  EXPECT_EQ(Shown(source, Format::kHtml, text, "Ruiz won"), "Ru</b>iz won");
  EXPECT_EQ(Shown(source, Format::kHtml, text, "Münster"), "M&uuml;nster");
}

TEST(TextSourceMap, RepairedTextIsFoundInItsBrokenForm) {
  struct Case {
    std::string_view source;
    std::string_view text;
  };
  for (const Case& c : std::vector<Case>{
           {"JosÃ© NuÃ±ez isnâ€™t the winner", "José Nuñez isn’t the winner"},
           {"JosÃƒÂ© NuÃƒÂ±ez was the winner", "José Nuñez was the winner"},
           {"Jos\xE9 Nu\xF1"
            "ez was the winner",
            "José Nuñez was the winner"},
           {"Jose\u0301 the mara\u00ADthon run\u200Bner won", "José the marathon runner won"},
           {"he said it had been for-\ngotten by the\ncouncil", "he said it had been forgotten by the council"},
           {"the ﬁrst oﬃcer &amp;amp; the captain came", "the first officer & the captain came"},
           {"Привет из города", "Привет из города"}}) {
    EXPECT_EQ(Shown(c.source, Format::kText, c.text, c.text), c.source);
  }
}

TEST(TextSourceMap, Utf16IsFoundToo) {
  std::string source("\xFF\xFE", 2);
  const std::string_view text = "Ana Ruiz won the race in Voss";
  for (const char c : std::string("Menu ") + std::string(text)) source += {c, '\0'};
  const auto range = SourceMap::Build(source, Format::kText, text).Find({4, 8});
  ASSERT_TRUE(range);
  EXPECT_EQ(range->begin, 2u + 2 * 9);
  EXPECT_EQ(range->end, 2u + 2 * 13);
}

TEST(TextSourceMap, WhatTheSourceDoesNotSayIsNotFound) {
  const SourceMap map =
      SourceMap::Build("Nothing of it is here at all.", Format::kText, "Ana Ruiz won the race in Voss.");
  EXPECT_FALSE(map.Find({0, 30}));
  EXPECT_FALSE(SourceMap::Build("", Format::kText, "").Find({0, 10}));
  EXPECT_FALSE(SourceMap::Build("abc", Format::kText, "abc def").Find({100, 200}));
}

TEST(TextSourceMap, OfTwoPlacesTheOneInTheOrderOfTheTextIsShown) {
  const std::string source =
      "Ana Ruiz won the race in Voss\nMenu and other things\nAna Ruiz won the race in Voss\n"
      "The council of Voss met on Tuesday. Ana Ruiz won the race in Voss. Nobody else came to see it.";
  const std::string text =
      "The council of Voss met on Tuesday. Ana Ruiz won the race in Voss. Nobody else came to see it.";
  const auto map = SourceMap::Build(source, Format::kText, text);
  const auto found = map.Find({36, 66});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->begin, source.find("The council") + 36);
  EXPECT_EQ(map.Runs().size(), 1u);
}

// A page out of random words, broken in all the ways that repair knows, and cleaned: each of its sentences is found in
// bytes that show the same letters.
TEST(TextSourceMap, EverySentenceOfACleanedPageMapsToBytesThatSayTheSame) {
  const unsigned seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const std::vector<std::string_view> words = {"bridge", "council", "river", "Ana",  "Ruiz",  "Voss", "match", "goal",
                                               "winter", "said",    "town",  "team", "club",  "of",   "in",    "the",
                                               "and",    "on",      "with",  "who",  "after", "runs", "old",   "new"};
  const std::vector<std::string_view> hard = {"JosÃ©",          "isnâ€™t",   "caf&eacute;", "Berg &amp;amp; Co",
                                              "mara\u00ADthon", "Zoe\u0308", "ﬁnal",        "“yes”",
                                              "20&nbsp;km",     "São",       "run\u200Bner"};
  for (int round = 0; round < 40; ++round) {
    const bool html = round % 2 == 0;
    std::string source = html ? "<html><head><title>A page</title></head><body><article>" : "";
    for (size_t p = 0; p < 6; ++p) {
      std::string sentence = "On day " + std::to_string(random() % 1000);
      for (size_t w = 0; w < 14 + random() % 12; ++w) {
        const bool is_hard = random() % 7 == 0;
        const std::string word(is_hard ? hard[random() % hard.size()] : words[random() % words.size()]);
        sentence += (random() % 9 == 0 ? "  " : " ");
        sentence += html && random() % 8 == 0 ? "<i class='x'>" + word + "</i>" : word;
      }
      source += html ? "<p>" + sentence + ".</p>\n<div><script>var a = 1;</script></div>" : sentence + ".\n\n";
    }
    const CleanResult result = html ? CleanPage(source) : CleanText(source);
    if (!result.article) continue;
    const Article& article = *result.article;
    const SourceMap map = SourceMap::Build(source, html ? Format::kHtml : Format::kText, article.text);
    for (const Block& block : article.blocks) {
      if (block.role != BlockRole::kBody) continue;
      const auto found = map.Find({block.begin, block.end});
      ASSERT_TRUE(found) << article.BlockText(block);
      const std::string shown = source.substr(found->begin, found->end - found->begin);
      EXPECT_EQ(Letters(LettersOfSource(shown, html)), Letters(LettersOfText(article.BlockText(block)))) << shown;
    }
  }
}

TEST(TextSourceMap, HostileSourcesTakeBoundedTime) {
  std::string alternating;
  for (int i = 0; i < 200000; ++i) alternating += i % 3 == 0 ? "ab " : "aab";
  const std::string letters(2'000'000, 'a');
  std::string tags;
  for (int i = 0; i < 200000; ++i) tags += "<a href='=\"";
  std::string leads;
  for (int i = 0; i < 200000; ++i) leads += "Ã¢â";
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& source :
       {letters, alternating, tags, leads, std::string(2'000'000, '<'), std::string(2'000'000, '&')}) {
    SourceMap::Build(source, Format::kHtml, letters.substr(0, 300'000)).Find({0, 1000});
    SourceMap::Build(source, Format::kText, alternating).Find({0, 1000});
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
}

}  // namespace
}  // namespace kg::ingest
