// Completion of what is typed: commands, options, names, predicates, formats.
#ifndef NEWSGRAPH_QUERY_SHELL_COMPLETE_H_
#define NEWSGRAPH_QUERY_SHELL_COMPLETE_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/reader.h"

namespace kg::query {

struct Completion {
  size_t begin = 0;                // the candidates replace the line from here to its end
  std::vector<std::string> texts;  // sorted, each once; names of several words in quotes where the command needs them
};

// `line`: what stands before the cursor.
Completion Complete(const graph::Reader& reader, std::string_view line);

// The longest beginning that all texts share, whole characters only.
std::string CommonBeginning(const std::vector<std::string>& texts);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_SHELL_COMPLETE_H_
