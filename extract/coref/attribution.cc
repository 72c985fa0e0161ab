// "Ruiz said", "said the coach", "according to Ruiz", "She shrugged: ...": who speaks.
#include <algorithm>

#include "extract/coref/speech.h"
#include "extract/coref/syntax.h"
#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

constexpr uint32_t kLongestApposition = 16;   // tokens from a name to its verb: "Ruiz, the former coach, said"
constexpr uint32_t kLongestDescription = 10;  // tokens from a verb to the name: "said the former world champion Ruiz"

constexpr auto kSpeech = WordSet(
    {"said",      "says",      "say",       "saying",     "added",      "adds",         "told",         "tells",
     "explained", "explains",  "insisted",  "insists",    "admitted",   "admits",       "replied",      "replies",
     "recalled",  "recalls",   "joked",     "jokes",      "wrote",      "writes",       "tweeted",      "tweets",
     "argued",    "argues",    "continued", "continues",  "noted",      "notes",        "claimed",      "claims",
     "warned",    "warns",     "stated",    "states",     "declared",   "declares",     "announced",    "announces",
     "concluded", "concludes", "commented", "comments",   "remarked",   "remarks",      "testified",    "testifies",
     "thought",   "thinks",    "stressed",  "stresses",   "shouted",    "shouts",       "asked",        "asks",
     "revealed",  "reveals",   "confessed", "confesses",  "reflected",  "reflects",     "posted",       "posts",
     "quipped",   "quips",     "laughed",   "laughs",     "smiled",     "smiles",       "grinned",      "grins",
     "sighed",    "sighs",     "shrugged",  "shrugs",     "remembered", "remembers",    "agreed",       "agrees",
     "conceded",  "concedes",  "suggested", "suggests",   "believed",   "believes",     "reckoned",     "reckons",
     "mused",     "muses",     "exclaimed", "exclaims",   "whispered",  "whispers",     "cried",        "snapped",
     "snaps",     "confirmed", "confirms",  "promised",   "promises",   "responded",    "responds",     "answered",
     "answers",   "repeated",  "repeats",   "observed",   "observes",   "urged",        "urges",        "maintained",
     "maintains", "estimated", "estimates", "lamented",   "laments",    "enthused",     "enthuses",     "beamed",
     "beams",     "wondered",  "wonders",   "complained", "complains",  "protested",    "protests",     "predicted",
     "predicts",  "vowed",     "vows",      "pleaded",    "pleads",     "boasted",      "boasts",       "confided",
     "confides",  "marvelled", "marveled",  "marvels",    "chuckled",   "chuckles",     "countered",    "counters",
     "texted",    "emailed",   "captioned", "penned",     "shared",     "acknowledged", "acknowledges", "affirmed",
     "asserted",  "asserts",   "contended", "contends",   "emphasised", "emphasized",   "emphasises",   "emphasizes",
     "expressed", "hinted",    "hints",     "informed",   "joking",     "opined",       "pondered",     "praised",
     "reasoned",  "reasons",   "retorted",  "retorts",    "scoffed",    "scoffs",       "speculated",   "summed",
     "teased",    "teases",    "yelled",    "yells",      "mutters",    "muttered",     "murmured",     "feared",
     "reported",  "reports",   "read",      "reads",      "gushed",     "gushes",       "winked",       "nodded",
     "nods",      "began",     "begins",    "mentioned",  "reminded",   "reminds",      "recounted",    "recounts",
     "offered",   "offers",    "points",    "pointed",    "found",      "finds",        "put",          "puts",
     "called",    "calls",     "described", "describes",  "greeted",    "interrupted",  "interrupts",   "goes",
     "went"});
// Between a subject and its verb of saying.
constexpr auto kBetween =
    WordSet({"has",   "had",        "have",   "would", "will",   "could",   "can",     "may",     "later",
             "also",  "then",       "once",   "still", "often",  "always",  "only",    "just",    "even",
             "first", "afterwards", "now",    "did",   "does",   "himself", "herself", "never",   "who",
             "once",  "himself",    "merely", "again", "simply", "all",     "himself", "later",   "already",
             "to",    "ever",       "both",   "was",   "is",     "soon",    "since",   "recently"});
