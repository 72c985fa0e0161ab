#include "extract/claims/clause.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "extract/claims/relative_clauses.h"
#include "extract/text/word_set.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

// How far before its words a mark can reach a claim.
constexpr uint32_t kReachTokens = 10;

bool IsQuote(std::string_view token) {
  return token == "\"" || token == "“" || token == "”" || token == "„" || token == "«" || token == "»";
}
bool IsHardStop(std::string_view token) {
  return token == ";" || token == ":" || token == "—" || token == "–" || token == "(" || token == ")" || token == ",";
}

// "claimed victory in the sprint", "added 17 points": the verb's object is no speech.
bool TakesAThing(const TokenizedText& text, uint32_t verb) {
  static constexpr auto kTaking = WordSet({"claim", "claims", "claimed", "add", "adds", "added"});
  static constexpr auto kThings =
      WordSet({"victory", "victories", "win",    "wins",   "title",   "titles", "gold",     "silver",
               "bronze",  "medal",     "medals", "crown",  "place",   "trophy", "race",     "first",
               "second",  "third",     "fourth", "points", "goals",   "goal",   "tries",    "try",
               "penalty", "touchdown", "podium", "spot",   "honours", "prize",  "rebounds", "wicket"});
  constexpr uint32_t kReach = 6;
  if (!kTaking.Has(text.Lower(verb))) return false;
  // "added lustre to her triumph"
  const auto is_to = [&](uint32_t t) { return t < text.tokens.size() && text.Lower(t) == "to"; };
  if (text.Lower(verb).starts_with("add") && (is_to(verb + 2) || is_to(verb + 3))) return true;
  const uint32_t end = std::min(verb + 1 + kReach, static_cast<uint32_t>(text.tokens.size()));
  for (uint32_t t = verb + 1; t < end; ++t) {
    const std::string_view word = text.Lower(t);
    if (word == "that" || word == "," || word == "." || word == ":") return false;
    if (kThings.Has(word)) return true;
  }
  return false;
}

// "taking almost seven minutes off", "nearly 40 points": the figure is not quite that; the rest is so.
bool IsOnlyAbout(const Analysis& analysis, uint32_t token) {
  const std::string_view word = analysis.text.Lower(token);
  if (word != "almost" && word != "nearly") return false;
  for (const Mention& m : analysis.mentions) {
    if (m.first != token && m.first != token + 1) continue;
    if (m.last > token + 1 && m.types.Intersects({MentionType::kDuration, MentionType::kNumber, MentionType::kMark,
                                                  MentionType::kMoney, MentionType::kAge}))
      return true;
  }
  return false;
}

// "claims that", "had claimed that": who writes so does not vouch for it.
bool OnlyClaims(const TokenizedText& text, uint32_t verb, uint32_t end) {
  static constexpr auto kClaims = WordSet({"claim", "claims", "claimed"});
  return kClaims.Has(text.Lower(verb)) && verb + 1 < end && text.Lower(verb + 1) == "that";
}

// "on 4 May", "Will Abara said": a month or a person, no verb.
bool IsInDate(const Analysis& analysis, uint32_t sentence, uint32_t token) {
  const auto mentions = analysis.MentionsOf(sentence);
  return std::any_of(mentions.begin(), mentions.end(), [token](const Mention& m) {
    const bool person = m.form == Form::kName && m.types.Has(MentionType::kPerson) && m.last - m.first > 1;
    return (m.types.Has(MentionType::kDate) || person) && m.first <= token && token < m.last;
  });
}

}  // namespace

