// The operators on values that are not comparisons.
#ifndef NEWSGRAPH_QUERY_CYPHER_ARITHMETIC_H_
#define NEWSGRAPH_QUERY_CYPHER_ARITHMETIC_H_

#include "query/cypher/ast.h"
#include "query/cypher/value.h"

namespace kg::query::cypher {

// Null when either side is. Throws QueryError at `position`: the types do not fit, division by 0, overflow.
Value Calculate(Operator op, const Value& left, const Value& right, Position position);
// -value and +value.
Value Sign(Operator op, const Value& value, Position position);
// IN, STARTS WITH, ENDS WITH, CONTAINS, =~.
Value Test(Operator op, const Value& left, const Value& right, Position position);
// base[index]
Value Index(const Value& base, const Value& index, const GraphView& graph, Position position);
// base.key
Value PropertyOf(const Value& base, std::string_view key, const GraphView& graph, Position position);
// list[from..to]; a bound that is absent is nullptr.
Value Slice(const Value& list, const Value* from, const Value* to, Position position);

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_ARITHMETIC_H_
