// Runs the queries that build a scenario's graph: CREATE, DELETE of relationships, and reading clauses before them.
//
// The query language itself is read-only. Here the reading parts of a set-up are queries of it, whose rows are the
// bindings for the writing parts; the patterns of CREATE are parsed here.
#ifndef NEWSGRAPH_TOOLS_TCK_SETUP_H_
#define NEWSGRAPH_TOOLS_TCK_SETUP_H_

#include <string_view>

#include "graph/model/status.h"
#include "tools/tck/memory_graph.h"

namespace kg::tck {

// Errors: kInvalid where the text uses more than that; the graph may then be built in part.
Status RunSetup(std::string_view text, const cypher::Map& parameters, MemoryGraph* graph);

}  // namespace kg::tck

#endif  // NEWSGRAPH_TOOLS_TCK_SETUP_H_
