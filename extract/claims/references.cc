#include "extract/claims/references.h"

#include <algorithm>

#include "extract/text/word_set.h"
#include "graph/model/date.h"

namespace kg::extract {
namespace {

// A report names its competition once and goes on for a while; the nearest one before counts, so another one in between
// ends its reach.
constexpr uint32_t kSentencesBack = 8;

bool IsRunningText(BlockRole role) {
  return role == BlockRole::kBody || role == BlockRole::kStandfirst || role == BlockRole::kKeyPoint;
}

bool IsPersonOrTeam(const Mention& mention) {
  return mention.entity >= 0 && mention.types.Intersects({MentionType::kPerson, MentionType::kTeam});
}

// How many tokens lie from the anchor to the mention; 0 when it is one of the anchor's own.
uint32_t Distance(const Mention& mention, const Anchor& anchor) {
  if (mention.last <= anchor.first) return anchor.first - mention.last + 1;
  if (mention.first >= anchor.last) return mention.first - anchor.last + 1;
  return 0;
}

template <typename Suitable>
std::optional<uint32_t> NearestInSentence(const Analysis& analysis, const Anchor& anchor, Suitable suitable) {
  std::optional<uint32_t> best;
  const auto [first, last] = analysis.sentence_mentions[anchor.sentence];
  for (uint32_t i = first; i < last; ++i) {
    const Mention& mention = analysis.mentions[i];
    if (!suitable(mention)) continue;
    if (!best || Distance(mention, anchor) < Distance(analysis.mentions[*best], anchor)) best = i;
  }
  return best;
}

// "CYCLING" in a round-up: what follows is another report.
bool OpensReport(const Analysis& analysis, uint32_t sentence) {
  constexpr uint32_t kLongest = 2;
  const Sentence& s = analysis.text.sentences[sentence];
  if (analysis.RoleOf(sentence) != BlockRole::kSubheading || s.last_token - s.first_token > kLongest) return false;
  for (uint32_t t = s.first_token; t < s.last_token; ++t) {
    if (analysis.text.tokens[t].shape != Shape::kUpper) return false;
  }
  return true;
}

// The last suitable mention of the sentences of running text before the anchor's.
template <typename Suitable>
std::optional<uint32_t> NearestBefore(const Analysis& analysis, const Anchor& anchor, Suitable suitable) {
  uint32_t seen = 0;
  for (uint32_t s = anchor.sentence; s-- > 0 && seen < kSentencesBack;) {
    if (OpensReport(analysis, s)) return std::nullopt;
    if (!IsRunningText(analysis.RoleOf(s))) continue;
    ++seen;
    const auto [first, last] = analysis.sentence_mentions[s];
    for (uint32_t i = last; i-- > first;) {
      if (suitable(analysis.mentions[i])) return i;
    }
  }
  return std::nullopt;
}

// The one competition that an article names, wherever it does; nullopt where it names several or none.
template <typename Suitable>
std::optional<uint32_t> OnlyOneOfArticle(const Analysis& analysis, const Anchor& anchor, Suitable suitable) {
  constexpr uint32_t kLongestReport = 100;  // sentences: in a longer text one name says little of the rest
  if (anchor.sentence > kLongestReport) return std::nullopt;
  std::optional<uint32_t> only;
  for (uint32_t i = 0; i < analysis.mentions.size(); ++i) {
    const Mention& mention = analysis.mentions[i];
    if (mention.sentence >= anchor.sentence) break;
    if (!suitable(mention)) continue;
    const bool same = only && (analysis.mentions[*only].entity == mention.entity && mention.entity >= 0);
    if (only && !same) return std::nullopt;
    only = i;
  }
  return only;
}

// "with Holt third in 2:24:02", "with Berg chasing": a clause of its own, though it has no finite verb.
bool BeginsAbsolute(const Analysis& analysis, const Mention& mention) {
  if (mention.last >= analysis.text.tokens.size()) return false;
  const std::string_view next = analysis.text.Lower(mention.last);
  const auto mentions = analysis.MentionsOf(mention.sentence);
  return next.ends_with("ing") || std::any_of(mentions.begin(), mentions.end(), [&mention](const Mention& other) {
           return other.first == mention.last && other.types.Has(MentionType::kRank);
         });
}

bool IsPlaceBehind(const Analysis& analysis, uint32_t sentence, uint32_t end) {
  const auto mentions = analysis.MentionsOf(sentence);
  return std::any_of(mentions.begin(), mentions.end(),
                     [end](const Mention& m) { return m.last == end && m.types.Has(MentionType::kPlace); });
}

// True when the mention stands where a clause begins: at the sentence's start, behind a comma or a conjunction, perhaps
// with a determiner and a description before it ("after the Kenyan star Ruiz ..."), and not behind a preposition or
// verb.
bool BeginsClause(const Analysis& analysis, const Mention& mention, uint32_t sentence_first) {
  static constexpr auto kDescribesTheNext =
      WordSet({"winner", "champion", "runner-up", "finalist", "seed", "holder", "holders", "partner", "compatriot",
               "opponent", "rival", "favourite", "favorite", "team-mate", "teammate", "coach", "champions", "hosts"});
  static constexpr auto kOpensClause =
      WordSet({",",        ";",     ":",      "—",    "–",       "and",   "but",   "as", "when",
               "while",    "after", "before", "that", "because", "since", "where", "if", "though",
               "although", "until", "who",    "then", "yet",     "so",    "(",     "“",  "\""});
  static constexpr auto kNoClause =
      WordSet({"of", "by",     "to",   "from",    "for", "in", "over", "against", "like", "than", "about", "on",
               "at", "behind", "beat", "beating", "met", "'s", "’s",   "is",      "was",  "were", "are"});
  static constexpr auto kBeforeName = WordSet({"the", "a", "an", "his", "her", "their", "coach", "champion"});
  constexpr uint32_t kLongestDescription = 5;
  for (uint32_t at = mention.first; at > sentence_first && mention.first - at < kLongestDescription; --at) {
    const std::string_view word = analysis.text.Lower(at - 1);
    // "the 2019 winner, Ana Ruiz, before": an apposition.
    if (word == "," && at == mention.first && at - 1 > sentence_first &&
        kDescribesTheNext.Has(analysis.text.Lower(at - 2)))
      return false;
    if (kOpensClause.Has(word)) {
      return true;
    }
    if (word == "with") return BeginsAbsolute(analysis, mention);
    const bool named_before = at > sentence_first + 1 && analysis.text.tokens[at - 2].shape == Shape::kTitle;
    if ((word == "'s" || word == "\u2019s") && named_before &&
        BeginsAbsolute(analysis, mention)) {  // "with Norway's Ruiz third"
      --at;
      continue;
    }
    // "while Canada's Holt needed three sets": whose country she is of.
    if ((word == "'s" || word == "\u2019s") && named_before && IsPlaceBehind(analysis, mention.sentence, at - 1)) {
      --at;
      continue;
    }
    if (kNoClause.Has(word)) {
      return false;
    }
    const Shape shape = analysis.text.tokens[at - 1].shape;
    const bool describes = shape == Shape::kTitle || kBeforeName.Has(word) ||
                           (shape == Shape::kLower && !word.ends_with("ed") && !word.ends_with("ing"));
    if (!describes) return false;
    if (at - 1 == sentence_first) return true;
  }
  return mention.first == sentence_first;
}

// "born in 1990", "since 2019", "the record from 2014": the date of something else than what the sentence tells.
bool IsOfAnotherEvent(const Analysis& analysis, const Mention& date) {
  static constexpr auto kOfAnotherEvent =
      WordSet({"born", "since", "from", "until", "till", "founded", "established", "died", "previous", "old"});
  constexpr uint32_t kWordsBefore = 3;
  const uint32_t sentence_first = analysis.text.sentences[date.sentence].first_token;
  for (uint32_t at = date.first; at > sentence_first && date.first - at < kWordsBefore; --at) {
    if (kOfAnotherEvent.Has(analysis.text.Lower(at - 1))) return true;
  }
  return false;
}

constexpr auto kTimeUnits =
    WordSet({"day", "days", "week", "weeks", "month", "months", "year", "years", "hours", "fortnight"});

// "on Monday, a day after the 4-0 defeat": the day is of what stands before it.
bool IsOfWhatCameLater(const Analysis& analysis, const Mention& date, const Anchor& anchor) {
  constexpr uint32_t kWordsBehind = 4;
  if (anchor.last <= date.last) return false;
  const uint32_t end = std::min(date.last + kWordsBehind, analysis.text.sentences[date.sentence].last_token);
  for (uint32_t t = date.last; t + 1 < end; ++t) {
    if (kTimeUnits.Has(analysis.text.Lower(t)) && analysis.text.Lower(t + 1) == "after") return true;
  }
  return false;
}

// A sentence of a report that looks back: dated in an earlier year than the article, by a date or an edition.
bool IsOfThePast(const Analysis& analysis, uint32_t sentence) {
  const Article& article = analysis.article;
  if (!article.published.IsStated()) return false;
  const int published = article.published.estimate.start.year;
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

// "won the race, which she had lost in 2019": behind a word that opens a clause of its own, a mention belongs to
// something else that happened. One that stands before is said of what follows as well.
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

// A year or month: what a sentence says beside its own tale ("the record that Holt had set in 2019").
bool IsCoarse(const Mention& date) {
  const auto value = Date::Parse(date.value);
  return value && !value->is_interval && value->precision() < DatePrecision::kDay;
}

bool OpensAside(std::string_view word) {
  static constexpr auto kOpensAside = WordSet({"who", "which", "whose", "that", "where", "having", "after", "before",
                                               "since", "than", "had", "when", "while", "as", "set", "held"});
  return kOpensAside.Has(word);
}

// "breaking the record that Holt had set in 2019", "after finishing fourth in 2019": between the words of the claim and
// a year stands another verb or clause. A day is mostly the day of all that the sentence tells.
bool IsInAsideBehind(const Analysis& analysis, const Mention& date, const Anchor& anchor) {
  for (uint32_t t = std::max(anchor.last, anchor.first + 1) - 1; t < date.first; ++t) {
    const std::string_view word = analysis.text.Lower(t);
    if (t < anchor.last && word != ",") continue;  // of the claim's own words only a comma at their end
    const bool lower = analysis.text.tokens[t].shape == Shape::kLower;
    if (word == "," || OpensAside(word) || (lower && (word.ends_with("ing") || word.ends_with("ed")))) return true;
  }
  return false;
}

// "Ruiz, who finished fourth in 2019, won"; "Having lost in 2019, she won".
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

// "rowed at two Olympic Games": no edition that is told.
bool IsCounted(const Analysis& analysis, const Mention& event) {
  static constexpr auto kCounts = WordSet({"two", "three", "four", "five", "six", "several", "both", "many"});
  return event.first > analysis.text.sentences[event.sentence].first_token &&
         kCounts.Has(analysis.text.Lower(event.first - 1));
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

// "a Davis Cup player", "the World Tour leader": a competition in a description is not the one that is reported.
bool DescribesSomebody(const Analysis& analysis, const Mention& mention) {
  static constexpr auto kDescribed =
      WordSet({"player",   "players",  "leader",  "champion",   "champions", "winner",    "winners",   "medallist",
               "medalist", "finalist", "title",   "titles",     "record",    "standings", "points",    "debut",
               "squad",    "team",     "veteran", "star",       "runner-up", "hopeful",   "qualifier", "circuit",
               "bronze",   "silver",   "gold",    "champions'", "holder",    "holders",   "berth",     "place"});
  if (mention.last >= analysis.text.tokens.size() || !kDescribed.Has(analysis.text.Lower(mention.last))) return false;
  return !IsWonBefore(analysis, mention);
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

// "after the Andalusian Grand Prix", "the Oslo Open winner", "won the Oslo Open in April": named beside the tale, which
// goes on about another competition.
bool IsNamedInPassing(const Analysis& analysis, const Mention& event) {
  static constexpr auto kInPassing =
      WordSet({"after", "since", "before", "next", "upcoming", "forthcoming", "qualify", "previous", "earlier",
               "including", "winner", "champion", "like", "last", "missed", "miss", "out"});
  constexpr uint32_t kWordsBefore = 4;
  const Sentence& sentence = analysis.text.sentences[event.sentence];
  for (uint32_t t = event.first; t > sentence.first_token && event.first - t < kWordsBefore; --t) {
    if (kInPassing.Has(analysis.text.Lower(t - 1))) return true;
  }
  if (IsCounted(analysis, event) || (!event.Get("year").empty() && IsInRelativeClause(analysis, event))) return true;
  if (event.last >= sentence.last_token) return false;
  if (DescribesSomebody(analysis, event)) return true;
  const auto mentions = analysis.MentionsOf(event.sentence);
  return analysis.text.Lower(event.last) == "in" &&
         std::any_of(mentions.begin(), mentions.end(), [&event](const Mention& m) {
           return m.first == event.last + 1 && m.types.Has(MentionType::kDate) && IsCoarse(m);
         });
}

// The competition that the headline or the first sentences of the report name, nullopt where another report began
// since.
template <typename Suitable>
std::optional<uint32_t> FirstOfReport(const Analysis& analysis, const Anchor& anchor, Suitable suitable) {
  constexpr uint32_t kOpening = 3;   // sentences of running text
  constexpr uint32_t kLongest = 60;  // sentences
  uint32_t begin = 0;
  for (uint32_t s = anchor.sentence; s > 0 && begin == 0; --s) {
    if (OpensReport(analysis, s)) begin = s;
  }
  if (anchor.sentence - begin > kLongest) return std::nullopt;
  uint32_t seen = 0;
  for (uint32_t s = begin; s < anchor.sentence && seen < kOpening; ++s) {
    if (IsRunningText(analysis.RoleOf(s))) ++seen;
    const auto [first, last] = analysis.sentence_mentions[s];
    for (uint32_t i = first; i < last; ++i) {
      if (suitable(analysis.mentions[i])) return i;
    }
  }
  return std::nullopt;
}

// "won the junior title in 2017 and finished second at the Oslo Games": behind another result's verb a competition is
// of that result.
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

std::optional<uint32_t> SubjectOfSentence(const Analysis& analysis, uint32_t sentence, uint32_t before_token) {
  static constexpr auto kPossessors = WordSet({"'s", "’s", "'", "’"});
  const auto [first, last] = analysis.sentence_mentions[sentence];
  const uint32_t sentence_first = analysis.text.sentences[sentence].first_token;
  std::optional<uint32_t> earliest;
  std::optional<uint32_t> nearest;
  for (uint32_t i = first; i < last; ++i) {
    const Mention& mention = analysis.mentions[i];
    if (mention.first >= before_token) break;
    if (!IsPersonOrTeam(mention) || mention.form == Form::kPossessive) continue;
    const bool possessor =
        mention.last < analysis.text.tokens.size() && kPossessors.Has(analysis.text.Lower(mention.last));
    if (possessor) continue;
    if (!earliest) earliest = i;
    if (BeginsClause(analysis, mention, sentence_first)) nearest = i;
  }
  return nearest ? nearest : earliest;
}

}  // namespace

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

std::optional<uint32_t> PartnerOfSubject(const Analysis& analysis, uint32_t subject) {
  const Mention& second = analysis.mentions[subject];
  const uint32_t begin = analysis.text.sentences[second.sentence].first_token;
  uint32_t at = second.first;
  // "and Portugal's Holt", "and Holt"
  if (at > begin + 1 && analysis.text.Lower(at - 1).starts_with("'") &&
      IsPlaceBehind(analysis, second.sentence, at - 1)) {
    for (const Mention& m : analysis.MentionsOf(second.sentence)) {
      if (m.last == at - 1 && m.types.Has(MentionType::kPlace)) at = m.first;
    }
  }
  if (at <= begin + 1 || analysis.text.Lower(at - 1) != "and") return std::nullopt;
  --at;
  if (analysis.text.Lower(at - 1) == ",") --at;
  const auto [first, last] = analysis.sentence_mentions[second.sentence];
  for (uint32_t i = first; i < last; ++i) {
    const Mention& m = analysis.mentions[i];
    const bool person = m.types.Has(MentionType::kPerson) && m.form == Form::kName && m.entity >= 0;
    if (person && m.last == at && m.entity != second.entity && BeginsClause(analysis, m, begin)) return i;
  }
  return std::nullopt;
}

std::optional<uint32_t> FindReference(const Analysis& analysis, std::string_view name, const Anchor& anchor,
                                      Reach reach) {
  if (name == "date") {
    if (IsToldAsEarlier(analysis, anchor) || IsBesideAPlan(analysis, anchor)) return std::nullopt;
    const auto found = NearestInSentence(analysis, anchor, [&](const Mention& m) {
      return m.types.Has(MentionType::kDate) && (m.Get("kind") == "point" || m.Get("kind") == "season") &&
             !IsOfAnotherEvent(analysis, m) && !IsOfWhatCameLater(analysis, m, anchor) &&
             !IsInLaterClause(analysis, m, anchor) &&
             !(IsCoarse(m) && (IsInAsideBehind(analysis, m, anchor) || IsInAsideBefore(analysis, m, anchor)));
    });
    // "on Saturday" that nothing resolves is still the day meant: no other date of the sentence is.
    return found && !analysis.mentions[*found].value.empty() ? found : std::nullopt;
  }
  if (name == "event" || name == "discipline") {
    // A competition's own discipline ("Bergheim Half Marathon") is as good as the word.
    const bool wants_event = name == "event";
    const auto suitable = [&analysis, wants_event](const Mention& m) {
      if (m.form != Form::kName || IsCounted(analysis, m)) return false;
      if (m.types.Has(MentionType::kEvent)) return wants_event || !m.Get("discipline").empty();
      return !wants_event && m.types.Has(MentionType::kDiscipline);
    };
    const bool beside_plan = wants_event && IsBesideAPlan(analysis, anchor);
    const auto of_this = [&](const Mention& m) {
      return suitable(m) && !(wants_event && IsOfNextResult(analysis, m, anchor));
    };
    if (auto found = NearestInSentence(analysis, anchor, of_this)) {
      if (beside_plan && reach == Reach::kSentence) return std::nullopt;
      return found;
    }
    const auto by_name = [&](const Mention& m) {
      return suitable(m) && m.Get("race").empty() && !DescribesSomebody(analysis, m);
    };
    if (reach == Reach::kSentence) return std::nullopt;
    const auto nearest = NearestBefore(analysis, anchor, by_name);
    if (wants_event && nearest && LooksBackElsewhere(analysis, *nearest, anchor)) {
      // Another paragraph's look back is over.
      const auto current = [&](const Mention& m) { return by_name(m) && !IsOfThePast(analysis, m.sentence); };
      if (auto found = NearestBefore(analysis, anchor, current)) return found;
      const auto opening = [&](const Mention& m) { return current(m) && !IsNamedInPassing(analysis, m); };
      if (auto found = FirstOfReport(analysis, anchor, opening)) return found;
    }
    if (!wants_event) return nearest;
    const auto told = [&](const Mention& m) { return by_name(m) && !IsNamedInPassing(analysis, m); };
    if (nearest && told(analysis.mentions[*nearest])) return nearest;
    if (nearest) {
      if (auto found = NearestBefore(analysis, anchor, told)) return found;
    }
    if (auto found = OnlyOneOfArticle(analysis, anchor, by_name)) return found;
    if (auto found = FirstOfReport(analysis, anchor, told)) return found;
    return nearest;
  }
  if (name == "subject") {
    if (auto found = SubjectOfSentence(analysis, anchor.sentence, anchor.first + 1)) return found;
    // Far into a sentence the subject stands before the anchor, even where nobody has found it.
    constexpr uint32_t kOpening = 2;
    if (anchor.first > analysis.text.sentences[anchor.sentence].first_token + kOpening) return std::nullopt;
    for (uint32_t s = anchor.sentence; s-- > 0;) {
      if (!IsRunningText(analysis.RoleOf(s))) continue;
      return SubjectOfSentence(analysis, s, analysis.text.sentences[s].last_token);
    }
  }
  return std::nullopt;
}

int32_t TopicOf(const Analysis& analysis) {
  constexpr size_t kTitleWorth =
      5;  // mentions: a short interview names its guest in the title, and others in the answers
  std::vector<bool> in_title(analysis.entities.size(), false);
  for (const Mention& m : analysis.mentions) {
    if (analysis.RoleOf(m.sentence) == BlockRole::kHeadline && m.entity >= 0)
      in_title[static_cast<size_t>(m.entity)] = true;
  }
  int32_t best = -1;
  size_t best_count = 0;
  for (size_t i = 0; i < analysis.entities.size(); ++i) {
    const LocalEntity& entity = analysis.entities[i];
    if (entity.type != ValueType::kPerson) continue;
    const size_t count = entity.mentions.size() + (in_title[i] ? kTitleWorth : 0);
    if (count <= best_count) continue;
    best = static_cast<int32_t>(i);
    best_count = count;
  }
  return best;
}

}  // namespace kg::extract
