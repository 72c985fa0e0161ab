// Posts that go from one person to another: "She replaced Holt" says that Holt was what she is.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_SUCCESSIONS_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_SUCCESSIONS_H_

#include <string_view>
#include <vector>

#include "extract/claims/analysis.h"
#include "graph/model/claim.h"

namespace kg::extract {

// What a claim has for its object until the post is known: "@post" of a rule; "@held" may be one that has ended.
inline constexpr std::string_view kPendingPost = "@post";
inline constexpr std::string_view kPendingHeld = "@held";

// Gives such claims the post that the text tells of the other person whom their words name: in the same sentence, else
// in the nearest one of the three before, else in the one behind. Of several posts told there, the chief executive's
// counts first; where it stays open which one is meant, and where the words name more than two, the claim goes.
void ResolvePosts(const Analysis& analysis, std::vector<Claim>* claims);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_SUCCESSIONS_H_
