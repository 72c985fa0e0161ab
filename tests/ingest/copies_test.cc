// What two printings of one story have in common, and what counts for nothing.
#include "ingest/copies.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/random.h"

namespace kg::ingest {
namespace {

constexpr const char* kStory =
    "The harbour town of Velmora will lose its last fish auction at the end of March, the port authority said on "
    "Tuesday, ending a daily sale that has run since 1911.\n"
    "Landings have fallen by almost two thirds in a decade as boats moved to deeper berths further up the coast, and "
    "only nine crews still bring their catch to the covered hall beside the lighthouse.\n"
    "\"We kept the lights on for as long as we could,\" said Ilka Marenz, the authority's director. \"There are "
    "mornings "
    "when the auctioneer has more gulls than buyers.\"\n"
    "The hall will be handed over to the town council, which wants to turn it into a market for farmers and a small "
    "museum. A decision on the money is expected before the summer, according to the mayor, Teodor Vask.";

Article WithBody(const std::string& body) {
  Article article;
  AppendBlock(BlockRole::kBody, body, &article);
  return article;
}

// The share of equal values: an estimate of the similarity.
double Similarity(const Sketch& a, const Sketch& b) {
  EXPECT_EQ(a.size(), kSketchBins + 1);
  EXPECT_EQ(b.size(), kSketchBins + 1);
  size_t equal = 0;
  for (size_t i = 1; i < std::min(a.size(), b.size()); ++i) equal += a[i] == b[i] ? 1 : 0;
  return static_cast<double>(equal) / kSketchBins;
}

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

TEST(Sketches, HeadlineCaptionsAndNotesAreNoPartOfTheStory) {
  Article dressed;
  AppendBlock(BlockRole::kHeadline, "Velmora's auction closes after a century", &dressed);
  AppendBlock(BlockRole::kStandfirst, "Nine crews are left, and none of them was asked.", &dressed);
  AppendBlock(BlockRole::kBody, kStory, &dressed);
  AppendBlock(BlockRole::kCaption, "The hall beside the lighthouse. Photo: the town", &dressed);
  AppendBlock(BlockRole::kAuthorNote, "Our reporter writes about the coast.", &dressed);
  EXPECT_EQ(SketchOf(dressed), SketchOf(WithBody(kStory)));
}

TEST(Sketches, ParagraphsCaseQuotesAndDiacriticsDoNotCount) {
  const std::string story = kStory;
  const std::string plain = Replaced(story, "Teodor Vask", "Teodor Vask cafe");
  std::string styled = Replaced(Replaced(story, "Teodor Vask", "Teodor V\u00e0sk CAF\u00c9"), "\n", " ");
  styled = Replaced(Replaced(styled, "\"", "\u201c"), "'", "\u2019");
  EXPECT_EQ(SketchOf(WithBody(styled)), SketchOf(WithBody(plain)));
  Article parts;
  AppendBlock(BlockRole::kBody, story.substr(0, story.find('\n')), &parts);
  AppendBlock(BlockRole::kCaption, "A boat", &parts);
  AppendBlock(BlockRole::kQuote, story.substr(story.find('\n') + 1), &parts);
  EXPECT_EQ(SketchOf(parts), SketchOf(WithBody(story)));
}

TEST(Sketches, ACutEndAChangedWordAndAnAddedParagraphLeaveMostOfIt) {
  const std::string story = kStory;
  const Sketch sketch = SketchOf(WithBody(story));
  EXPECT_GT(Similarity(sketch, SketchOf(WithBody(story.substr(0, story.rfind(". A decision"))))), 0.7);
  EXPECT_GT(Similarity(sketch, SketchOf(WithBody(Replaced(story, "harbour", "harbor")))), 0.85);
  EXPECT_GT(Similarity(sketch, SketchOf(WithBody("Coastal towns struggle to keep their working ports.\n" + story))),
            0.8);
}

TEST(Sketches, ShortTextsHaveNone) {
  EXPECT_TRUE(SketchOf(WithBody("")).empty());
  EXPECT_TRUE(SketchOf(WithBody("Rain is expected in the afternoon, with a little wind from the west.")).empty());
  Article headline_only;
  AppendBlock(BlockRole::kHeadline, kStory, &headline_only);
  EXPECT_TRUE(SketchOf(headline_only).empty());
}

TEST(Sketches, EqualValuesEstimateTheShareOfCommonShingles) {
  const unsigned seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (const double common : {0.0, 0.3, 0.6, 0.9}) {
    double sum = 0;
    constexpr int kRounds = 40;
    for (int round = 0; round < kRounds; ++round) {
      std::string shared;
      std::string left;
      std::string right;
      constexpr int kWords = 400;
      for (int i = 0; i < kWords; ++i) {
        (i < common * kWords ? shared : left) += std::to_string(random()) + " ";
        if (i >= common * kWords) right += std::to_string(random()) + " ";
      }
      sum += Similarity(SketchOf(WithBody(shared + left)), SketchOf(WithBody(shared + right)));
    }
    EXPECT_NEAR(sum / kRounds, common / (2 - common), 0.04) << common;
  }
}

TEST(Sketches, AnyBytesGiveASketchOrNone) {
  const unsigned seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    std::string bytes(random() % 3000, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % (round % 2 == 0 ? 256 : 64));
    const Sketch sketch = SketchOf(WithBody(bytes));
    EXPECT_TRUE(sketch.empty() || sketch.size() == kSketchBins + 1);
  }
  EXPECT_EQ(SketchOf(WithBody(std::string(5'000'000, 'x'))).size(), 0U);
  std::string same;
  for (int i = 0; i < 10'000; ++i) same += "ha ";
  EXPECT_EQ(SketchOf(WithBody(same)).size(), kSketchBins + 1);
}

}  // namespace
}  // namespace kg::ingest
