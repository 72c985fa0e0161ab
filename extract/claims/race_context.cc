#include "extract/claims/race_context.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "extract/claims/asides.h"
#include "extract/text/word_set.h"
#include "graph/model/date.h"

namespace kg::extract {
namespace {

constexpr uint32_t kSentencesBack = 10;           // how far a category reaches
constexpr uint32_t kDisciplineSentencesBack = 3;  // a distance is sooner forgotten
constexpr uint32_t kWordsToRace = 5;              // "women's elite wheelchair race"
constexpr uint32_t kHeadingTokens = 4;

constexpr auto kRaceNouns =
    WordSet({"race",        "races",    "event",      "events",    "final",    "title",    "singles",  "doubles",
             "competition", "contest",  "tournament", "section",   "division", "crown",    "sprint",   "relay",
             "draw",        "category", "podium",     "standings", "winner",   "champion", "marathon", "championship",
             "side",        "edition",  "time",       "downhill",  "slalom",   "match",    "field",    "wheelchair"});
// Sports as such say nothing of the event within a competition.
constexpr auto kSports =
    WordSet({"tennis",     "badminton", "squash",   "golf",       "football",   "soccer",       "american football",
             "rugby",      "cricket",   "baseball", "softball",   "basketball", "volleyball",   "handball",
             "water polo", "hockey",    "swimming", "ice hockey", "rowing",     "sailing",      "canoeing",
             "cycling",    "boxing",    "judo",     "wrestling",  "karate",     "gymnastics",   "equestrian",
             "snooker",    "darts",     "chess",    "surfing",    "archery",    "weightlifting"});

constexpr auto kWinWords = WordSet({"win", "won", "wins", "winning", "took", "takes", "taking", "claimed"});

std::string_view CategoryWord(std::string_view lower) {
  if (lower == "men" || lower == "male" || lower == "boys") return "men";
  if (lower == "women" || lower == "female" || lower == "ladies" || lower == "girls") return "women";
  return {};
}

bool NamesRaceBehind(const Analysis& analysis, uint32_t sentence, uint32_t token) {
  // "U15 boys: 1, Ivo Lenz 15:20"
  if (token + 1 < analysis.text.sentences[sentence].last_token && analysis.text.Text(token + 1) == ":") return true;
  const uint32_t end = std::min(analysis.text.sentences[sentence].last_token, token + kWordsToRace);
  for (uint32_t t = token + 1; t < end; ++t) {
    if (kRaceNouns.Has(analysis.text.Lower(t))) return true;
  }
  const auto mentions = analysis.MentionsOf(sentence);
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
    return m.first > token && m.first < end &&
           (m.types.Has(MentionType::kDiscipline) || m.types.Has(MentionType::kEvent));
  });
}

struct Named {
  std::string category;
  bool several = false;  // men and women both
};

// The last category that names a race in tokens [first, last).
std::optional<Named> CategoryIn(const Analysis& analysis, uint32_t sentence, uint32_t first, uint32_t last) {
  const TokenizedText& text = analysis.text;
  std::optional<Named> found;
  for (uint32_t t = first; t < last; ++t) {
    const std::string_view category = CategoryWord(text.Lower(t));
    if (category.empty() || !NamesRaceBehind(analysis, sentence, t)) continue;
    const bool wheelchair =
        (t > first && text.Lower(t - 1) == "wheelchair") || (t + 2 < last && text.Lower(t + 2) == "wheelchair");
    std::string name = wheelchair ? "wheelchair " + std::string(category) : std::string(category);
    const bool several = found && found->category != name;
    found = Named{std::move(name), several};
  }
  return found;
}

// A heading of a section: "Women", "Men's race".
std::optional<Named> CategoryOfHeading(const Analysis& analysis, uint32_t sentence) {
  const Sentence& s = analysis.text.sentences[sentence];
  if (s.last_token - s.first_token > kHeadingTokens) return CategoryIn(analysis, sentence, s.first_token, s.last_token);
  for (uint32_t t = s.first_token; t < s.last_token; ++t) {
    if (const auto category = CategoryWord(analysis.text.Lower(t)); !category.empty())
      return Named{std::string(category), false};
  }
  return std::nullopt;
}

bool NamesOtherEvent(const Analysis& analysis, uint32_t sentence, std::string_view event) {
  const auto mentions = analysis.MentionsOf(sentence);
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
    if (!m.types.Has(MentionType::kEvent) || m.form != Form::kName) return false;
    const auto entity = static_cast<size_t>(m.entity);
    return m.entity < 0 ? m.value != event : analysis.entities[entity].name != event;
  });
}

