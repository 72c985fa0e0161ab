#include "extract/coref/noun_phrases.h"

#include <algorithm>

#include "extract/coref/syntax.h"
#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

constexpr uint32_t kLongest = 7;  // tokens of a phrase

constexpr auto kDeterminers = WordSet({"the",  "a",     "an",   "this",  "that", "these", "those",   "his",     "her",
                                       "its",  "their", "my",   "our",   "some", "many",  "most",    "several", "few",
                                       "two",  "three", "four", "five",  "six",  "seven", "eight",   "nine",    "ten",
                                       "both", "all",   "no",   "every", "each", "other", "another", "any"});
constexpr auto kPluralDeterminers = WordSet({"these", "those", "some", "many", "most", "several", "few", "two", "three",
                                             "four", "five", "six", "seven", "eight", "nine", "ten", "both", "all"});
constexpr auto kPluralNouns =
    WordSet({"people", "men", "women", "children", "police", "media", "crew", "staff", "parents", "mice", "cattle"});
constexpr auto kStops = WordSet(
    {"of",      "in",    "on",    "at",      "by",      "for",     "with",  "to",     "from",    "and",    "or",
     "but",     "that",  "who",   "which",   "whose",   "when",    "where", "while",  "as",      "than",   "after",
     "before",  "into",  "over",  "about",   "is",      "was",     "are",   "were",   "be",      "been",   "has",
     "had",     "have",  "will",  "would",   "could",   "can",     "may",   "might",  "must",    "should", "did",
     "does",    "do",    "not",   "he",      "she",     "it",      "they",  "i",      "we",      "you",    "if",
     "because", "since", "until", "through", "between", "against", "under", "during", "without", "also",   "so",
     "then",    "there", "'s",    "\u2019s", "him",     "them",    "me",    "us",     "whom",    "what"});

bool LooksPlural(std::string_view noun) {
  if (kPluralNouns.Has(noun)) return true;
  return noun.size() > 3 && noun.ends_with('s') && !noun.ends_with("ss") && !noun.ends_with("us") &&
         !noun.ends_with("is");
}

class Scanner {
 public:
  explicit Scanner(State* state) : s_(*state) {
    covered_.assign(s_.text.tokens.size() + 1, false);
    for (const Mention& mention : s_.mentions) {
      const bool value = !mention.types.Intersects({MentionType::kPerson, MentionType::kPlace, MentionType::kTeam,
                                                    MentionType::kOrganization, MentionType::kEvent});
      if (value || mention.form == Form::kPossessive) continue;
      for (uint32_t i = mention.first; i < mention.last; ++i) covered_[i] = true;
    }
  }

  void Sentence(uint32_t sentence) {
    const auto& range = s_.text.sentences[sentence];
    for (uint32_t i = range.first_token; i < range.last_token;) {
      const uint32_t end = At(sentence, i);
      i = end > i ? end : i + 1;
    }
  }

 private:
  // Adds the phrase that begins at the token; its end, or the token when there is none.
  uint32_t At(uint32_t sentence, uint32_t i) {
    if (covered_[i]) return i;
    const auto& range = s_.text.sentences[sentence];
    const std::string_view opener = s_.text.Lower(i);
    const bool number = s_.text.tokens[i].shape == Shape::kNumber;
    if (!number && !kDeterminers.Has(opener)) return Bare(sentence, i);
    uint32_t end = i + 1;
    while (end < range.last_token && end < i + kLongest && GoesOn(i + 1, end)) ++end;
    if (end == i + 1) return i;
    if (end < range.last_token && covered_[end]) return i;  // "the swimmer Ana Ruiz"
    const std::string_view head = s_.text.Lower(end - 1);
    NounPhrase phrase{i, end, LooksPlural(head) || kPluralDeterminers.Has(opener), false};
    if (number && !phrase.plural) return i;
    phrase.subject = IsSubject(phrase, range.first_token);
    s_.phrases.push_back(phrase);
    return end;
  }

  // "Doctors had advised him": a plural that opens a sentence.
  uint32_t Bare(uint32_t sentence, uint32_t i) {
    if (i != s_.text.sentences[sentence].first_token || s_.text.tokens[i].shape != Shape::kTitle) return i;
    if (!LooksPlural(s_.text.Lower(i)) || !VerbAt(s_, static_cast<int64_t>(i) + 1)) return i;
    s_.phrases.push_back({i, i + 1, true, true});
    return i + 1;
  }

  bool GoesOn(uint32_t begin, uint32_t i) const {
    const Shape shape = s_.text.tokens[i].shape;
    const std::string_view word = s_.text.Lower(i);
    if (covered_[i] || shape == Shape::kPunct || kStops.Has(word)) return word == "-" && i > begin;
    if (i == begin || !IsVerbLike(s_, i)) return true;
    // "the young players were": a word in -s that a verb follows is a noun.
    return word.ends_with('s') && IsVerbLike(s_, static_cast<int64_t>(i) + 1);
  }

  bool IsSubject(const NounPhrase& phrase, uint32_t sentence_first) const {
    if (phrase.first > 0 && IsPreposition(s_.LowerAt(static_cast<int64_t>(phrase.first) - 1)) &&
        phrase.first > sentence_first)
      return false;
    if (VerbAt(s_, phrase.last)) return true;
    // "The result of the vote was": what opens a sentence is its subject.
    const std::string_view next = s_.LowerAt(phrase.last);
    return phrase.first == sentence_first && (next == "of" || next == "," || next == "in" || next == "for");
  }

  State& s_;
  std::vector<bool> covered_;  // tokens of names, pronouns and nominals
};

}  // namespace

void FindNounPhrases(State* state) {
  Scanner scanner(state);
  for (uint32_t s = 0; s < state->text.sentences.size(); ++s) {
    state->phrase_begin.push_back(static_cast<uint32_t>(state->phrases.size()));
    scanner.Sentence(s);
  }
  state->phrase_begin.push_back(static_cast<uint32_t>(state->phrases.size()));
}

}  // namespace kg::extract::coref
