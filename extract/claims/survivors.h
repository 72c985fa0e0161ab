// Whom the dead leave, as obituaries list them: "survived by his wife, Ana; two sons, Leo, of Oslo, and Max; a sister,
// Mara; and four grandchildren".
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_SURVIVORS_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_SURVIVORS_H_

#include <vector>

#include "extract/claims/analysis.h"

namespace kg::extract {

// Adds a spouse, child-of or sibling-of claim for every name of such a list that stands behind a noun for close kin.
void AddSurvivors(const Analysis& analysis, std::vector<Claim>* claims);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_SURVIVORS_H_
