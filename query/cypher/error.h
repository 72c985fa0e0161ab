// What is wrong with a query, or with running it.
#ifndef NEWSGRAPH_QUERY_CYPHER_ERROR_H_
#define NEWSGRAPH_QUERY_CYPHER_ERROR_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace kg::query::cypher {

enum class Phase { kCompile, kRuntime };

// `type` and `detail` are openCypher's words: "SyntaxError" with "UndefinedVariable", "TypeError" with
// "InvalidArgumentType", ... Further ones: type "ReadOnly" (a writing clause), type "Limit" with detail "Time",
// "Memory", "Depth" or "Size", type "Interrupted", type "GraphError" (the graph could not be read).
struct QueryError {
  std::string type;
  std::string detail;
  Phase phase = Phase::kCompile;
  // 1-based, in bytes; 0 when the error belongs to no place in the text.
  size_t line = 0;
  size_t column = 0;
  std::string message;  // one line, without the place
  std::string hint;     // "did you mean ...", or empty

  // "2:14: Variable `x` is not defined", the line of `query` with a caret below the place, and the hint.
  std::string Describe(std::string_view query) const;
};

// Either a value or the error that says why there is none.
template <typename T>
class [[nodiscard]] Outcome {
 public:
  Outcome(T value) : data_(std::move(value)) {}           // NOLINT: implicit on purpose
  Outcome(QueryError error) : data_(std::move(error)) {}  // NOLINT
  bool ok() const { return std::holds_alternative<T>(data_); }
  // REQUIRES: ok()
  const T& value() const& { return std::get<T>(data_); }
  T& value() & { return std::get<T>(data_); }
  T&& value() && { return std::get<T>(std::move(data_)); }
  // REQUIRES: !ok()
  const QueryError& error() const { return std::get<QueryError>(data_); }

 private:
  std::variant<T, QueryError> data_;
};

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_ERROR_H_
