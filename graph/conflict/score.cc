#include "graph/conflict/score.h"

#include <algorithm>
#include <cmath>

namespace kg::graph::conflict {

double GapFactor(int64_t gap, int64_t scale) {
  const double steps = static_cast<double>(std::max<int64_t>(gap, 0)) / static_cast<double>(scale);
  return 1.0 - std::exp2(-(1.0 + steps));
}

double EvennessFactor(size_t votes_a, size_t votes_b) {
  const size_t less = std::max<size_t>(std::min(votes_a, votes_b), 1);
  const size_t more = std::max<size_t>(std::max(votes_a, votes_b), 1);
  return 0.5 + 0.5 * static_cast<double>(less) / static_cast<double>(more);
}

double WeakestLink(std::span<const ResolvedClaim* const> claims) {
  double weakest = 1.0;
  for (const ResolvedClaim* claim : claims) {
    const double link = std::min(claim->subject_link, claim->object_link);
    weakest = std::min(weakest, std::clamp(claim->claim.confidence, 0.0, 1.0) * std::clamp(link, 0.0, 1.0));
  }
  return weakest;
}

double Score(double impact, double gap_factor, double evenness, double weakest_link, double cap) {
  const double score = std::min(impact * gap_factor * evenness * weakest_link, cap);
  return std::round(std::clamp(score, 0.0, 1.0) * 1000.0) / 1000.0;
}

}  // namespace kg::graph::conflict
