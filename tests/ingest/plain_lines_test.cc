#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "ingest/plain/line_model.h"
#include "ingest/plain/line_weights.h"
#include "ingest/plain/units.h"
#include "ingest/text/charset.h"
#include "ingest/text/repair.h"
#include "tests/ingest/helpers.h"

namespace kg::ingest {
namespace {

// A page with a menu of forty lines, a short article, comments without a header, and teasers.
std::string Page() {
  std::string page;
  for (int i = 0; i < 40; ++i) page += "Menu entry number " + std::to_string(i) + "\n";
  page +=
      "Voss gets a second bridge\nBy Mia Haug\n12 March 2024\n"
      "The council of Voss decided on Tuesday to build a second bridge over the river, after eleven years of plans.\n"
      "Work on it begins in autumn, and will take two years and forty million, the mayor said after the meeting.\n"
      "The old bridge has carried all of the traffic since 1931, and was closed to lorries in January, he added.\n"
      "“We could not wait any longer,” he told reporters in front of the town hall, where a hundred people had come.\n";
  for (int i = 0; i < 30; ++i) page += "Another story about topic " + std::to_string(i) + "\n3 hours ago\n";
  page += "Contact\nTerms\nImprint\n";
  return page;
}

TEST(PlainLines, TheArticleOfAWholePageIsFoundWithoutAnyHeaderOfNoise) {
  const CleanResult result = CleanText(Page());
  ASSERT_TRUE(result.article);
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody).size(), 4u);
  EXPECT_FALSE(Holds(result, "Another story"));
  EXPECT_FALSE(Holds(result, "Menu entry"));
}

TEST(PlainLines, ALineOfDateAndAuthorIsNoTitle) {
  const std::string body =
      "The council of Voss decided on Tuesday to build a second bridge over the river, after eleven years of plans.\n\n"
      "Work on it begins in autumn, and will take two years and forty million, the mayor said after the meeting.\n";
  const CleanResult dated = CleanText("Voss gets a bridge\n\nSunday 10 March 2024. By Mia Haug\n\n" + body);
  ASSERT_TRUE(dated.article);
  EXPECT_EQ(dated.article->title, "Voss gets a bridge");
  EXPECT_EQ(dated.article->authors, std::vector<std::string>{"Mia Haug"});
  EXPECT_EQ(dated.article->published.estimate.ToString(), "2024-03-10");
  const CleanResult credited = CleanText("Voss gets a bridge\n\n10 March 2024\n\nWords: Mia Haug\n\n" + body);
  ASSERT_TRUE(credited.article);
  EXPECT_EQ(credited.article->authors, std::vector<std::string>{"Mia Haug"});
  EXPECT_FALSE(Holds(credited, "Words:"));
}

TEST(PlainLines, ABriefOfOneSentenceIsAnArticle) {
  const CleanResult brief = CleanText("Holt stays\n\n3 May 2024\n\nVoss coach Mara Holt stays until 2026.\n");
  ASSERT_TRUE(brief.article);
  EXPECT_EQ(brief.article->title, "Holt stays");
  EXPECT_EQ(brief.article->published.estimate.ToString(), "2024-05-03");
  EXPECT_EQ(BlocksOf(brief, BlockRole::kBody).size(), 1u);
  EXPECT_FALSE(CleanText("Menu of the week\n\n3 May 2024\n\nSoup\nFish\nCake\n").article);
}

TEST(PlainLines, EveryFeatureHasAWeight) {
  EXPECT_EQ(LineFeatureCount(), kLineWeights.size());
  for (const auto& features : LineFeatures(SplitUnits(Page()))) {
    for (const uint16_t feature : features) EXPECT_LT(feature, kLineWeights.size());
  }
}

TEST(PlainLines, ThereIsAlwaysAnArticleToBeJudged) {
  for (const char* text :
       {"one line", "Menu\nHome\nContact", "A sentence that says something of a town. Another one."}) {
    const std::vector<bool> labels = LabelLines(SplitUnits(text));
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(), [](bool label) { return label; })) << text;
  }
  EXPECT_TRUE(LabelLines({}).empty());
}

TEST(PlainLines, HardWrappedTextIsJoinedAndItsHyphensGo) {
  const CleanResult result = CleanText(
      "A bridge for Voss\n\n"
      "The council of Voss decided on Tuesday to build a second bridge over the\n"
      "river, eleven years after the first plans were drawn, which many had for-\n"
      "gotten. The well-known bridge of stone has carried all of the traffic of a\n"
      "small town since 1931 and is closed to lorries, which the mayor calls well-\n"
      "known facts that nobody denies.\n\n"
      "Work on the new bridge begins in autumn and will take two years, the coun-\n"
      "cil said after its meeting. It costs forty million, of which the county is\n"
      "to pay half, as an agree-\n"
      "ment says.\n");
  ASSERT_TRUE(result.article);
  const std::vector<std::string> body = BlocksOf(result, BlockRole::kBody);
  ASSERT_EQ(body.size(), 2u);
  EXPECT_NE(body[0].find("many had forgotten. The well-known bridge"), std::string::npos) << body[0];
  EXPECT_NE(body[0].find("calls well-known facts"), std::string::npos) << body[0];
  EXPECT_NE(body[1].find("the council said"), std::string::npos) << body[1];
}

TEST(PlainLines, LinesOfLikeLengthThatEachStandAloneAreNotJoined) {
  const CleanResult result = CleanText(
      "Three results of the day from all over the county\n\n"
      "The council of Voss has met on Tuesday for the last time in spring this year.\n\n"
      "Lena Berg of Voss wins the harbour marathon in Bergen\n"
      "Tom Okello and his team lose the cup final in Turku\n"
      "Mia Haug breaks the club record over a mile in Oslo\n"
      "Ana Ruiz signs for two more years with her club here\n");
  EXPECT_FALSE(Holds(result, "Bergen Tom Okello"));
}

TEST(PlainLines, AnErrorTextIsNoArticle) {
  const CleanResult result = CleanText(
      "Page not found\n\nSorry, the page you requested could not be found on this server. It may have been moved or "
      "deleted, or the address was typed wrongly. Please go back to the front page and try again from there.\n");
  EXPECT_FALSE(result.article);
  EXPECT_EQ(result.skip.reason, "no article");
}

std::string Quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<uint8_t>(c) < 0x20 ? ' ' : c;
  }
  return out + "\"";
}

// For tests/bench/learn_lines.py: the .txt files of the folder NEWSGRAPH_LINE_PAGES as features, into the file
// NEWSGRAPH_LINE_FEATURES.
TEST(PlainLines, FeaturesAreWrittenForTheLearner) {
  const char* pages = std::getenv("NEWSGRAPH_LINE_PAGES");
  const char* features_file = std::getenv("NEWSGRAPH_LINE_FEATURES");
  if (pages == nullptr || features_file == nullptr) GTEST_SKIP() << "only for the learner of line weights";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(pages)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::ofstream out(features_file);
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const std::vector<Unit> units = SplitUnits(RepairText(DecodeToUtf8(bytes, "")));
    const auto features = LineFeatures(units);
    out << "{\"id\": " << Quoted(file.filename().string()) << ", \"n\": " << LineFeatureCount() << ", \"units\": [";
    for (size_t i = 0; i < units.size(); ++i) {
      out << (i > 0 ? ", [" : "[") << Quoted(units[i].text) << ", " << units[i].words << ", [";
      for (size_t k = 0; k < features[i].size(); ++k) out << (k > 0 ? ", " : "") << features[i][k];
      out << "]]";
    }
    out << "]}\n";
  }
}

}  // namespace
}  // namespace kg::ingest
