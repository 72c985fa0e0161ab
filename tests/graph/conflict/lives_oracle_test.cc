// Birth, ages and deaths of random lives against an oracle that tries every day of birth: also birthdays without a
// year, dates of two readings and ages at death. NEWSGRAPH_TEST_ROUNDS scales the number of lives.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>

#include "tests/graph/conflict/world.h"
#include "tests/random.h"

namespace kg::graph {
namespace {

constexpr int kFirstYear = 1998;
constexpr int kLastYear = 2001;
constexpr char kAna[] = "Ana Ruiz";

const Day kFirstDay = DayFromCivil({kFirstYear - 3, 1, 1});
const Day kLastDay = DayFromCivil({kLastYear + 3, 12, 31});

// CivilFromDay, from a table: a million lives ask for every day of ten years.
CivilDate CivilOf(Day day) {
  static const std::vector<CivilDate> table = [] {
    std::vector<CivilDate> all;
    for (Day d = kFirstDay; d <= DayFromCivil({2016, 12, 31}); ++d) all.push_back(CivilFromDay(d));
    return all;
  }();
  return table.at(static_cast<size_t>(day - kFirstDay));
}

// By counting birthdays; `lenient`: 28 February is a leap-day child's birthday.
int AgeOn(Day birth, Day today, bool lenient) {
  const CivilDate born = CivilOf(birth);
  const CivilDate now = CivilOf(today);
  CivilDate birthday = {now.year, born.month, born.day};
  if (born.month == 2 && born.day == 29 && DaysInMonth(now.year, 2) == 28) {
    birthday = lenient ? CivilDate{now.year, 2, 28} : CivilDate{now.year, 3, 1};
  }
  return now.year - born.year - (now < birthday ? 1 : 0);
}

// What a claim allows of one day of birth, literally and tolerantly.
struct Statement {
  std::function<bool(Day)> core;
  std::function<bool(Day)> hull;
};

class Lives {
 public:
  explicit Lives(uint32_t seed) : random_(seed) {}

  int Pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }

  Day PickDay() {
    if (Pick(0, 3) == 0) return DayFromCivil({Pick(kFirstYear, kLastYear), 2, 26}) + Pick(0, 4);
    return DayFromCivil({Pick(kFirstYear, kLastYear), Pick(1, 12), Pick(1, 28)});
  }
  // Mostly near the true birth, so that claims nearly agree.
  Day NearBirth(Day birth) { return Pick(0, 2) == 0 ? PickDay() : birth + Pick(0, 1) * Pick(-40, 40); }

  Statement SayDate(World* world, const std::string& doc, Day birth) {
    const CivilDate date = CivilFromDay(NearBirth(birth));
    const int precision = Pick(0, 2);
    Date said = Date::Of(date.year, precision > 0 ? date.month : 0, precision > 1 ? date.day : 0);
    if (precision > 1 && date.month == 1 && date.day == 1) said = Date::Of(date.year);
    world->Say(Dated(doc, "2020-01-01"), kAna, "born-on", said.ToString());
    const DayInterval days = said.Days();
    const auto fits = [days](Day day) { return days.Contains(day); };
    return {fits, fits};
  }

  Statement SayBirthday(World* world, const std::string& doc, Day birth) {
    const CivilDate date = CivilFromDay(NearBirth(birth));
    world->Say(Dated(doc, "2020-01-01"), kAna, "born-on",
               "XXXX" + Date::OfDay(DayFromCivil(date)).ToString().substr(4));
    const auto fits = [date](Day day) {
      const CivilDate other = CivilOf(day);
      return other.month == date.month && other.day == date.day;
    };
    return {fits, fits};
  }

  Statement SayFigures(World* world, const std::string& doc, Day birth) {
    CivilDate date = CivilFromDay(NearBirth(birth));
    date.day = std::min(date.day, 12);
    if (date.day == date.month) date.day = date.month % 12 + 1;
    const Day literal = DayFromCivil(date);
    const Day other = DayFromCivil({date.year, date.day, date.month});
    world->Say(Dated(doc, "2020-01-01"), kAna, "born-on", Date::OfDay(literal).ToString()).sentence =
        "Ruiz (born " + std::to_string(date.day) + "/" + std::to_string(date.month) + "/" + std::to_string(date.year) +
        ") rows.";
    return {[=](Day day) { return day == literal; }, [=](Day day) { return day == literal || day == other; }};
  }

