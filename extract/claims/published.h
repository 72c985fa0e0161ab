// When an article without a stated date was published, as far as its own text tells.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_PUBLISHED_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_PUBLISHED_H_

#include <vector>

#include "extract/mentions/mention.h"
#include "extract/text/tokens.h"
#include "graph/model/article.h"

namespace kg::extract {

// From the absolute dates among `values` (found without a reference date): published not before the latest past event
// that the text tells of and not after its last change; the estimate for people is the change's month, else the
// event's. Leaves a stated date alone.
void EstimatePublished(const TokenizedText& text, const std::vector<Mention>& values, Article* article);

// Bounds from relative expressions beside an event that the text also dates ("in Chicago last October" and "in Chicago
// in October 2023": published by October 2024). `mentions`: all mentions, names of places and events among them, with
// relative dates resolved against the estimate. Leaves a stated date alone.
void BoundPublished(const TokenizedText& text, const std::vector<Mention>& mentions, Article* article);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_PUBLISHED_H_
