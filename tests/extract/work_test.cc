// What an article may cost: counted in steps, so that a text made to cost more is cut short alike everywhere.
#include "extract/work.h"

#include <gtest/gtest.h>

#include <ctime>

#include "graph/model/document_record.h"
#include "tests/extract/helpers.h"

namespace kg::extract {
namespace {

std::string Repeat(const std::string& part, size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

TEST(Work, ABudgetOnceSpentStaysSpent) {
  WorkBudget budget(10);
  EXPECT_TRUE(budget.Take(10));
  EXPECT_FALSE(budget.spent());
  EXPECT_FALSE(budget.Take(1));
  EXPECT_FALSE(budget.Take(0));
  EXPECT_EQ(budget.used(), 11u);
}

TEST(Work, AnOrdinaryTextIsReadToItsEnd) {
  Extractor extractor(Shared());
  const Document document = extractor.Extract(ArticleOf(
      "Kari Solberg won the Norwick Marathon on Sunday. She beat Mona Fisk by a minute, her coach Ivo Lenz said."));
  EXPECT_FALSE(extractor.stopped_early());
  EXPECT_FALSE(document.claims.empty());
  EXPECT_GT(extractor.work(), 0u);
}

TEST(Work, ABoundOfAPersonsOwnCutsAlikeOnEveryRun) {
  const std::string text = Repeat("Kari Solberg, a Norwegian runner, won the Norwick Marathon. ", 20000);
  std::string first;
  for (int run = 0; run < 2; ++run) {
    Extractor extractor(Shared());
    const size_t all = extractor.Extract(ArticleOf(text)).claims.size();
    extractor.set_max_work(extractor.work() / 2);
    const Document half = extractor.Extract(ArticleOf(text));
    EXPECT_TRUE(extractor.stopped_early());
    EXPECT_LT(half.claims.size(), all);
    if (run == 0) first = DocumentToRecord(half, "");
    EXPECT_EQ(DocumentToRecord(half, ""), first);
  }
}

// One sentence of nothing but pronouns made every one of them look at all before it.
TEST(Work, PronounsWithoutEndCostNoMoreThanTheirShare) {
  Extractor extractor(Shared());
  const std::string text = "Ana Ruiz ran. " + Repeat("he said she saw him and his coach ", 100000);
  extractor.Extract(ArticleOf(text));
  EXPECT_LT(extractor.work(), text.size() * 1000);
}

// Words before the first of a text were looked for four billion times.
TEST(Work, ATextMayBeginWithANameAndAPronoun) {
  const std::clock_t start = std::clock();
  Extractor(Shared()).Extract(ArticleOf("Ana Ruiz trains in Oslo, she told the paper."));
  EXPECT_LT(std::clock() - start, 5 * CLOCKS_PER_SEC);
}

}  // namespace
}  // namespace kg::extract
