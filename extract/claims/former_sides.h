// Which rules tell of a side that somebody was with before, and so not in the match that a report tells of.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_FORMER_SIDES_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_FORMER_SIDES_H_

#include <string_view>
#include <vector>

#include "extract/claims/analysis.h"

namespace kg::extract {

// Rules that tell where somebody played before.
bool IsOfOldClub(std::string_view rule);
// Rules that tell whom somebody coached before.
bool IsOfOldBench(std::string_view rule);
// "The coach Ruiz, now at Oslo FC" does not play there: takes such claims out.
void LeaveOutCoaches(const Analysis& analysis, std::vector<Claim>* claims);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_FORMER_SIDES_H_
