#include "graph/model/schema.h"
#include "tests/paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kg {
namespace {

using ::testing::HasSubstr;

TEST(SchemaFiles, TheBuiltInOneDeclaresThePredicatesOfTheInterface) {
  const auto schema = Schema::Load({tests::SourceDir() / "graph" / "schema"});
  ASSERT_TRUE(schema.ok()) << schema.status().message();
  for (const char* name :
       {"born-on",       "died-on",        "born-in",         "died-in",    "lives-in",    "age",
        "nationality",   "spouse",         "sibling-of",      "child-of",   "educated-at", "works-for",
        "ceo-of",        "holds-position", "political-party", "founded-by", "founded-on",  "headquartered-in",
        "subsidiary-of", "coach-of",       "member-of",       "won",        "placed",      "competed-in",
        "ran-time",      "record-time",    "record-mark",     "beat",       "scored",      "located-in",
        "award"}) {
    EXPECT_NE(schema->Find(name), nullptr) << name;
  }
  EXPECT_TRUE(schema->Find("born-on")->single);
  EXPECT_TRUE(schema->Find("spouse")->symmetric);
  EXPECT_EQ(schema->Find("coach-of")->QueryName(), "COACH_OF");
  EXPECT_EQ(schema->Find("won")->FindQualifier("time")->types[0], ValueType::kDuration);
}

TEST(SchemaFiles, AUserDeclaresARelationByLines) {
  const auto schema = Schema::Parse(
      "relation sponsors(sponsor: Organization, athlete: Person|Team, date?: Date)\n  time state\n", "my.schema");
  ASSERT_TRUE(schema.ok()) << schema.status().message();
  const Relation* relation = schema->Find("sponsors");
  ASSERT_NE(relation, nullptr);
  EXPECT_TRUE(relation->object().Accepts(ValueType::kTeam));
  EXPECT_TRUE(relation->FindQualifier("date")->optional);
  EXPECT_TRUE(relation->is_state);
}

std::string ErrorOf(std::string_view text) {
  const auto schema = Schema::Parse(text, "my.schema");
  EXPECT_FALSE(schema.ok());
  return schema.ok() ? "" : schema.status().message();
}

TEST(SchemaErrors, NameTheLineTheColumnAndWhatWasExpected) {
  EXPECT_THAT(ErrorOf("relation runs(who: Persn, what: Event)\n"),
              HasSubstr("my.schema:1:20: error: unknown type 'Persn'; known: Person"));
  EXPECT_THAT(ErrorOf("relation runs(who: Person)\n"), HasSubstr("needs a subject and an object"));
  EXPECT_THAT(ErrorOf("relations runs(who: Person)\n"), HasSubstr("expected 'relation NAME(ARGUMENTS)'"));
  EXPECT_THAT(ErrorOf("relation a(x: Person, y: Person)\n  impact high\n"),
              HasSubstr("my.schema:2:3: error: impact is a number from 0 to 1"));
  EXPECT_THAT(ErrorOf("relation a(x: Person, y: Person)\n  key dat\n"), HasSubstr("key 'dat' is no qualifier of a"));
  EXPECT_THAT(ErrorOf("relation a(x: Person, y: Person)\nrelation a(x: Person, y: Person)\n"),
              HasSubstr("declared twice; first in line 1"));
}

TEST(SchemaErrors, AllOfAFileAreListedAtOnce) {
  const std::string message = ErrorOf("relation a(x: P, y: Person)\nrelation b(x: Person, y: Q)\n");
  EXPECT_THAT(message, HasSubstr("my.schema:1:"));
  EXPECT_THAT(message, HasSubstr("my.schema:2:"));
}

}  // namespace
}  // namespace kg
