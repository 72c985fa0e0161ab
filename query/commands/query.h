// Statements of the query language.
#ifndef NEWSGRAPH_QUERY_COMMANDS_QUERY_H_
#define NEWSGRAPH_QUERY_COMMANDS_QUERY_H_

#include <set>
#include <string_view>

#include "query/commands/command.h"

namespace kg::query {

// Runs one query on the graph with the session's parameters and time limit, and prints its rows. The error's message
// has line:column, the line with a caret, and the hint.
Status RunQuery(Context& context, std::string_view text);

// What the rows of a query hold of the graph, in lists, maps and paths too.
struct ResultGraph {
  std::set<EntityId> entities;  // the ends of `facts` and of `claims` are among them
  std::set<FactId> facts;
  std::set<ClaimId> claims;  // those of `facts` are among them
};
// Runs the query and prints nothing. Errors: as RunQuery; kInvalid when the rows hold nothing of the graph.
Result<ResultGraph> RunForGraph(Context& context, std::string_view text);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_COMMANDS_QUERY_H_