bool IsProse(BlockRole role) {
  return role == BlockRole::kBody || role == BlockRole::kStandfirst || role == BlockRole::kKeyPoint ||
         role == BlockRole::kList || role == BlockRole::kTableRow;
}

bool IsRaceDiscipline(const Mention& mention) {
  return mention.types.Has(MentionType::kDiscipline) && mention.form == Form::kName && !kSports.Has(mention.value);
}

// "the 200 metres butterfly", "men's sprint": as the name of a race, not "her best over 5,000 metres".
bool NamesTheRace(const Analysis& analysis, const Mention& mention) {
  constexpr uint32_t kWordsBefore = 4;
  const uint32_t first = analysis.text.sentences[mention.sentence].first_token;
  if (analysis.text.Lower(first) == "there") return true;  // "There was also a half marathon."
  const uint32_t last = analysis.text.sentences[mention.sentence].last_token;
  if (mention.last < last && analysis.text.Text(mention.last) == ":") return true;  // "1500m: 1. Ana Ruiz"
  for (uint32_t t = mention.first; t > first && mention.first - t < kWordsBefore; --t) {
    const std::string_view word = analysis.text.Lower(t - 1);
    if (word == "best" || word == "record" || word == "over" || word == "a" || word == "an") return false;
    if (word == "the" || !CategoryWord(word).empty()) return true;
  }
  return false;
}

// "to win the 5,000m", "won the 200 metres": what follows is said of that race.
bool IsWonThere(const Analysis& analysis, const Mention& mention) {
  constexpr uint32_t kWordsBefore = 3;
  const uint32_t first = analysis.text.sentences[mention.sentence].first_token;
  for (uint32_t t = mention.first; t > first && mention.first - t < kWordsBefore; --t) {
    if (kWinWords.Has(analysis.text.Lower(t - 1))) return true;
  }
  return false;
}

bool NamesEvent(const Analysis& analysis, uint32_t sentence) {
  const auto mentions = analysis.MentionsOf(sentence);
  return std::any_of(mentions.begin(), mentions.end(),
                     [](const Mention& m) { return m.types.Has(MentionType::kEvent) && m.form == Form::kName; });
}

struct NamedRace {
  std::string discipline;  // "" for several
  bool goes_on = false;    // the sentence reports that race
};

// The race that the sentence names before token `end`.
std::optional<NamedRace> RaceOf(const Analysis& analysis, uint32_t sentence, uint32_t end, bool heading) {
  std::optional<NamedRace> found;
  for (const Mention& m : analysis.MentionsOf(sentence)) {
    if (m.first >= end || !IsRaceDiscipline(m) || (!heading && !NamesTheRace(analysis, m))) continue;
    if (found && found->discipline != m.value) return NamedRace{};
    found = NamedRace{m.value, heading || IsWonThere(analysis, m)};
  }
  return found;
}

// Behind the claim's words up to the end of their clause: "was runner-up in the senior women's race, ahead of".
uint32_t EndOfClause(const Analysis& analysis, const Anchor& anchor) {
  static constexpr auto kEnds = WordSet({",", ".", ";", ":", "(", "-", "\u2013", "\u2014", "but", "while", "and", "as",
                                         "after", "before", "behind", "with", "when", "who"});
  const uint32_t last = analysis.text.sentences[anchor.sentence].last_token;
  uint32_t end = anchor.last;
  while (end < last && !kEnds.Has(analysis.text.Lower(end))) ++end;
  return end;
}

std::string CarriedCategory(const Analysis& analysis, const Anchor& anchor, bool event_elsewhere,
                            std::string_view event) {
  const uint32_t begin = analysis.text.sentences[anchor.sentence].first_token;
  if (const auto here = CategoryIn(analysis, anchor.sentence, begin, EndOfClause(analysis, anchor)))
    return here->category;
  if (!event_elsewhere) return {};
  // "The shot put was won by ..." behind the women's 100 metres: another race, and nobody says whose.
  auto mine = RaceOf(analysis, anchor.sentence, anchor.last, false);
  uint32_t seen = 0;
  for (uint32_t s = anchor.sentence; s-- > 0 && seen < kSentencesBack;) {
    const BlockRole role = analysis.RoleOf(s);
    if (role == BlockRole::kSubheading) {
      if (const auto named = CategoryOfHeading(analysis, s)) return named->several ? "" : named->category;
      continue;
    }
    if (!IsProse(role)) continue;
    ++seen;
    const Sentence& sentence = analysis.text.sentences[s];
    const auto race = RaceOf(analysis, s, sentence.last_token, false);
    if (race && mine && race->discipline != mine->discipline) return {};
    if (race) mine = race;
    if (const auto named = CategoryIn(analysis, s, sentence.first_token, sentence.last_token))
      return named->several ? "" : named->category;
    if (NamesOtherEvent(analysis, s, event)) return {};
  }
  return {};
}

