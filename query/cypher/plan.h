// From the analysed query to operators. The order in which a pattern is walked is chosen here, from the graph's
// estimates: it starts at what is bound or where the fewest nodes are, and goes on along relationships.
#ifndef NEWSGRAPH_QUERY_CYPHER_PLAN_H_
#define NEWSGRAPH_QUERY_CYPHER_PLAN_H_

#include <set>
#include <string>
#include <vector>

#include "query/cypher/ast.h"
#include "query/cypher/operators.h"

namespace kg::query::cypher {

// The parts of a UNION, each with the slots of its own columns.
std::vector<OperatorPtr> PlanQuery(const UnionQuery& query, RunContext& context);
// For a pattern predicate, a pattern comprehension, EXISTS or COUNT.
OperatorPtr PlanSubquery(const Expr& expr, RunContext& context);

// Makes the operators of one pattern on top of `child`. The slots that it binds are added to `bound`. `where` may be
// nullptr; its parts are tested as soon as what they read is bound.
OperatorPtr PlanPattern(const Pattern& pattern, const Expr* where, OperatorPtr child, std::set<int>& bound,
                        RunContext& context);

// All slots that occur in an expression, those of its patterns and subqueries included.
void CollectSlots(const Expr& expr, std::set<int>& slots);
void CollectSlots(const Pattern& pattern, std::set<int>& slots);

// The operators, one a line, indented; with the rows that each gave when `with_rows`.
std::string PlanText(const PlanOperator& root, bool with_rows);

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_PLAN_H_
