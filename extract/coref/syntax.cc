#include "extract/coref/syntax.h"

#include <algorithm>

#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

using SV = std::string_view;

template <size_t N>
bool In(const WordSet<N>& list, SV word) {
  return list.Has(word);
}

constexpr auto kAuxiliaries =
    WordSet({"is",   "was", "has",   "had", "will", "would",   "could", "can", "may", "might", "must", "should",
             "does", "did", "shall", "who", "'s",   "\u2019s", "'d",    "'ll", "are", "were",  "be"});
// Past forms that end neither in -ed nor in -s.
constexpr auto kPast =
    WordSet({"won",      "ran",      "said",   "told",   "took",    "made",  "came",   "went",   "got",    "began",
             "became",   "broke",    "beat",   "led",    "lost",    "left",  "met",    "set",    "held",   "hit",
             "knew",     "thought",  "saw",    "fell",   "felt",    "kept",  "grew",   "gave",   "found",  "wrote",
             "spoke",    "stood",    "sat",    "put",    "let",     "cut",   "drew",   "drove",  "flew",   "rose",
             "sent",     "spent",    "swam",   "threw",  "wore",    "sold",  "taught", "built",  "bought", "brought",
             "caught",   "chose",    "fought", "read",   "rode",    "sang",  "slept",  "struck", "swept",  "understood",
             "withdrew", "overcame", "outran", "quit",   "shot",    "paid",  "laid",   "sought", "woke",   "drank",
             "ate",      "bore",     "hung",   "lay",    "dealt",   "wept",  "hid",    "leapt",  "slid",   "fled",
             "bled",     "dug",      "fed",    "forgot", "forgave", "froze", "hurt",   "knelt",  "meant",  "rang",
             "sank",     "shook",    "shrank", "sprang", "stole",   "stuck", "swore",  "swung",  "tore",   "wound",
             "bit",      "blew",     "chose",  "crept",  "dreamt",  "drank", "learnt", "leant",  "lit",    "proved",
             "shone",    "spun",     "split",  "strode", "strove",  "burst", "bent",   "bet",    "bound",  "cast",
             "clung",    "cost",     "wed",    "beaten", "do",      "have",  "am",     "say",    "think",  "know",
             "want",     "go"});
constexpr auto kAdverbs =
    WordSet({"later", "also",   "then",  "first", "still",      "never", "now",     "once",    "soon",
             "even",  "just",   "again", "twice", "eventually", "who",   "himself", "herself", "next",
             "twice", "always", "often", "not",   "already",    "only",  "both"});
constexpr auto kPrepositions =
    WordSet({"of",  "by",   "with",   "to",      "for",       "against",   "from",    "over",
             "on",  "at",   "about",  "like",    "than",      "behind",    "after",   "between",
             "in",  "into", "under",  "near",    "including", "alongside", "without", "through",
             "per", "via",  "beside", "besides", "following", "joining",   "beating"});
constexpr auto kBoundaries =
    WordSet({",",    ";",   ":",     "and",     "but",   "when",   "while",  "after", "before",   "because", "as",
             "that", "if",  "where", "who",     "which", "to",     "since",  "until", "although", "though",  "whose",
             "how",  "why", "what",  "whether", "-",     "\u2014", "\u2013", "\"",    "\u201c",   "\u201d",  "so"});

}  // namespace

bool IsVerbLike(const State& state, int64_t token) {
  SV word = state.LowerAt(token);
  if (word.size() < 2) return false;
  if (In(kAuxiliaries, word) || In(kPast, word)) return true;
  const Shape shape = state.text.tokens[static_cast<size_t>(token)].shape;
  if (shape != Shape::kLower) return false;
  if (word.ends_with("ed") && word.size() > 3) return true;
  if (word.ends_with("s") && word.size() > 3 && !word.ends_with("ss") && !word.ends_with("us")) {
    // "Ruiz fans", "Ruiz supporters": a plural noun, told by what follows a verb: a determiner, preposition, adverb,
    // "that".
    return true;
  }
  return false;
}

bool VerbAt(const State& state, int64_t token) {
  for (int skip = 0; skip < 3; ++skip) {
    if (IsVerbLike(state, token)) return true;
    SV word = state.LowerAt(token);
    if (!In(kAdverbs, word) && !(word.size() > 4 && word.ends_with("ly"))) return false;
    ++token;
  }
  return false;
}

bool IsPreposition(std::string_view word) { return In(kPrepositions, word); }

namespace {

// "Ruiz, Voss and Lund ran": the later ones of a list are not who the sentence is about.
bool BehindListMember(const State& state, const Mention& mention) {
  SV before = state.LowerAt(static_cast<int64_t>(mention.first) - 1);
  if (before != "and" && before != ",") return false;
  for (uint32_t m = state.sentence_begin[mention.sentence]; m < state.sentence_begin[mention.sentence + 1]; ++m) {
    const Mention& other = state.mentions[m];
    if (other.first >= mention.first) break;
    if (other.form == Form::kName && other.types.Has(MentionType::kPerson) && other.last + 1 == mention.first)
      return before == "and";
  }
  return false;
}

// "Out goes Ruiz", "Next came Ruiz"; "..., said party leader Ana Ruiz": the subject behind its verb.
bool IsInverted(const State& state, const Mention& mention) {
  constexpr int64_t kLongestDescription = 6;
  static constexpr auto kOpeners = WordSet({"out", "up", "next", "then", "here", "enter", "down", "along"});
  static constexpr auto kMoves = WordSet({"goes", "went", "came", "comes", "stepped", "steps", "popped", "stood"});
  static constexpr auto kSaid = WordSet({"said", "says", "added", "adds", "explained", "recalled", "insisted"});
  const int64_t begin = state.text.sentences[mention.sentence].first_token;
  const int64_t first = mention.first;
  if (first == begin + 2 && kOpeners.Has(state.LowerAt(begin)) && kMoves.Has(state.LowerAt(begin + 1))) return true;
  for (int64_t i = first - 1; i > begin && i >= first - kLongestDescription; --i) {
    const SV word = state.LowerAt(i);
    if (kSaid.Has(word)) {
      const SV mark = state.LowerAt(i - 1);
      return mark == "\"" || mark == "\u201d" || mark == "\u2019" || mark == ",";
    }
    if (state.text.tokens[static_cast<size_t>(i)].shape == Shape::kPunct || IsPreposition(word) || word == "that")
      return false;
  }
  return false;
}

}  // namespace

