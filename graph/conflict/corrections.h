// Corrections: "An earlier version of this article said that she was 38" makes 38 history, wherever it stands; what
// else the sources say is compared as before.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_CORRECTIONS_H_
#define NEWSGRAPH_GRAPH_CONFLICT_CORRECTIONS_H_

#include <optional>
#include <set>
#include <span>
#include <vector>

#include "graph/conflict/camps.h"
#include "graph/conflict/group.h"

namespace kg::graph::conflict {

// The claims of one variable that a correction has superseded: by name, or by a negation in it. nullopt when an article
// corrects itself without telling which of its values is the wrong one: nothing is compared then.
std::optional<std::set<const ResolvedClaim*>> SupersededBy(const Group& group, std::span<const Reading> readings);

// Takes them out; false for the nullopt above.
bool DropSuperseded(const Group& group, std::vector<Reading>* readings);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_CORRECTIONS_H_
