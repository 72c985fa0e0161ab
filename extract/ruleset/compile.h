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
#include "extract/ruleset/vocabulary.h"

namespace kg::extract {

// What a mention looks like to rules: its types (a set out of 136) and its form, as one number; 0 is no mention.
using MentionKey = uint16_t;
inline constexpr size_t kMentionKeyCount = 1 + 4 * 136;
// A set that is not among those known is cut down to two of its types.
MentionKey MentionKeyOf(TypeSet types, Form form);

// A part of a pattern that one token or mention must meet.
struct Leaf {
  std::vector<Vocabulary::SetId> words;
  std::vector<PhraseBook::SetId> phrases;  // that begin here
  TypeSet types;
  uint8_t forms = 0;
  bool plain = false;    // any plain word
  bool no_verb = false;  // any plain word that is not in words[0], the verb forms
  bool operator==(const Leaf&) const = default;
};

// At least one of these must be in a sentence for a rule to match.
struct Requirement {
  std::vector<Symbol> symbols;              // sorted
  std::array<uint32_t, 4> types_by_form{};  // TypeSet bits a Form
  double cost = 0;                          // how often sentences meet it, roughly
};

// See ChainsOf: a need, and how many cells behind the need before it a cell that meets it may stand (64: anywhere); of
// the first link, how many cells of a match may stand before it.
struct ChainLink {
  uint32_t need = 0;
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
  std::vector<const RuleInfo*> infos;     // one a plan.emits
  bool utf8 = false;                      // code points above 255 are needed
  std::string find;                       // RE2 patterns over code points
  std::vector<std::string> unless;        // one a plan.unless
  std::vector<GroupPlan> groups;          // capture i + 1 of `find`
  std::vector<Requirement> requirements;  // cheapest first; empty: no trigger
  std::vector<uint32_t> needs;            // the requirements as needs of the NeedTable
  std::vector<Chain> chains;              // empty: nothing is known
  // code point of a cell: codes[mention_class[key] * word_classes + word_class[word]]
  std::vector<uint16_t> word_class;     // by WordKey
  std::vector<uint16_t> mention_class;  // by key
  std::vector<uint16_t> codes;
  uint32_t word_classes = 1;
};

// First pass over all rules: what the vocabulary must tell apart. `adjectives`, `verb_forms`: the lexicons.
struct Lexicons {
  std::vector<std::string> adjectives;
  std::vector<std::string> verb_forms;
};
void AddToVocabulary(const RulePlan& plan, const Catalog& catalog, const Lexicons& lexicons, Vocabulary* vocabulary,
                     PhraseBook* phrases);

// Second pass. REQUIRES: both were built. "" or what is wrong.
std::string CompileRule(RulePlan plan, const Catalog& catalog, Vocabulary* vocabulary, PhraseBook* phrases,
                        CompiledRule* rule);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_COMPILE_H_
