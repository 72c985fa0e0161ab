// Which words of a text are verbs, and in what form.
#ifndef NEWSGRAPH_EXTRACT_RULESET_VERB_FORMS_H_
#define NEWSGRAPH_EXTRACT_RULESET_VERB_FORMS_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/ruleset/inflect.h"
#include "extract/ruleset/vocabulary.h"

namespace kg::extract {

// A word may be several: "left" is a past and a participle.
struct VerbForm {
  bool past = false;        // "won", "joined", "was"
  bool participle = false;  // "won", "joined", "born"
  bool present = false;     // of a third person: "wins", "is"
  bool ing = false;         // "winning"
  bool modal = false;       // "will", "could"
  bool be = false;
  bool have = false;
  Symbol past_symbol = kNoWord;  // of the past of an -ing form
};

// Immutable once built.
class VerbForms {
 public:
  // `forms`: verb forms, one a line, as in lexicons/verb-forms.txt. `vocabulary` is built.
  void Build(const std::vector<std::string>& forms, const IrregularVerbs& irregular, const Vocabulary& vocabulary);
  // nullptr: no form of a verb. `lower`: as in TokenizedText::Lower.
  const VerbForm* Find(std::string_view lower) const {
    const auto it = forms_.find(lower);
    return it == forms_.end() ? nullptr : &it->second;
  }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  std::unordered_map<std::string, VerbForm, Hash, std::equal_to<>> forms_;  // for look-ups only
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_VERB_FORMS_H_
