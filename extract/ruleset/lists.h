// Lists of names in a view: "A, B and C" as one cell.
#ifndef NEWSGRAPH_EXTRACT_RULESET_LISTS_H_
#define NEWSGRAPH_EXTRACT_RULESET_LISTS_H_

#include "extract/ruleset/views.h"

namespace kg::extract {

// Turns lists into one cell each; false when there is none. Lists that are cells already stay as they are.
bool CollapseLists(const SentenceInput& input, View* view);
// As CollapseLists, of a view whose descriptions were left out: not where what stands beside the list may be said of
// one member alone ("Norway's A and the Swede B", "the singer A and B, the actor").
bool CollapseBareLists(const SentenceInput& input, View* view);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_LISTS_H_
