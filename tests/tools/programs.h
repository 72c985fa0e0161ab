// Runs the real programs as processes, for the end-to-end tests.
#ifndef NEWSGRAPH_TESTS_TOOLS_PROGRAMS_H_
#define NEWSGRAPH_TESTS_TOOLS_PROGRAMS_H_

#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/paths.h"

namespace kg::testing {

namespace fs = std::filesystem;

struct ProcessResult {
  int exit_code = -1;  // 128 + signal when killed
  std::string out;
  std::string err;
};

inline std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream content;
  content << in.rdbuf();
  return content.str();
}

inline void WriteFile(const fs::path& path, std::string_view content) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
}

// A folder of its own, removed at the end.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string pattern = (fs::temp_directory_path() / "newsgraph-test-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~ScratchFolder() {
    std::error_code error;
    fs::remove_all(path_, error);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  fs::path operator/(const std::string& name) const { return path_ / name; }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

inline std::string ShellQuote(const std::string& argument) {
  std::string out = "'";
  for (char c : argument) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// Runs a command line of the shell in `folder`.
inline ProcessResult RunShell(const std::string& command, const fs::path& folder) {
  const ScratchFolder scratch;
  const std::string line = "cd " + ShellQuote(folder.string()) + " && { " + command + "\n} >" +
                           ShellQuote((scratch / "out").string()) + " 2>" + ShellQuote((scratch / "err").string());
  const int status = std::system(line.c_str());
  ProcessResult result;
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.out = ReadFile(scratch / "out");
  result.err = ReadFile(scratch / "err");
  return result;
}

inline std::string Program(const std::string& name) { return ShellQuote((tests::BinDir() / name).string()); }

// `arguments` are quoted for the shell one by one.
inline ProcessResult RunProgram(const std::string& program, const std::vector<std::string>& arguments,
                                const fs::path& folder = "/") {
  std::string command = Program(program);
  for (const std::string& argument : arguments) command += " " + ShellQuote(argument);
  return RunShell(command + " </dev/null", folder);
}

inline std::vector<nlohmann::json> JsonLines(const std::string& text) {
  std::vector<nlohmann::json> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) lines.push_back(nlohmann::json::parse(line));
  }
  return lines;
}

using tests::SourceDir;

// The folder of public data, empty when it is not there: the test is then skipped.
inline fs::path SharedDir() {
  const char* variable = std::getenv("NEWSGRAPH_SHARED");
  const fs::path folder = variable != nullptr && *variable != '\0' ? fs::path(variable) : SourceDir() / ".." / "shared";
  return fs::is_directory(folder) ? fs::canonical(folder) : fs::path();
}

}  // namespace kg::testing

#endif  // NEWSGRAPH_TESTS_TOOLS_PROGRAMS_H_
