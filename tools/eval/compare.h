// Two runs over the same gold: what the second one gained and lost, leniently.
#ifndef NEWSGRAPH_TOOLS_EVAL_COMPARE_H_
#define NEWSGRAPH_TOOLS_EVAL_COMPARE_H_

#include <vector>

#include "tools/eval/score.h"

namespace kg::eval {

// Point into the two scores.
struct Comparison {
  std::vector<const Fact*> facts_gained;  // gold facts that only the second run found
  std::vector<const Fact*> facts_lost;
  std::vector<const Fact*> wrong_gained;  // false hits that only the second run has
  std::vector<const Fact*> wrong_lost;
};

// REQUIRES: both were made with the same gold and options.
Comparison Compare(const Score& first, const Score& second);

}  // namespace kg::eval

#endif  // NEWSGRAPH_TOOLS_EVAL_COMPARE_H_
