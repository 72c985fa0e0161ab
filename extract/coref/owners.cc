// Whose "her" is, where the words around it tell: "Ruiz and her coach", "accused Ruiz of hiding her money".
#include "extract/coref/kin.h"
#include "extract/coref/salience.h"
#include "extract/coref/syntax.h"
#include "extract/text/word_set.h"

namespace kg::extract::coref {

// "Her mother kept the books; her father kneaded": of the same.
int32_t Salience::Parallel(uint32_t m) const {
  const Mention& mention = s_.mentions[m];
  const uint32_t first = s_.text.sentences[mention.sentence].first_token;
  for (uint32_t c = s_.sentence_begin[mention.sentence]; c < m; ++c) {
    const Mention& other = s_.mentions[c];
    const bool opens = other.form == Form::kPossessive && other.first == first;
    if (opens && s_.LowerAt(first) == s_.LowerAt(mention.first)) return found_[c];
  }
  return -1;
}

// "Ruiz accused Lund of hiding his money": the money of whom the blame falls on.
int32_t Salience::ObjectOfBlame(uint32_t m, Gender gender) const {
  constexpr int64_t kLongest = 8;
  static constexpr auto kBlame = WordSet({"accused", "accuses", "accusing", "accuse", "suspected", "convicted",
                                          "acquitted", "cleared", "forgave", "forgiven", "blamed", "fined", "mocked"});
  const Mention& mention = s_.mentions[m];
  if (mention.form != Form::kPossessive) return -1;
  const int64_t begin = s_.text.sentences[mention.sentence].first_token;
  for (int64_t i = static_cast<int64_t>(mention.first) - 2; i > begin && i + kLongest > mention.first; --i) {
    const std::string_view word = s_.LowerAt(i);
    if (word == "," || word == "and" || word == "that" || word == "who") return -1;
    if (word != "of" && word != "for") continue;
    const int32_t c = ends_at_[static_cast<size_t>(i)];
    if (c < 0) continue;
    const Mention& object = s_.mentions[static_cast<size_t>(c)];
    const int32_t entity = found_[static_cast<size_t>(c)];
    if (entity < 0 || !kBlame.Has(s_.LowerAt(static_cast<int64_t>(object.first) - 1))) return -1;
    return Agrees(s_.entities[static_cast<size_t>(entity)], gender, nullptr) ? entity : -1;
  }
  return -1;
}

// "when his friend married his second wife": the friend's, whoever that is.
bool Salience::IsOfUnknown(uint32_t m, Gender gender) const {
  const Mention& mention = s_.mentions[m];
  if (mention.form != Form::kPossessive) return false;
  const auto clash = [gender](Gender known) {
    return known != Gender::kUnknown && gender != Gender::kUnknown && known != gender;
  };
  for (uint32_t p = s_.phrase_begin[mention.sentence]; p < s_.phrase_begin[mention.sentence + 1]; ++p) {
    const NounPhrase& phrase = s_.phrases[p];
    if (!phrase.subject || phrase.plural || phrase.last > mention.first || !s_.budget.Take(2)) continue;
    const std::string_view noun = s_.LowerAt(static_cast<int64_t>(phrase.last) - 1);
    if (IsRelational(noun) && !clash(GenderOfNoun(noun)) && SameClause(s_, phrase.last, mention.first)) return true;
  }
  for (uint32_t c = m; c-- > s_.sentence_begin[mention.sentence];) {
    const Mention& subject = s_.mentions[c];
    if (subject.last > mention.first || !traits_[c].subject) continue;
    if (subject.form != Form::kNominal || found_[c] >= 0 || subject.Get("of").empty()) return false;
    const Gender known = GenderOfNoun(s_.LowerAt(static_cast<int64_t>(subject.last) - 1));
    return !clash(known) && SameClause(s_, subject.last, mention.first);
  }
  return false;
}

// "Ruiz and her coach": hers.
int32_t Salience::Coordinated(uint32_t m, Gender gender) const {
  const Mention& mention = s_.mentions[m];
  if (mention.form != Form::kPossessive || mention.first < 2) return -1;
  if (s_.LowerAt(mention.first - 1) == ";") return Parallel(m);
  if (s_.LowerAt(mention.first - 1) != "and") return -1;
  const int32_t c = ends_at_[mention.first - 1];
  if (c < 0) return -1;
  const Mention& one = s_.mentions[static_cast<size_t>(c)];
  const int32_t entity = found_[static_cast<size_t>(c)];
  static constexpr auto kSpouses = WordSet({"wife", "husband", "late", "then", "widow", "partner"});
  const bool spouse = kSpouses.Has(s_.LowerAt(mention.last));  // "a son of Ruiz and his wife"
  const bool opens = static_cast<uint32_t>(c) == first_person_[mention.sentence];
  // "The plaintiff and her husband": hers, whoever she is.
  if (entity < 0) {
    const bool unknown = one.form == Form::kNominal && opens && one.Get("of").empty() && one.Get("number").empty() &&
                         s_.text.Lower(one.first) == "the";
    return unknown ? kNobody : -1;
  }
  if (!opens && !spouse) return -1;
  if (BehindPreposition(s_, one) && !spouse) return -1;  // "with Ruiz and her coach"
  return Agrees(s_.entities[static_cast<size_t>(entity)], gender, nullptr) ? entity : -1;
}

// "by Ruiz, a veteran in her 11th season": in what is set beside a name "her" is its own.
int32_t Salience::AppositionOwner(uint32_t m, Gender gender) const {
  constexpr int64_t kLongest = 8;
  const Mention& mention = s_.mentions[m];
  if (mention.form != Form::kPossessive || gender == Gender::kUnknown) return -1;
  const int64_t begin = s_.text.sentences[mention.sentence].first_token;
  for (int64_t i = static_cast<int64_t>(mention.first) - 1; i > begin + 1 && i + kLongest > mention.first; --i) {
    const std::string_view word = s_.LowerAt(i);
    if ((word == "a" || word == "an") && s_.LowerAt(i - 1) == ",") {
      const int32_t at = ends_at_[static_cast<size_t>(i - 1)];
      if (at < 0 || found_[static_cast<size_t>(at)] < 0) return -1;
      const int32_t entity = found_[static_cast<size_t>(at)];
      return Agrees(s_.entities[static_cast<size_t>(entity)], gender, nullptr) ? entity : -1;
    }
    if (word == "," || word == "who" || word == "whose" || word == "that" || VerbAt(s_, i)) return -1;
    if (starts_at_[static_cast<size_t>(i)] >= 0) return -1;
  }
  return -1;
}

}  // namespace kg::extract::coref