std::string CarriedDiscipline(const Analysis& analysis, const Anchor& anchor, std::string_view event) {
  uint32_t seen = 0;
  for (uint32_t s = anchor.sentence + 1; s-- > 0 && seen <= kDisciplineSentencesBack;) {
    const BlockRole role = analysis.RoleOf(s);
    const Sentence& sentence = analysis.text.sentences[s];
    if (role == BlockRole::kSubheading) {
      const auto race = RaceOf(analysis, s, sentence.last_token, true);
      return race ? race->discipline : "";
    }
    if (!IsProse(role)) continue;
    if (role != BlockRole::kList && role != BlockRole::kTableRow) ++seen;
    const bool here = s == anchor.sentence;
    const uint32_t end = here ? anchor.first : sentence.last_token;
    const bool category = CategoryIn(analysis, s, sentence.first_token, end).has_value();
    // "took her chance in the women's 800m to claim victory": named between the claim's words
    if (const auto race = RaceOf(analysis, s, here ? anchor.last : end, false)) {
      // "The title came after a win in the sprint" tells of no race that goes on.
      const bool opens = analysis.text.Lower(sentence.first_token) == "there";
      const bool told = here || category || opens || race->goes_on || NamesEvent(analysis, s);
      return told ? race->discipline : "";
    }
    if (category || NamesOtherEvent(analysis, s, event)) return {};
  }
  return {};
}

// In a race over stages a place is the stage's, where the report has just told of one and doesn't say "overall".
std::string CarriedStage(const Analysis& analysis, const Anchor& anchor) {
  constexpr uint32_t kStageSentencesBack = 3;
  const TokenizedText& text = analysis.text;
  for (uint32_t s = anchor.sentence + 1, seen = 0; s-- > 0 && seen <= kStageSentencesBack;) {
    if (!IsProse(analysis.RoleOf(s))) continue;
    ++seen;
    const Sentence& sentence = text.sentences[s];
    std::string stage;
    for (uint32_t t = sentence.first_token; t < sentence.last_token; ++t) {
      if (text.Lower(t) == "overall" || text.Lower(t) == "standings" || text.Lower(t) == "classification") return {};
      if (text.Lower(t) != "stage") continue;
      for (const Mention& m : analysis.MentionsOf(s)) {
        const bool ordinal = m.types.Has(MentionType::kRank) && m.last == t;
        const bool number = m.types.Has(MentionType::kNumber) && m.first == t + 1;
        if (ordinal || number) stage = "stage " + m.value;
      }
    }
    if (!stage.empty()) return stage;
  }
  return {};
}

// "finished second in Saturday's time trial to his team-mate"
bool IsInTimeTrial(const Analysis& analysis, const Anchor& anchor) {
  const uint32_t behind = std::min(anchor.last + kWordsToRace, analysis.text.sentences[anchor.sentence].last_token);
  for (uint32_t t = anchor.first; t + 1 < behind; ++t) {
    if (analysis.text.Lower(t) == "time" && analysis.text.Lower(t + 1) == "trial") return true;
  }
  return false;
}

// "In the semi-final on Saturday Ruiz had beaten ...": the round that opens the clause.
std::string RoundBefore(const Analysis& analysis, const Anchor& anchor) {
  constexpr uint32_t kReach = 9;
  const TokenizedText& text = analysis.text;
  const uint32_t begin = text.sentences[anchor.sentence].first_token;
  const auto round_at = [&](uint32_t t) -> std::string {
    const std::string_view word = text.Lower(t);
    if (word == "semi-final" || word == "semifinal" || word == "semi-finals" || word == "semifinals" || word == "semis")
      return "semi-final";
    if (word == "quarter-final" || word == "quarterfinal" || word == "quarter-finals" || word == "quarterfinals")
      return "quarter-final";
    if (word == "final" && (t + 1 >= anchor.first || text.Lower(t + 1) != "set")) return "final";
    if (word == "round" && t > begin) {
      for (std::string_view which : {"first", "second", "third", "fourth", "fifth"}) {
        if (text.Lower(t - 1) == which) return std::string(which) + " round";
      }
    }
    return {};
  };
  for (uint32_t t = anchor.first; t > begin && anchor.first - t < kReach; --t) {
    const std::string_view word = text.Lower(t - 1);
    if (word == "who" || word == "which" || word == "after" || word == "since" || word == "but" || word == ";") break;
    const std::string round = round_at(t - 1);
    if (round.empty()) continue;
    // "in the semi-final", "in Saturday's final"
    for (uint32_t b = t - 1; b > begin && t - 1 - b < 4; --b) {
      const std::string_view opener = text.Lower(b - 1);
      if (opener == "in" || opener == "at") return round;
    }
    return {};
  }
  return {};
}

