// What a report carries on from sentence to sentence: whose race it tells of, over which distance, in which round.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_RACE_CONTEXT_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_RACE_CONTEXT_H_

#include "extract/claims/analysis.h"
#include "extract/claims/references.h"
#include "graph/model/claim.h"
#include "graph/model/schema.h"

namespace kg::extract {

// Adds to a result (won, placed, competed-in, beat) the category, discipline and round that its words don't give but
// its surroundings do: "In the women's race" holds for what follows in the sentence and, where the competition isn't
// named anew, in the sentences behind it, until another category is named. `event_elsewhere`: the claim's competition
// stands in another sentence. A category that does not fit what is known of the subject's gender is left out.
void AddRaceContext(const Analysis& analysis, const Relation& relation, const Anchor& anchor, bool event_elsewhere,
                    Claim* claim);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_RACE_CONTEXT_H_
