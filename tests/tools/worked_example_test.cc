// The worked example of extract/README.md, run as it stands there: its files are written, its commands executed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/paths.h"
#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

using ::testing::HasSubstr;

struct Command {
  std::string line;
  std::vector<std::string> shows;  // lines that its output must hold
};

struct Example {
  std::vector<std::pair<std::string, std::string>> files;
  std::vector<Command> commands;
};

// A block of code behind a line that is a file name in backticks is that file; other blocks are commands ("$ ...") and
// what they show.
Example ReadExample(const std::string& readme) {
  Example example;
  std::istringstream in(readme.substr(readme.find("## Add a relation in ten minutes")));
  std::string before;
  bool in_block = false;
  bool in_file = false;
  for (std::string line; std::getline(in, line);) {
    if (line == "```") {
      in_block = !in_block;
      in_file = in_block && before.starts_with('`') && before.ends_with('`');
      if (in_file) example.files.emplace_back(before.substr(1, before.size() - 2), "");
    } else if (in_file) {
      example.files.back().second += line + "\n";
    } else if (in_block && line.starts_with("$ ")) {
      example.commands.push_back({line.substr(2), {}});
    } else if (in_block && !example.commands.empty()) {
      example.commands.back().shows.push_back(line);
    }
    if (!in_block) in_file = false;
    before = line;
  }
  return example;
}

TEST(WorkedExample, ARelationOfOnesOwnNeedsNoCompilingAndIsVisibleInKgq) {
  const Example example = ReadExample(ReadFile(SourceDir() / "extract/README.md"));
  ASSERT_EQ(example.files.size(), 3U);
  ASSERT_GE(example.commands.size(), 6U);
  const ScratchFolder folder;
  for (const auto& [name, content] : example.files) WriteFile(folder / name, content);
  for (const Command& command : example.commands) {
    const std::string path = "PATH=" + ShellQuote(tests::BinDir()) + ":$PATH; ";
    const ProcessResult result = RunShell(path + command.line, folder.path());
    EXPECT_EQ(result.exit_code, 0) << command.line << "\n" << result.err;
    for (const std::string& line : command.shows) EXPECT_THAT(result.out, HasSubstr(line)) << command.line;
  }
}

}  // namespace
}  // namespace kg::testing
