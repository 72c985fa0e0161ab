#include "extract/claims/parts.h"

#include <algorithm>

#include "extract/text/word_set.h"

namespace kg::extract {
namespace {

constexpr uint32_t kReach = 7;      // words from the verb to the name: "plays the mayor's troubled daughter, Eva Holt"
constexpr uint32_t kStageSpan = 1;  // sentences around that may name the film or play

// Of these only actors are the subject; the others are said of games, instruments and reporters as well.
constexpr auto kActs = WordSet({"portrays", "portrayed", "portraying", "plays", "played", "playing", "play"});
constexpr auto kAsWhom = WordSet(
    {"stars", "starred", "starring", "cast", "appears", "appeared", "co-stars", "co-starred", "returns", "casting"});
// Matches are played in series, in stages and on the BBC, too; these are said of films and plays alone.
constexpr auto kStage = WordSet({"film",    "movie",   "drama",   "sitcom",   "soap",   "actor",     "actress",
                                 "netflix", "musical", "opera",   "thriller", "comedy", "starring",  "biopic",
                                 "films",   "theatre", "theater", "hbo",      "script", "adaptation"});
constexpr auto kSport = WordSet({"match", "final", "tournament", "round", "game", "games", "season", "league", "club"});
// "played a part in Holt's success"
constexpr auto kParted = WordSet({"in", "for", "at", "on", "to", "from", "by", "under", "alongside", "opposite"});
constexpr auto kHeroes = WordSet({"hero", "heroine", "protagonist", "antihero", "narrator", "character"});
constexpr auto kWhose = WordSet({"its", "whose", "title", "main", "central", "'s", "\u2019s", "fictional", "novel"});

class Parts {
 public:
  explicit Parts(const Analysis& analysis) : analysis_(analysis), text_(analysis.text) {}

  bool IsPlayed(uint32_t sentence, const Mention& name) const {
    const uint32_t begin = text_.sentences[sentence].first_token;
    if (IsHero(name, begin)) return true;
    const uint32_t floor = name.first - std::min(name.first - begin, kReach);
    for (uint32_t t = name.first; t > floor; --t) {
      const std::string_view word = text_.Lower(t - 1);
      // "plays a doctor called Holt who lived": of a lower-case relative clause or a quotation no name is the part.
      if (word == "." || word == ";" || word == "\"" || word == "who" || word == "with" || word == "against")
        return false;
      if (word == "as" && t > floor + 1) return StarsBefore(t - 1, floor) && OnlyDescribes(t, name, sentence);
      if (word == "role" && t < text_.tokens.size() && text_.Lower(t) == "of") {
        return OnlyDescribes(t + 1, name, sentence) && HasStage(sentence);
      }
      if (kActs.Has(word)) {
        const bool portrays = word.starts_with("portray") && text_.Lower(name.last) != "as";
        return (portrays || HasStage(sentence)) && OnlyDescribes(t, name, sentence);
      }
    }
    return false;
  }

 private:
  // "the novel's heroine, Eva Holt"
  bool IsHero(const Mention& name, uint32_t begin) const {
    uint32_t at = name.first;
    if (at > begin && text_.Text(at - 1) == ",") --at;
    return at > begin + 1 && kHeroes.Has(text_.Lower(at - 1)) && kWhose.Has(text_.Lower(at - 2));
  }
  bool StarsBefore(uint32_t as, uint32_t floor) const {
    for (uint32_t t = as; t > floor; --t) {
      if (kAsWhom.Has(text_.Lower(t - 1))) return true;
    }
    return false;
  }
  // No other name between the verb and this one, and at most one comma.
  bool OnlyDescribes(uint32_t from, const Mention& name, uint32_t sentence) const {
    int commas = 0;
    for (uint32_t t = from; t < name.first; ++t) {
      if (kParted.Has(text_.Lower(t))) return false;
      commas += text_.Text(t) == "," ? 1 : 0;
    }
    const auto mentions = analysis_.MentionsOf(sentence);
    return commas < 2 && std::none_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
             return m.form == Form::kName && m.types.Has(MentionType::kPerson) && m.first >= from &&
                    m.last <= name.first;
           });
  }
  // Whether the sentences around speak of a film or play.
  bool HasStage(uint32_t sentence) const {
    const uint32_t first = sentence - std::min(sentence, kStageSpan);
    const uint32_t last = std::min(sentence + kStageSpan + 1, static_cast<uint32_t>(text_.sentences.size()));
    bool stage = false;
    for (uint32_t t = text_.sentences[first].first_token; t < text_.sentences[last - 1].last_token; ++t) {
      if (kSport.Has(text_.Lower(t))) return false;
      stage |= kStage.Has(text_.Lower(t));
    }
    return stage;
  }

  const Analysis& analysis_;
  const TokenizedText& text_;
};

}  // namespace

std::vector<int32_t> PartsPlayed(const Analysis& analysis) {
  const Parts parts(analysis);
  std::vector<int32_t> found;
  for (uint32_t sentence = 0; sentence < analysis.text.sentences.size(); ++sentence) {
    for (const Mention& m : analysis.MentionsOf(sentence)) {
      const bool person = m.form == Form::kName && m.types.Has(MentionType::kPerson) && m.entity >= 0;
      if (person && parts.IsPlayed(sentence, m)) found.push_back(m.entity);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace kg::extract
