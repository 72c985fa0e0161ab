// Statements of the query language.
#ifndef NEWSGRAPH_QUERY_COMMANDS_QUERY_H_
#define NEWSGRAPH_QUERY_COMMANDS_QUERY_H_

#include <string_view>

#include "query/commands/command.h"

namespace kg::query {

// Runs one query on the graph with the session's parameters and time limit, and prints its rows. The error's message
// has line:column, the line with a caret, and the hint.
Status RunQuery(Context& context, std::string_view text);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_COMMANDS_QUERY_H_