constexpr auto kToSomebody =
    WordSet({"told", "tells", "asked", "asks", "informed", "reminded", "reminds", "warned", "warns", "urged", "assured",
             "telling", "asking", "sentencing", "addressing", "reminding", "thanking", "warning"});

}  // namespace

bool IsSpeechVerb(std::string_view word) { return kSpeech.Has(word); }

AttributionFinder::AttributionFinder(const State& state) : s_(state) {
  ends_at_.assign(s_.text.tokens.size() + 1, -1);
  starts_at_.assign(s_.text.tokens.size() + 1, -1);
  const auto longer = [this](int32_t known, const Mention& mention) {
    if (known < 0) return true;
    const Mention& other = s_.mentions[static_cast<size_t>(known)];
    return mention.last - mention.first > other.last - other.first;
  };
  for (uint32_t m = 0; m < s_.mentions.size(); ++m) {
    const Mention& mention = s_.mentions[m];
    if (!CanSpeak(mention)) continue;
    if (longer(ends_at_[mention.last], mention)) ends_at_[mention.last] = static_cast<int32_t>(m);
    if (longer(starts_at_[mention.first], mention)) starts_at_[mention.first] = static_cast<int32_t>(m);
  }
}

bool AttributionFinder::CanSpeak(const Mention& mention) const {
  return mention.types.Has(MentionType::kPerson) && mention.form != Form::kPossessive &&
         mention.Get("number") != "plural" && !IsPossessive(s_.LowerAt(mention.last));
}

bool AttributionFinder::EndsSentence(uint32_t token) const {
  const std::string_view word = s_.text.Text(token);
  return word == "." || word == "!" || word == "?" || word == "\u2026";
}

Attribution AttributionFinder::Behind(uint32_t first, uint32_t last) const {
  if (first >= last || first == 0) return {};
  const std::string_view end = first >= 2 ? s_.LowerAt(static_cast<int64_t>(first) - 2) : std::string_view();
  // "I was cold": Ana Ruiz on her first race
  if (s_.text.Text(first) == ":" && first + 1 < last && starts_at_[first + 1] >= 0 &&
      s_.mentions[static_cast<size_t>(starts_at_[first + 1])].form == Form::kName)
    return {starts_at_[first + 1], -1};
  const Shape shape = s_.text.tokens[first].shape;
  const bool lower = shape == Shape::kLower || s_.text.Text(first) == ",";
  // "I won." Ruiz said nothing more: a full stop ends it, unless the words go on in lower case.
  if (!lower && end != "," && end != "?" && end != "!" && end != "\u2014" && end != "\u2013" && end != "\u2026")
    return {};
  uint32_t stop = first;
  while (stop < last && !EndsSentence(stop)) ++stop;
  for (uint32_t verb = first; verb < stop && verb < first + 2 * kLongestApposition; ++verb) {
    const Attribution found = At(verb, first, stop, verb <= first + 2);
    if (found.speaker >= 0) return found;
  }
  return {};
}

Attribution AttributionFinder::Before(uint32_t first, uint32_t last) const {
  if (first >= last || EndsSentence(last - 1)) return {};
  uint32_t begin = last;
  while (begin > first && !EndsSentence(begin - 1)) --begin;
  for (uint32_t verb = last; verb-- > begin;) {
    Attribution found = At(verb, begin, last, false);
    if (found.speaker < 0) continue;
    for (uint32_t i = begin; i < verb && found.listener < 0; ++i) found.listener = ListenerOf(i, last);
    return found;
  }
  if (s_.text.Text(last - 1) != ":") return {};
  if (ends_at_[last - 1] >= 0) return {ends_at_[last - 1], -1};  // "was dismissed by Ruiz: ..."
  return {FirstSubject(begin, last), -1};
}

Attribution AttributionFinder::Reported(uint32_t first, uint32_t last) const {
  if (first >= last || !EndsSentence(last - 1)) return {};
  while (last > first && EndsSentence(last - 1)) --last;
  uint32_t begin = last;
  while (begin > first && !EndsSentence(begin - 1)) --begin;
  if (begin == first && !EndsSentence(first)) return {};  // goes on with the quotation before
  for (uint32_t verb = begin; verb < last; ++verb) {
    const Attribution found = At(verb, begin, last, false);
    if (found.speaker >= 0) return found;
  }
  return {};
}

