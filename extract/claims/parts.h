// "in which he plays Detective Tom Rudd", "its heroine, Eva Holt": people of a film, play or novel.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_PARTS_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_PARTS_H_

#include <cstdint>
#include <vector>

#include "extract/claims/analysis.h"

namespace kg::extract {

// The entities that somebody plays or that a story is about, sorted. What is told of them is no fact about anybody.
std::vector<int32_t> PartsPlayed(const Analysis& analysis);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_PARTS_H_