Result<ClauseReader> ClauseReader::Load(const std::filesystem::path& file) {
  static const std::map<std::string_view, Effect> kEffects = {{"negated", Effect::kNegated},
                                                              {"planned", Effect::kPlanned},
                                                              {"possible", Effect::kPossible},
                                                              {"rumoured", Effect::kRumoured},
                                                              {"hypothetical", Effect::kHypothetical},
                                                              {"boundary", Effect::kBoundary},
                                                              {"speech", Effect::kSpeech},
                                                              {"narrative", Effect::kNarrative},
                                                              {"retracted", Effect::kRetracted},
                                                              {"ended", Effect::kEnded},
                                                              {"fiction", Effect::kFiction}};
  constexpr std::string_view kOpening = "opening ";
  constexpr std::string_view kClosing = "closing ";
  std::ifstream in(file);
  if (!in) return IoError(file.string() + ": can't be read");
  std::map<std::string, std::vector<Phrase>> marks;
  std::map<std::string, std::vector<Phrase>> openers;
  std::map<std::string, std::vector<Phrase>> closers;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const std::string_view content = Trim(std::string_view(line).substr(0, line.find('#')));
    if (content.empty()) continue;
    const size_t colon = content.find(':');
    const bool opening = content.starts_with(kOpening);
    const bool closing = content.starts_with(kClosing);
    const size_t begin = opening ? kOpening.size() : closing ? kClosing.size() : 0;
    const auto effect = kEffects.find(colon < begin ? std::string_view() : content.substr(begin, colon - begin));
    if (colon == std::string_view::npos || effect == kEffects.end()) {
      return InvalidError(
          file.string() + ":" + std::to_string(number) +
          ":1: error: expected "
          "'[opening |closing ]negated|planned|possible|rumoured|hypothetical|fiction|ended|retracted|narrative|"
          "boundary|speech: phrases'");
    }
    for (std::string_view phrase_text : Split(content.substr(colon + 1), ',')) {
      Phrase phrase;
      phrase.effect = effect->second;
      for (std::string_view word : Split(Trim(phrase_text), ' ')) {
        if (!word.empty()) phrase.words.emplace_back(word);
      }
      auto& phrases = opening ? openers : closing ? closers : marks;
      if (!phrase.words.empty()) phrases[phrase.words[0]].push_back(std::move(phrase));
    }
  }
  ClauseReader reader;
  for (const auto& [all, table] : {std::pair(&marks, &reader.phrases_), std::pair(&openers, &reader.openers_),
                                   std::pair(&closers, &reader.closers_)}) {
    for (auto& [word, phrases] : *all) {
      std::stable_sort(phrases.begin(), phrases.end(),
                       [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
    }
    table->Build(*all);
  }
  return reader;
}

const ClauseReader::Phrase* ClauseReader::LongestAt(const Phrases& phrases, const TokenizedText& text, uint32_t at,
                                                    uint32_t end) const {
  const std::vector<Phrase>* found = phrases.Find(text.Lower(at));
  if (found == nullptr) return nullptr;
  for (const Phrase& phrase : *found) {
    if (at + phrase.words.size() > end) continue;
    bool equal = true;
    for (uint32_t i = 1; i < phrase.words.size() && equal; ++i) equal = text.Lower(at + i) == phrase.words[i];
    if (equal) return &phrase;
  }
  return nullptr;
}

const ClauseReader::Phrase* ClauseReader::PhraseAt(const TokenizedText& text, uint32_t at, uint32_t end) const {
  // "Brell IF won": a club's letters.
  if (text.Text(at) == "IF" && at > 0 && text.tokens[at - 1].shape == Shape::kTitle) return nullptr;
  // "(NOR)", "(CAN)" are countries; a sentence all in capitals has other capitals around.
  const bool code = text.tokens[at].shape == Shape::kUpper && at > 0 && text.Text(at - 1) == "(";
  if (code && at + 1 < text.tokens.size() && text.Text(at + 1) == ")") return nullptr;
  return LongestAt(phrases_, text, at, end);
}

const ClauseReader::Phrase* ClauseReader::OpenerOf(const Analysis& analysis, uint32_t sentence) const {
  const Sentence& s = analysis.text.sentences[sentence];
  uint32_t first = s.first_token;
  while (first < s.last_token && (IsQuote(analysis.text.Text(first)) || analysis.text.Lower(first) == "but")) ++first;
  return first < s.last_token ? LongestAt(openers_, analysis.text, first, s.last_token) : nullptr;
}

// "her appointment as minister of trade was vetoed", "that Ruiz founded it is absurd": between the claim's words and
// these stand only names, small words and adverbs. The words of a rule may reach over them.
const ClauseReader::Phrase* ClauseReader::CloserOf(const Analysis& analysis, uint32_t sentence,
                                                   const ClaimWords& words) const {
  static constexpr auto kLinks = WordSet({"to", "of", "in", "at", "for", "by", "the", "a"});
  constexpr uint32_t kOwnTail = 4;
  constexpr uint32_t kGap = 5;
  const TokenizedText& text = analysis.text;
  const uint32_t end = text.sentences[sentence].last_token;
  for (uint32_t at = std::max(words.first, words.last - std::min(words.last, kOwnTail));
       at < end && at < words.last + kGap; ++at) {
    if (const Phrase* closer = LongestAt(closers_, text, at, end); closer != nullptr) return closer;
    const bool name = text.tokens[at].shape != Shape::kLower && !IsHardStop(text.Text(at));
    if (at >= words.last && !name && !kLinks.Has(text.Lower(at)) && !text.Lower(at).ends_with("ly")) break;
  }
  return nullptr;
}

// "It was Holt, not Ruiz, who founded it": the claim may begin with the name or with "who".
bool ClauseReader::IsContrasted(const TokenizedText& text, uint32_t begin, uint32_t first) {
  constexpr uint32_t kLongestName = 4;
  uint32_t at = first;
  const bool relative = text.Lower(first) == "who" || text.Lower(first) == "which";
  if (relative && at > begin && text.Text(at - 1) == ",") {
    for (--at; at > begin && first - at <= kLongestName && text.tokens[at - 1].shape == Shape::kTitle;) --at;
  }
  return at > begin && text.Lower(at - 1) == "not";
}

// "will play Ruiz, who beat Holt": of a claim that spans its subject and a relative clause, only that clause counts.
uint32_t ClauseReader::RelativeStart(const TokenizedText& text, uint32_t first, uint32_t last) const {
  constexpr uint32_t kClauseTokens = 2;
  for (uint32_t t = first + 1; t + kClauseTokens < last; ++t) {
    const std::string_view word = text.Lower(t);
    if (word == "who" || word == "which") return t;
    if (const Phrase* phrase = PhraseAt(text, t, last); phrase != nullptr && phrase->effect != Effect::kBoundary) break;
  }
  return first;
}

uint32_t ClauseReader::ClauseStart(const Analysis& analysis, uint32_t sentence, uint32_t first) const {
  const TokenizedText& text = analysis.text;
  const uint32_t begin = text.sentences[sentence].first_token;
  uint32_t start = first;
  while (start > begin && first - start < kReachTokens) {
    const std::string_view before = text.Lower(start - 1);
    if (IsHardStop(before) || IsQuote(before)) break;
    // "Ruiz, who hopes to retire, won": the claim that begins with the second comma is not the aside's.
    if ((before == "who" || before == "which") && text.Text(first) == ",") return first;
    if (const Phrase* phrase = PhraseAt(text, start - 1, first);
        phrase != nullptr && phrase->effect == Effect::kBoundary)
      break;
    --start;
  }
  return start;
}

// "An earlier version said that Ruiz was born in Oslo": what a correction takes back reaches to the end of the
// sentence, or to where it sets that right.
bool ClauseReader::IsRetracted(const Analysis& analysis, uint32_t sentence, uint32_t first) const {
  const TokenizedText& text = analysis.text;
  bool retracted = false;
  for (uint32_t at = text.sentences[sentence].first_token; at < first; ++at) {
    const std::string_view word = text.Lower(at);
    if (word == ";" || word == "but" || word == "—" || word == "–") retracted = false;
    const Phrase* phrase = PhraseAt(text, at, first);
    if (phrase != nullptr && phrase->effect == Effect::kRetracted) retracted = true;
  }
  return retracted;
}

// "not the mayor, Ana Ruiz", "alleged ringleader Ivo Lenz"; "denied President Ruiz her seat" and "whether Lenz, 70,"
// leave what the words presuppose alone.
uint32_t ClauseReader::MarkBefore(const TokenizedText& text, uint32_t begin, uint32_t first) const {
  static constexpr auto kDenying = WordSet({"not", "n't", "n\u2019t", "never", "falsely", "wrongly", "incorrectly"});
  if (first == begin) return first;
  const Phrase* phrase = PhraseAt(text, first - 1, first);
  if (phrase == nullptr) return first;
  return phrase->effect == Effect::kRumoured || kDenying.Has(text.Lower(first - 1)) ? first - 1 : first;
}

struct ClauseReader::Marks {
  Polarity polarity = Polarity::kAsserted;
  bool ended = false;
  std::optional<Modality> modality;
};

void ClauseReader::ReadMarks(const Analysis& analysis, uint32_t sentence, uint32_t begin, uint32_t end, uint32_t last,
                             uint32_t own, Marks* marks) const {
  for (uint32_t at = begin; at < end;) {
    const Phrase* phrase = IsInDate(analysis, sentence, at) ? nullptr : PhraseAt(analysis.text, at, last);
    if (phrase == nullptr) {
      ++at;
      continue;
    }
    // "played without injured captain Ruiz": who stays away is a member.
    const bool told = phrase->effect == Effect::kNegated && analysis.text.Lower(at) != "without";
    if (at >= own && !told && phrase->effect != Effect::kEnded) {
      at += static_cast<uint32_t>(phrase->words.size());
      continue;
    }
    switch (phrase->effect) {
      case Effect::kNegated:
        if (IsOnlyAbout(analysis, at)) break;
        marks->polarity = Polarity::kNegated;
        break;
      case Effect::kEnded:
        marks->ended = true;
        break;
      case Effect::kPlanned:
        marks->modality = Modality::kPlanned;
        break;
      case Effect::kPossible:
        marks->modality = marks->modality.value_or(Modality::kPossible);
        break;
      case Effect::kRumoured:
        marks->modality = Modality::kRumoured;
        break;
      case Effect::kHypothetical:
        marks->modality = marks->modality.value_or(Modality::kHypothetical);
        break;
      case Effect::kSpeech:
        if (OnlyClaims(analysis.text, at, last)) marks->modality = marks->modality.value_or(Modality::kRumoured);
        break;
      default:
        break;
    }
    at += static_cast<uint32_t>(phrase->words.size());
  }
}

uint32_t ClauseReader::ClauseEnd(const Analysis& analysis, uint32_t sentence, uint32_t subject) const {
  const TokenizedText& text = analysis.text;
  const uint32_t end = std::min(text.sentences[sentence].last_token, subject + kReachTokens);
  for (uint32_t at = subject; at < end; ++at) {
    const Phrase* phrase = PhraseAt(text, at, end);
    const bool boundary = phrase != nullptr && phrase->effect == Effect::kBoundary;
    if (boundary || (at > subject + 1 && IsHardStop(text.Text(at)))) return at;
  }
  return end;
}

ClauseReader::Marks ClauseReader::MarksOf(const Analysis& analysis, uint32_t sentence, const ClaimWords& words) const {
  const TokenizedText& text = analysis.text;
  Marks marks;
  // "will step down as", "will be without": such a rule's own words say what is so until then.
  constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();
  const uint32_t own = words.given ? words.first : kNone;
  uint32_t start = words.first;
  uint32_t gap_first = words.gap_first;
  uint32_t gap_last = words.gap_last;
  if (words.tie == Tie::kParticiple) {
    // "will retire after winning in Oslo", "did not celebrate after winning": a mood reaches it, "not" does not.
    Marks main;
    ReadMarks(analysis, sentence, ClauseStart(analysis, sentence, words.subject),
              ClauseEnd(analysis, sentence, words.subject), text.sentences[sentence].last_token, kNone, &main);
    marks.modality = main.modality;
  } else if (words.tie == Tie::kAnd) {
    // "denied that Ruiz left and joined Bergen": what stands before the subject is said of both.
    ReadMarks(analysis, sentence, ClauseStart(analysis, sentence, words.subject), words.subject, words.subject, kNone,
              &marks);
  } else if (words.tie == Tie::kNone && words.given) {
    start = MarkBefore(text, text.sentences[sentence].first_token, words.first);
  } else if (words.tie == Tie::kNone) {
    const uint32_t relative = RelativeStart(text, words.first, words.last);
    gap_last = AsideEnd(text, relative, words.last);
    gap_first = relative;
    start = relative == words.first || gap_last > relative ? ClauseStart(analysis, sentence, words.first) : relative;
    if (gap_last == relative || words.gap_last > words.gap_first) {
      gap_first = words.gap_first;
      gap_last = words.gap_last;
    }
  }
  const bool gap = gap_first > start && gap_last < words.last;
  if (gap) ReadMarks(analysis, sentence, start, gap_first, gap_first, own, &marks);
  ReadMarks(analysis, sentence, gap ? gap_last : start, words.last, words.last, own, &marks);
  return marks;
}

ClauseStatus ClauseReader::Read(const Analysis& analysis, uint32_t sentence, const ClaimWords& words) const {
  const TokenizedText& text = analysis.text;
  const Sentence& s = text.sentences[sentence];
  ClauseStatus status;
  Marks marks = MarksOf(analysis, sentence, words);
  if (const Phrase* opener = OpenerOf(analysis, sentence); opener != nullptr && !marks.modality) {
    // "If Ruiz wins in Oslo, ...": hypothetical up to the comma and, with "would" or "could", beyond it.
    const bool rumoured = opener->effect == Effect::kRumoured;
    const bool told_aside =
        words.given || words.tie == Tie::kRelative || IsAside(text, RelativeStart(text, words.first, words.last));
    if (opener->effect == Effect::kFiction || !told_aside) {
      marks.modality = rumoured ? Modality::kRumoured : Modality::kHypothetical;
    }
  }
  status.polarity = IsRetracted(analysis, sentence, words.first) ? Polarity::kNegated : marks.polarity;
  const Phrase* closer = words.given ? nullptr : CloserOf(analysis, sentence, words);
  if (closer != nullptr && closer->effect == Effect::kNegated) status.polarity = Polarity::kNegated;
  if (closer != nullptr && closer->effect == Effect::kPlanned) marks.modality = Modality::kPlanned;
  if (closer != nullptr && closer->effect == Effect::kHypothetical) marks.modality = Modality::kHypothetical;
  if (IsContrasted(text, s.first_token, words.first)) status.polarity = Polarity::kNegated;
  status.ended = marks.ended;
  status.modality = marks.modality.value_or(Modality::kFact);
  const bool asked = s.last_token > s.first_token && text.Text(s.last_token - 1) == "?";
  if (asked && !words.given && status.modality == Modality::kFact) {
    status.modality = Modality::kAsked;
  }
  status.speaker = SpeakerOf(analysis, sentence, words.first, words.last);
  return status;
}

bool ClauseReader::IsSpeechVerb(const TokenizedText& text, uint32_t token) const {
  if (text.tokens[token].shape == Shape::kTitle && text.Lower(token) == "states") return false;  // "the United States"
  const Phrase* phrase = PhraseAt(text, token, static_cast<uint32_t>(text.tokens.size()));
  return phrase != nullptr && phrase->effect == Effect::kSpeech && !TakesAThing(text, token);
}

// "said Ruiz", "said the coach": the speaker right behind the verb, set off from what follows.
bool ClauseReader::IsInverted(const Analysis& analysis, uint32_t sentence, uint32_t verb) const {
  // "said World Athletics President Ana Ruiz"
  constexpr uint32_t kLongestTitle = 6;
  const TokenizedText& text = analysis.text;
  const Sentence& s = text.sentences[sentence];
  uint32_t reach = verb + 1;
  while (reach < s.last_token && reach < verb + kLongestTitle && text.tokens[reach].shape == Shape::kTitle) ++reach;
  reach = std::max(reach, verb + 3);
  const auto mentions = analysis.MentionsOf(sentence);
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
    return m.types.Has(MentionType::kPerson) && m.form != Form::kPossessive && m.first > verb && m.first <= reach;
  });
}

