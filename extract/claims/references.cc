#include "extract/claims/references.h"

#include <algorithm>

#include "extract/claims/asides.h"
#include "extract/text/word_set.h"

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

bool IsWin(std::string_view verb) {
  static constexpr auto kVerbs =
      WordSet({"won", "wins", "winning", "claimed", "taken", "took", "captured", "collected"});
  return kVerbs.Has(verb);
}

// "his best result since July's Oslo Grand Prix"
bool IsSince(const Analysis& analysis, const Mention& event) {
  constexpr uint32_t kWordsBefore = 4;
  const uint32_t begin = analysis.text.sentences[event.sentence].first_token;
  for (uint32_t t = event.first; t > begin && event.first - t < kWordsBefore; --t) {
    const std::string_view word = analysis.text.Lower(t - 1);
    if (word == "since") return true;
    if (word == "," || IsWin(word) || word == "winning") return false;
  }
  return false;
}

// "as they had at Oslo a week earlier, although on this occasion Ruiz": of what was earlier
bool IsEarlierAside(const Analysis& analysis, const Mention& date, const Anchor& anchor) {
  if (analysis.text.Lower(date.last - 1) != "earlier" || date.last > anchor.first) return false;
  for (uint32_t t = date.last; t < anchor.first; ++t) {
    if (analysis.text.Lower(t) == ",") return true;
  }
  return false;
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

// "Ruiz, fourth at last year's Oslo Games and bronze medallist in Bergen, cleared 1.98 to win": what is told of
// somebody between commas looks back.
bool IsPastOfSomebody(const Analysis& analysis, const Mention& mention, const Anchor& anchor) {
  static constexpr auto kPast = WordSet({"last", "former", "champion", "winner", "runner-up", "medallist", "medalist",
                                         "finalist", "previous", "2nd", "3rd", "holder", "silver", "bronze", "gold"});
  const uint32_t begin = analysis.text.sentences[mention.sentence].first_token;
  uint32_t first = mention.first;
  while (first > begin && analysis.text.Lower(first - 1) != ",") --first;
  uint32_t close = mention.last;
  while (close < anchor.last && analysis.text.Lower(close) != ",") ++close;
  if (first == begin || close >= anchor.last) return false;
  const auto mentions = analysis.MentionsOf(mention.sentence);
  const bool behind_name = std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
    return m.last + 1 == first && m.types.Has(MentionType::kPerson) && m.form == Form::kName;
  });
  if (!behind_name) return false;
  for (uint32_t t = first; t < mention.first; ++t) {
    if (kPast.Has(analysis.text.Lower(t))) return true;
  }
  return std::any_of(mentions.begin(), mentions.end(),
                     [&](const Mention& m) { return m.types.Has(MentionType::kRank) && m.first == first; });
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
    static constexpr auto kMaiden = WordSet({"n\u00e9e", "nee", "n\u00e9"});
    if (mention.first > sentence_first && kMaiden.Has(analysis.text.Lower(mention.first - 1))) continue;
    const bool possessor =
        mention.last < analysis.text.tokens.size() && kPossessors.Has(analysis.text.Lower(mention.last));
    if (possessor) continue;
    if (!earliest) earliest = i;
    if (BeginsClause(analysis, mention, sentence_first)) nearest = i;
  }
  return nearest ? nearest : earliest;
}

}  // namespace

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
             !IsOfAnotherEvent(analysis, m, anchor) && !IsEarlierAside(analysis, m, anchor) &&
             !IsOfWhatCameLater(analysis, m, anchor) && !IsInLaterClause(analysis, m, anchor) &&
             !(m.last <= anchor.first && IsBehindWhom(analysis, m)) &&
             !(IsCoarse(m) && (anchor.LeavesOut(m.first) || IsPastOfSomebody(analysis, m, anchor))) &&
             !(IsCoarse(m) && (IsInAsideBehind(analysis, m, anchor) || IsInAsideBefore(analysis, m, anchor)));
    });
    // "on Saturday" that nothing resolves is still the day meant: no other date of the sentence is.
    return found && !analysis.mentions[*found].value.empty() ? found : std::nullopt;
  }
  if (name == "around") {
    return NearestInSentence(analysis, anchor, [&anchor](const Mention& m) {
      return m.form == Form::kNominal && m.first <= anchor.first && anchor.last <= m.last;
    });
  }
  if (name == "event" || name == "discipline") {
    // A competition's own discipline ("Bergheim Half Marathon") is as good as the word.
    const bool wants_event = name == "event";
    const auto suitable = [&analysis, wants_event](const Mention& m) {
      if (m.form != Form::kName || IsCounted(analysis, m)) return false;
      if (m.types.Has(MentionType::kEvent)) return wants_event || !m.Get("discipline").empty();
      return !wants_event && m.types.Has(MentionType::kDiscipline);
    };
    // "won two Grand Slams": no competition elsewhere is the one that was won.
    if (wants_event && std::ranges::any_of(analysis.MentionsOf(anchor.sentence), [&](const Mention& m) {
          return m.types.Has(MentionType::kEvent) && Distance(m, anchor) == 0 && IsCounted(analysis, m) &&
                 m.first >= anchor.first + 2 && IsWin(analysis.text.Lower(m.first - 2));
        }))
      return std::nullopt;
    const bool beside_plan = wants_event && IsBesideAPlan(analysis, anchor);
    const auto of_this = [&](const Mention& m) {
      if (anchor.LeavesOut(m.first) && DescribesSomebody(analysis, m)) return false;
      if (wants_event && IsPastOfSomebody(analysis, m, anchor)) return false;
      // "taking seven minutes off the best she set when winning in Ottawa"
      if (wants_event && IsInLaterClause(analysis, m, anchor)) return false;
      if (wants_event && IsSince(analysis, m)) return false;
      if (wants_event && m.last <= anchor.first && IsBehindWhom(analysis, m)) return false;
      return suitable(m) &&
             !(wants_event && (IsOfNextResult(analysis, m, anchor) || IsOfEarlierResult(analysis, m, anchor)));
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
      if (analysis.text.sentences[s].block != analysis.text.sentences[anchor.sentence].block) return std::nullopt;
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
