// The options that say which edges a command about connections may use.
#ifndef NEWSGRAPH_QUERY_COMMANDS_EDGE_OPTIONS_H_
#define NEWSGRAPH_QUERY_COMMANDS_EDGE_OPTIONS_H_

#include <string>
#include <vector>

#include "query/commands/command.h"
#include "query/paths/direction.h"
#include "query/paths/edge_filter.h"

namespace kg::query {

// `more`, and those of the edges.
std::vector<OptionSpec> WithEdgeOptions(std::vector<OptionSpec> more);

// kInvalid: an unknown predicate, a broken date or number, a period that ends before it begins.
Result<EdgeFilter> ParseEdgeFilter(Context& context, const Arguments& arguments);

// What --direction says; both, when it is not given. kInvalid: no direction.
Result<Direction> DirectionOption(const Arguments& arguments);
// " in direction out", for messages; "" for both.
std::string DirectionText(Direction direction);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_COMMANDS_EDGE_OPTIONS_H_
