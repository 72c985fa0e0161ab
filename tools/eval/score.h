// Precision, recall and F1 of claims against gold facts, by predicate.
//
// Of one document, each gold fact is matched at most once, claims in the order of their file; strict matches go first.
// A claim that matches no free gold fact is
// - ignored where it says an optional fact,
// - a repeat where it says a fact that another claim has said (counted neither way),
// - a false hit otherwise.
// Only asserted claims that are facts count, only predicates that the scope says the gold is complete for.
#ifndef NEWSGRAPH_TOOLS_EVAL_SCORE_H_
#define NEWSGRAPH_TOOLS_EVAL_SCORE_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tools/eval/agreement.h"
#include "tools/eval/facts.h"

namespace kg::eval {

struct ScoreOptions {
  std::set<std::string> predicates;                // empty: all
  std::optional<std::set<std::string>> documents;  // only these
  bool require_qualifiers = false;  // a match has every qualifier of the gold but its optional ones, in agreement
};

struct Gold {
  std::vector<Fact> facts;
  std::optional<Scope> scope;  // without one, every predicate of the gold is complete in every document of it
  Meta meta;
};

struct Counts {
  int gold = 0;
  int found = 0;     // gold facts that a claim says
  int credited = 0;  // gold facts that a claim of another predicate implies
  int right = 0;     // claims
  int wrong = 0;
  int repeats = 0;
  int ignored = 0;

  int said() const { return right + wrong; }
  double Precision() const;
  double Recall() const;
  double F1() const;
  Counts& operator+=(const Counts& other);
};

struct QualifierCounts {
  int gold = 0;
  int given = 0;
  int right = 0;
};

enum class Verdict { kRight, kWrong, kRepeat, kIgnored };

struct ModeScore {
  std::map<std::string, Counts> by_predicate;
  std::vector<bool> found;        // by gold fact: said or credited
  std::vector<Verdict> verdicts;  // by claim
  Counts Total() const;
};

struct Score {
  std::vector<Fact> gold;    // those that count, optional ones included
  std::vector<Fact> claims;  // those that count
  ModeScore strict;
  ModeScore lenient;
  std::map<std::string, QualifierCounts> qualifiers;  // over lenient matches
  std::map<std::string, int> notes;                   // what was left out, and why
  bool recall_only = false;

  // Mean lenient F1 over the predicates of the gold.
  double MacroF1() const;
};

Score Evaluate(const Gold& gold, const std::vector<Fact>& claims, const Agreement& agreement,
               const ScoreOptions& options);

}  // namespace kg::eval

#endif  // NEWSGRAPH_TOOLS_EVAL_SCORE_H_
