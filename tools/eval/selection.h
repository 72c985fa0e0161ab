// What counts of gold and claims: the wanted documents and predicates, within the scope, each fact once.
#ifndef NEWSGRAPH_TOOLS_EVAL_SELECTION_H_
#define NEWSGRAPH_TOOLS_EVAL_SELECTION_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tools/eval/agreement.h"
#include "tools/eval/facts.h"
#include "tools/eval/score.h"

namespace kg::eval {

// Fills Score::gold, claims and notes. All arguments must outlive this.
class Selection {
 public:
  Selection(const Gold& gold, const Agreement& agreement, const ScoreOptions& options, Score* score)
      : gold_(gold), agreement_(agreement), options_(options), score_(*score) {}

  // In this order.
  void TakeGold();
  void TakeClaims(const std::vector<Fact>& claims);

  // What the claims of a document imply beside what they say.
  const std::vector<Fact>& ImpliedIn(const std::string& doc) { return implied_[doc]; }

 private:
  void Merge(Fact* fact) const;
  bool IsWanted(const Fact& fact) const;

  const Gold& gold_;
  const Agreement& agreement_;
  const ScoreOptions& options_;
  Score& score_;
  Scope scope_;
  std::map<std::string, std::vector<Fact>> implied_;
  std::set<std::string> seen_;
};

}  // namespace kg::eval

#endif  // NEWSGRAPH_TOOLS_EVAL_SELECTION_H_
