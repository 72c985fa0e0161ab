// The day of a race or match is given once; every result of the report is of that day, what it looks back on is not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/helpers.h"

namespace kg::extract {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> FactsOf(const std::vector<std::pair<BlockRole, std::string>>& blocks,
                                 const std::string& published) {
  Article article = ArticleOf(blocks[0].second, published, blocks[0].first);
  for (size_t i = 1; i < blocks.size(); ++i) AppendBlock(blocks[i].first, blocks[i].second, &article);
  Extractor extractor(Shared());
  const Document document = extractor.Extract(std::move(article));
  std::vector<std::string> lines;
  for (const Claim& claim : document.claims) {
    if (claim.IsPlainFact()) lines.push_back(LineOf(claim, document));
  }
  return lines;
}

TEST(ReportDates, ResultsOfLaterParagraphsAreOfTheDayThatTheLeadGives) {
  const auto facts = FactsOf({{BlockRole::kBody, "Mara Holt won the Bergheim Marathon on Sunday in 2:24:10."},
                              {BlockRole::kBody, "Ana Ruiz finished second in 2:25:31."},
                              {BlockRole::kBody, "In the men's race Ivo Lenz broke the tape in 2:07:15."}},
                             "2024-05-06");
  EXPECT_THAT(facts, Contains("placed(Ana Ruiz, Bergheim Marathon, date=2024-05-05, rank=2, time=2:25:31)"));
  EXPECT_THAT(facts, Contains("won(Ivo Lenz, Bergheim Marathon, category=men, date=2024-05-05, time=2:07:15)"));
}

TEST(ReportDates, WhatTheReportLooksBackOnIsNotOfItsDay) {
  const auto facts = FactsOf({{BlockRole::kBody, "Mara Holt won the Bergheim Marathon on Sunday in 2:24:10."},
                              {BlockRole::kBody, "Ana Ruiz, who had won the race before, finished second in 2:25:31."},
                              {BlockRole::kBody, "Former winner Kari Dahl followed from a car."}},
                             "2024-05-06");
  EXPECT_THAT(facts, Contains("placed(Ana Ruiz, Bergheim Marathon, date=2024-05-05, rank=2, time=2:25:31)"));
  EXPECT_THAT(facts, Not(Contains(HasSubstr("won(Ana Ruiz, Bergheim Marathon, date"))));
  EXPECT_THAT(facts, Not(Contains(HasSubstr("won(Kari Dahl, Bergheim Marathon, date"))));
}

TEST(ReportDates, AHeadingGivesTheDayOfTheListBelowIt) {
  const auto facts = FactsOf({{BlockRole::kHeadline, "Swimming results, Bergheim Open, Saturday 16 March 2024"},
                              {BlockRole::kSubheading, "Women, 100 m backstroke"},
                              {BlockRole::kList, "1. Ana Ruiz (ESP) 59.87"},
                              {BlockRole::kList, "2. Mara Holt (NOR) 1:00.40"}},
                             "");
  EXPECT_THAT(facts, Contains(HasSubstr("won(Ana Ruiz, Bergheim Open, category=women, date=2024-03-16")));
  EXPECT_THAT(facts, Contains(HasSubstr("placed(Mara Holt, Bergheim Open, category=women, date=2024-03-16")));
}

TEST(ReportDates, AReportWithoutAnyDayIsOfTheWeekBefore) {
  const auto facts = FactsOf({{BlockRole::kBody,
                               "More than 9,000 runners came to the Bergheim Marathon. Ana Ruiz was the fastest woman. "
                               "She won in 2:26:50."}},
                             "2024-05-06");
  EXPECT_THAT(facts, Contains(HasSubstr("won(Ana Ruiz, Bergheim Marathon, date=2024-04-30/2024-05-06")));
}

TEST(ReportDates, AYearInTheSentenceOutweighsTheEditionReported) {
  const auto facts = FactsOf({{BlockRole::kBody, "Mara Holt won the 2023 Bergheim Marathon by a minute."},
                              {BlockRole::kBody, "In 2019 the marathon was won by Ana Ruiz."}},
                             "2023-05-06");
  EXPECT_THAT(facts, Not(Contains(HasSubstr("won(Ana Ruiz, Bergheim Marathon, date=2023"))));
}

TEST(ReportDates, ADayAfterTheMatchIsNotTheDayOfTheMatch) {
  const auto facts = Facts("Oslo FC sacked the coach Ivo Lenz on Monday, a day after a 4-0 defeat by Bergen United.");
  EXPECT_THAT(facts, Contains("beat(Bergen United, Oslo FC, score=4-0)"));
}

TEST(ReportDates, OfSeveralDaysAResultIsOfTheOneJustToldElseOfAllOfThem) {
  const auto facts =
      FactsOf({{BlockRole::kBody,
                "At the Bergheim Open Mara Holt won the 200 metres butterfly on Friday in 2:07.15. Ana Ruiz "
                "was second in 2:08.11."},
               {BlockRole::kBody, "Kari Dahl won the 100 metres freestyle on Saturday in 54.10."},
               {BlockRole::kBody, "Ivo Lenz took bronze in the 1500 metres freestyle."}},
              "2024-03-18");
  EXPECT_THAT(facts, Contains(HasSubstr("placed(Ana Ruiz, Bergheim Open, date=2024-03-15")));
  EXPECT_THAT(facts, Contains(HasSubstr("placed(Ivo Lenz, Bergheim Open, date=2024-03-15/2024-03-16")));
}

TEST(ReportDates, AReviewOfAYearHasNoWeekOfItsOwn) {
  const auto facts = FactsOf({{BlockRole::kBody, "In January the lake froze for the first time in nine years."},
                              {BlockRole::kBody, "Ana Ruiz won the Bergheim Marathon in 2:26:50."},
                              {BlockRole::kBody, "In July 2024 a seal swam along with the rowers."}},
                             "2024-12-29");
  EXPECT_THAT(facts, Not(Contains(HasSubstr("2024-12"))));
}

}  // namespace
}  // namespace kg::extract
