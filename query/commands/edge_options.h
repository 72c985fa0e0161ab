// The options that say which edges a command about connections may use.
#ifndef NEWSGRAPH_QUERY_COMMANDS_EDGE_OPTIONS_H_
#define NEWSGRAPH_QUERY_COMMANDS_EDGE_OPTIONS_H_

#include <string>
#include <vector>

#include "query/commands/command.h"
#include "query/paths/edge_filter.h"

namespace kg::query {

// `more`, and those of the edges.
std::vector<OptionSpec> WithEdgeOptions(std::vector<OptionSpec> more);

// kInvalid: an unknown predicate, a broken date or number, a period that ends before it begins.
Result<EdgeFilter> ParseEdgeFilter(Context& context, const Arguments& arguments);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_COMMANDS_EDGE_OPTIONS_H_
