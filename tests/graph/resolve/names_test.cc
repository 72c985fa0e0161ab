#include "graph/resolve/names.h"

#include <gtest/gtest.h>

namespace kg::graph {
namespace {

TEST(Names, OneOrTwoLettersInALongNameAreASpelling) {
  EXPECT_EQ(SpellingDistance("kelvin brandtner", "kevin brandtner"), 1);
  EXPECT_EQ(SpellingDistance("gervais lindqvist", "gravais lindqvist"), 2);
  EXPECT_EQ(SpellingDistance("mara jelinek", "mara chelinek"), 2);
  EXPECT_EQ(SpellingDistance("sergei ivanov", "sergey ivanov"), 1);
  EXPECT_EQ(SpellingDistance("patrick holt", "patrik holt"), 1);
}

TEST(Names, OtherPeopleAreNoSpelling) {
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{"amos berger", "benson berger"},
                                                                             {"mario rossi", "maria rossi"},
                                                                             {"daniel stein", "daniela stein"},
                                                                             {"simon keller", "simone keller"},
                                                                             {"lina holt", "nina holt"},
                                                                             {"joan holt", "jane holt"},
                                                                             {"edwin kramer", "edwin krueger"},
                                                                             {"tom berger", "tom bauer"},
                                                                             {"berger", "bergen"}}) {
    EXPECT_EQ(SpellingDistance(a, b), -1) << a << " / " << b;
    EXPECT_EQ(SpellingDistance(b, a), -1) << b << " / " << a;
  }
}

TEST(Names, AMiddleNameExtendsAndAGenerationMarkDoesNot) {
  EXPECT_TRUE(IsExtendedName("robert brandt", "robert f brandt"));
  EXPECT_TRUE(IsExtendedName("kelvin holt", "kelvin holt cheney"));
  EXPECT_FALSE(IsExtendedName("robert brandt", "robert brandt jr"));
  EXPECT_FALSE(IsExtendedName("robert brandt", "john robert brandt"));
  EXPECT_FALSE(IsExtendedName("george w brandt", "george h w brandt stein") &&
               IsExtendedName("george w brandt", "george x brandt"));
}

TEST(Names, KeysDropArticlesClubMarksAndEditions) {
  EXPECT_EQ(NameKey(ValueType::kOrganization, "The Bergheim Times"), "bergheim times");
  EXPECT_EQ(NameKey(ValueType::kTeam, "Bergheim FC"), NameKey(ValueType::kTeam, "FC Bergheim"));
  EXPECT_EQ(NameKey(ValueType::kEvent, "the 2023 Bergheim Marathon"), "bergheim marathon");
  EXPECT_EQ(NameKey(ValueType::kEvent, "Bergheim Marathon 2023"), "bergheim marathon");
  EXPECT_EQ(NameKey(ValueType::kPerson, "The Edge"), "the edge");
}

TEST(Names, AcronymsOfFullNames) {
  EXPECT_TRUE(IsAcronymOf("bcf", "bergheim city foundation"));
  EXPECT_TRUE(IsAcronymOf("fob", "friends of bergheim"));
  EXPECT_TRUE(IsAcronymOf("fb", "friends of bergheim"));
  EXPECT_FALSE(IsAcronymOf("bergheim", "friends of bergheim"));
}

}  // namespace
}  // namespace kg::graph
