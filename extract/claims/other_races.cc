#include "extract/claims/other_races.h"

#include <algorithm>
#include <string>

#include "extract/text/word_set.h"
#include "graph/model/date.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

constexpr Day kReportDays = 7;  // how long before its report a race may have been

bool LooksBack(const Analysis& analysis, uint32_t first, uint32_t last) {
  static constexpr auto kWords = WordSet({"ago", "last", "previous", "earlier", "had"});
  for (uint32_t t = first; t < last; ++t) {
    if (kWords.Has(analysis.text.Lower(t))) return true;
  }
  return false;
}

bool IsTown(const Mention& mention) {
  static constexpr auto kTowns = WordSet({"Singapore", "Monaco", "Luxembourg", "Bahrain", "Qatar", "San Marino"});
  return mention.types.Has(MentionType::kPlace) && mention.form == Form::kName &&
         (mention.Get("kind") != "country" || kTowns.Has(mention.value));
}

bool StandsIn(const Analysis& analysis, const Mention& town) {
  const std::string_view before = town.first > 0 ? analysis.text.Lower(town.first - 1) : std::string_view();
  return before == "in" || before == "at";
}

// The town that the article says the competition is held in ("the Oslo Finals, Nov. 10-17 in Bergen"); "" where it says
// none.
std::string TownOf(const Analysis& analysis, std::string_view event) {
  constexpr uint32_t kWordsBehind = 8;
  static constexpr auto kEnds = WordSet({".", ";", "and", "but", "while", "who", "where", "after", "before"});
  for (const Mention& named : analysis.mentions) {
    if (!named.types.Has(MentionType::kEvent) || named.form != Form::kName || named.value != event) continue;
    if (const std::string_view place = named.Get("place"); !place.empty()) return FoldName(place);
    for (const Mention& town : analysis.MentionsOf(named.sentence)) {
      if (town.first < named.last || town.first > named.last + kWordsBehind || !IsTown(town)) continue;
      bool apart = !StandsIn(analysis, town);
      for (uint32_t t = named.last; t < town.first; ++t) apart = apart || kEnds.Has(analysis.text.Lower(t));
      if (!apart) return FoldName(town.value);
    }
  }
  return {};
}

// "played in Bergen for the first time since 2011, when he captured the title"
bool PlayedIn(const Analysis& analysis, const Mention& town, const Anchor& anchor) {
  static constexpr auto kPlayed = WordSet({"played", "competed", "raced", "ran", "appeared", "swam", "rode"});
  return town.last <= anchor.first && town.first >= 2 && kPlayed.Has(analysis.text.Lower(town.first - 2));
}

// "at the national junior championships": the head, in small letters, of a competition told apart by a word of its own;
// "the championships" and "the women's event" are the one told of.
bool IsOtherCompetition(const Analysis& analysis, uint32_t sentence, uint32_t head) {
  const uint32_t sentence_first = analysis.text.sentences[sentence].first_token;
  static constexpr auto kHeads = WordSet(
      {"championships", "championship", "trials", "games", "nationals", "regatta", "qualifiers", "cup", "open"});
  static constexpr auto kOfAny =
      WordSet({"women's", "men's",   "women",   "men",    "'s",      "\u2019s", "same",   "these",   "home",
               "this",    "last",    "first",   "next",   "other",   "such",    "final",  "current", "two",
               "three",   "four",    "team",    "season", "overall", "drivers", "points", "his",     "her",
               "their",   "singles", "doubles", "open",   "annual",  "of",      "riders"});
  if (!kHeads.Has(analysis.text.Lower(head)) || analysis.text.tokens[head].shape != Shape::kLower) return false;
  for (const Mention& mention : analysis.MentionsOf(sentence)) {
    if (mention.types.Has(MentionType::kEvent) && mention.first <= head && head < mention.last) return false;
  }
  constexpr uint32_t kMostWords = 4;
  for (uint32_t back = 1; back <= kMostWords && head >= sentence_first + back + 1; ++back) {
    const std::string_view word = analysis.text.Lower(head - back);
    if (kOfAny.Has(word)) return false;
    const std::string_view before = analysis.text.Lower(head - back - 1);
    if (before == "the" || before == "a" || before == "an" || before == "'s") return true;
  }
  return false;
}

bool NamesEvent(const Analysis& analysis, uint32_t sentence, uint32_t first, uint32_t last) {
  const auto mentions = analysis.MentionsOf(sentence);
  return std::any_of(mentions.begin(), mentions.end(), [first, last](const Mention& mention) {
    return mention.types.Has(MentionType::kEvent) && mention.first >= first && mention.last <= last;
  });
}

// "finished fourth at the Kenyan student trials", "went to the national junior championships in Nairobi, where she came
// third": the competition of the result has no name that is known.
bool WasAtOther(const Analysis& analysis, const Anchor& anchor, uint32_t end) {
  constexpr uint32_t kPlaceWords = 6;  // "in Nairobi in 2019, where"
  const uint32_t first = analysis.text.sentences[anchor.sentence].first_token;
  for (uint32_t t = first; t < end; ++t) {
    if (!IsOtherCompetition(analysis, anchor.sentence, t)) continue;
    if (t > anchor.first) return true;
    for (uint32_t w = t + 1; w <= std::min(t + kPlaceWords, anchor.first); ++w) {
      if (analysis.text.Lower(w) == "where" || analysis.text.Lower(w) == "when") return true;
    }
    // "The national championship eluded him; he was runner-up in 1975"
    if (!NamesEvent(analysis, anchor.sentence, t, anchor.first)) return true;
  }
  return false;
}

