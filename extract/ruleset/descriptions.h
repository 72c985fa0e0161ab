// What describes a name right before it: "the orienteer Anna Berg", "Bristol-based Acme", "nearby Whitby".
#ifndef NEWSGRAPH_EXTRACT_RULESET_DESCRIPTIONS_H_
#define NEWSGRAPH_EXTRACT_RULESET_DESCRIPTIONS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/ruleset/verb_forms.h"
#include "extract/text/word_table.h"

namespace kg::extract {

struct Cell;
struct SentenceInput;

// Immutable once built.
class Descriptions {
 public:
  // `nouns`: of people, teams, organizations; `adjectives`: a word each.
  void Build(const std::vector<std::string>& nouns, const std::vector<std::string>& adjectives);

  // The end of a description that begins with cell `i` and has a name right behind it; `i` where there is none. What is
  // whose ("her coach Holt", "Acme's chief Ruiz") is none: rules want to read it.
  size_t EndFrom(const SentenceInput& input, const std::vector<Cell>& cells, const VerbForms& verbs, size_t i) const;

  // Of people, teams and organizations.
  bool IsNoun(std::string_view word) const { return (KindsOf(word) & kNoun) != 0; }

 private:
  friend class DescriptionReader;
  enum Kind : uint8_t { kNoun = 1, kAdjective = 2, kClosed = 4, kPlain = 8 };
  uint8_t KindsOf(std::string_view word) const {
    const uint8_t* kinds = words_.Find(word);
    return kinds == nullptr ? uint8_t{0} : *kinds;
  }
  WordTable<uint8_t> words_;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_DESCRIPTIONS_H_
