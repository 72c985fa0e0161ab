// "@employer": whose chief executive "chief executive Ana Ruiz" is, where the sentence does not say it.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_EMPLOYERS_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_EMPLOYERS_H_

#include <cstdint>
#include <optional>

#include "extract/claims/analysis.h"
#include "extract/claims/references.h"
#include "graph/model/schema.h"

namespace kg::extract {

// The firm or club that an article is about, as a reader takes it at the anchor: the only one that was named so far, or
// the only one of the sentence before in the same paragraph, else the one named at least twice as often as any other;
// named within the last few sentences, and no other one stands in the anchor's own sentence. Index into
// Analysis::mentions of its last mention before the anchor; nullopt where the article leaves it open. Parties, schools,
// prizes and what may be a place or a person do not count.
std::optional<uint32_t> FindEmployer(const Analysis& analysis, const RelationArgument& argument, const Anchor& anchor);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_EMPLOYERS_H_
