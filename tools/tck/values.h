// Between values of the query language and what the scenarios write.
#ifndef NEWSGRAPH_TOOLS_TCK_VALUES_H_
#define NEWSGRAPH_TOOLS_TCK_VALUES_H_

#include "query/cypher/graph_view.h"
#include "query/cypher/value.h"
#include "tools/tck/notation.h"

namespace kg::tck {

// Nodes, relationships and paths, which nobody can pass to a query, become null.
query::cypher::Value ToValue(const Notation& notation);
// Days and durations become their text, as the scenarios expect them.
Notation ToNotation(const query::cypher::Value& value, const query::cypher::GraphView& graph);

}  // namespace kg::tck

#endif  // NEWSGRAPH_TOOLS_TCK_VALUES_H_