bool IsPossessor(const State& state, const Mention& mention) {
  if (mention.form == Form::kPossessive) return true;
  SV next = state.LowerAt(mention.last);
  if (!IsPossessive(next)) return false;
  // "Ruiz's been": the mark is a verb.
  return true;
}

bool BehindPreposition(const State& state, const Mention& mention) {
  return mention.first > 0 && In(kPrepositions, state.LowerAt(static_cast<int64_t>(mention.first) - 1));
}

bool IsSubject(const State& state, const Mention& mention) {
  if (mention.form == Form::kPossessive) return false;
  SV next = state.LowerAt(mention.last);
  SV before = state.LowerAt(static_cast<int64_t>(mention.first) - 1);
  if (mention.form != Form::kPronoun && IsPossessive(next)) return false;
  // "much like Ruiz has done", "after Ruiz won": a conjunction, as the verb shows.
  const bool may_join = before == "like" || before == "than" || before == "after";
  if (BehindPreposition(state, mention) && !(may_join && VerbAt(state, mention.last))) return false;
  if (before == "said" || before == "says" || before == "added" || before == "explained") return true;
  if (mention.form == Form::kName && IsInverted(state, mention)) return true;
  if (mention.form == Form::kPronoun) {
    SV word = state.LowerAt(mention.first);
    return word == "he" || word == "she" || word == "they" || word == "i" || word == "who";
  }
  if (BehindListMember(state, mention)) return false;
  if (VerbAt(state, mention.last)) return true;
  const Sentence& sentence = state.text.sentences[mention.sentence];
  if (next == "and") return mention.first <= sentence.first_token + 3;
  if (next != "," && next != "(") return false;
  // "A new officer, Ruiz, queried it": the name is the apposition.
  const bool behind_comma =
      before == "," || state.LowerAt(static_cast<int64_t>(mention.first) - 2) == ",";  // ", Mrs Ruiz,"
  if (next == "," && behind_comma && VerbAt(state, static_cast<int64_t>(mention.last) + 1)) return true;
  int depth = next == "(" ? 1 : 0;
  for (int64_t i = mention.last + 1; i < std::min<int64_t>(sentence.last_token, mention.last + 18); ++i) {
    SV word = state.LowerAt(i);
    if (word == "(") ++depth;
    if (word == ")") --depth;
    if (((word == "," && next == ",") || (word == ")" && next == "(")) && depth <= 0 && VerbAt(state, i + 1))
      return true;
  }
  return false;
}

bool GovernsTo(const State& state, const Mention& subject, const Mention& object) {
  constexpr uint32_t kFarthest = 25;
  static constexpr auto kNewClause = WordSet(
      {"that",   "when",    "while", "because", "as", "if",   "where", "which", "before", "after", "since", "although",
       "though", "whether", "until", ";",       ":",  "what", "how",   "why",   "said",   "says",  "whose"});
  if (subject.last >= object.first || object.first - subject.last > kFarthest) return false;
  uint32_t from = subject.last;
  if (state.text.Lower(from) == ",") {  // "Ruiz, who owns the yard, dismissed him"
    for (uint32_t i = from + 1; i + 1 < object.first; ++i) {
      if (state.text.Lower(i) != ",") continue;
      if (VerbAt(state, static_cast<int64_t>(i) + 1)) from = i + 1;
      break;
    }
  }
  for (uint32_t i = from; i < object.first; ++i) {
    const SV word = state.text.Lower(i);
    if (In(kNewClause, word)) return false;
    if (word == "," && state.text.Lower(i + 1).ends_with("ing")) return false;  // "was born in 1987, making him 38"
    const bool joined = i + 2 < object.first && (word == "and" || word == "but");
    if (joined && !VerbAt(state, static_cast<int64_t>(i) + 1)) return false;
  }
  for (uint32_t m = state.sentence_begin[subject.sentence]; m < state.sentence_begin[subject.sentence + 1]; ++m) {
    const Mention& other = state.mentions[m];
    const bool between = other.first >= from && other.last <= object.first && other.types.Has(MentionType::kPerson);
    // "Ruiz chased him but could not catch him": an object in between changes nothing.
    if (between && (other.form != Form::kPronoun || IsSubject(state, other))) return false;
  }
  return true;
}

void IndexClauses(State* state) {
  const auto count = static_cast<uint32_t>(state->text.tokens.size());
  state->clause_end.assign(count + 1, count);
  for (uint32_t i = count; i-- > 0;) {
    state->clause_end[i] = In(kBoundaries, state->text.Lower(i)) ? i : state->clause_end[i + 1];
  }
}

bool SameClause(const State& state, uint32_t from, uint32_t to) { return from >= to || state.clause_end[from] >= to; }

}  // namespace kg::extract::coref
