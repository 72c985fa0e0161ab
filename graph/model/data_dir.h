// Where the data files are: NEWSGRAPH_DATA, else ../share/newsgraph beside the program, else the source tree.
#ifndef NEWSGRAPH_GRAPH_MODEL_DATA_DIR_H_
#define NEWSGRAPH_GRAPH_MODEL_DATA_DIR_H_

#include <filesystem>

#include "graph/model/status.h"

namespace kg {

// The folder that holds graph/schema, graph/places, extract/rules and extract/lexicons.
// Error: one line that names the places looked at.
Result<std::filesystem::path> FindDataDir();

}  // namespace kg

#endif  // NEWSGRAPH_GRAPH_MODEL_DATA_DIR_H_
