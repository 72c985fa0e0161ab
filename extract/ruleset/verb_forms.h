// Which words of a text are verbs, and in what form.
#ifndef NEWSGRAPH_EXTRACT_RULESET_VERB_FORMS_H_
#define NEWSGRAPH_EXTRACT_RULESET_VERB_FORMS_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/ruleset/inflect.h"
#include "extract/ruleset/vocabulary.h"
#include "extract/text/word_table.h"

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
    const Symbol* past = past_of_bare_.Find(bare);
    return past == nullptr ? kNoWord : *past;
  }
  // As PastOf, of an -ing form, be it a noun as often ("finishing", "training"); kNoWord for no such form.
  Symbol PastOfIng(std::string_view ing) const {
    const Symbol* past = past_of_ing_.Find(ing);
    return past == nullptr ? kNoWord : *past;
  }
  // nullptr: no form of a verb. `lower`: as in TokenizedText::Lower.
  const VerbForm* Find(std::string_view lower) const { return forms_.Find(lower); }

 private:
  WordTable<VerbForm> forms_;
  WordTable<Symbol> past_of_bare_;
  WordTable<Symbol> past_of_ing_;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_VERB_FORMS_H_
