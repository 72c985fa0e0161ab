// A constraint of one's own, by lines of a schema and without compiling: checked, tested, and found in articles.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

using ::testing::HasSubstr;

constexpr const char* kSchema =
    "relation catches(person: Person, fish: Number)\n"
    "  kind      catch\n"
    "  single\n"
    "  tolerance 10%\n"
    "  impact    0.4\n"
    "  example   conflict  Ana Ruiz -> 20 | Ana Ruiz -> 90\n"
    "  example   silent    Ana Ruiz -> 20 | Ana Ruiz -> 21\n";
constexpr const char* kRules =
    "rule angling.catch\n"
    "  find  <person:Person> landed <fish:Number> trout\n"
    "  emit  catches(person, fish)\n"
    "  + \"[Ana Ruiz|Person] landed [40|Number] trout .\" => catches(Ana Ruiz, 40)\n"
    "  - \"[Ana Ruiz|Person] lost [40|Number] trout .\"\n";

class Constraints : public ::testing::Test {
 protected:
  void SetUp() override {
    WriteFile(folder_ / "rules/angling.schema", kSchema);
    WriteFile(folder_ / "rules/angling.rules", kRules);
    WriteFile(
        folder_ / "news/a.txt",
        "A day at the lake\n\n4 May 2024\n\nThe angler Ana Ruiz was up early. Ana Ruiz landed 40 trout in the rain.\n");
    WriteFile(folder_ / "news/b.txt",
              "Fish for the town\n\n6 May 2024\n\nThe angler Ana Ruiz smiled. Ana Ruiz landed 70 trout and gave them "
              "away.\n");
  }
  ScratchFolder folder_;
};

TEST_F(Constraints, OfAUserAreCheckedTestedAndFound) {
  const ProcessResult test = RunProgram("kgrules", {"test", "rules"}, folder_.path());
  EXPECT_EQ(test.exit_code, 0) << test.out << test.err;
  EXPECT_THAT(test.err, HasSubstr("4 examples passed, 0 failures"));
  const ProcessResult ingest =
      RunProgram("kgingest", {"--db", "db", "--rules", "rules", "--progress", "never", "news"}, folder_.path());
  ASSERT_EQ(ingest.exit_code, 0) << ingest.err;
  const ProcessResult found =
      RunProgram("kgq", {"db", "--format", "jsonl", "-c", ".conflicts --kind catch"}, folder_.path());
  const auto lines = JsonLines(found.out);
  ASSERT_EQ(lines.size(), 1U) << found.out << found.err;
  EXPECT_EQ(lines[0]["level"], "conflict");
  EXPECT_EQ(lines[0]["subject"], "Ana Ruiz");
  EXPECT_THAT(lines[0]["why"].get<std::string>(), HasSubstr("The schema allows one value"));
}

TEST_F(Constraints, MistakesAndFalseExamplesAreSaid) {
  WriteFile(folder_ / "rules/angling.schema",
            std::string(kSchema) + "  example silent  Ana Ruiz -> 20 | Ana Ruiz -> 90\n");
  const ProcessResult test = RunProgram("kgrules", {"test", "rules"}, folder_.path());
  EXPECT_EQ(test.exit_code, 1);
  EXPECT_THAT(test.out,
              HasSubstr("angling.schema:8:3: error: the example of catches should be silent, but is conflict"));
  WriteFile(folder_ / "rules/angling.schema", std::string(kSchema) + "  tolerance much\n");
  const ProcessResult check = RunProgram("kgrules", {"check", "rules"}, folder_.path());
  EXPECT_EQ(check.exit_code, 1);
  EXPECT_THAT(check.err, HasSubstr("angling.schema:8:3: error: tolerance is a number"));
}

}  // namespace
}  // namespace kg::testing
