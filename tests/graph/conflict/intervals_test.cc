// Ages as intervals of birth days: the lines of the table, and a brute-force oracle that counts birthdays day by day.
#include "graph/conflict/intervals.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/graph/conflict/world.h"

namespace kg::graph::conflict {
namespace {

DayInterval Days(const std::string& first, const std::string& last) { return {DayOf(first), DayOf(last)}; }

TEST(BirthDays, OfAnAgeOnOneDay) {
  EXPECT_EQ(BirthDaysCore(37, Days("2024-02-10", "2024-02-10")), Days("1986-02-11", "1987-02-10"));
}

TEST(BirthDays, OfAnAgeSomeTimeInAYear) {
  EXPECT_EQ(BirthDaysCore(18, Days("2006-01-01", "2006-12-31")), Days("1987-01-02", "1988-12-31"));
}

TEST(BirthDays, OfAnAgeAtAnOpenTimeAreOpenOnThatSide) {
  const DayInterval until = {kMinDay, DayOf("2024-02-13")};
  EXPECT_EQ(BirthDaysCore(38, until).first, kMinDay);
  EXPECT_EQ(BirthDaysCore(38, until).last, DayOf("1986-02-13"));
  const DayInterval since = {DayOf("2023-10-08"), kMaxDay};
  EXPECT_EQ(BirthDaysCore(38, since).first, DayOf("1984-10-09"));
  EXPECT_EQ(BirthDaysCore(38, since).last, kMaxDay);
}

TEST(BirthDays, LeapDayChildrenTurnOlderOnTheFirstOfMarchOrTolerantlyTheDayBefore) {
  const DayInterval eve = Days("2023-02-28", "2023-02-28");
  EXPECT_EQ(BirthDaysCore(23, eve).last, DayOf("2000-02-28"));
  EXPECT_EQ(BirthDaysHull(23, eve).last, DayOf("2000-02-29"));
  EXPECT_TRUE(BirthDaysCore(22, eve).Contains(DayOf("2000-02-29")));
  EXPECT_EQ(BirthDaysCore(23, Days("2023-03-01", "2023-03-01")).last, DayOf("2000-03-01"));
  EXPECT_EQ(DaysOfAge(23, Days("2000-02-29", "2000-02-29")), Days("2023-03-01", "2024-02-28"));
}

// The age on `today` of somebody born on `birth`, by counting; `lenient`: 28 February is a leap-day child's birthday.
int AgeByCounting(Day birth, Day today, bool lenient) {
  const CivilDate born = CivilFromDay(birth);
  const CivilDate now = CivilFromDay(today);
  int age = now.year - born.year;
  CivilDate birthday = born;
  birthday.year = now.year;
  if (born.month == 2 && born.day == 29 && DaysInMonth(now.year, 2) == 28) {
    birthday = lenient ? CivilDate{now.year, 2, 28} : CivilDate{now.year, 3, 1};
  }
  return now < birthday ? age - 1 : age;
}

TEST(BirthDays, AgreeWithCountingBirthdaysOnEveryDay) {
  const uint32_t seed = 20240229;
  std::mt19937 random(seed);
  const auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
  for (int round = 0; round < 120; ++round) {
    const int age = pick(0, 5);
    Day first = DayFromCivil({pick(1999, 2006), 1, 1}) + pick(0, 365);
    if (round % 3 == 0) first = DayFromCivil({pick(1999, 2006), 2, 27}) + pick(0, 3);
    const DayInterval when = {first, first + pick(0, 40)};
    const DayInterval core = BirthDaysCore(age, when);
    const DayInterval hull = BirthDaysHull(age, when);
    for (Day birth = when.first - 366 * (age + 2); birth <= when.last; ++birth) {
      bool strict = false;
      bool lenient = false;
      for (Day today = std::max(when.first, birth); today <= when.last; ++today) {
        strict = strict || AgeByCounting(birth, today, false) == age;
        lenient = lenient || AgeByCounting(birth, today, true) == age;
      }
      ASSERT_EQ(core.Contains(birth), strict) << "seed " << seed << " round " << round << " born " << birth;
      ASSERT_TRUE(!lenient || hull.Contains(birth)) << "seed " << seed << " round " << round << " born " << birth;
      ASSERT_TRUE(!hull.Contains(birth) || strict || lenient) << "seed " << seed << " born " << birth;
    }
  }
}

TEST(BirthDays, DaysOfAnAgeAgreeWithCounting) {
  const uint32_t seed = 7;
  std::mt19937 random(seed);
  const auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
  for (int round = 0; round < 80; ++round) {
    const Day first = DayFromCivil({pick(1995, 2001), 2, 20}) + pick(0, 20);
    const DayInterval birth = {first, first + pick(0, 10)};
    const int age = pick(1, 6);
    const DayInterval days = DaysOfAge(age, birth);
    for (Day today = birth.last; today <= birth.last + 8 * 366; ++today) {
      bool fits = false;
      for (Day born = birth.first; born <= birth.last; ++born) fits = fits || AgeByCounting(born, today, false) == age;
      ASSERT_EQ(days.Contains(today), fits) << "seed " << seed << " round " << round << " today " << today;
    }
  }
}

}  // namespace
}  // namespace kg::graph::conflict
