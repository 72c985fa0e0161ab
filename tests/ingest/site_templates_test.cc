#include "ingest/site_templates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/random.h"

namespace kg::ingest {
namespace {

constexpr const char* kPlea =
    "Our reporting is free to read because members pay for it; join them for the price of a coffee.";

RawDocument Page(int number, const std::string& host, const std::vector<std::string>& paragraphs) {
  RawDocument raw;
  raw.identity = raw.url = "https://" + host + "/news/" + std::to_string(number);
  raw.doc = raw.source = "page" + std::to_string(number);
  raw.format = Format::kHtml;
  raw.body = "<html><head><title>Story " + std::to_string(number) + "</title></head><body><article><h1>Story number " +
             std::to_string(number) + " of the week</h1>";
  for (const std::string& paragraph : paragraphs) raw.body += "<p>" + paragraph + "</p>\n";
  raw.body += "</article></body></html>";
  return raw;
}

// A story with text of its own around the paragraphs given.
RawDocument Story(int number, const std::string& host, const std::vector<std::string>& inside) {
  const std::string n = std::to_string(number);
  std::vector<std::string> paragraphs = {"The council of district " + n +
                                         " voted on Monday to rebuild the old swimming hall, after a debate of " + n +
                                         " hours that filled the gallery to the last seat."};
  paragraphs.insert(paragraphs.end(), inside.begin(), inside.end());
  paragraphs.push_back("Work is to begin in spring, the mayor of district " + n +
                       " said, and the first swimmers should be back in the water " + n + " months later.");
  return Page(number, host, paragraphs);
}

SiteTemplates LearnFrom(const std::vector<RawDocument>& pages) {
  SiteTemplates templates;
  for (const RawDocument& raw : pages) templates.Offer(HostOfDocument(raw), IdOfDocument(raw));
  for (const RawDocument& raw : pages) {
    const std::string host = HostOfDocument(raw);
    if (!templates.Wants(host, IdOfDocument(raw))) continue;
    const CleanResult cleaned = CleanDocument(raw, Options{});
    if (cleaned.article) templates.Observe(host, *cleaned.article);
  }
  templates.Learn();
  return templates;
}

std::string TextOf(const RawDocument& raw, const SiteTemplates& templates) {
  Options options;
  options.templates = &templates;
  const CleanResult result = CleanDocument(raw, options);
  return result.article ? result.article->text : result.skip.message;
}

TEST(SiteTemplates, AParagraphThatStandsOnThePagesOfASiteIsDropped) {
  std::vector<RawDocument> pages;
  for (int i = 1; i <= 5; ++i) pages.push_back(Story(i, "www.valley-post.example", {kPlea}));
  const SiteTemplates templates = LearnFrom(pages);
  for (const RawDocument& page : pages) {
    const std::string text = TextOf(page, templates);
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("price of a coffee")));
    EXPECT_THAT(text, testing::HasSubstr("voted on Monday"));
    EXPECT_THAT(text, testing::HasSubstr("first swimmers"));
  }
}

TEST(SiteTemplates, TwoPagesOrAnotherSiteTeachNothing) {
  const std::vector<RawDocument> two = {Story(1, "a.example", {kPlea}), Story(2, "a.example", {kPlea}),
                                        Story(3, "b.example", {kPlea}), Story(4, "c.example", {kPlea})};
  const SiteTemplates templates = LearnFrom(two);
  EXPECT_EQ(templates.size(), 0U);
  EXPECT_THAT(TextOf(two[0], templates), testing::HasSubstr("price of a coffee"));
}

TEST(SiteTemplates, OneStoryAtManyAddressesIsNoTemplate) {
  std::vector<RawDocument> pages;
  for (int i = 1; i <= 6; ++i) {
    pages.push_back(Story(7, "a.example", {}));
    pages.back().identity = pages.back().url = "https://a.example/copy/" + std::to_string(i);
  }
  EXPECT_EQ(LearnFrom(pages).size(), 0U);
}

TEST(SiteTemplates, BackgroundThatSeveralReportsRepeatStays) {
  const std::string background =
      "Mira Solheim, who was born in Voss in 1988 and ran for Norway at two championships, had led the club since "
      "Jonas "
      "Brekke retired in 2019 after eleven seasons with three titles.";
  std::vector<RawDocument> pages;
  for (int i = 1; i <= 10; ++i)
    pages.push_back(Story(i, "a.example", i <= 3 ? std::vector{background} : std::vector<std::string>{}));
  const SiteTemplates templates = LearnFrom(pages);
  EXPECT_THAT(TextOf(pages[0], templates), testing::HasSubstr("Mira Solheim"));
}

TEST(SiteTemplates, AreTheSameInAnyOrderAndAfterAFile) {
  std::vector<RawDocument> pages;
  for (int i = 1; i <= 60; ++i) pages.push_back(Story(i, "a.example", {kPlea}));
  const std::string lines = LearnFrom(pages).ToLines();
  EXPECT_FALSE(lines.empty());
  const unsigned seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 3; ++round) {
    std::shuffle(pages.begin(), pages.end(), random);
    EXPECT_EQ(LearnFrom(pages).ToLines(), lines);
  }
  const auto read = SiteTemplates::FromLines(lines);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->ToLines(), lines);
}

TEST(SiteTemplates, AFileOfOtherThingsIsRefusedWithItsLine) {
  const auto read = SiteTemplates::FromLines("a.example\t12ab\nno tab here\n");
  ASSERT_FALSE(read.ok());
  EXPECT_THAT(read.status().message(), testing::HasSubstr("line 2"));
}

TEST(SiteTemplates, ThePageTellsItsHostWhereTheDumpDoesNot) {
  RawDocument raw;
  raw.format = Format::kHtml;
  raw.body = "<html><head><link rel=\"canonical\" href=\"https://www.Valley-Post.example/a\"></head></html>";
  EXPECT_EQ(HostOfDocument(raw), "valley-post.example");
  raw.body = "<html><head><meta content='https://valley-post.example/a' property=\"og:url\"></head></html>";
  EXPECT_EQ(HostOfDocument(raw), "valley-post.example");
  raw.body = "<html><head></head></html>";
  EXPECT_EQ(HostOfDocument(raw), "");
}

}  // namespace
}  // namespace kg::ingest
