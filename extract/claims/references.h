// The references of rules: "@event", "@date", "@subject", "@topic", "@speaker", "@discipline", "@by".
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_REFERENCES_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_REFERENCES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extract/claims/analysis.h"

namespace kg::extract {

// Where a reference looks from.
struct Anchor {
  uint32_t sentence = 0;
  uint32_t first = 0;  // tokens of the match
  uint32_t last = 0;
};

// The nearest suitable mention: its index in Analysis::mentions, or nullopt.
//   event       in the sentence (before the anchor first, then behind it), else in one of the two sentences of running
//               text before it
//   date        in the sentence only, the nearest one on either side, before it when equally near; resolved dates only
//   subject     the first person or team of the sentence before the anchor, else the subject of the sentence before
//   discipline  as event
std::optional<uint32_t> FindReference(const Analysis& analysis, std::string_view name, const Anchor& anchor);

// The person whom the article is about: the most mentioned one, the first of equals; -1 when it names nobody.
int32_t TopicOf(const Analysis& analysis);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_REFERENCES_H_
