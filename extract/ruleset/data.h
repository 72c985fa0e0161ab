// What a RuleSet holds.
#ifndef NEWSGRAPH_EXTRACT_RULESET_DATA_H_
#define NEWSGRAPH_EXTRACT_RULESET_DATA_H_

#include <array>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "extract/ruleset/catalog.h"
#include "extract/ruleset/cell_tests.h"
#include "extract/ruleset/compile.h"
#include "extract/ruleset/descriptions.h"
#include "extract/ruleset/ruleset.h"
#include "extract/ruleset/verb_forms.h"
#include "extract/ruleset/vocabulary.h"

namespace kg::extract {

// From what a sentence holds to the rules that may match, for one stage.
struct TriggerIndex {
  std::vector<uint32_t> symbol_begin;  // by symbol: [begin, next begin) of `by_symbol`
  std::vector<uint32_t> by_symbol;
  std::array<std::array<std::vector<uint32_t>, kMentionTypeCount>, 4> by_type;  // form, type
  std::vector<uint32_t> always;                                                 // rules without a trigger
  std::span<const uint32_t> RulesOf(Symbol symbol) const {
    return std::span(by_symbol).subspan(symbol_begin[symbol], symbol_begin[symbol + 1u] - symbol_begin[symbol]);
  }
};

// What is asked of a rule before it is run: side by side for all rules, so that asking touches little memory.
struct Gate {
  uint32_t needs_begin = 0;  // [begin, end) of Data::needs
  uint32_t needs_end = 0;
  uint8_t views = 0;
};

struct RuleSet::Data {
  Sources sources;
  std::unique_ptr<LexiconFinder> lexicons;
  std::unique_ptr<Catalog> catalog;
  Vocabulary vocabulary;
  PhraseBook phrases;
  VerbForms verbs;
  Descriptions descriptions;
  std::array<CellTests, 2> tests;  // by Stage
  std::vector<CompiledRule> rules;
  std::vector<RuleInfo> infos;           // one a rule; of the first emit
  std::deque<RuleInfo> further_emits;    // of a rule's second emit and so on
  std::array<TriggerIndex, 2> triggers;  // by Stage
  std::vector<Gate> gates;               // by rule
  std::vector<Test> needs;               // of all rules
  // By BlockRole, a bit a rule: the rules that read such blocks.
  std::array<std::vector<uint64_t>, 16> rules_of_role;
  std::string version;
};

// Fills triggers, gates and what else finds rules from data->rules.
void BuildTriggers(RuleSet::Data* data);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_DATA_H_
