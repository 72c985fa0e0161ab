// How often each rule is tried, matches and makes claims: `kgrules stats`.
#ifndef NEWSGRAPH_TOOLS_RULES_STATS_H_
#define NEWSGRAPH_TOOLS_RULES_STATS_H_

#include <cstdint>
#include <map>
#include <ostream>
#include <span>
#include <string>

#include "tools/rules/documents.h"

namespace kg::tools {

struct RuleStats {
  uint64_t tried = 0;    // sentences on which the pattern was run
  uint64_t matched = 0;  // firings
  uint64_t dropped = 0;  // firings that made no claim: a slot meant nobody known
  uint64_t claims = 0;   // claims that the rule says, alone or with others; of mark rules 0
  uint64_t sole = 0;     // of them those that no other rule says
};

class StatsCounter {
 public:
  void Add(const TracedDocument& traced);
  // `tries`: as Extractor::tries gives them.
  void AddTries(const extract::RuleSet& rules, std::span<const uint64_t> tries);

  // A table, rules by name; then the rules that never matched. `rules`: all that were loaded.
  void PrintTable(const extract::RuleSet& rules, std::ostream& out) const;
  // {"documents", "claims", "rules": {name: {"tried", "matched", "dropped", "claims", "sole"}}, "never_matched": [..]}
  void PrintJson(const extract::RuleSet& rules, std::ostream& out) const;

 private:
  std::map<std::string, RuleStats> by_rule_;
  uint64_t documents_ = 0;
  uint64_t claims_ = 0;
};

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_RULES_STATS_H_
