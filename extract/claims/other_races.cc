#include "extract/claims/other_races.h"

#include <algorithm>
#include <string>

#include "extract/text/word_set.h"
#include "graph/model/date.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

constexpr Day kReportDays = 7;  // how long before its report a race may have been

// Before the week of the report. An undated article has no such week.
bool IsBeforeTheReport(const Analysis& analysis, std::string_view value) {
  const Date& written = analysis.article.published.estimate;
  const auto date = Date::Parse(value);
  return date && written.start.year != 0 && date->Days().last < written.Days().first - kReportDays;
}

bool LooksBack(const Analysis& analysis, uint32_t first, uint32_t last) {
  static constexpr auto kWords = WordSet({"ago", "last", "previous", "earlier", "had"});
  for (uint32_t t = first; t < last; ++t) {
    if (kWords.Has(analysis.text.Lower(t))) return true;
  }
  return false;
}

bool IsListed(BlockRole role) { return role == BlockRole::kList || role == BlockRole::kTableRow; }

}  // namespace

bool WasElsewhere(const Analysis& analysis, const Anchor& anchor, std::string_view event, std::string_view date) {
  static constexpr auto kEnds = WordSet({",", ";", "and", "but", "while", "("});
  static constexpr auto kTowns = WordSet({"Singapore", "Monaco", "Luxembourg", "Bahrain", "Qatar", "San Marino"});
  const Sentence& sentence = analysis.text.sentences[anchor.sentence];
  uint32_t end = anchor.last;
  while (end < sentence.last_token && !kEnds.Has(analysis.text.Lower(end))) ++end;
  const bool before = date.empty() ? LooksBack(analysis, anchor.first, end) : IsBeforeTheReport(analysis, date);
  if (!before) return false;
  const std::string folded = FoldName(event);
  for (const Mention& mention : analysis.MentionsOf(anchor.sentence)) {
    if (mention.first <= anchor.first || mention.last > end || !mention.types.Has(MentionType::kPlace)) continue;
    // "won the race in Belgium in 2022" may be the report's race; a country of one town says as much as a town.
    if (mention.Get("kind") == "country" && !kTowns.Has(mention.value)) continue;
    const std::string_view opener = analysis.text.Lower(mention.first - 1);
    if (opener != "in" && opener != "at") continue;
    if (folded.find(FoldName(mention.value)) == std::string::npos) return true;
  }
  return false;
}

bool IsRowOfStandings(const Analysis& analysis, uint32_t sentence) {
  static constexpr auto kStandings = WordSet({"standings", "classification", "table", "leaderboard", "ranking"});
  if (!IsListed(analysis.RoleOf(sentence))) return false;
  uint32_t s = sentence;
  while (s > 0 && IsListed(analysis.RoleOf(s))) --s;
  const Sentence& heading = analysis.text.sentences[s];
  if (analysis.RoleOf(s) != BlockRole::kSubheading) return false;
  bool standings = false;
  for (uint32_t t = heading.first_token; t < heading.last_token; ++t) {
    const std::string_view word = analysis.text.Lower(t);
    if (word == "final") return false;
    standings = standings || kStandings.Has(word);
  }
  return standings;
}

bool IsCircuit(std::string_view event) {
  static constexpr auto kCircuits =
      WordSet({"Formula One", "Formula 1", "MotoGP", "Diamond League", "ATP Tour", "WTA Tour", "PGA Tour", "LPGA Tour",
               "DP World Tour", "European Tour", "World Tour", "World Rally Championship", "IndyCar Series"});
  return kCircuits.Has(event);
}

}  // namespace kg::extract
