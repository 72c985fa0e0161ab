#include "tests/paths.h"

namespace kg::tests {

std::filesystem::path SourceDir() { return NEWSGRAPH_SOURCE_DIR; }
std::filesystem::path BinDir() { return NEWSGRAPH_BIN_DIR; }

}  // namespace kg::tests
