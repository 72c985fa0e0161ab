// Whom a scorer scored against: the side that their own side played, as the report of the match tells.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_MATCH_CONTEXT_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_MATCH_CONTEXT_H_

#include <string_view>
#include <vector>

#include "extract/claims/analysis.h"

namespace kg::extract {

// What a claim has for its object until its match is known: "@opponent", "@loser" of a rule.
inline constexpr std::string_view kPendingOpponent = "@opponent";
inline constexpr std::string_view kPendingLoser = "@loser";
// "@side": the side of the other person in the claim's words, whom they play with or for.
inline constexpr std::string_view kPendingSide = "@side";

// Gives such claims their object and takes out those whose match the text leaves open. A match is a beat claim of two
// teams, or two teams beside a score. It is the one of the claim's sentence, else the nearest one told before, then the
// nearest behind, that the scorer's side took part in; member-of claims and the other scorers of the paragraph say
// which side that is. Against a side without a goal only the other one scored.
void ResolveOpponents(const Analysis& analysis, std::vector<Claim>* claims);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_MATCH_CONTEXT_H_
