#include "graph/resolve/names.h"

#include <gtest/gtest.h>

namespace kg::graph {
namespace {

TEST(Names, KeysDropArticlesClubMarksAndEditions) {
  EXPECT_EQ(NameKey(ValueType::kOrganization, "The Bergheim Times"), "bergheim times");
  EXPECT_EQ(NameKey(ValueType::kTeam, "Bergheim FC"), NameKey(ValueType::kTeam, "FC Bergheim"));
  EXPECT_EQ(NameKey(ValueType::kEvent, "the 2023 Bergheim Marathon"), "bergheim marathon");
  EXPECT_EQ(NameKey(ValueType::kEvent, "Bergheim Marathon 2023"), "bergheim marathon");
  EXPECT_EQ(NameKey(ValueType::kEvent, "12th Bergheim Marathon"), "bergheim marathon");
  EXPECT_EQ(NameKey(ValueType::kOrganization, "Berg & Holt GmbH"), "berg holt");
  EXPECT_EQ(NameKey(ValueType::kOrganization, "Berg and Holt Co., Ltd."), "berg holt");
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
