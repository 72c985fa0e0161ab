// .changes: what the last load brought and took away.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

ProcessResult Load(const ScratchFolder& folder, const std::vector<std::string>& more) {
  std::vector<std::string> arguments = {"--db", (folder / "db").string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return RunProgram("kgingest", arguments);
}

std::string Changes(const ScratchFolder& folder) {
  return RunProgram("kgq", {(folder / "db").string(), "-c", ".changes"}).out;
}

TEST(Changes, AreThoseOfTheLastLoadAlone) {
  const ScratchFolder folder;
  const std::string first = (folder / "first.txt").string();
  const std::string second = (folder / "second.txt").string();
  WriteFile(first, "Odalys Verbrück wins\n\nOdalys Verbrück won the Tarnhagen Marathon on 7 May 2023, in 2:24:10.\n");
  WriteFile(second,
            "A portrait\n\nPublished: 1 June 2024\n\nThe runner Odalys Verbrück was born in Ghent. She is coached by "
            "Ruud Vannesteen, "
            "who has trained many runners of the town over the years.\n");
  ASSERT_EQ(Load(folder, {first}).exit_code, 0);
  ASSERT_EQ(Load(folder, {second}).exit_code, 0);
  const std::string came = Changes(folder);
  EXPECT_THAT(came, HasSubstr("+\tarticle\tsecond.txt"));
  EXPECT_THAT(came, HasSubstr("+\tfact\tOdalys Verbrück ─born-in→ Ghent\n"));
  EXPECT_THAT(came, Not(HasSubstr("Tarnhagen")));
  ASSERT_EQ(Load(folder, {"--remove", "second.txt"}).exit_code, 0);
  const std::string went = Changes(folder);
  EXPECT_THAT(went, HasSubstr("-\tarticle\tsecond.txt"));
  EXPECT_THAT(went, HasSubstr("-\tfact\tOdalys Verbrück ─born-in→ Ghent\n"));
  EXPECT_THAT(went, Not(HasSubstr("+\t")));
}

TEST(Changes, SayWhenThereIsNothingToCompareWith) {
  const ScratchFolder folder;
  WriteFile(folder / "a.txt", "Odalys Verbrück wins\n\nOdalys Verbrück won the Tarnhagen Marathon on 7 May 2023.\n");
  ASSERT_EQ(Load(folder, {(folder / "a.txt").string()}).exit_code, 0);
  const std::string database = (folder / "db").string();
  const ProcessResult limited = RunProgram("kgq", {database, "-c", ".asof 2020", "-c", ".changes"});
  EXPECT_EQ(limited.exit_code, 1);
  EXPECT_THAT(limited.err, HasSubstr(".asof"));
  ASSERT_EQ(RunProgram("kgq", {database, "-c", ".compact"}).exit_code, 0);
  const ProcessResult compacted = RunProgram("kgq", {database, "-c", ".changes"});
  EXPECT_EQ(compacted.exit_code, 1);
  EXPECT_THAT(compacted.err, HasSubstr("keeps no state from before"));
}

}  // namespace
}  // namespace kg::testing
