// Functions of values alone, as tables: what they are called, how many arguments they take.
#ifndef NEWSGRAPH_QUERY_CYPHER_BUILTIN_H_
#define NEWSGRAPH_QUERY_CYPHER_BUILTIN_H_

#include <cstddef>
#include <span>
#include <string_view>

#include "query/cypher/value.h"

namespace kg::query::cypher {

struct Builtin {
  std::string_view name;  // in lower case: the names of functions are compared without it
  size_t fewest;          // arguments
  size_t most;
  // Throws QueryError, runtime and without a place. REQUIRES: from `fewest` to `most` arguments
  Value (*run)(std::span<const Value> arguments);
};

// toUpper toLower trim ltrim rtrim replace split substring left right, reverse (of lists, too). Positions and lengths
// are in code points. Null as any argument gives null.
std::span<const Builtin> StringBuiltins();
// date date.truncate duration duration.between duration.inMonths duration.inDays duration.inSeconds
std::span<const Builtin> TemporalBuiltins();

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_BUILTIN_H_