  Statement SayAge(World* world, const std::string& doc, Day birth) {
    const Day today = DayFromCivil({2010, Pick(1, 12), Pick(1, 28)}) + Pick(0, 3);
    const int age = std::max(0, AgeOn(birth, today, false) + Pick(-1, 1) * Pick(0, 1));
    world->Say(Dated(doc, Date::OfDay(today).ToString()), kAna, "age", std::to_string(age));
    return {[=](Day day) { return AgeOn(day, today, false) == age; },
            [=](Day day) { return AgeOn(day, today - 31, false) <= age && age <= AgeOn(day, today + 1, true); }};
  }

  // The one claim that tells of a death, with the age in the same article.
  Statement SayDeath(World* world, const std::string& doc, Day birth) {
    const Day died = DayFromCivil({2014, Pick(1, 12), Pick(1, 28)});
    const CivilDate date = CivilFromDay(died);
    const Date said = Pick(0, 1) == 0 ? Date::OfDay(died) : Date::Of(date.year, date.month);
    const int age = std::max(0, AgeOn(birth, died, false) + Pick(-1, 1) * Pick(0, 1));
    const TestDoc article = Dated(doc, "2015-06-01");
    world->Say(article, kAna, "died-on", said.ToString());
    world->Say(article, kAna, "age", std::to_string(age));
    const DayInterval days = said.Days();
    return {
        [=](Day day) { return AgeOn(day, days.first, false) <= age && age <= AgeOn(day, days.last, false); },
        [=](Day day) { return AgeOn(day, days.first - 1, false) <= age && age <= AgeOn(day, days.last + 1, true); }};
  }

 private:
  std::mt19937 random_;
};

bool SomeDay(const std::vector<Statement>& said, bool tolerant) {
  for (Day day = kFirstDay; day <= kLastDay; ++day) {
    const auto fits = [&](const Statement& s) { return tolerant ? s.hull(day) : s.core(day); };
    if (std::all_of(said.begin(), said.end(), fits)) return true;
  }
  return false;
}

// A minimal set stops to contradict when any of its claims is taken out: fewer than the claims of the person.
void CheckWitness(const Conflict& conflict) {
  EXPECT_GE(conflict.witness.size(), 2U);
  EXPECT_LE(conflict.witness.size(), 4U) << conflict.why;
}

void LiveOnce(Lives* lives, std::map<std::string, int>* seen) {
  World world;
  std::vector<Statement> said;
  const Day birth = lives->PickDay();
  const int count = lives->Pick(2, 4);
  const bool dies = lives->Pick(0, 3) == 0;
  for (int i = 0; i < count; ++i) {
    const std::string doc = "doc" + std::to_string(i);
    const int kind = lives->Pick(0, 5);
    if (i == 0 && dies) {
      said.push_back(lives->SayDeath(&world, doc, birth));
    } else if (kind == 0) {
      said.push_back(lives->SayDate(&world, doc, birth));
    } else if (kind == 1) {
      said.push_back(lives->SayBirthday(&world, doc, birth));
    } else if (kind == 2) {
      said.push_back(lives->SayFigures(&world, doc, birth));
    } else {
      said.push_back(lives->SayAge(&world, doc, birth));
    }
  }
  const bool consistent = SomeDay(said, false);
  const bool tolerable = SomeDay(said, true);
  const std::vector<Conflict> found = world.Check();
  const std::string why = found.empty() ? "" : found[0].why;
  ASSERT_EQ(found.empty(), consistent) << why;
  ++(*seen)[consistent ? "silent" : tolerable ? "tension" : "conflict"];
  if (consistent) return;
  ASSERT_EQ(found.size(), 1U);
  CheckWitness(found[0]);
  if (why.find("swapped") != std::string::npos) return;
  ASSERT_EQ(found[0].level == ConflictLevel::kConflict, !tolerable) << why;
}

TEST(LivesOracle, RandomLivesAgreeWithTryingEveryDay) {
  const int rounds = tests::Rounds(400);
  std::map<std::string, int> seen;
  for (int round = 0; round < rounds; ++round) {
    const uint32_t seed = 20240210U + static_cast<uint32_t>(round);
    SCOPED_TRACE("seed " + std::to_string(seed));
    Lives lives(seed);
    LiveOnce(&lives, &seen);
    if (::testing::Test::HasFailure()) return;
  }
  for (const char* level : {"silent", "tension", "conflict"}) EXPECT_GT(seen[level], rounds / 50) << level;
}

}  // namespace
}  // namespace kg::graph
