// Random claims of every relation, sensible and not: nothing crashes, and the order of claims changes nothing.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "tests/graph/conflict/world.h"
#include "tests/paths.h"

namespace kg::graph {
namespace {

class RandomWorld {
 public:
  explicit RandomWorld(uint32_t seed) : random_(seed) {}

  int Pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }

  template <size_t N>
  std::string Any(const char* const (&values)[N]) {
    return values[static_cast<size_t>(Pick(0, static_cast<int>(N) - 1))];
  }

  std::string AnyDate() {
    static const char* const kDates[] = {"2020",       "2021",       "2020-05",   "2020-05-04",      "2020-04-05",
                                         "2000-02-29", "2020~",      "2019/2021", "2020-02/2020-09", "../2021-03-01",
                                         "2020/..",    "1990-01-01", "0001",      "9999-12-31",      "2020-13",
                                         "",           "..",         "soon"};
    return Any(kDates);
  }

  std::string AnyValue(ValueType type) {
    static const char* const kPeople[] = {"Ana Ruiz", "Anna Ruiz", "Bo Lind", "Ana", "Ana Lind"};
    static const char* const kPlaces[] = {"Nairobi", "Kenya", "Springfield", "Qwxdorf", "Nandi County"};
    static const char* const kEvents[] = {"Lugo Marathon", "Galician League", "Vigo Games", "marathon",
                                          "Lugo Half Marathon"};
    static const char* const kTeams[] = {"Lugo United", "Vigo Rovers"};
    static const char* const kTimes[] = {"2:24:10", "2:24:40", "59:48", "9.58", "0:00", "99:59:59", "x", "2:24:09.7"};
    static const char* const kAges[] = {"0", "18", "37", "38", "130", "131", "-4", "many", "99999999999"};
    static const char* const kMarks[] = {"8.95 m", "895 cm", "9 points", "m", "8.9.5 m", "99999999 km"};
    static const char* const kTexts[] = {"mayor of Lugo", "the president of Kenya", "x", "", "3-1"};
    switch (type) {
      case ValueType::kPerson:
        return Any(kPeople);
      case ValueType::kPlace:
        return Any(kPlaces);
      case ValueType::kEvent:
        return Any(kEvents);
      case ValueType::kTeam:
      case ValueType::kOrganization:
        return Any(kTeams);
      case ValueType::kDate:
        return AnyDate();
      case ValueType::kDuration:
        return Any(kTimes);
      case ValueType::kAge:
      case ValueType::kNumber:
        return Any(kAges);
      case ValueType::kMark:
        return Any(kMarks);
      case ValueType::kText:
        return Any(kTexts);
    }
    return "";
  }

  TestDoc AnyDoc() {
    const std::string name = "doc" + std::to_string(Pick(0, 5));
    switch (Pick(0, 4)) {
      case 0:
        return Undated(name, "", "");
      case 1:
        return Undated(name, "2020-01-01", "");
      case 2:
        return Undated(name, "2019-01-01", "2021-06-01", "2020");
      case 3:
        return Undated(name, "2021-01-01", "2020-06-01");  // empty
      default:
        return Dated(name, "2020-05-0" + std::to_string(Pick(1, 9)));
    }
  }

  void SayAny(const Schema& schema, World* world) {
    auto relation = schema.relations().begin();
    std::advance(relation, Pick(0, static_cast<int>(schema.relations().size()) - 1));
    World::Qualifiers qualifiers;
    for (size_t i = 2; i < relation->second.arguments.size(); ++i) {
      const RelationArgument& argument = relation->second.arguments[i];
      if (Pick(0, 1) == 0) qualifiers.emplace_back(argument.name, AnyValue(argument.types.front()));
    }
    ResolvedClaim& said = world->Say(AnyDoc(), AnyValue(relation->second.subject().types.front()), relation->first,
                                     AnyValue(relation->second.object().types.front()), qualifiers);
    if (Pick(0, 9) == 0) said.claim.polarity = Polarity::kNegated;
    if (Pick(0, 9) == 0) said.subject_link = 0.5;
    if (Pick(0, 9) == 0) said.claim.attributed_to = "somebody";
    if (Pick(0, 9) == 0)
      said.sentence =
          "\xC3\xA9 \xFF not UTF-8, then corrected by her former wife n\xC3\xA9"
          "e X";
    if (Pick(0, 9) == 0) said.role = BlockRole::kHeadline;
  }

 private:
  std::mt19937 random_;
};

TEST(RandomWorlds, NeitherCrashNorDependOnOrder) {
  const auto schema = Schema::Load({tests::SourceDir() / "graph" / "schema"});
  ASSERT_TRUE(schema.ok());
  size_t reports = 0;
  for (uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomWorld random(seed);
    World world;
    const int count = random.Pick(5, 80);
    for (int i = 0; i < count; ++i) random.SayAny(*schema, &world);
    reports += world.Check().size();
    if (HasFailure()) return;
  }
  EXPECT_GT(reports, 50U);
}

TEST(RandomWorlds, ManyAgesOfOnePersonTakeNoQuadraticSpace) {
  World world;
  RandomWorld random(11);
  for (int i = 0; i < 2000; ++i) {
    const std::string date = Date::OfDay(DayOf("2000-01-01") + random.Pick(0, 7000)).ToString();
    world.Say(Dated("doc" + std::to_string(i), date), "Ana Ruiz", "age", std::to_string(random.Pick(10, 60)));
  }
  const auto conflicts = world.Check();
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_LE(conflicts[0].camps.size(), 64U);
}

}  // namespace
}  // namespace kg::graph
