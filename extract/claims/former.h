// "the former envoy to Ukraine", "an ex-Oslo FC striker": offices and posts that were held once.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_FORMER_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_FORMER_H_

#include "extract/claims/analysis.h"
#include "extract/claims/references.h"

namespace kg::extract {

// Whether the words of the claim call its office, post or side a former one. `object` is the mention of the object, -1
// when it has none; `role` the words of the office or post, empty when nothing names it.
bool IsOfFormerPost(const Analysis& analysis, const Anchor& words, int32_t object, std::string_view predicate,
                    std::string_view role);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_FORMER_H_
