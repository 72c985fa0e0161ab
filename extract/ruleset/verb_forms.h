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
  // The past of a verb's bare form ("win": "won"); kNoWord for no such form.
  Symbol PastOf(std::string_view bare) const {
    const auto it = past_of_bare_.find(bare);
    return it == past_of_bare_.end() ? kNoWord : it->second;
  }
  // As PastOf, of an -ing form, be it a noun as often ("finishing", "training"); kNoWord for no such form.
  Symbol PastOfIng(std::string_view ing) const {
    const auto it = past_of_ing_.find(ing);
    return it == past_of_ing_.end() ? kNoWord : it->second;
  }
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
  std::unordered_map<std::string, VerbForm, Hash, std::equal_to<>> forms_;       // for look-ups only
  std::unordered_map<std::string, Symbol, Hash, std::equal_to<>> past_of_bare_;  // for look-ups only
  std::unordered_map<std::string, Symbol, Hash, std::equal_to<>> past_of_ing_;   // for look-ups only
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_VERB_FORMS_H_
