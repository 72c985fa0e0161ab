// "I" and "you" of what somebody says; "herself".
#include <algorithm>

#include "extract/coref/salience.h"
#include "extract/coref/state.h"

namespace kg::extract::coref {

// Who speaks a quotation is no "he" or "she" of it: known first, though it stands behind ("She listens," he said).
void Salience::ResolveSpeaker(uint32_t m) {
  const Quote* quote = s_.QuoteAt(s_.mentions[m].first);
  if (quote == nullptr || quote->speaker < static_cast<int32_t>(m)) return;
  const auto speaker = static_cast<uint32_t>(quote->speaker);
  const Mention& mention = s_.mentions[speaker];
  if (mention.entity >= 0 || found_[speaker] >= 0 || mention.form == Form::kName) return;
  if (!mention.Get("person").empty() || mention.Get("number") == "plural") return;
  if (s_.QuoteAt(mention.first) != nullptr) return;
  if (s_.text.sentences[mention.sentence].block != s_.text.sentences[s_.mentions[m].sentence].block) return;
  found_[speaker] = mention.form == Form::kNominal
                        ? Nominal(speaker)
                        : Best(speaker, GenderOf(mention.Get("gender")), kPronounMargin, nullptr);
}

int32_t Salience::EntityOf(int32_t mention) const {
  if (mention < 0) return -1;
  const int32_t named = s_.mentions[static_cast<size_t>(mention)].entity;
  return named >= 0 ? named : found_[static_cast<size_t>(mention)];
}

// The entity that speaks around the mention; a third-person pronoun in a quotation is not its speaker.
int32_t Salience::SpeakerOf(uint32_t m) const {
  const Quote* quote = s_.QuoteAt(s_.mentions[m].first);
  if (quote == nullptr) return -1;
  return quote->speaker >= 0 ? EntityOf(quote->speaker) : quote->entity;
}

// Whom the words around the mention are spoken to.
int32_t Salience::ListenerOf(uint32_t m) const {
  const Quote* quote = s_.QuoteAt(s_.mentions[m].first);
  if (quote == nullptr) return -1;
  return quote->listener >= 0 ? EntityOf(quote->listener) : quote->addressee;
}

// "He was a wall," the coach said of Ruiz: whom the words say that they are about.
int32_t Salience::ToldOf(uint32_t m) const {
  constexpr uint32_t kFarthest = 12;
  const Mention& mention = s_.mentions[m];
  const Quote* quote = s_.QuoteAt(mention.first);
  if (quote == nullptr || quote->last + 1 >= s_.text.tokens.size()) return -1;
  const uint32_t end = std::min<uint32_t>(quote->last + kFarthest, static_cast<uint32_t>(s_.text.tokens.size()));
  for (uint32_t i = quote->last + 1; i + 2 < end; ++i) {
    const std::string_view word = s_.text.Lower(i);
    if (word == "." || word == "\"" || word == "\u201c") return -1;
    if ((word != "said" && word != "says" && word != "added") ||
        (s_.LowerAt(i + 1) != "of" && s_.LowerAt(i + 1) != "about"))
      continue;
    const int32_t at = starts_at_[i + 2];
    if (at < 0 || s_.mentions[static_cast<size_t>(at)].form != Form::kName) return -1;
    const int32_t entity = s_.mentions[static_cast<size_t>(at)].entity;
    const bool agrees =
        entity >= 0 && Agrees(s_.entities[static_cast<size_t>(entity)], GenderOf(mention.Get("gender")), nullptr);
    return agrees ? entity : -1;
  }
  return -1;
}

// "Ruiz herself", "Ruiz, herself a champion": whom it stands beside; "Ruiz found herself": the subject before it.
int32_t Salience::Reflexive(uint32_t m) const {
  const Mention& mention = s_.mentions[m];
  const bool comma = s_.LowerAt(static_cast<int64_t>(mention.first) - 1) == ",";
  const Gender gender = GenderOf(mention.Get("gender"));
  const auto agrees = [&](int32_t entity) {
    if (entity < 0) return false;
    return gender == Gender::kUnknown ? IsThing(entity)
                                      : Agrees(s_.entities[static_cast<size_t>(entity)], gender, nullptr);
  };
  if (const int32_t at = EndingAt(mention.first - (comma ? 1 : 0), m); at >= 0) {
    if (const int32_t entity = found_[static_cast<size_t>(at)]; agrees(entity)) return entity;
  }
  int32_t any = -1;
  for (uint32_t c = m; c-- > s_.sentence_begin[mention.sentence];) {
    if (!agrees(found_[c])) continue;
    if (traits_[c].subject) return found_[c];
    any = found_[c];
  }
  return any;
}

}  // namespace kg::extract::coref
