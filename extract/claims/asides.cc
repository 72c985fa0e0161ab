#include "extract/claims/asides.h"

#include <algorithm>
#include <optional>

#include "extract/text/word_set.h"
#include "graph/model/date.h"

namespace kg::extract {
namespace {

constexpr auto kTimeUnits =
    WordSet({"day", "days", "week", "weeks", "month", "months", "year", "years", "hours", "fortnight"});

bool OpensAside(std::string_view word) {
  static constexpr auto kOpensAside = WordSet({"who", "which", "whose", "that", "where", "having", "after", "before",
                                               "since", "than", "had", "when", "while", "as", "set", "held"});
  return kOpensAside.Has(word);
}

// "stormed to European Championships gold", "claimed the Oslo Open title": that is the report.
bool IsWonBefore(const Analysis& analysis, const Mention& event) {
  static constexpr auto kPrizes = WordSet({"gold", "silver", "bronze", "title", "crown"});
  static constexpr auto kTo = WordSet({"to", "won", "win", "wins", "took", "takes", "claimed", "claims", "lifted",
                                       "retained", "clinched", "secured", "sealed"});
  if (!kPrizes.Has(analysis.text.Lower(event.last))) return false;
  uint32_t at = event.first;
  const uint32_t begin = analysis.text.sentences[event.sentence].first_token;
  if (at > begin && (analysis.text.Lower(at - 1) == "the" || analysis.text.Lower(at - 1) == "her" ||
                     analysis.text.Lower(at - 1) == "his"))
    --at;
  return at > begin && kTo.Has(analysis.text.Lower(at - 1));
}

// "Ruiz, who won bronze at the 2019 Oslo Games, will": what a relative clause tells of somebody.
bool IsInRelativeClause(const Analysis& analysis, const Mention& event) {
  for (uint32_t t = event.first; t > analysis.text.sentences[event.sentence].first_token; --t) {
    const std::string_view word = analysis.text.Lower(t - 1);
    if (word == "who" || word == "whose") return true;
    if (word == ",") return false;
  }
  return false;
}

// "Holt – who won the Oslo Open in August –"
bool IsWonThere(const Analysis& analysis, const Mention& event) {
  static constexpr auto kResults = WordSet({"won", "took", "claimed", "finished", "placed", "captured", "retained"});
  constexpr uint32_t kWordsBefore = 4;
  for (uint32_t t = event.first; t > analysis.text.sentences[event.sentence].first_token; --t) {
    if (event.first - t >= kWordsBefore) return false;
    if (kResults.Has(analysis.text.Lower(t - 1))) return true;
  }
  return false;
}

// "missed the podium at the Oslo Games but": before token `end`, "but" turns to another result.
bool IsTurnedFrom(const Analysis& analysis, const Mention& event, uint32_t end) {
  static constexpr auto kResults = WordSet({"finished", "placed", "came", "missed", "lost", "failed", "crashed", "was",
                                            "retired", "fell", "withdrew", "exited", "struggled", "settled"});
  constexpr uint32_t kWordsBefore = 8;
  bool turned = false;
  for (uint32_t t = event.last; t < end && !turned; ++t) turned = analysis.text.Lower(t) == "but";
  const uint32_t begin = analysis.text.sentences[event.sentence].first_token;
  for (uint32_t t = event.first; turned && t > begin && event.first - t < kWordsBefore; --t) {
    if (kResults.Has(analysis.text.Lower(t - 1))) return true;
    if (analysis.text.Lower(t - 1) == ",") return false;
  }
  return false;
}

}  // namespace

bool IsOfAnotherEvent(const Analysis& analysis, const Mention& date, const Anchor& anchor) {
  static constexpr auto kOfAnotherEvent =
      WordSet({"born", "since", "from", "until", "till", "founded", "established", "died", "previous", "old"});
  constexpr uint32_t kWordsBefore = 3;
  const uint32_t sentence_first = analysis.text.sentences[date.sentence].first_token;
  for (uint32_t at = date.first; at > sentence_first && date.first - at < kWordsBefore; --at) {
    const std::string_view word = analysis.text.Lower(at - 1);
    // "Ruiz died on 3 May 2013, aged 96": the claim is of that death
    if (word == "died" && at - 1 >= anchor.first && at - 1 < anchor.last) continue;
    if (kOfAnotherEvent.Has(word)) return true;
  }
  // "before the flood of 2012": the year of the flood; "the summer of 2012" is a time itself.
  static constexpr auto kTimes =
      WordSet({"summer", "autumn", "fall",      "winter",   "spring",   "end",      "start",     "beginning",
               "middle", "season", "edition",   "morning",  "evening",  "night",    "afternoon", "weekend",
               "week",   "month",  "january",   "february", "march",    "april",    "may",       "june",
               "july",   "august", "september", "october",  "november", "december", "race",      "final",
               "part",   "half",   "quarter",   "weeks",    "days",     "months"});
  return date.first >= sentence_first + 2 && analysis.text.Lower(date.first - 1) == "of" &&
         analysis.text.tokens[date.first - 2].shape == Shape::kLower &&
         !kTimes.Has(analysis.text.Lower(date.first - 2));
}

bool IsOfWhatCameLater(const Analysis& analysis, const Mention& date, const Anchor& anchor) {
  constexpr uint32_t kWordsBehind = 4;
  if (anchor.last <= date.last) return false;
  const uint32_t end = std::min(date.last + kWordsBehind, analysis.text.sentences[date.sentence].last_token);
  for (uint32_t t = date.last; t + 1 < end; ++t) {
    if (kTimeUnits.Has(analysis.text.Lower(t)) && analysis.text.Lower(t + 1) == "after") return true;
  }
  return false;
}

bool IsOfThePast(const Analysis& analysis, uint32_t sentence) {
  // Of an undated article the estimate is the latest event that it tells of: what lies before that is past as well.
  const int published = analysis.article.published.estimate.start.year;
  const auto mentions = analysis.MentionsOf(sentence);
  return std::any_of(mentions.begin(), mentions.end(), [published](const Mention& m) {
    const std::string_view written = m.types.Has(MentionType::kEvent) ? m.Get("year") : m.value;
    if (!m.types.Intersects({MentionType::kEvent, MentionType::kDate}) || written.empty()) return false;
    const auto date = Date::Parse(written);
    return date && !date->is_interval && date->start.year != 0 && date->start.year < published;
  });
}

bool LooksBackElsewhere(const Analysis& analysis, uint32_t mention, const Anchor& anchor) {
  const auto& sentences = analysis.text.sentences;
  const uint32_t sentence = analysis.mentions[mention].sentence;
  return sentences[sentence].block != sentences[anchor.sentence].block && IsOfThePast(analysis, sentence) &&
         !IsOfThePast(analysis, anchor.sentence);
}

bool IsInLaterClause(const Analysis& analysis, const Mention& mention, const Anchor& anchor) {
  static constexpr auto kLaterClause =
      WordSet({"who", "which", "where", "whose", "since", "when", "while", "but", "until", "although", ";"});
  for (uint32_t t = anchor.last; t < mention.first; ++t) {
    if (kLaterClause.Has(analysis.text.Lower(t))) {
      return true;
    }
  }
  return false;
}

bool IsCoarse(const Mention& date) {
  const auto value = Date::Parse(date.value);
  return value && !value->is_interval && value->precision() < DatePrecision::kDay;
}

bool IsInAsideBehind(const Analysis& analysis, const Mention& date, const Anchor& anchor) {
  for (uint32_t t = std::max(anchor.last, anchor.first + 1) - 1; t < date.first; ++t) {
    const std::string_view word = analysis.text.Lower(t);
    if (t < anchor.last && word != ",") continue;  // of the claim's own words only a comma at their end
    const bool lower = analysis.text.tokens[t].shape == Shape::kLower;
    if (word == "," || OpensAside(word) || (lower && (word.ends_with("ing") || word.ends_with("ed")))) return true;
  }
  return false;
}

bool IsInAsideBefore(const Analysis& analysis, const Mention& date, const Anchor& anchor) {
  bool closed = false;
  for (uint32_t t = date.last; t < anchor.last && !closed; ++t) closed = analysis.text.Lower(t) == ",";
  if (!closed) return false;
  const uint32_t sentence_first = analysis.text.sentences[date.sentence].first_token;
  for (uint32_t t = date.first; t > sentence_first; --t) {
    const std::string_view word = analysis.text.Lower(t - 1);
    if (word == ",") return false;
    if (OpensAside(word)) return true;
  }
  return false;
}

bool IsCounted(const Analysis& analysis, const Mention& event) {
  static constexpr auto kCounts = WordSet({"two", "three", "four", "five", "six", "several", "both", "many"});
  // "three Oslo Open titles": each of them is a win there.
  static constexpr auto kWins = WordSet({"titles", "crowns", "trophies", "championships", "wins", "victories"});
  if (event.last < analysis.text.tokens.size() && kWins.Has(analysis.text.Lower(event.last))) return false;
  return event.first > analysis.text.sentences[event.sentence].first_token &&
         kCounts.Has(analysis.text.Lower(event.first - 1));
}

bool DescribesSomebody(const Analysis& analysis, const Mention& mention) {
  static constexpr auto kDescribed =
      WordSet({"player", "players",    "leader",    "champion",  "performance", "performances", "champions",
               "winner", "winners",    "medallist", "medalist",  "finalist",    "title",        "titles",
               "record", "standings",  "points",    "debut",     "squad",       "team",         "veteran",
               "star",   "runner-up",  "hopeful",   "qualifier", "circuit",     "bronze",       "silver",
               "gold",   "champions'", "holder",    "holders",   "berth",       "place"});
  if (mention.last >= analysis.text.tokens.size() || !kDescribed.Has(analysis.text.Lower(mention.last))) return false;
  return !IsWonBefore(analysis, mention);
}

bool IsPlanned(const Analysis& analysis, const Mention& event) {
  static constexpr auto kPlans =
      WordSet({"plans",  "plan",     "planned",   "planning", "hopes",    "hoping",   "wants", "intends",
               "intend", "intended", "targeting", "eyeing",   "dreams",   "dreaming", "aims",  "aiming",
               "will",   "'ll",      "\u2019ll",  "skip",     "skipping", "withdrew", "hope"});
  static constexpr auto kEnds = WordSet({";", ".", ":", "but", "after", "when", "while", "who", "won", "winning"});
  constexpr uint32_t kWordsBefore = 10;
  const Sentence& sentence = analysis.text.sentences[event.sentence];
  if (event.last + 1 < sentence.last_token && analysis.text.Lower(event.last) == "next" &&
      kTimeUnits.Has(analysis.text.Lower(event.last + 1)))
    return true;
  // "at the Oslo Championships to be held in Bergen"
  if (event.last + 2 < sentence.last_token && analysis.text.Lower(event.last) == "to" &&
      (analysis.text.Lower(event.last + 1) == "be" || analysis.text.Lower(event.last + 1) == "take"))
    return true;
  for (uint32_t t = event.first; t > sentence.first_token && event.first - t < kWordsBefore; --t) {
    const std::string_view word = analysis.text.Lower(t - 1);
    if (kEnds.Has(word)) return false;
    if (kPlans.Has(word)) return true;
  }
  return false;
}

bool IsBehindWhom(const Analysis& analysis, const Mention& event) {
  const uint32_t first = analysis.text.sentences[event.sentence].first_token;
  for (uint32_t t = event.first; t-- > first;) {
    if (analysis.text.Lower(t) == "whom") return true;
    if (analysis.text.Lower(t) == "," || analysis.text.Lower(t) == ";") return false;
  }
  return false;
}

bool IsNamedInPassing(const Analysis& analysis, const Mention& event) {
  static constexpr auto kInPassing = WordSet(
      {"after",      "since",    "before",  "next",       "upcoming",        "forthcoming", "qualify", "qualified",
       "qualifying", "previous", "earlier", "including",  "winner",          "champion",    "like",    "last",
       "missed",     "miss",     "out",     "supporting", "curtain-raising", "accompanying"});
  constexpr uint32_t kWordsBefore = 4;
  const Sentence& sentence = analysis.text.sentences[event.sentence];
  constexpr uint32_t kWordsOfList = 18;  // "since Wimbledon, including the singles gold medal in the Tokyo Olympics"
  for (uint32_t t = event.first; t > sentence.first_token && event.first - t < kWordsOfList; --t) {
    const std::string_view word = analysis.text.Lower(t - 1);
    if (word == "including" || word == "missed" || word == "since" ||
        (event.first - t < kWordsBefore && kInPassing.Has(word)))
      return true;
  }
  if (IsPlanned(analysis, event) || IsTurnedFrom(analysis, event, sentence.last_token) || IsBehindWhom(analysis, event))
    return true;
  if (IsCounted(analysis, event) ||
      (IsInRelativeClause(analysis, event) && (!event.Get("year").empty() || IsWonThere(analysis, event))))
    return true;
  if (event.last >= sentence.last_token) return false;
  if (DescribesSomebody(analysis, event)) return true;
  const auto mentions = analysis.MentionsOf(event.sentence);
  return analysis.text.Lower(event.last) == "in" &&
         std::any_of(mentions.begin(), mentions.end(), [&event](const Mention& m) {
           return m.first == event.last + 1 && m.types.Has(MentionType::kDate) && IsCoarse(m);
         });
}

bool IsOfNextResult(const Analysis& analysis, const Mention& event, const Anchor& anchor) {
  static constexpr auto kPlaced = WordSet({"finished", "placed", "came", "lost", "reached"});
  static constexpr auto kVerbs = WordSet({"took", "won", "claimed", "represented", "competed", "retained"});
  for (uint32_t t = anchor.first; t + 1 < event.first; ++t) {
    const std::string_view word = analysis.text.Lower(t);
    const std::string_view next = analysis.text.Lower(t + 1);
    const bool behind = t >= anchor.last;
    if (word == "and" && (kPlaced.Has(next) || (behind && kVerbs.Has(next)))) return true;
  }
  return false;
}

bool IsOfEarlierResult(const Analysis& analysis, const Mention& event, const Anchor& anchor) {
  return IsTurnedFrom(analysis, event, anchor.last);
}

bool IsBesideAPlan(const Analysis& analysis, const Anchor& anchor) {
  static constexpr auto kPlans = WordSet({"will", "'ll", "\u2019ll", "face", "faces", "meet", "meets", "plays", "host",
                                          "hosts", "awaits", "await", "next", "could", "would"});
  constexpr uint32_t kReach = 8;  // tokens to the relative word
  const uint32_t begin = analysis.text.sentences[anchor.sentence].first_token;
  const uint32_t end = std::min(anchor.last, anchor.first + kReach);
  bool relative = false;
  for (uint32_t t = anchor.first; t < end; ++t) relative = relative || analysis.text.Lower(t) == "who";
  for (uint32_t t = begin; relative && t < anchor.first; ++t) {
    if (kPlans.Has(analysis.text.Lower(t))) return true;
  }
  return false;
}

bool IsToldAsEarlier(const Analysis& analysis, const Anchor& anchor) {
  constexpr uint32_t kWordsBefore = 6;
  const uint32_t begin = analysis.text.sentences[anchor.sentence].first_token;
  for (uint32_t t = anchor.first; t > begin + 1 && anchor.first - t < kWordsBefore; --t) {
    const std::string_view word = analysis.text.Lower(t - 1);
    if (word == "after" && kTimeUnits.Has(analysis.text.Lower(t - 2))) return true;
    if (word == ",") return false;
  }
  return false;
}

}  // namespace kg::extract
