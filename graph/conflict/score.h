// The score of a conflict: how much it matters, in [0, 1].
//
//     score = impact of the predicate x size of the gap x evenness of the sources x weakest link
//
// A tension is capped at 0.49, or lower where the meaning says so. Rounded to three digits.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_SCORE_H_
#define NEWSGRAPH_GRAPH_CONFLICT_SCORE_H_

#include <cstdint>
#include <span>

#include "graph/conflict/camps.h"

namespace kg::graph::conflict {

inline constexpr double kTensionCap = 0.49;
inline constexpr double kFaintCap = 0.2;  // ages that merely differ, two nationalities

// From 0.5 for values that nearly touch towards 1: 0.75 at one `scale`, 0.875 at two. REQUIRES: scale > 0
double GapFactor(int64_t gap, int64_t scale);
// 1 when both sides have equally many independent sources, towards 0.5 when nearly all are on one side.
double EvennessFactor(size_t votes_a, size_t votes_b);
// The least confidence of the claims, times that of their links.
double WeakestLink(std::span<const ResolvedClaim* const> claims);
// `cap` 1.0 for a conflict.
double Score(double impact, double gap_factor, double evenness, double weakest_link, double cap);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_SCORE_H_
