#include "graph/conflict/corrections.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "graph/conflict/group.h"

namespace kg::graph::conflict {
namespace {

using Value = std::pair<std::string_view, std::string_view>;  // predicate and value

Value ValueOf(const Reading& reading) { return {reading.claim->claim.predicate, reading.value}; }

// The sentence gives what was wrong.
bool NamesTheError(const ResolvedClaim& claim) {
  static constexpr std::array<std::string_view, 9> kWords = {"earlier version", "previous version", "original version",
                                                             "misstated",       "incorrectly",      "wrongly",
                                                             "erroneously",     "mistakenly",       "originally"};
  // "She is 37, not 38 as an earlier version said" gives both.
  static constexpr std::array<std::string_view, 4> kBoth = {"not", "rather than", "instead of", "in fact"};
  return IsCorrection(claim) && SentenceHas(claim, kWords) && !SentenceHas(claim, kBoth);
}

struct Article {
  std::set<Value> wrong;
  std::set<Value> right;
  bool corrects = false;
};

// "... said that it was founded in 1921" may be stored as a negation: what a correction denies is the wrong value.
void AddNegated(const Group& group, std::map<DocId, Article>* articles) {
  for (const ResolvedClaim* claim : group.claims()) {
    if (claim->claim.polarity != Polarity::kNegated || !IsCorrection(*claim)) continue;
    const auto article = articles->find(claim->claim.doc);
    if (article == articles->end()) continue;
    article->second.corrects = true;
    article->second.wrong.insert({claim->claim.predicate, claim->claim.object});
  }
}

}  // namespace

std::optional<std::set<const ResolvedClaim*>> SupersededBy(const Group& group, std::span<const Reading> readings) {
  std::map<DocId, Article> articles;
  for (const Reading& reading : readings) {
    Article& article = articles[reading.claim->claim.doc];
    article.corrects = article.corrects || IsCorrection(*reading.claim);
    (NamesTheError(*reading.claim) ? article.wrong : article.right).insert(ValueOf(reading));
  }
  AddNegated(group, &articles);
  std::set<Value> wrong;
  for (const auto& [doc, article] : articles) {
    if (!article.corrects) continue;
    const auto is_right = [&right = article.right](const Value& value) { return right.contains(value); };
    if (article.wrong.empty() || article.right.empty()) return std::nullopt;
    if (std::any_of(article.wrong.begin(), article.wrong.end(), is_right)) return std::nullopt;
    wrong.insert(article.wrong.begin(), article.wrong.end());
  }
  std::set<const ResolvedClaim*> superseded;
  for (const Reading& reading : readings) {
    if (wrong.contains(ValueOf(reading))) superseded.insert(reading.claim);
  }
  return superseded;
}

bool DropSuperseded(const Group& group, std::vector<Reading>* readings) {
  const auto superseded = SupersededBy(group, *readings);
  if (!superseded) return false;
  std::erase_if(*readings, [&](const Reading& reading) { return superseded->contains(reading.claim); });
  return true;
}

}  // namespace kg::graph::conflict
