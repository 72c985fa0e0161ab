// Who played for whom, as the line-ups below a report tell it: "Brell Albion: Lenz, Ruiz (c), Holt (Moe 70), Berg,
// ...".
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_LINE_UPS_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_LINE_UPS_H_

#include <vector>

#include "extract/claims/analysis.h"

namespace kg::extract {

// Adds a member-of claim for every person of a line that begins with a side and a colon and lists many names.
void AddLineUps(const Analysis& analysis, std::vector<Claim>* claims);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_LINE_UPS_H_