int32_t ClauseReader::SpeakerOf(const Analysis& analysis, uint32_t sentence, uint32_t first, uint32_t last) const {
  const TokenizedText& text = analysis.text;
  const Sentence& s = text.sentences[sentence];
  if (const int32_t speaker = analysis.SpeakerAt(first); speaker >= 0) return speaker;
  bool in_quote = s.in_quote;
  for (uint32_t t = s.first_token; t < first; ++t) {
    const std::string_view token = text.Text(t);
    if (token == "“" || token == "«") in_quote = true;
    if (token == "”" || token == "»") in_quote = false;
    if (token == "\"") in_quote = !in_quote;
  }
  // Reported speech: a speech verb before the claim governs it; inside quotation marks one after it does as well.
  std::optional<uint32_t> verb;
  for (uint32_t t = s.first_token; t < first; ++t) {
    if (IsSpeechVerb(text, t)) verb = t;
  }
  if (!verb && in_quote) {
    for (uint32_t t = last; t < s.last_token && !verb; ++t) {
      if (IsSpeechVerb(text, t)) verb = t;
    }
  }
  if (!verb) return -1;
  // "..., said Ruiz, who lives in Oslo": what follows the speaker is the article's own word.
  const bool before_claim = *verb < first;
  if (before_claim && !in_quote && text.Lower(*verb) != "according" && IsInverted(analysis, sentence, *verb)) return -1;
  // The speaker is the nearest person or organization before the verb, else behind it ("said Ruiz").
  int32_t before = -1;
  int32_t behind = -1;
  for (const Mention& mention : analysis.MentionsOf(sentence)) {
    if (mention.entity < 0 || !mention.types.Intersects({MentionType::kPerson, MentionType::kOrganization})) continue;
    if (mention.last <= *verb) before = mention.entity;
    if (mention.first > *verb && behind < 0 && mention.first <= *verb + 3) behind = mention.entity;
  }
  const bool according = text.Lower(*verb) == "according";
  if (according || IsInverted(analysis, sentence, *verb)) return behind;
  return before >= 0 ? before : behind;
}

}  // namespace kg::extract
