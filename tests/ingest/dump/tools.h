// Archives for tests are made by the real programs.
#ifndef NEWSGRAPH_TESTS_INGEST_DUMP_TOOLS_H_
#define NEWSGRAPH_TESTS_INGEST_DUMP_TOOLS_H_

#include <cstdlib>
#include <string>
#include <vector>

#include "tests/ingest/helpers.h"

namespace kg::ingest {

inline bool HasProgram(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

// Runs shell `command` in `folder`; true when it succeeded.
inline bool RunIn(const TempFolder& folder, const std::string& command) {
  return std::system(("cd '" + folder.path().string() + "' && ( " + command + " ) >/dev/null 2>&1").c_str()) == 0;
}

inline std::string PathIn(const TempFolder& folder, const std::string& name) { return (folder.path() / name).string(); }

inline std::string Content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline std::vector<std::string> IdentitiesOf(const ReadResult& result) {
  std::vector<std::string> names;
  for (const RawDocument& raw : result.documents) names.push_back(raw.identity);
  return names;
}

inline std::vector<std::string> DocsOf(const ReadResult& result) {
  std::vector<std::string> names;
  for (const RawDocument& raw : result.documents) names.push_back(raw.doc);
  return names;
}

inline std::vector<std::string> ReasonsOf(const ReadResult& result) {
  std::vector<std::string> reasons;
  for (const Skip& skip : result.skips) reasons.push_back(skip.reason);
  return reasons;
}

}  // namespace kg::ingest

// Leaves the test when a program that makes its input is missing.
#define KG_NEEDS(program) \
  if (!::kg::ingest::HasProgram(program)) GTEST_SKIP() << "the program " << (program) << " is not installed"

#endif  // NEWSGRAPH_TESTS_INGEST_DUMP_TOOLS_H_
