// The birth day of random lives against an oracle that tries every day: who agrees, who conflicts, who hardly fits.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>

#include "tests/graph/conflict/world.h"

namespace kg::graph {
namespace {

// The age on `today` of somebody born on `birth`; `lenient`: 28 February is a leap-day child's birthday.
int AgeByCounting(Day birth, Day today, bool lenient) {
  const CivilDate born = CivilFromDay(birth);
  const CivilDate now = CivilFromDay(today);
  CivilDate birthday = {now.year, born.month, born.day};
  if (born.month == 2 && born.day == 29 && DaysInMonth(now.year, 2) == 28) {
    birthday = lenient ? CivilDate{now.year, 2, 28} : CivilDate{now.year, 3, 1};
  }
  return now.year - born.year - (now < birthday ? 1 : 0);
}

// What a claim allows, literally and tolerantly, as a question about one day of birth.
struct Statement {
  std::function<bool(Day)> core;
  std::function<bool(Day)> hull;
};

constexpr int kFirstYear = 1998;
constexpr int kLastYear = 2002;

bool SomeDay(const std::function<bool(Day)>& fits) {
  for (Day day = DayFromCivil({kFirstYear - 2, 1, 1}); day <= DayFromCivil({kLastYear + 2, 12, 31}); ++day) {
    if (fits(day)) return true;
  }
  return false;
}

class Lives {
 public:
  explicit Lives(uint32_t seed) : random_(seed) {}

  int Pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }

  Day PickDay() {
    if (Pick(0, 3) == 0) return DayFromCivil({Pick(kFirstYear, kLastYear), 2, 26}) + Pick(0, 4);
    return DayFromCivil({Pick(kFirstYear, kLastYear), 6, 1}) + Pick(-150, 150);
  }

  Statement SayBirth(World* world, const std::string& doc) {
    const CivilDate date = CivilFromDay(PickDay());
    const int precision = Pick(0, 2);
    Date said = Date::Of(date.year, precision > 0 ? date.month : 0, precision > 1 ? date.day : 0);
    if (precision > 1 && date.month == 1 && date.day == 1) said = Date::Of(date.year);
    world->Say(Dated(doc, "2020-01-01"), "Ana Ruiz", "born-on", said.ToString());
    const DayInterval days = said.Days();
    const auto fits = [days](Day birth) { return days.Contains(birth); };
    return {fits, fits};
  }

  // An age on the day of a dated article: tolerantly, one of the month before or the day after.
  Statement SayAge(World* world, const std::string& doc, Day birth) {
    const Day today = DayFromCivil({2010, Pick(1, 12), Pick(1, 28)}) + Pick(0, 3);
    const int age = std::max(0, AgeByCounting(birth, today, false) + Pick(-1, 1) * Pick(0, 1));
    world->Say(Dated(doc, Date::OfDay(today).ToString()), "Ana Ruiz", "age", std::to_string(age));
    return {[=](Day day) { return AgeByCounting(day, today, false) == age; },
            [=](Day day) {  // ages grow one by one: all between the first and the last day's occur
              return AgeByCounting(day, today - 31, false) <= age && age <= AgeByCounting(day, today + 1, true);
            }};
  }

 private:
  std::mt19937 random_;
};

bool AreSwapped(const Conflict& conflict) { return conflict.why.find("swapped") != std::string::npos; }

TEST(BirthOracle, RandomLivesAgreeWithTryingEveryDay) {
  const uint32_t seed = 19991202;
  Lives lives(seed);
  int conflicts = 0;
  int tensions = 0;
  int silent = 0;
  for (int round = 0; round < 150; ++round) {
    World world;
    std::vector<Statement> said;
    const Day birth = lives.PickDay();
    const int count = lives.Pick(2, 4);
    for (int i = 0; i < count; ++i) {
      const std::string doc = "doc" + std::to_string(i);
      said.push_back(lives.Pick(0, 3) == 0 ? lives.SayBirth(&world, doc) : lives.SayAge(&world, doc, birth));
    }
    const bool consistent = SomeDay([&](Day day) {
      return std::all_of(said.begin(), said.end(), [&](const Statement& s) { return s.core(day); });
    });
    bool apart = false;
    for (size_t i = 0; i < said.size(); ++i) {
      for (size_t j = i + 1; j < said.size(); ++j) {
        apart = apart || !SomeDay([&](Day day) { return said[i].hull(day) && said[j].hull(day); });
      }
    }
    const auto found = world.Check();
    ASSERT_EQ(found.empty(), consistent) << "seed " << seed << " round " << round
                                         << (found.empty() ? "" : ": " + found[0].why);
    if (consistent) {
      ++silent;
      continue;
    }
    ASSERT_EQ(found.size(), 1U);
    const bool conflict = found[0].level == ConflictLevel::kConflict;
    if (!AreSwapped(found[0])) {
      ASSERT_EQ(conflict, apart) << "seed " << seed << " round " << round << ": " << found[0].why;
    }
    ++(conflict ? conflicts : tensions);
  }
  EXPECT_GT(conflicts, 10);
  EXPECT_GE(tensions, 5);
  EXPECT_GT(silent, 10);
}

}  // namespace
}  // namespace kg::graph
