#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "extract/text/word_set.h"
#include "extract/text/word_table.h"

namespace kg::extract {
namespace {

TEST(WordTable, TellsWordsOfAnyLengthApart) {
  std::vector<std::pair<std::string, int>> words;
  std::string word;
  for (int length = 1; length <= 40; ++length) words.emplace_back(word += static_cast<char>('a' + length % 7), length);
  words.emplace_back("a", 99);
  WordTable<int> table;
  EXPECT_EQ(table.Find("b"), nullptr) << "nothing is known before it is built";
  table.Build(words);
  for (int i = 0; i < 40; ++i) {
    const int* value = table.Find(words[static_cast<size_t>(i)].first);
    ASSERT_NE(value, nullptr) << i;
    EXPECT_EQ(*value, i + 1);
    EXPECT_EQ(table.Find(words[static_cast<size_t>(i)].first + "x"), nullptr) << i;
  }
  EXPECT_EQ(table.Find(""), nullptr);
}

TEST(WordTable, OfAWordThatComesTwiceTheFirstCounts) {
  WordTable<int> table;
  table.Build(std::vector<std::pair<std::string, int>>{{"won", 1}, {"won", 2}});
  EXPECT_EQ(*table.Find("won"), 1);
}

TEST(WordSet, HasItsWordsAlone) {
  static constexpr auto kWords = WordSet({"a", "an", "the", "won", "win", "\u2019s", "beat"});
  static_assert(kWords.Has("win") && !kWords.Has("wins"));
  for (const char* word : {"a", "an", "the", "won", "win", "\u2019s", "beat"}) EXPECT_TRUE(kWords.Has(word)) << word;
  for (const char* word : {"", "b", "th", "wan", "boat", "\u2018s"}) EXPECT_FALSE(kWords.Has(word)) << word;
}

}  // namespace
}  // namespace kg::extract
