// Throwing a QueryError in one line.
#ifndef NEWSGRAPH_QUERY_CYPHER_FAIL_H_
#define NEWSGRAPH_QUERY_CYPHER_FAIL_H_

#include <string>
#include <utility>

#include "query/cypher/ast.h"
#include "query/cypher/error.h"

namespace kg::query::cypher {

// An error that is found before the query runs; its type is SyntaxError.
[[noreturn]] inline void FailSyntax(Position position, std::string detail, std::string message, std::string hint = "") {
  throw QueryError{"SyntaxError",   std::move(detail),  Phase::kCompile, position.line,
                   position.column, std::move(message), std::move(hint)};
}

[[noreturn]] inline void FailCompile(Position position, std::string type, std::string detail, std::string message,
                                     std::string hint = "") {
  throw QueryError{std::move(type), std::move(detail),  Phase::kCompile, position.line,
                   position.column, std::move(message), std::move(hint)};
}

// An error that only the data show. The place is that of the expression at fault.
[[noreturn]] inline void FailRuntime(Position position, std::string type, std::string detail, std::string message,
                                     std::string hint = "") {
  throw QueryError{std::move(type), std::move(detail),  Phase::kRuntime, position.line,
                   position.column, std::move(message), std::move(hint)};
}

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_FAIL_H_
