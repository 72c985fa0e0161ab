#include "tests/extract/values/values_testing.h"

namespace kg::extract {
namespace {

constexpr MentionType kAge = MentionType::kAge;

TEST(Ages, AreFoundInEveryNotation) {
  CheckValues(kAge, {{"the 37-year-old runner", "37 [37-year-old]"},
                     {"a thirty-seven-year-old", "37 [thirty-seven-year-old]"},
                     {"the 37-year old", "37 [37-year old]"},
                     {"aged 18", "18 [aged 18]"},
                     {"at the age of 24", "24 [24]"},
                     {"at age 24", "24 [24]"},
                     {"He is 37 years old.", "37 [37 years old]"},
                     {"eighteen years of age", "18 [eighteen years of age]"},
                     {"She turned 40 in May.", "40 [40]"},
                     {"Vela, now 38, lives there.", "38 [38]"},
                     {"when she was 18, she ran", "18 [18]"},
                     {"At 24, he won", "24 [24]"}});
}

TEST(Ages, BehindANameBetweenCommasAreMarked) {
  EXPECT_EQ(ValuesOf(kAge, "Ines Vela, 37, said so."), "37 [37]");
  EXPECT_EQ(AttributeOf("apposition", "Ines Vela, 37, said so."), "yes");
  EXPECT_EQ(ValuesOf(kAge, "3. Ines Vela, 28, 2:19:01"), "28 [28]");
  EXPECT_EQ(ValuesOf(kAge, "Ines Vela, 37, and Ivo Lenz, 41."), "37 [37]; 41 [41]");
}

TEST(Ages, InTheirThirtiesIsARange) {
  EXPECT_EQ(ValuesOf(kAge, "a man in his thirties"), "30 [thirties]");
  EXPECT_EQ(AttributeOf("to", "a man in his thirties"), "39");
  EXPECT_EQ(AttributeOf("exact", "a woman in her late 40s"), "no");
}

TEST(Ages, NumbersOfOtherThingsAreNone) {
  CheckValues(kAge, {{"the 10-month-old baby", ""},
                     {"the under-20 champion", ""},
                     {"aged between 18 and 25", ""},
                     {"He turned 3 pages", ""},
                     {"scores of 12, 37, and 40", ""},
                     {"on May, 37, he", ""},
                     {"At 24, the road bends", ""},
                     {"a 200-year-old house", ""}});
}

}  // namespace
}  // namespace kg::extract
