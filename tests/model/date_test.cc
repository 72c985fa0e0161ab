#include "graph/model/date.h"

#include <gtest/gtest.h>

namespace kg {
namespace {

TEST(Days, CivilAndBackAgreeOverFourCenturies) {
  for (Day day = DayFromCivil({1801, 1, 1}); day <= DayFromCivil({2201, 1, 1}); ++day) {
    ASSERT_EQ(DayFromCivil(CivilFromDay(day)), day);
  }
  EXPECT_EQ(DayFromCivil({1970, 1, 1}), 0);
  EXPECT_EQ(DayFromCivil({2000, 3, 1}), 11017);
}

TEST(Days, WeekdaysStartWithMonday) {
  EXPECT_EQ(WeekdayOf(DayFromCivil({1970, 1, 1})), 3);   // a Thursday
  EXPECT_EQ(WeekdayOf(DayFromCivil({2024, 2, 13})), 1);  // a Tuesday
  EXPECT_EQ(WeekdayOf(DayFromCivil({1899, 12, 31})), 6);
}

TEST(Days, YearsKeepMonthAndDayAndLeapDaysFallBack) {
  EXPECT_EQ(AddYears(DayFromCivil({2024, 2, 29}), -1), DayFromCivil({2023, 2, 28}));
  EXPECT_EQ(AddYears(DayFromCivil({2024, 2, 29}), -4), DayFromCivil({2020, 2, 29}));
  EXPECT_EQ(AddYears(DayFromCivil({2024, 2, 10}), -38), DayFromCivil({1986, 2, 10}));
  EXPECT_EQ(AddMonths(DayFromCivil({2024, 1, 31}), 1), DayFromCivil({2024, 2, 29}));
  EXPECT_EQ(AddMonths(DayFromCivil({2024, 1, 15}), -1), DayFromCivil({2023, 12, 15}));
  EXPECT_EQ(AddYears(kMaxDay, -10), kMaxDay);
}

TEST(Edtf, ReadsAndPrintsTheSubset) {
  for (const char* text : {"1999", "1999-12", "1999-12-02", "2007/2011", "2019/..", "../2024-02-13", "1987~",
                           "2023/2024", "2023-10/2024-02-13"}) {
    const auto date = Date::Parse(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(date->ToString(), text);
  }
}

TEST(Edtf, RefusesWhatIsNoDate) {
  for (const char* text : {"", "99", "1999-13", "1999-02-29", "1999-00", "1999-1-1", "../..", "2011/2007",
                           "1999-12-02T10:00", "12-02-1999", "+199"}) {
    EXPECT_FALSE(Date::Parse(text)) << text;
  }
}

TEST(Edtf, DaysCoverWhatTheDateMayMean) {
  const auto days = [](const char* text) { return Date::Parse(text)->Days(); };
  EXPECT_EQ(days("1999-12").first, DayFromCivil({1999, 12, 1}));
  EXPECT_EQ(days("1999-12").last, DayFromCivil({1999, 12, 31}));
  EXPECT_EQ(days("2024").LengthDays(), 366);
  EXPECT_EQ(days("../2024-02-13").first, kMinDay);
  EXPECT_EQ(days("2019/..").last, kMaxDay);
  EXPECT_TRUE(Intersect(days("2019"), days("2020")).IsEmpty());
}

}  // namespace
}  // namespace kg
