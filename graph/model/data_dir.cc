#include "graph/model/data_dir.h"

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
}  // namespace

Result<fs::path> FindDataDir() {
  std::vector<fs::path> candidates;
  if (const char* variable = std::getenv("NEWSGRAPH_DATA"); variable != nullptr && *variable != '\0') {
    // Set by a person: nothing else is meant.
    if (HoldsData(variable)) return fs::path(variable);
    return NotFoundError("no newsgraph data in NEWSGRAPH_DATA=" + std::string(variable) +
                         ": expected the folders graph/schema and extract/rules there");
  }
  std::error_code error;
  if (const fs::path program = fs::read_symlink("/proc/self/exe", error); !error) {
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
