#include "tools/eval/selection.h"

#include <utility>

namespace kg::eval {
namespace {

// Two facts of one key say the same word by word.
std::string IdentityOf(const Fact& fact, const Agreement& agreement, bool with_qualifiers) {
  std::string a = fact.subject.key;
  std::string b = fact.object.key;
  if (agreement.IsSymmetric(fact.predicate) && b < a) std::swap(a, b);
  std::string key = fact.doc + '\0' + fact.predicate + '\0' + a + '\0' + b;
  if (!with_qualifiers) return key;
  for (const auto& [name, value] : fact.qualifiers) key += '\0' + name + '\0' + value;
  return key;
}

Scope ScopeOf(const std::vector<Fact>& facts) {
  std::set<std::string> predicates;
  for (const Fact& fact : facts) predicates.insert(fact.predicate);
  Scope scope;
  for (const Fact& fact : facts) scope[fact.doc].predicates = predicates;
  return scope;
}

// Where the gold is complete for passages, a claim counts by the predicates of those that hold its sentence.
bool IsInScope(const Fact& claim, const DocumentScope& document) {
  const bool in_document = document.predicates.contains(claim.predicate);
  if (!in_document || claim.sentence.empty()) return in_document;
  bool found = false;
  bool wanted = false;
  for (const Passage& passage : document.passages) {
    if (passage.text.find(claim.sentence) == std::string::npos &&
        claim.sentence.find(passage.text) == std::string::npos)
      continue;
    found = true;
    wanted |= passage.predicates.contains(claim.predicate);
  }
  return !found || wanted;
}

}  // namespace

void Selection::Merge(Fact* fact) const {
  const auto it = gold_.meta.merge.find(fact->predicate);
  if (it != gold_.meta.merge.end()) fact->predicate = it->second;
}

bool Selection::IsWanted(const Fact& fact) const {
  return options_.predicates.empty() || options_.predicates.contains(fact.predicate);
}

void Selection::TakeGold() {
  std::vector<Fact> facts;
  for (const Fact& fact : gold_.facts) {
    if (options_.documents && !options_.documents->contains(fact.doc)) continue;
    facts.push_back(fact);
    Merge(&facts.back());
    if (!IsWanted(facts.back())) facts.pop_back();
  }
  scope_ = gold_.scope ? *gold_.scope : ScopeOf(facts);
  std::map<std::string, size_t> at;
  for (Fact& fact : facts) {
    const auto [it, is_new] = at.emplace(IdentityOf(fact, agreement_, options_.require_qualifiers), score_.gold.size());
    if (is_new) {
      score_.gold.push_back(std::move(fact));
    } else if (score_.gold[it->second].optional && !fact.optional) {
      score_.gold[it->second] = std::move(fact);  // a fact that counts goes before an optional one
    }
  }
  const size_t dropped = std::erase_if(score_.gold, [this](const Fact& fact) {
    const auto document = scope_.find(fact.doc);
    return document == scope_.end() || !document->second.predicates.contains(fact.predicate);
  });
  if (dropped > 0) score_.notes["gold facts of predicates outside the scope (left out)"] = static_cast<int>(dropped);
}

void Selection::TakeClaims(const std::vector<Fact>& claims) {
  for (const Fact& claim : claims) {
    if (!claim.plain || (options_.documents && !options_.documents->contains(claim.doc))) continue;
    Fact fact = claim;
    Merge(&fact);
    const auto document = scope_.find(fact.doc);
    if (document == scope_.end()) {
      ++score_.notes["claims of unknown documents (left out)"];
      continue;
    }
    if (const auto it = gold_.meta.implies.find(fact.predicate); it != gold_.meta.implies.end()) {
      implied_[fact.doc].push_back(fact);
      implied_[fact.doc].back().predicate = it->second;
    }
    if (!IsWanted(fact)) continue;
    if (!IsInScope(fact, document->second)) {
      ++score_.notes["claims outside the scope (not annotated there, left out)"];
    } else if (!seen_.insert(IdentityOf(fact, agreement_, options_.require_qualifiers)).second) {
      ++score_.notes["identical repeats (left out)"];
    } else {
      score_.claims.push_back(std::move(fact));
    }
  }
}

}  // namespace kg::eval
