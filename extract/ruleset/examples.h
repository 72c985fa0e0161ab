// The examples of rules, run through the matcher.
#ifndef NEWSGRAPH_EXTRACT_RULESET_EXAMPLES_H_
#define NEWSGRAPH_EXTRACT_RULESET_EXAMPLES_H_

#include <string>
#include <utility>
#include <vector>

#include "extract/ruleset/ast.h"
#include "extract/ruleset/ruleset.h"

namespace kg::extract {

// The sentence as text, tokens and one sentence, in a body block. `example` must outlive it.
TokenizedText TextOf(const ExampleSentence& example);

// What a match says, with every name in words: what an expectation is compared with.
struct ExampleClaim {
  std::string rule;
  std::string relation;                 // or type of the nominal
  std::vector<std::string> positional;  // subject and object, or the words of the nominal
  std::vector<std::pair<std::string, std::string>> named;
  std::string ToString() const;
  bool Satisfies(const Expectation& expectation) const;
  // Says nothing that the expectation does not allow: the same claim, and no other value of what it names.
  bool AllowedBy(const Expectation& expectation) const;
};

// nullopt when a reference that the claim needs has no suitable mention.
std::optional<ExampleClaim> ClaimOf(const Match& match, const ExampleSentence& example, const TokenizedText& text);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_EXAMPLES_H_
