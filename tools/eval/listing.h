// What a person looks at after the figures: the facts missed and the false hits, each with what stands nearest to it.
#ifndef NEWSGRAPH_TOOLS_EVAL_LISTING_H_
#define NEWSGRAPH_TOOLS_EVAL_LISTING_H_

#include <map>
#include <string>
#include <vector>

#include "tools/eval/agreement.h"
#include "tools/eval/score.h"

namespace kg::eval {

// A gold fact that no claim says (leniently), or a claim that no gold fact says.
struct Listed {
  const Fact* fact = nullptr;
  // Of a miss: a false hit of the document with the same predicate that agrees in subject or object. Of a false hit:
  // such a missed fact. nullptr when there is none.
  const Fact* near = nullptr;
};

struct RuleCounts {
  int right = 0;
  int wrong = 0;
};

// Both in the order of the documents' first facts; they point into `score`.
std::vector<Listed> MissesOf(const Score& score, const Agreement& agreement);
std::vector<Listed> FalseHitsOf(const Score& score, const Agreement& agreement);

// At most `most` of the rows, spread evenly over all.
std::vector<Listed> Sample(const std::vector<Listed>& rows, size_t most);

// How often each rule's claims were right and wrong, leniently; repeats and ignored claims count neither way.
std::map<std::string, RuleCounts> CountRules(const Score& score);

}  // namespace kg::eval

#endif  // NEWSGRAPH_TOOLS_EVAL_LISTING_H_
