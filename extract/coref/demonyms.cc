// "The Spaniard": whom a country's name means, and where it tells whose country that is.
#include "extract/coref/kin.h"
#include "extract/coref/salience.h"
#include "extract/coref/speech.h"
#include "extract/coref/syntax.h"

namespace kg::extract::coref {

// "Lund scored from a cross by Ruiz. The Spaniard ...": the last whom the sentence before has named.
bool Salience::IsLastNamed(uint32_t c, uint32_t m) const {
  const uint32_t sentence = s_.mentions[c].sentence;
  if (sentence + 1 != s_.mentions[m].sentence) return false;
  // No opponent ("who beat Ruiz"); who speaks is rather whom it is about.
  const Mention& name_of_country = s_.mentions[m];
  if (IsSpeechVerb(s_.LowerAt(name_of_country.last)) ||
      IsSpeechVerb(s_.LowerAt(static_cast<int64_t>(name_of_country.first) - 1)))
    return false;
  const int64_t first = s_.mentions[c].first;
  constexpr int64_t kLongestDescription = 3;  // "by former head coach Ruiz"
  int64_t at = first - 1;
  while (at > 0 && at + kLongestDescription >= first && !IsPreposition(s_.LowerAt(at)) && s_.LowerAt(at) != "and" &&
         s_.text.tokens[static_cast<size_t>(at)].shape == Shape::kLower) {
    if (s_.LowerAt(at).ends_with("ing")) return false;
    --at;
  }
  const std::string_view link = s_.LowerAt(at);
  const bool behind =
      IsPreposition(link) ? link != "against" && link != "to" : link == "and" && s_.LowerAt(at - 1) == ",";
  if (traits_[c].subject || (!behind && !traits_[c].possessor)) return false;
  for (uint32_t other = c + 1; other < s_.sentence_begin[sentence + 1]; ++other) {
    const Mention& name = s_.mentions[other];
    if (name.form == Form::kName && name.types.Has(MentionType::kPerson) && found_[other] != found_[c]) return false;
  }
  return true;
}

// "She met a lieutenant, Ivo Lenz. He ...": where no subject of the sentence before can be meant, its last such name.
bool Salience::IsLastOfGender(uint32_t c, uint32_t m, Gender gender) const {
  const Mention& mention = s_.mentions[m];
  const uint32_t before = s_.mentions[c].sentence;
  const auto& sentences = s_.text.sentences;
  if (gender == Gender::kUnknown || s_.mentions[c].form != Form::kName || before + 1 != mention.sentence) return false;
  if (mention.first != sentences[mention.sentence].first_token || traits_[c].quoted != traits_[m].quoted) return false;
  if (sentences[before].paragraph != sentences[mention.sentence].paragraph) return false;
  const Mention& name = s_.mentions[c];
  const auto first = static_cast<int64_t>(name.first);
  // Who only reports ("The firm, Lund said, was empty") goes on when they go on speaking.
  const bool reports = IsSpeechVerb(s_.LowerAt(name.last)) || IsSpeechVerb(s_.LowerAt(first - 1)) ||
                       (s_.LowerAt(name.last) == "," && IsSpeechVerb(s_.LowerAt(name.last + 1)));
  if (traits_[c].subject && !reports) return false;  // leads as the subject that it is
  if (reports && !IsSpeechVerb(s_.LowerAt(mention.last))) return false;
  constexpr int64_t kReach = 6;
  for (int64_t i = first - 1; i > 0 && i + kReach > first; --i) {  // "the son of former champion Ivo Lenz"
    if (IsKin(s_.LowerAt(i))) return false;
  }
  for (uint32_t other = s_.sentence_begin[before]; other < s_.sentence_begin[before + 1]; ++other) {
    const int32_t entity = found_[other];
    if (entity < 0 || entity == found_[c] || traits_[other].quoted != traits_[c].quoted) continue;
    const Entity& known = s_.entities[static_cast<size_t>(entity)];
    if (known.type != ValueType::kPerson || known.Contradicts(gender)) continue;
    const Form form = s_.mentions[other].form;
    const bool spoken_of = form == Form::kPronoun || form == Form::kPossessive;
    if (traits_[other].subject || spoken_of || (other > c && form == Form::kName)) return false;
  }
  return true;
}

// "Ruiz beat Lund. The Spaniard ...": a nominal that opens its sentence and means whom the sentence before opens with,
// or has named last.
bool Salience::OpensAbout(uint32_t m) const {
  const Mention& nominal = s_.mentions[m];
  if (nominal.sentence == 0 || nominal.first != s_.text.sentences[nominal.sentence].first_token) return false;
  const uint32_t before = nominal.sentence - 1;
  const uint32_t opener = first_person_[before];
  if (opener == UINT32_MAX) return false;
  if (found_[opener] == found_[m]) {
    return traits_[opener].subject && s_.mentions[opener].form == Form::kName && JustBroughtIn(opener, m);
  }
  for (uint32_t c = s_.sentence_begin[before + 1]; c-- > s_.sentence_begin[before];) {
    if (found_[c] == found_[m] && s_.mentions[c].form == Form::kName) return IsLastNamed(c, m);
  }
  return false;
}

}  // namespace kg::extract::coref
