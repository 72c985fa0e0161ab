// What describes a name right before it: "the orienteer Anna Berg", "Bristol-based Acme", "nearby Whitby".
#ifndef NEWSGRAPH_EXTRACT_RULESET_DESCRIPTIONS_H_
#define NEWSGRAPH_EXTRACT_RULESET_DESCRIPTIONS_H_

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "extract/ruleset/verb_forms.h"

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
  bool IsNoun(std::string_view word) const { return nouns_.contains(word); }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  using Words = std::unordered_set<std::string, Hash, std::equal_to<>>;  // for look-ups only
  friend class DescriptionReader;
  Words nouns_;
  Words adjectives_;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_DESCRIPTIONS_H_
