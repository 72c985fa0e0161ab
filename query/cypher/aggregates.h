// Aggregating functions: count, sum, avg, min, max, collect, stDev, stDevP, percentileCont, percentileDisc.
#ifndef NEWSGRAPH_QUERY_CYPHER_AGGREGATES_H_
#define NEWSGRAPH_QUERY_CYPHER_AGGREGATES_H_

#include <memory>

#include "query/cypher/ast.h"
#include "query/cypher/context.h"

namespace kg::query::cypher {

// The state of one call for one group.
class Aggregator {
 public:
  virtual ~Aggregator() = default;
  // `value` is not null, unless the call is count(*).
  virtual void Add(const Value& value) = 0;
  virtual Value Result() = 0;
};

// For the call of an aggregating function. What it holds counts as `memory`.
std::unique_ptr<Aggregator> MakeAggregator(const Expr& call, RunContext& context, HeldMemory& memory);

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_AGGREGATES_H_
