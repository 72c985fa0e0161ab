// Regular expressions of `=~`.
#ifndef NEWSGRAPH_QUERY_CYPHER_PATTERN_TEXT_H_
#define NEWSGRAPH_QUERY_CYPHER_PATTERN_TEXT_H_

#include <string>

#include "query/cypher/ast.h"

namespace kg::query::cypher {

// Whether the whole of `text` matches. Throws QueryError: no regular expression, or one that takes too many steps.
bool MatchesPattern(const std::string& text, const std::string& pattern, Position position);

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_PATTERN_TEXT_H_
