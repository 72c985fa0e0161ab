// Runs one case and says whether the query language did what the scenario expects.
#ifndef NEWSGRAPH_TOOLS_TCK_RUN_CASE_H_
#define NEWSGRAPH_TOOLS_TCK_RUN_CASE_H_

#include <filesystem>
#include <string>

#include "tools/tck/case.h"

namespace kg::tck {

struct Verdict {
  bool passed = false;
  std::string why;  // of a failure: what was expected and what came, on one or more lines
};

// A query passes when its rows or its error (type and detail; the phase is not compared) are the expected ones. One
// that writes passes with the read-only error, too. Named graphs are read from `graphs`: NAME/NAME.cypher.
Verdict RunCase(const Case& one, const std::filesystem::path& graphs);

}  // namespace kg::tck

#endif  // NEWSGRAPH_TOOLS_TCK_RUN_CASE_H_
