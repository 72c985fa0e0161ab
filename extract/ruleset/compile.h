// Rules as the matcher runs them.
#ifndef NEWSGRAPH_EXTRACT_RULESET_COMPILE_H_
#define NEWSGRAPH_EXTRACT_RULESET_COMPILE_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "extract/ruleset/catalog.h"
#include "extract/ruleset/phrases.h"
#include "extract/ruleset/plan.h"
#include "extract/ruleset/step.h"
#include "extract/ruleset/vocabulary.h"

namespace kg::extract {

class CellTests;

// At least one of these must be in a sentence for a rule to match.
struct Requirement {
  std::vector<Symbol> symbols;              // sorted
  std::array<uint32_t, 4> types_by_form{};  // TypeSet bits a Form
  double cost = 0;                          // how often sentences meet it, roughly
};

// See ChainsOf: a need, and how many cells behind the need before it a cell that meets it may stand (64: anywhere); of
// the first link, how many cells of a match may stand before it.
struct ChainLink {
  Test need;
  uint32_t reach = 0;
};
using Chain = std::vector<ChainLink>;

struct GroupPlan {
  int slot = 0;
  SlotKind kind = SlotKind::kMention;
  int32_t list = -1;
};

struct CompiledRule {
  RulePlan plan;
  std::vector<const RuleInfo*> infos;  // one a plan.emits
  Program find;
  std::vector<Program> unless;            // one a plan.unless
  std::vector<GroupPlan> groups;          // of `find`
  uint32_t mentions = 0;                  // what mentions the patterns ask for
  std::vector<Requirement> requirements;  // cheapest first; empty: no trigger
  std::vector<Test> needs;                // the requirements as tests
  std::vector<Chain> chains;              // empty: nothing is known
};

// First pass over all rules: what the vocabulary must tell apart. `adjectives`, `verb_forms`: the lexicons.
struct Lexicons {
  std::vector<std::string> adjectives;
  std::vector<std::string> verb_forms;
  std::vector<std::string> description_nouns;
};
void AddToVocabulary(const RulePlan& plan, const Catalog& catalog, const Lexicons& lexicons, Vocabulary* vocabulary,
                     PhraseBook* phrases);

// Second pass. REQUIRES: both were built. "" or what is wrong.
std::string CompileRule(RulePlan plan, const Catalog& catalog, Vocabulary* vocabulary, const PhraseBook& phrases,
                        CellTests* tests, CompiledRule* rule);
// Builds the tests of all rules compiled so far.
void BuildTests(Vocabulary* vocabulary, CellTests* tests);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_COMPILE_H_
