#include "extract/claims/line_ups.h"

#include <algorithm>
#include <set>

#include "extract/text/word_set.h"

namespace kg::extract {
namespace {

constexpr uint32_t kFewestNames = 6;
constexpr double kConfidence = 0.8;

// What ends a line-up: who is no player, or what tells of something else.
constexpr auto kStops = WordSet({"manager", "coach", "referee", "attendance", "scorers", "goals", "tries", "umpires",
                                 "booked", "cautions", "yellow", "red", "head", "trainer", "bookings"});

bool IsTeam(const Analysis& analysis, int32_t entity) {
  return entity >= 0 && analysis.entities[static_cast<size_t>(entity)].type == ValueType::kTeam;
}

// The end of the list that begins behind the colon; `from` when the line is no line-up.
uint32_t ListEnd(const Analysis& analysis, const Sentence& line, uint32_t from) {
  uint32_t names = 1;
  uint32_t end = from;
  for (; end < line.last_token && !kStops.Has(analysis.text.Lower(end)); ++end) {
    const std::string_view word = analysis.text.Lower(end);
    if (word == "," || word == ";") ++names;
    // Prose has verbs and articles.
    if (word == "the" || word == "was" || word == "were" || word == "is" || word == "has" || word == "for") return from;
  }
  return names >= kFewestNames ? end : from;
}

}  // namespace

void AddLineUps(const Analysis& analysis, std::vector<Claim>* claims) {
  for (uint32_t s = 0; s < analysis.text.sentences.size(); ++s) {
    const auto mentions = analysis.MentionsOf(s);
    const Sentence& line = analysis.text.sentences[s];
    if (mentions.empty() || mentions[0].first != line.first_token || !IsTeam(analysis, mentions[0].entity)) continue;
    const Mention& side = mentions[0];
    if (side.last >= line.last_token || analysis.text.Text(side.last) != ":") continue;
    const uint32_t end = ListEnd(analysis, line, side.last + 1);
    const bool other_side = std::any_of(mentions.begin() + 1, mentions.end(), [end](const Mention& mention) {
      return mention.types == TypeSet{MentionType::kTeam} && mention.first < end;
    });
    if (other_side) continue;
    std::set<int32_t> seen;
    for (const Mention& mention : mentions) {
      if (mention.first >= end || mention.form != Form::kName || mention.entity < 0) continue;
      const LocalEntity& player = analysis.entities[static_cast<size_t>(mention.entity)];
      // Of a surname that stands nowhere else nobody would know whose it is.
      if (player.name.find(' ') == std::string::npos) continue;
      if (player.type != ValueType::kPerson || !seen.insert(mention.entity).second) continue;
      Claim claim;
      claim.doc = analysis.article.id;
      claim.subject = static_cast<uint32_t>(mention.entity);
      claim.predicate = "member-of";
      claim.object_entity = side.entity;
      claim.object_type = ValueType::kTeam;
      claim.object = analysis.entities[static_cast<size_t>(side.entity)].name;
      claim.confidence = kConfidence;
      claim.rule = "member.line-up";
      claim.sentence = {line.begin, line.end};
      claim.span = {analysis.text.tokens[side.first].begin, analysis.text.tokens[mention.last - 1].end};
      claims->push_back(std::move(claim));
    }
  }
}

}  // namespace kg::extract
