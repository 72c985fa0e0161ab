#include "tools/eval/listing.h"

#include <algorithm>
#include <utility>

namespace kg::eval {
namespace {

using ByPlace = std::multimap<std::pair<std::string, std::string>, const Fact*>;  // by document and predicate

std::pair<std::string, std::string> PlaceOf(const Fact& fact) { return {fact.doc, fact.predicate}; }

ByPlace Missed(const Score& score) {
  ByPlace missed;
  for (size_t g = 0; g < score.gold.size(); ++g) {
    const Fact& fact = score.gold[g];
    if (!fact.optional && !score.lenient.found[g]) missed.emplace(PlaceOf(fact), &fact);
  }
  return missed;
}

ByPlace Wrong(const Score& score) {
  ByPlace wrong;
  for (size_t c = 0; c < score.claims.size(); ++c) {
    if (score.lenient.verdicts[c] == Verdict::kWrong) wrong.emplace(PlaceOf(score.claims[c]), &score.claims[c]);
  }
  return wrong;
}

bool IsNear(const Fact& gold, const Fact& claim, const Agreement& agreement) {
  return agreement.SubjectMatches(gold, claim.subject, true) || agreement.ObjectMatches(gold, claim.object, true);
}

}  // namespace

std::vector<Listed> MissesOf(const Score& score, const Agreement& agreement) {
  const ByPlace wrong = Wrong(score);
  std::vector<Listed> rows;
  for (size_t g = 0; g < score.gold.size(); ++g) {
    const Fact& fact = score.gold[g];
    if (fact.optional || score.lenient.found[g]) continue;
    Listed row{&fact, nullptr};
    for (auto [it, end] = wrong.equal_range(PlaceOf(fact)); it != end && row.near == nullptr; ++it) {
      if (IsNear(fact, *it->second, agreement)) row.near = it->second;
    }
    rows.push_back(row);
  }
  return rows;
}

std::vector<Listed> FalseHitsOf(const Score& score, const Agreement& agreement) {
  const ByPlace missed = Missed(score);
  std::vector<Listed> rows;
  for (size_t c = 0; c < score.claims.size(); ++c) {
    if (score.lenient.verdicts[c] != Verdict::kWrong) continue;
    const Fact& claim = score.claims[c];
    Listed row{&claim, nullptr};
    for (auto [it, end] = missed.equal_range(PlaceOf(claim)); it != end && row.near == nullptr; ++it) {
      if (IsNear(*it->second, claim, agreement)) row.near = it->second;
    }
    rows.push_back(row);
  }
  return rows;
}

std::vector<Listed> Sample(const std::vector<Listed>& rows, size_t most) {
  if (rows.size() <= most) return rows;
  std::vector<Listed> sample;
  for (size_t i = 0; i < most; ++i) sample.push_back(rows[i * rows.size() / most]);
  return sample;
}

std::map<std::string, RuleCounts> CountRules(const Score& score) {
  std::map<std::string, RuleCounts> rules;
  for (size_t c = 0; c < score.claims.size(); ++c) {
    const Verdict verdict = score.lenient.verdicts[c];
    if (score.claims[c].rule.empty()) continue;
    if (verdict == Verdict::kRight) ++rules[score.claims[c].rule].right;
    if (verdict == Verdict::kWrong) ++rules[score.claims[c].rule].wrong;
  }
  return rules;
}

}  // namespace kg::eval
