// Values of a query's answer as cells and as JSON.
#ifndef NEWSGRAPH_QUERY_PRINT_VALUES_H_
#define NEWSGRAPH_QUERY_PRINT_VALUES_H_

#include <string>

#include "query/cypher/graph_view.h"
#include "query/cypher/value.h"

namespace kg::query {

// A text as it is, null as nothing, a node by its label and name: (:Person Ana Ruiz), a relationship by its type and
// date: [:WON 2023]; within lists and maps texts are quoted.
std::string ValueToCell(const cypher::Value& value, const cypher::GraphView& graph);

// Nodes as {"id", "labels", "properties"}, relationships as {"id", "type", "start", "end", "properties"} with the ids
// of the graph, paths as {"nodes", "relationships"}. Floats that JSON lacks (NaN, infinities) and dates are strings.
std::string ValueToJson(const cypher::Value& value, const cypher::GraphView& graph);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PRINT_VALUES_H_