bool FitsGender(const LocalEntity& subject, std::string_view category) {
  const auto gender = subject.attributes.find("gender");
  if (gender == subject.attributes.end()) return true;
  const bool women = category.find("women") != std::string_view::npos;
  return gender->second == (women ? "female" : "male");
}

bool IsDatedBefore(const Analysis& analysis, std::string_view value) {
  const Date& written = analysis.article.published.estimate;
  const auto date = Date::Parse(value);
  return date && written.start.year != 0 && date->start.year < written.start.year;
}

// Rules bind the number of a stage only.
void NameStage(Claim* claim) {
  const std::string round(claim->Get("round"));
  const bool number =
      !round.empty() && std::all_of(round.begin(), round.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (number) claim->Set("round", "stage " + round);
}

// "retained his men's wheelchair crown, while Holt took the women's event": the category of a wheelchair race.
void NameWheelchair(const Analysis& analysis, const Anchor& anchor, Claim* claim) {
  const std::string category(claim->Get("category"));
  if (category != "men" && category != "women") return;
  for (uint32_t t = analysis.text.sentences[anchor.sentence].first_token; t < anchor.last; ++t) {
    if (analysis.text.Lower(t) == "wheelchair") return claim->Set("category", "wheelchair " + category);
  }
}

bool IsStageRace(std::string_view event) {
  for (std::string_view word : {"Tour", "Giro", "Vuelta", "Volta", "Ronde", "Critérium", "Criterium", "Dauphin",
                                "Tirreno", "Paris-Nice", "Rundfahrt"}) {
    if (event.find(word) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

void AddRaceContext(const Analysis& analysis, const Relation& relation, const Anchor& anchor, bool event_elsewhere,
                    Claim* claim) {
  if (relation.FindQualifier("round") == nullptr) return;
  NameStage(claim);
  NameWheelchair(analysis, anchor, claim);
  const bool has_event = claim->object_type == ValueType::kEvent;
  if (relation.FindQualifier("category") != nullptr && has_event && claim->Get("category").empty()) {
    const std::string category = CarriedCategory(analysis, anchor, event_elsewhere, claim->object);
    // "Lenz, who won it in 2021", behind a report of the women's race: whose race that was, only the name can tell.
    const bool past = event_elsewhere && IsDatedBefore(analysis, claim->Get("date"));
    const bool known = analysis.entities[claim->subject].attributes.contains("gender");
    if (!category.empty() && (known || !past) && FitsGender(analysis.entities[claim->subject], category))
      claim->Set("category", category);
  }
  if (relation.FindQualifier("discipline") != nullptr && has_event && event_elsewhere &&
      claim->Get("discipline").empty() && claim->Get("round").empty()) {
    const std::string discipline = CarriedDiscipline(analysis, anchor, claim->object);
    if (!discipline.empty()) claim->Set("discipline", discipline);
  }
  if (claim->Get("round").empty() && !IsBesideAPlan(analysis, anchor)) {
    const std::string round = RoundBefore(analysis, anchor);
    // Who wins the final has won the competition; "fastest in the semi-finals, Ruiz won the title" tells of that final.
    const bool opens = analysis.text.Lower(analysis.text.sentences[anchor.sentence].first_token) == "in";
    if (!round.empty() && (claim->predicate != "won" || (round != "final" && opens))) claim->Set("round", round);
  }
  if (claim->predicate == "placed" && has_event && event_elsewhere && claim->Get("round").empty() &&
      IsStageRace(claim->object)) {
    const std::string stage = CarriedStage(analysis, anchor);
    if (!stage.empty()) claim->Set("round", stage);
  }
  if (claim->predicate == "placed" && has_event && claim->Get("round").empty() && claim->Get("discipline").empty() &&
      IsStageRace(claim->object) && IsInTimeTrial(analysis, anchor))
    claim->Set("round", "time trial");
  if (claim->Get("discipline") == "time trial" && has_event && claim->Get("round").empty() &&
      IsStageRace(claim->object)) {
    std::erase_if(claim->qualifiers, [](const Qualifier& q) { return q.name == "discipline"; });
    claim->Set("round", "time trial");
  }
}

}  // namespace kg::extract