// "took Olympic gold", "the European 10,000 metres title": of games that the sentence does not name, and that are not
// those told of.
bool IsOfOtherGames(const Analysis& analysis, const Anchor& anchor, uint32_t end, const std::string& folded_event) {
  static constexpr auto kGames =
      WordSet({"olympic", "paralympic", "commonwealth", "european", "world", "asian", "african", "pan-american"});
  static constexpr auto kPrizes = WordSet({"gold", "silver", "bronze", "title", "titles", "crown", "medal", "medals"});
  static constexpr auto kTitles = WordSet({"title", "titles", "crown", "championship", "championships", "league"});
  constexpr uint32_t kWordsBetween = 4;
  // "won the Finnish title in 2022" of another country's
  for (const Mention& mention : analysis.MentionsOf(anchor.sentence)) {
    if (mention.types != TypeSet{MentionType::kNationality} || mention.first < anchor.first || mention.last > end)
      continue;
    const std::string country = FoldName(mention.value);
    const std::string demonym = FoldName(analysis.text.Lower(mention.first));
    if (folded_event.find("national") != std::string::npos || folded_event.find(country) != std::string::npos ||
        folded_event.find(demonym) != std::string::npos)
      continue;
    for (uint32_t w = mention.last; w < std::min(end, mention.last + 2); ++w) {
      if (kTitles.Has(analysis.text.Lower(w))) return true;
    }
  }
  for (uint32_t t = anchor.first; t < end; ++t) {
    const std::string_view games = analysis.text.Lower(t);
    if (!kGames.Has(games) || folded_event.find(games) != std::string::npos) continue;
    for (uint32_t w = t + 1; w < std::min(end, t + kWordsBetween); ++w) {
      if (kPrizes.Has(analysis.text.Lower(w))) return true;
    }
  }
  return false;
}

// What the words above rows of results say that they are.
struct Heading {
  bool standings = false;
  bool part = false;  // of a race: "Stage four", "Heats"
  bool overall = false;
  bool final = false;
};

Heading ReadHeading(const Analysis& analysis, uint32_t sentence) {
  static constexpr auto kStandings = WordSet({"standings", "classification", "table", "leaderboard", "ranking"});
  static constexpr auto kParts = WordSet(
      {"stage", "heat", "heats", "semi-finals", "semifinals", "semi-final", "qualifying", "qualifiers", "overnight"});
  Heading heading;
  const Sentence& words = analysis.text.sentences[sentence];
  for (uint32_t t = words.first_token; t < words.last_token; ++t) {
    const std::string_view word = analysis.text.Lower(t);
    heading.standings |= kStandings.Has(word);
    heading.part |= kParts.Has(word);
    heading.overall |= word == "overall" || word == "gc";
    heading.final |= word == "final";
  }
  return heading;
}

bool IsListed(BlockRole role) { return role == BlockRole::kList || role == BlockRole::kTableRow; }

}  // namespace

bool IsBeforeTheReport(const Analysis& analysis, std::string_view value) {
  const Date& written = analysis.article.published.estimate;
  const auto date = Date::Parse(value);
  return date && written.start.year != 0 && date->Days().last < written.Days().first - kReportDays;
}

bool WasElsewhere(const Analysis& analysis, const Anchor& anchor, std::string_view event, std::string_view date) {
  static constexpr auto kEnds = WordSet({",", ";", "and", "but", "while", "("});
  const Sentence& sentence = analysis.text.sentences[anchor.sentence];
  uint32_t end = anchor.last;
  while (end < sentence.last_token && !kEnds.Has(analysis.text.Lower(end))) ++end;
  if (WasAtOther(analysis, anchor, end)) return true;
  if (IsOfOtherGames(analysis, anchor, end, FoldName(event))) return true;
  const bool before = date.empty() ? LooksBack(analysis, anchor.first, end) : IsBeforeTheReport(analysis, date);
  const std::string folded = FoldName(event);
  for (const Mention& mention : analysis.MentionsOf(anchor.sentence)) {
    // "won the race in Belgium in 2022" may be the report's race; a country of one town says as much as a town.
    if (!IsTown(mention) || !StandsIn(analysis, mention)) continue;
    const bool own = mention.first > anchor.first && mention.last <= end;
    if (!own && !PlayedIn(analysis, mention, anchor)) continue;
    const std::string town = FoldName(mention.value);
    if (folded.find(town) != std::string::npos) continue;
    if (before && own) return true;
    const std::string held = TownOf(analysis, event);
    if (!held.empty() && held != town) return true;
  }
  return false;
}

bool IsRowOfStandings(const Analysis& analysis, uint32_t sentence) {
  if (!IsListed(analysis.RoleOf(sentence))) return false;
  uint32_t s = sentence;
  while (s > 0 && IsListed(analysis.RoleOf(s))) --s;
  if (analysis.RoleOf(s) == BlockRole::kSubheading) {
    const Heading heading = ReadHeading(analysis, s);
    if (heading.final) return false;
    if (heading.standings || heading.part) return true;
    if (!heading.overall) return false;
  }
  // "Overall:" below the headline of a stage, and rows below it that no heading parts from it.
  for (uint32_t t = 0; t < s; ++t) {
    if (analysis.RoleOf(t) != BlockRole::kHeadline) break;
    const Heading headline = ReadHeading(analysis, t);
    if ((headline.standings || headline.part) && !headline.final) return true;
  }
  return false;
}

bool IsCircuit(std::string_view event) {
  static constexpr auto kCircuits =
      WordSet({"Formula One", "Formula 1", "MotoGP", "Diamond League", "ATP Tour", "WTA Tour", "PGA Tour", "LPGA Tour",
               "DP World Tour", "European Tour", "World Tour", "World Rally Championship", "IndyCar Series"});
  return kCircuits.Has(event);
}

}  // namespace kg::extract
