// Whom a contradiction is about, for `.conflicts NAME`.
#include "query/concerns.h"

#include <gtest/gtest.h>

namespace kg::query {
namespace {

graph::Entity Person(const std::string& name) {
  graph::Entity entity;
  entity.id = IdBuilder("entity").Add(name).Build<EntityId>();
  entity.name = name;
  return entity;
}

graph::Conflict About(const graph::Entity& subject, const std::string& kind, const graph::Entity& other,
                      const std::string& value) {
  graph::Conflict conflict;
  conflict.kind = kind;
  conflict.subject = subject.id;
  conflict.involved = {subject.id, other.id};
  conflict.camps = {{"died 2010-05-03", {}, {}, 0}, {value, {}, {}, 0}};
  return conflict;
}

TEST(Concerns, OnlyItsSubjectWhereOthersAreNamedInPassing) {
  const graph::Entity coach = Person("Ivo Lenz");
  const graph::Entity runner = Person("Ana Ruiz");
  const graph::Conflict conflict = About(coach, "lifespan", runner, "coach of Ana Ruiz (2015)");
  EXPECT_TRUE(Concerns(conflict, coach));
  EXPECT_FALSE(Concerns(conflict, runner));
  EXPECT_FALSE(Concerns(conflict, Person("Mara Holt")));
}

TEST(Concerns, WhoeverIsOneOfTheValuesByAnyName) {
  const graph::Entity race = Person("Lugo Marathon");
  graph::Entity runner = Person("Ana Ruiz Lenz");
  runner.aliases = {{"Ana Ruíz", 2}};
  EXPECT_TRUE(Concerns(About(race, "winner", runner, "Ana Ruiz"), runner));
  EXPECT_FALSE(Concerns(About(race, "winner", runner, "Mara Holt"), runner));
}

TEST(Concerns, BothSidesOfWhatIsBetweenTwo) {
  const graph::Entity child = Person("Ana Ruiz");
  const graph::Entity parent = Person("Bo Ruiz");
  EXPECT_TRUE(Concerns(About(child, "parent", parent, "child of Bo Ruiz"), parent));
}

}  // namespace
}  // namespace kg::query
