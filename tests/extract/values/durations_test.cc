#include "tests/extract/values/values_testing.h"

namespace kg::extract {
namespace {

constexpr MentionType kDuration = MentionType::kDuration;

TEST(Durations, InFigures) {
  CheckValues(kDuration, {{"won in 2:01:25.", "2:01:25 [2:01:25]"},
                          {"a best of 59:54", "59:54 [59:54]"},
                          {"ran 8:39.05", "8:39.05 [8:39.05]"},
                          {"in 27.42 seconds", "27.42 [27.42 seconds]"},
                          {"won in 9.58 on Sunday", "9.58 [9.58]"},
                          {"growth in 9.58 percent", ""},
                          {"in 9.58s", "9.58 [9.58s]"},
                          {"in 2h 3m 5s", "2:03:05 [2h 3m 5s]"},
                          {"in 2h04min", "2:04:00 [2h04min]"},
                          {"in 2hr 04min", "2:04:00 [2hr 04min]"},
                          {"in 1h59:40", "1:59:40 [1h59:40]"},
                          {"in 2'05\"", "2:05 [2'05\"]"},
                          {"in 2.01.25", "2:01:25 [2.01.25]"}});
}

TEST(Durations, InWords) {
  CheckValues(kDuration, {{"two hours, one minute and 25 seconds", "2:01:25 [two hours, one minute and 25 seconds]"},
                          {"eight minutes, 39.05 seconds", "8:39.05 [eight minutes, 39.05 seconds]"},
                          {"26 minutes 31.01", "26:31.01 [26 minutes 31.01]"},
                          {"two hours, three minutes", "2:03:00 [two hours, three minutes]"},
                          {"an hour and a half", "1:30:00 [an hour and a half]"},
                          {"half an hour", "30:00 [half an hour]"},
                          {"two and a half hours", "2:30:00 [two and a half hours]"},
                          {"the two-hour barrier", "2:00:00 [two-hour]"},
                          {"a 90-minute talk", "1:30:00 [90-minute]"}});
}

TEST(Durations, TellTheirBound) {
  EXPECT_EQ(AttributeOf("bound", "under 2:01:00"), "<");
  EXPECT_EQ(AttributeOf("bound", "sub-2:03 runs"), "<");
  EXPECT_EQ(AttributeOf("bound", "less than two hours"), "<");
  EXPECT_EQ(AttributeOf("bound", "more than three minutes"), ">");
  EXPECT_EQ(AttributeOf("precision", "about two hours"), "about");
  EXPECT_EQ(ValuesOf(kDuration, "ran under 2:01:00 again"), "2:01:00 [under 2:01:00]");
}

TEST(Durations, ShortNotationsHaveTwoReadings) {
  EXPECT_EQ(ValuesOf(kDuration, "ran 2:01 then"), "2:01 [2:01]");
  EXPECT_EQ(AttributeOf("ambiguous", "ran 2:01 then"), "yes");
  EXPECT_EQ(AttributeOf("hours", "ran 2:01 then"), "2:01:00");
  EXPECT_EQ(AttributeOf("ambiguous", "ran 59:54 then"), "");
}

TEST(Durations, AgeGroupsAreNone) {
  CheckValues(kDuration, {{"In the Under 12s they won", ""}, {"ran the 100m in under 12s then", "0:12 [under 12s]"}});
}

TEST(Durations, GapsAreNoResults) {
  EXPECT_EQ(AttributeOf("kind", "by 34 seconds"), "gap");
  EXPECT_EQ(AttributeOf("kind", "two minutes behind Vela"), "gap");
  EXPECT_EQ(AttributeOf("kind", "in 34 seconds"), "");
}

TEST(Durations, TimesOfDayAreNone) {
  CheckValues(kDuration, {{"starts at 19:45 today", ""},
                          {"at 9:30 a.m. local time", ""},
                          {"from 10:00 to 12:00", ""},
                          {"at 14:30 GMT", ""},
                          {"stopped the clock at 2:01", "2:01 [2:01]"},
                          {"a 4:3 screen", ""}});
}

TEST(Durations, SecondIsNotAlwaysATime) {
  CheckValues(kDuration, {{"a second title", ""}, {"the second runner", ""}, {"an S line", ""}, {"in the 1990s", ""}});
}

}  // namespace
}  // namespace kg::extract
