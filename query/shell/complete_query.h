// Completion within a query: keywords, labels, relationship types, properties, names of entities.
#ifndef NEWSGRAPH_QUERY_SHELL_COMPLETE_QUERY_H_
#define NEWSGRAPH_QUERY_SHELL_COMPLETE_QUERY_H_

#include <string_view>

#include "graph/reader.h"
#include "query/shell/complete.h"

namespace kg::query {

// `line`: a line of a query, or what stands of it before the cursor.
Completion CompleteQuery(const graph::Reader& reader, std::string_view line);

// Canonical names of the entities that have a name beginning with `prefix`, sorted; none for less than two letters.
std::vector<std::string> NamesBeginning(const graph::Reader& reader, std::string_view prefix);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_SHELL_COMPLETE_QUERY_H_
