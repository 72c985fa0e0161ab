// The checker: what a rule means, and all that is wrong with it.
#ifndef NEWSGRAPH_EXTRACT_RULESET_CHECK_H_
#define NEWSGRAPH_EXTRACT_RULESET_CHECK_H_

#include "extract/ruleset/catalog.h"
#include "extract/ruleset/plan.h"
#include "graph/model/schema.h"

namespace kg::extract {

// Takes the rule over. Errors and warnings go to `sources`; the plan may be used only when there was no error.
RulePlan CheckRule(RuleDecl decl, const Schema& schema, Catalog* catalog, Sources* sources);

// The slots of an expanded pattern, in order of appearance; reports slots bound twice or under a repetition.
std::vector<SlotPlan> CollectSlots(const Node& pattern, Sources* sources);
// True when the pattern can match without any token.
bool CanMatchNothing(const Node& pattern);

// emit and mark; appends to plan->emits. `slots_known`: the find clause could be read.
void CheckEmits(const Schema& schema, bool slots_known, Sources* sources, RulePlan* plan);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_CHECK_H_
