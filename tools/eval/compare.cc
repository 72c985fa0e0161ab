#include "tools/eval/compare.h"

#include <set>
#include <string>

namespace kg::eval {
namespace {

std::string IdentityOf(const Fact& fact) { return fact.doc + '\0' + ToString(fact); }

// The false hits of `score` that `other` does not have.
std::vector<const Fact*> OnlyIn(const Score& score, const Score& other) {
  std::set<std::string> known;
  for (size_t c = 0; c < other.claims.size(); ++c) {
    if (other.lenient.verdicts[c] == Verdict::kWrong) known.insert(IdentityOf(other.claims[c]));
  }
  std::vector<const Fact*> only;
  for (size_t c = 0; c < score.claims.size(); ++c) {
    const bool wrong = score.lenient.verdicts[c] == Verdict::kWrong;
    if (wrong && !known.contains(IdentityOf(score.claims[c]))) only.push_back(&score.claims[c]);
  }
  return only;
}

}  // namespace

Comparison Compare(const Score& first, const Score& second) {
  Comparison comparison;
  for (size_t g = 0; g < first.gold.size(); ++g) {
    if (first.gold[g].optional || first.lenient.found[g] == second.lenient.found[g]) continue;
    (second.lenient.found[g] ? comparison.facts_gained : comparison.facts_lost).push_back(&first.gold[g]);
  }
  comparison.wrong_gained = OnlyIn(second, first);
  comparison.wrong_lost = OnlyIn(first, second);
  return comparison;
}

}  // namespace kg::eval
