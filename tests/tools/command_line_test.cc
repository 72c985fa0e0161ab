// What the programs say to a wrong command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

void ExpectUsageError(const std::string& program, const std::vector<std::string>& arguments, const std::string& what) {
  const ProcessResult result = RunProgram(program, arguments);
  EXPECT_EQ(result.exit_code, 2) << program;
  EXPECT_THAT(result.err, StartsWith(program + ": "));
  EXPECT_THAT(result.err, HasSubstr(what));
  EXPECT_EQ(result.out, "");
}

// kgq --nonsense said that DB was required, and nothing of the option.
TEST(CommandLine, AnUnknownOptionIsNamedWhateverElseIsMissing) {
  for (const char* program : {"kgq", "kgingest", "kgeval", "kgrules", "kgtck"}) {
    ExpectUsageError(program, {"--nonsense"}, "unknown option --nonsense\n");
  }
  ExpectUsageError("kgq", {"--fromat", "json"}, "unknown option --fromat (did you mean --format?)");
  ExpectUsageError("kgq", {"db", "-x"}, "unknown option -x");
  ExpectUsageError("kgingest", {"--pulished=2020", "x"}, "unknown option --pulished (did you mean --published?)");
  ExpectUsageError("kgeval", {"--gld", "x"}, "unknown option --gld (did you mean --gold?)");
  ExpectUsageError("kgrules", {"trace", "--fromat", "text"}, "unknown option --fromat (did you mean --format?)");
  ExpectUsageError("kgrules", {"chek", "x.rules"}, "unknown command chek (did you mean check?)");
}

TEST(CommandLine, WhatIsMissingEmptyOrGivenTwiceIsTold) {
  ExpectUsageError("kgq", {}, "DB is required");
  ExpectUsageError("kgq", {""}, "DB is empty");
  ExpectUsageError("kgq", {"-c", "--fine", "--format", "json"}, "DB is required");
  ExpectUsageError("kgq", {"db", "--format"}, "option --format needs a value");
  ExpectUsageError("kgq", {"db", "--format", "csv", "--format", "json"}, "option --format is given more than once");
  ExpectUsageError("kgingest", {"--db", "db", "--jobs", "1", "--jobs", "2", "x"},
                   "option --jobs is given more than once");
  ExpectUsageError("kgeval", {"--gold", "a", "--gold", "b"}, "option --gold is given more than once");
  ExpectUsageError("kgingest", {"--db", "db", ""}, "no such file or folder: ''");
  ExpectUsageError("kgrules", {"check", ""}, "'': no such file or folder");
}

}  // namespace
}  // namespace kg::testing
