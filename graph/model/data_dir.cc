#include "graph/model/data_dir.h"

#include <sys/auxv.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace kg {
namespace fs = std::filesystem;

namespace {
bool HoldsData(const fs::path& directory) {
  std::error_code error;
  return fs::is_directory(directory / "graph" / "schema", error) &&
         fs::is_directory(directory / "extract" / "rules", error);
}

// The file of the running program; "" when the system does not tell.
fs::path ProgramFile() {
  std::error_code error;
  const fs::path file = fs::read_symlink("/proc/self/exe", error);
  if (!error) return file;
  // Without /proc: as it was called.
  const auto* called = reinterpret_cast<const char*>(getauxval(AT_EXECFN));
  return called == nullptr ? fs::path() : fs::canonical(called, error);
}

}  // namespace

Result<fs::path> FindDataDir() {
  std::vector<fs::path> candidates;
  if (const char* variable = std::getenv("NEWSGRAPH_DATA"); variable != nullptr && *variable != '\0') {
    // Set by a person: nothing else is meant.
    if (HoldsData(variable)) return fs::path(variable);
    return NotFoundError("no newsgraph data in NEWSGRAPH_DATA=" + std::string(variable) +
                         ": expected the folders graph/schema and extract/rules there");
  }
  if (const fs::path program = ProgramFile(); !program.empty()) {
    candidates.push_back(program.parent_path().parent_path() / "share" / "newsgraph");
  }
  candidates.emplace_back(NEWSGRAPH_SOURCE_DIR);
  std::string looked_at;
  for (const fs::path& candidate : candidates) {
    if (HoldsData(candidate)) return candidate;
    looked_at += (looked_at.empty() ? "" : ", ") + candidate.string();
  }
  return NotFoundError("no newsgraph data (graph/schema, extract/rules): looked at " + looked_at +
                       "; set NEWSGRAPH_DATA to the folder that holds them");
}

}  // namespace kg
