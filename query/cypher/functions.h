// Functions that expressions call, by family: each functions_*.cc gives one table. To add one, write
// `Value Name(const FunctionCall&)` and a line in the table of its family. Functions of values alone are in builtin.h.
#ifndef NEWSGRAPH_QUERY_CYPHER_FUNCTIONS_H_
#define NEWSGRAPH_QUERY_CYPHER_FUNCTIONS_H_

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/cypher/ast.h"
#include "query/cypher/graph_view.h"
#include "query/cypher/types.h"
#include "query/cypher/value.h"

namespace kg::query::cypher {

struct FunctionCall {
  std::span<const Value> arguments;
  const GraphView& graph;
  Position position;
  std::string_view name;

  const Value& operator[](size_t i) const { return arguments[i]; }
  size_t size() const { return arguments.size(); }
  // Throws: an argument has a value that the function cannot work with.
  [[noreturn]] void Fail(const std::string& detail, const std::string& message) const;
};

struct Function {
  std::string_view name;  // as it is documented; found without its case
  size_t min_arguments = 1;
  size_t max_arguments = 1;
  // Other types are an error, in the query when it shows there, else when it runs. Null is never an error.
  std::array<TypeSet, 3> accepts = {kAnySet, kAnySet, kAnySet};
  StaticType result = {};
  // nullptr: an aggregating function.
  Value (*call)(const FunctionCall&) = nullptr;
  // Instead of `call`: a function of builtin.h.
  Value (*builtin)(std::span<const Value>) = nullptr;
  // Null arguments are given to it; else the result is null when any argument is.
  bool takes_null = false;
  // The same arguments may give another result.
  bool is_random = false;
  bool aggregates = false;
};

std::span<const Function> GraphFunctions();
std::span<const Function> ListFunctions();
std::span<const Function> MathFunctions();
std::span<const Function> ConversionFunctions();
std::span<const Function> AggregatingFunctions();

// nullptr when there is none.
const Function* FindFunction(std::string_view name);
std::vector<std::string> FunctionNames();

// Checks the types of the arguments, answers null to null, and calls.
Value CallFunction(const Function& function, const FunctionCall& call);

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_FUNCTIONS_H_
