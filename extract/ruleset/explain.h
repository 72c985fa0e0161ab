// Why a rule matches a sentence, or how far it comes: what `kgrules explain` shows.
#ifndef NEWSGRAPH_EXTRACT_RULESET_EXPLAIN_H_
#define NEWSGRAPH_EXTRACT_RULESET_EXPLAIN_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/ruleset/ast.h"
#include "extract/ruleset/ruleset.h"

namespace kg::extract {

// The furthest that the terms of a find pattern come, read from the left.
struct PatternStop {
  size_t matched = 0;  // terms
  size_t terms = 0;
  std::string wanted;  // the next term, as the rule writes it
  // Tokens [first, last) that the matched terms cover; equal when none did.
  uint32_t first = 0;
  uint32_t last = 0;
  std::optional<uint32_t> token;  // that stopped it; nullopt: the sentence ended
};

struct Explanation {
  std::vector<Match> matches;
  // Where the whole pattern is there and yet nothing matches: the clauses that say no.
  std::vector<std::string> refusals;
  std::optional<PatternStop> stop;  // where the pattern is not there
};

// `rule`: index into RuleSet::rules().
Explanation Explain(const RuleSet& rules, size_t rule, const SentenceInput& input);

// A sentence with marked-up mentions, written as the examples of rules are, without the quotes around it. Error: what
// is wrong in it, with the column.
Result<ExampleSentence> ParseMarkedSentence(std::string_view text);

// The roles that a rule runs on: body if it may, else the first one that it names.
BlockRole RoleOfRule(const RuleSet& rules, size_t rule);

// A pattern as rules write it.
std::string PatternText(const Node& pattern);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_EXPLAIN_H_
