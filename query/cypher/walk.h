// What the operators that walk along relationships have in common.
#ifndef NEWSGRAPH_QUERY_CYPHER_WALK_H_
#define NEWSGRAPH_QUERY_CYPHER_WALK_H_

#include <vector>

#include "query/cypher/operators.h"

namespace kg::query::cypher {

// Whether the relationship stands in the slot, alone or in a list.
bool StandsIn(const Value& value, RelationshipId relationship);
// Whether another relationship of the pattern is this one.
bool IsTaken(RunContext& context, const ExpandParts& parts, RelationshipId relationship);
// Whether its properties are what the pattern asks.
bool HasProperties(RunContext& context, const ExpandParts& parts, RelationshipId relationship);
// The steps from `node`, as the pattern allows them.
void StepsFrom(RunContext& context, const ExpandParts& parts, NodeId node, Direction direction,
               std::vector<Step>& steps);
Direction Reverse(Direction direction);

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_WALK_H_
