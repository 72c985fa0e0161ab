// The session in README.md is what the programs print: commands are run and their output compared.
#include <gtest/gtest.h>

#include "tests/paths.h"
#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

TEST(Readme, ItsSessionIsWhatTheProgramsPrint) {
  const ProcessResult result =
      RunShell("python3 tools/readme --check --bin " + ShellQuote(tests::BinDir().string()), SourceDir());
  EXPECT_EQ(result.exit_code, 0) << result.out << result.err;
}

// Ten questions, each in bold with its number; a heading without an answer would be worse than none.
TEST(Readme, AnswersTenQuestionsOfANewcomer) {
  const std::string readme = ReadFile(SourceDir() / "README.md");
  for (int number = 1; number <= 10; ++number) {
    const size_t question = readme.find("**" + std::to_string(number) + ". ");
    ASSERT_NE(question, std::string::npos) << number;
    const size_t command = readme.find("    $ kg", question);
    const size_t next = readme.find("**" + std::to_string(number + 1) + ". ", question);
    EXPECT_LT(command, next) << number << " has no command";
  }
}

}  // namespace
}  // namespace kg::testing
