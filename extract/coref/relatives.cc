// Relative words: "Ruiz, who ...", "Ruiz, a coach who ...", "Ruiz is a coach who ...", "Acme, which ...".
#include <algorithm>

#include "extract/coref/salience.h"
#include "extract/coref/syntax.h"

namespace kg::extract::coref {
namespace {

constexpr int64_t kFarthestNoun = 12;  // tokens from "a coach" to its "who"

bool IsDash(std::string_view word) { return word == "\u2014" || word == "\u2013" || word == "-"; }

}  // namespace

// The mention that ends before the token, in the sentence of `m`; -1: none.
int32_t Salience::EndingAt(int64_t token, uint32_t m) const {
  if (token <= 0 || token > static_cast<int64_t>(s_.text.tokens.size())) return -1;
  if (const int32_t person = ends_at_[static_cast<size_t>(token)]; person >= 0) return person;
  for (uint32_t c = m; c-- > 0 && s_.mentions[c].sentence == s_.mentions[m].sentence && m - c < 12;) {
    if (s_.mentions[c].last == static_cast<uint32_t>(token) && found_[c] >= 0) return static_cast<int32_t>(c);
  }
  return -1;
}

// Where what the relative word goes with ends: before its comma, a parenthesis, an age.
int64_t Salience::EndOfAntecedent(uint32_t m) const {
  const int64_t begin = s_.text.sentences[s_.mentions[m].sentence].first_token;
  int64_t token = s_.mentions[m].first;
  if (token == begin) return -1;
  const std::string_view word = s_.LowerAt(token);
  // "Ruiz, from whom he is divorced"
  if ((word == "whom" || word == "which" || word == "whose") && IsPreposition(s_.LowerAt(token - 1))) --token;
  if (std::string_view mark = s_.LowerAt(token - 1); mark == "\"" || mark == "\u201c") --token;  // Ruiz, "who
  if (token <= begin) return -1;
  if (std::string_view before = s_.LowerAt(token - 1); before == "," || IsDash(before) || before == "and") --token;
  if (s_.LowerAt(token - 1) == ",") --token;            // ", and who"
  if (token > begin && s_.LowerAt(token - 1) == ")") {  // "Ruiz (KEN), who"
    --token;
    while (token > begin && s_.LowerAt(token) != "(") --token;
  }
  return token > begin ? token : -1;
}

// "Ruiz, co-founder of the start-up Acme, who": the person before the description that ends with the name `c`.
int32_t Salience::HolderOf(size_t c) const {
  constexpr int64_t kLongest = 9;
  const int64_t begin = s_.text.sentences[s_.mentions[c].sentence].first_token;
  bool of = false;
  for (int64_t i = static_cast<int64_t>(s_.mentions[c].first) - 1; i > begin && i + kLongest > s_.mentions[c].first;
       --i) {
    const std::string_view word = s_.LowerAt(i);
    of |= word == "of" || word == "at" || word == "for";
    if (word == ",") {
      const int32_t person = of ? ends_at_[static_cast<size_t>(i)] : -1;
      return person >= 0 ? found_[static_cast<size_t>(person)] : -1;
    }
    if (s_.text.tokens[static_cast<size_t>(i)].shape != Shape::kLower) return -1;
  }
  return -1;
}

// "Ruiz, Bishop of Oslo from 1981 to 1994, who": the person whom the sentence begins with, told of up to the comma.
int32_t Salience::SubjectBeforeAside(uint32_t m, int64_t token) const {
  constexpr int64_t kLongest = 20;
  constexpr uint32_t kTitles = 5;  // "The Right Reverend"
  const uint32_t begin = s_.text.sentences[s_.mentions[m].sentence].first_token;
  if (s_.LowerAt(token) != ",") return -1;
  int32_t person = -1;
  for (uint32_t c = s_.sentence_begin[s_.mentions[m].sentence]; c < m; ++c) {
    const Mention& mention = s_.mentions[c];
    if (mention.form != Form::kName || mention.types != TypeSet{MentionType::kPerson}) continue;
    if (person >= 0 || mention.first > begin + kTitles || s_.LowerAt(mention.last) != ",") return -1;
    if (token - mention.last > kLongest) return -1;
    for (int64_t i = mention.last; i < token; ++i) {
      if (VerbAt(s_, i)) return -1;
    }
    person = found_[c];
  }
  return person;
}

int32_t Salience::Relative(uint32_t m) const {
  const int32_t found = RelativeOf(m);
  if (found >= 0) return found;
  const int64_t token = EndOfAntecedent(m);
  return token < 0 ? -1 : SubjectBeforeAside(m, token);
}

int32_t Salience::RelativeOf(uint32_t m) const {
  const int64_t begin = s_.text.sentences[s_.mentions[m].sentence].first_token;
  int64_t token = EndOfAntecedent(m);
  if (token < 0) return -1;
  if (s_.LowerAt(static_cast<int64_t>(s_.mentions[m].first) - 1) == "and") {  // "who was there and who said"
    for (uint32_t c = m; c-- > 0 && s_.mentions[c].sentence == s_.mentions[m].sentence;) {
      if (s_.mentions[c].form == Form::kNominal) continue;  // "whose father"
      const std::string_view word = s_.LowerAt(s_.mentions[c].first);
      if (word == "who" || word == "whose") return found_[c];
    }
  }
  // "Ruiz , 37 , who"
  if (token >= 2 && s_.LowerAt(token - 2) == "," &&
      s_.text.tokens[static_cast<size_t>(token - 1)].shape == Shape::kNumber)
    token -= 2;
  int32_t at = EndingAt(token, m);
  // "Ruiz, a Democrat who"
  if (at >= 0 && s_.mentions[static_cast<size_t>(at)].Get("kind") == "party") {
    const std::string_view article = s_.LowerAt(static_cast<int64_t>(s_.mentions[static_cast<size_t>(at)].first) - 1);
    if (article == "a" || article == "an" || article == "one") at = -1;
  }
  if (at >= 0) {
    const auto here = static_cast<size_t>(at);
    if (s_.mentions[here].types.Has(MentionType::kPerson)) return found_[here];
    // "Ruiz of the Valley Party, who was mayor": a person before an organization or place.
    const int64_t before = static_cast<int64_t>(s_.mentions[here].first) - 1;
    const int64_t of = s_.LowerAt(before) == "the" ? before - 1 : before;
    if (std::string_view joint = s_.LowerAt(of); joint == "of" || joint == "from" || joint == "at") {
      int64_t end = std::max<int64_t>(of, 0);
      if (end > begin && s_.LowerAt(end - 1) == ",") --end;  // "Ruiz, of Bergen, who"
      if (end > begin && s_.LowerAt(end - 1) == ")") {       // "Ruiz (26) from Viken, who"
        while (end > begin && s_.LowerAt(end) != "(") --end;
      }
      const int32_t person = ends_at_[static_cast<size_t>(end)];
      if (person >= 0) return found_[static_cast<size_t>(person)];
    }
    if (const int32_t person = HolderOf(here); person >= 0) return person;
    if (found_[here] >= 0 && IsThing(found_[here])) return found_[here];
    // "Ruiz, the carpenter from Bergen who"
    if (!s_.mentions[here].types.Has(MentionType::kPlace) || s_.LowerAt(token) == ",") return -1;
  }
  for (int64_t i = token - 1; i > begin && i > token - kFarthestNoun; --i) {
    std::string_view word = s_.LowerAt(i);
    if (word == "," || word == ".") return -1;
    std::string_view joint = s_.LowerAt(i - 1);
    const bool joins = joint == "," || joint == "is" || joint == "was" || joint == "became" || joint == "remains";
    if ((word == "a" || word == "an" || word == "the" || word == "one") && joins) {
      int64_t end = i - 1;
      // "Ruiz, 37, a coach who"
      if (joint != "," && s_.LowerAt(end - 1) == ",") --end;  // "Ruiz, 37, is a coach who"
      if (s_.LowerAt(end) == "," && end >= 2 && s_.LowerAt(end - 2) == "," &&
          s_.text.tokens[static_cast<size_t>(end - 1)].shape == Shape::kNumber)
        end -= 2;
      at = ends_at_[static_cast<size_t>(end)];
      return at >= 0 ? found_[static_cast<size_t>(at)] : -1;
    }
  }
  return -1;
}

// ", which": the organization right before it.
int32_t Salience::Which(uint32_t m) const {
  const int64_t token = EndOfAntecedent(m);
  int32_t at = EndingAt(token, m);
  // "The Metalworkers union, which"
  if (at < 0 && token > 1 && KindOf(s_.LowerAt(token - 1)) != ThingKind::kUnknown) at = EndingAt(token - 1, m);
  if (at < 0) return -1;
  const int32_t entity = found_[static_cast<size_t>(at)];
  return entity >= 0 && IsThing(entity) ? entity : -1;
}

}  // namespace kg::extract::coref
