// Pronouns before the name that they stand for: "After she won, Ruiz wept".
#include <algorithm>

#include "extract/coref/salience.h"

namespace kg::extract::coref {

// "After she won, Ruiz wept": a name right behind the comma that ends the opening clause.
int32_t Salience::Cataphor(uint32_t m, Gender gender) const {
  const Mention& mention = s_.mentions[m];
  const Sentence& sentence = s_.text.sentences[mention.sentence];
  static constexpr std::string_view kOpeners[] = {"after",      "before",    "when",    "while",    "in",     "on",
                                                  "at",         "despite",   "as",      "although", "though", "since",
                                                  "during",     "with",      "by",      "until",    "if",     "for",
                                                  "throughout", "following", "because", "even",     "from",   "once"};
  // "Asked if she ...", "Sixteen days after her ...": an opener is among the first words.
  bool opens = false;
  for (uint32_t i = sentence.first_token; i < mention.first && i < sentence.first_token + 4 && !opens; ++i) {
    const std::string_view word = s_.LowerAt(i);
    opens = std::find(std::begin(kOpeners), std::end(kOpeners), word) != std::end(kOpeners);
    opens |= i == sentence.first_token && word.size() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
  }
  if (!opens) return -1;
  for (uint32_t i = sentence.first_token; i < mention.first; ++i) {
    if (s_.LowerAt(i) == ",") return -1;
  }
  for (uint32_t i = mention.last; i + 1 < sentence.last_token; ++i) {
    if (s_.LowerAt(i) != ",") continue;
    const int32_t at = starts_at_[i + 1];
    if (at < 0 || s_.mentions[static_cast<size_t>(at)].form != Form::kName || !traits_[static_cast<size_t>(at)].subject)
      return -1;
    const int32_t entity = s_.mentions[static_cast<size_t>(at)].entity;
    return entity >= 0 && Agrees(s_.entities[static_cast<size_t>(entity)], gender, nullptr) ? entity : -1;
  }
  return -1;
}

// "She was born in Oslo and learned to cook. Ana Ruiz is ...": a text that opens with a pronoun names whom it means as
// the first person of one of its next sentences.
int32_t Salience::NamedNext(uint32_t m, Gender gender) const {
  constexpr uint32_t kSentencesAhead = 2;
  const uint32_t sentence = s_.mentions[m].sentence;
  for (uint32_t s = sentence; s <= sentence + kSentencesAhead && s < first_person_.size(); ++s) {
    for (uint32_t c = std::max(m + 1, s_.sentence_begin[s]); c < s_.sentence_begin[s + 1]; ++c) {
      const Mention& name = s_.mentions[c];
      if (name.form != Form::kName || name.entity < 0 || !name.types.Has(MentionType::kPerson)) continue;
      const bool fits = s > sentence && traits_[c].subject && s_.QuoteAt(name.first) == nullptr &&
                        Agrees(s_.entities[static_cast<size_t>(name.entity)], gender, nullptr);
      return fits ? name.entity : -1;
    }
  }
  return -1;
}

}  // namespace kg::extract::coref