int32_t AttributionFinder::LastSubject(uint32_t first, uint32_t last) const {
  while (last > first && EndsSentence(last - 1)) --last;
  uint32_t begin = last;
  while (begin > first && !EndsSentence(begin - 1)) --begin;
  return FirstSubject(begin, last);
}

// The first mention of [first, last) that is a subject.
int32_t AttributionFinder::FirstSubject(uint32_t first, uint32_t last) const {
  for (uint32_t i = first; i < last; ++i) {
    const int32_t at = starts_at_[i];
    // "Who is your hero?" before an answer in quotation marks names nobody.
    if (at >= 0 && s_.text.Lower(i) != "who" && IsSubject(s_, s_.mentions[static_cast<size_t>(at)])) return at;
  }
  return -1;
}

// What the word at `verb` says of who speaks, if it is a verb of saying.
Attribution AttributionFinder::At(uint32_t verb, uint32_t first, uint32_t last, bool may_invert) const {
  const std::string_view word = s_.text.Lower(verb);
  if (word == "according" && s_.LowerAt(verb + 1) == "to") return {InvertedSubject(verb + 2, last), -1};
  if (!IsSpeechVerb(word) || s_.text.tokens[verb].shape != Shape::kLower) return {};
  const int32_t subject = SubjectOf(verb, first);
  if (subject >= 0) return {subject, ListenerOf(verb, last)};
  return {may_invert ? InvertedSubject(verb + 1, last) : -1, -1};
}

// "Ruiz later said", "Ruiz, the coach, said", "Ruiz (KEN) said", "she shook her head and said"
int32_t AttributionFinder::SubjectOf(uint32_t verb, uint32_t first) const {
  uint32_t at = verb;
  for (int skipped = 0; skipped < 4 && at > first && ends_at_[at] < 0; ++skipped, --at) {  // "Kelly" is no adverb
    const std::string_view word = s_.text.Lower(at - 1);
    if (!kBetween.Has(word) && !(word.size() > 4 && word.ends_with("ly"))) break;
    // "was told": somebody else spoke.
    if ((word == "was" || word == "is") && s_.text.Lower(verb) != "saying" && s_.text.Lower(verb) != "joking")
      return -1;
  }
  if (ends_at_[at] >= 0) return ends_at_[at];
  if (at <= first) return -1;
  const std::string_view before = s_.text.Lower(at - 1);
  if (before == "," || before == ")" || before == "\u2014" || before == "\u2013") {
    const std::string_view opener = before == ")" ? std::string_view("(") : before;
    for (uint32_t i = at - 1; i-- > first && at - i < kLongestApposition;) {
      if (s_.text.Lower(i) == opener && ends_at_[i] >= 0) return ends_at_[i];
    }
    return -1;
  }
  return before == "and" || before == "but" || before == "then" ? FirstSubject(first, at) : -1;
}

// "said Ruiz", "says the former captain of the Wolves, Ana Ruiz"
int32_t AttributionFinder::InvertedSubject(uint32_t from, uint32_t last) const {
  for (uint32_t i = from; i < last && i < from + kLongestDescription; ++i) {
    if (starts_at_[i] >= 0) return starts_at_[i];
    const std::string_view word = s_.text.Lower(i);
    if (word == ";" || word == "(" || word == "that" || word == "when" || word == "as" || word == "after") return -1;
  }
  return -1;
}

// "told him", "Sentencing Ruiz, ..."
int32_t AttributionFinder::ListenerOf(uint32_t verb, uint32_t last) const {
  if (!kToSomebody.Has(s_.text.Lower(verb)) || verb + 1 >= last) return -1;
  for (uint32_t i = verb + 1; i < last && i < verb + 3; ++i) {
    if (starts_at_[i] >= 0) return starts_at_[i];
  }
  return -1;
}

}  // namespace kg::extract::coref
