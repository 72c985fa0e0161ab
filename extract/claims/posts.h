// "the former envoy to Ukraine", "an ex-Oslo FC striker", "a future captain": whether an office or post is held.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_POSTS_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_POSTS_H_

#include <cstdint>
#include <string_view>

#include "extract/claims/analysis.h"
#include "extract/claims/references.h"

namespace kg::extract {

enum class Tenure : uint8_t { kHeld, kFormer, kNotHeld };

// What the adjectives before the claim's office, post or side say of it. `object` is the mention of the object, -1
// when it has none; `role` the words of the office or post, empty when nothing names it.
Tenure TenureOf(const Analysis& analysis, const Anchor& words, int32_t object, std::string_view predicate,
                std::string_view role);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_POSTS_H_
