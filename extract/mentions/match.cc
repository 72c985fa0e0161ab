// What a report of a match says about the names beside a score, a verb of the match or a home and an away side.
//
// "Brell beat Oakmere 3-1", "a 2-0 win over Brell", "Brell (12-4)", "Brell 2 Oakmere 1": such places are a team's,
// whatever the name looks like. It counts in articles that tell of a team sport only: persons win matches too.
#include <algorithm>

#include "extract/mentions/names.h"
#include "extract/text/word_set.h"

namespace kg::extract::mentions {
namespace {

using SV = std::string_view;

// So many different words of team sports make an article one of them: beside a score that a verb of the match goes
// with, with a score, and without.
constexpr size_t kWordsWithMatch = 1;
constexpr size_t kWordsWithScore = 3;
constexpr size_t kWordsWithoutScore = 5;
constexpr size_t kWordsOfAnySport = 4;
constexpr size_t kWordsWithDiscipline = 1;

constexpr auto kBeside =
    WordSet({"the",         "hosts",      "holders",    "visitors",    "neighbours",    "neighbors",
             "rivals",      "champions",  "leaders",    "old",         "local",         "fellow",
             "rock-bottom", "struggling", "bottom",     "lowly",       "high-flying",   "unbeaten",
             "newcomers",   "strugglers", "favourites", "visiting",    "second-placed", "third-placed",
             "league",      "giants",     "minnows",    "pacesetters", "table-toppers", "basement"});
constexpr auto kSideNames =
    WordSet({"hosts", "holders", "visitors", "neighbours", "neighbors", "champions", "leaders", "newcomers",
             "strugglers", "giants", "minnows", "pacesetters", "league-leaders", "table-toppers"});
constexpr auto kResult =
    WordSet({"win",   "victory",   "draw",   "drew",     "defeat", "loss",    "lost",      "triumph", "home",
             "away",  "thrashing", "rout",   "upset",    "lose",   "loses",   "draws",     "wins",    "success",
             "fell",  "succumbed", "beaten", "defeated", "trip",   "visit",   "game",      "match",   "tie",
             "clash", "goal",      "goals",  "winners",  "winner", "victors", "conquerors"});
constexpr auto kLink = WordSet({"by", "with", "to", "over", "against", "at", "past", "of", "from"});
constexpr auto kAuxiliary = WordSet({"had", "have", "has", "also", "then", "later", "comfortably", "narrowly", "easily",
                                     "twice", "were", "was", "never", "duly", "just", "deservedly"});
// British English: a side is many ("Brell were", "Brell host Oakmere").
constexpr auto kPlural = WordSet({"were", "have",   "are",  "host",   "travel", "face", "visit",     "meet",   "play",
                                  "take", "return", "sit",  "remain", "go",     "move", "entertain", "lead",   "trail",
                                  "lose", "win",    "beat", "climb",  "stay",   "drop", "finish",    "welcome"});
// What a side does, and a country or town otherwise doesn't.
constexpr auto kSideActs = WordSet(
    {"sacked",    "appointed", "signed",   "unveiled",  "released",   "loaned",    "came",    "went",     "led",
     "lost",      "won",       "drew",     "scored",    "equalised",  "equalized", "trailed", "finished", "booked",
     "rallied",   "conceded",  "advanced", "qualified", "levelled",   "struck",    "needed",  "missed",   "took",
     "dominated", "hit",       "held",     "reached",   "progressed", "eased"});

// "3-1"; the sets of a match are persons' business.
bool IsGoals(const Mention& mention) {
  return mention.types.Has(MentionType::kScore) && mention.value.find_first_of(", ") == std::string::npos;
}

// True when the article has so many different words of the classes.
bool HasWords(const Scan& scan, uint64_t classes, size_t needed) {
  std::vector<SV> seen;
  for (uint32_t i = 0; i < scan.size(); ++i) {
    if (!scan.Is(i, classes)) continue;
    const SV word = scan.Lower(i);
    if (std::find(seen.begin(), seen.end(), word) != seen.end()) continue;
    seen.push_back(word);
    if (seen.size() >= needed) return true;
  }
  return false;
}

// "gave Brell a 24-21 win"
constexpr auto kGives =
    WordSet({"gave", "give", "gives", "giving", "handed", "handing", "earned", "earning", "brought", "saw"});
constexpr auto kCarries =
    WordSet({"led", "lifted", "powered", "paced", "fired", "guided", "carried", "steered", "leads"});
// "the Norway centre Ivo Lenz": whom a side has.
constexpr auto kPlayer =
    WordSet({"international", "internationals", "centre",     "center",     "flanker",    "hooker",     "lock",
             "prop",          "wing",           "full-back",  "fly-half",   "scrum-half", "opener",     "batsman",
             "bowler",        "substitute",     "defenceman", "defenseman", "netminder",  "goalscorer", "scorer"});

// "Brell stay top thanks to a 30-25 victory": a side's moves, in a sentence with a score.
constexpr auto kSideMoves =
    WordSet({"recovered", "fought",    "battled",    "bounced",  "stay",         "stayed",     "remain",
             "remained",  "moved",     "climbed",    "slipped",  "slumped",      "dropped",    "cruised",
             "stretched", "extended",  "maintained", "suffered", "slid",         "kept",       "leapt",
             "stormed",   "completed", "opened",     "closed",   "consolidated", "leapfrogged"});
constexpr auto kHasDone =
    WordSet({"has", "had", "have", "is", "was", "lost", "won", "went", "entered", "got", "trailed", "led", "snapped",
             "fell", "improved", "dropped", "scored", "play", "plays"});
// "31 saves for Brell"
constexpr auto kTallies = WordSet({"saves",  "save",       "goal",      "goals",      "points",  "hits",    "homer",
                                   "homers", "runs",       "rebounds",  "yards",      "assists", "wickets", "tries",
                                   "try",    "touchdowns", "touchdown", "intercepts", "stops",   "tackles"});

class MatchJudge {
 public:
  MatchJudge(const Scan& scan, uint32_t first, uint32_t last) : scan_(scan), first_(first), last_(last) {}

  double Evidence() const { return Behind() + Before() + InLine(); }

 private:
  SV Prev(int back) const { return scan_.LowerAt(first_, -back); }
  SV Next(int ahead) const { return scan_.LowerAt(last_ - 1, ahead); }

  bool IsScoreAt(uint32_t token, int offset) const {
    uint32_t i = 0;
    if (!scan_.Near(token, offset, &i)) return false;
    const Mention* mention = scan_.At(i);
    return mention != nullptr && IsGoals(*mention);
  }

  bool IsFigureAt(uint32_t token, int offset) const {
    uint32_t i = 0;
    return scan_.Near(token, offset, &i) && scan_.ShapeOf(i) == Shape::kNumber && scan_.Text(i).size() <= 3;
  }

  bool IsNameAt(uint32_t token, int offset) const {
    uint32_t i = 0;
    return scan_.Near(token, offset, &i) && scan_.words[i].capital && !scan_.Is(i, kFunction | kWeekName);
  }

  double Behind() const {
    const uint32_t end = last_ - 1;
    if (IsScoreAt(end, 1)) return 3;
    if (Next(1) == "(" && IsScoreAt(end, 2)) return 3;                     // "Brell (44-21)"
    if (Next(1) == "," && IsScoreAt(end, 2) && ResultBehind(3)) return 3;  // "Brell, 24-10 winners over"
    // "Brell, a 71-40 winner over Oakmere"
    if (Next(1) == "," && Next(2) == "a" && IsScoreAt(end, 3) && ResultBehind(4)) return 3;
    if (kGives.Has(Prev(1)) && GivenResult()) return 3;
    const int at = Next(1) == "," ? BehindAside() : 1;
    double found = Acts(at);
    if (IsManyWho(at)) found = std::max(found, 4.5);
    if (kSideMoves.Has(Next(1)) && Opens() && ScoreInSentence()) found = std::max(found, 1.8);
    if (Next(1) == "," && Next(2) == "which" && kHasDone.Has(Next(3))) found = std::max(found, 2.2);
    if (kPlayer.Has(Next(1)) && (IsNameAt(end, 2) || Next(2) == "," || Next(2) == "and")) found = std::max(found, 1.6);
    return found;
  }

  // "Brell, who were beaten", "Brell, who had been put in, are": a side is many; a couple has an "and".
  bool IsManyWho(int behind_aside) const {
    static constexpr auto kMany = WordSet({"were", "are", "have"});
    const SV before = Prev(1);
    if (Next(1) != "," || Next(2) != "who" || before == "and" || before == "," || before == "or") return false;
    static constexpr auto kSideOnly = WordSet({"sacked", "drew", "swept", "lost", "led", "conceded"});
    return kMany.Has(Next(3)) || kSideOnly.Has(Next(3)) || (behind_aside > 1 && kMany.Has(Next(behind_aside)));
  }

  bool Opens() const {
    const SV before = Prev(1);
    return before.empty() || before == "," || before == "the" || before == ";";
  }

  bool ScoreInSentence() const {
    const Sentence& sentence = scan_.SentenceOf(first_);
    for (uint32_t i = last_; i < sentence.last_token; ++i) {
      if (scan_.At(i) != nullptr && IsGoals(*scan_.At(i))) return true;
    }
    return false;
  }

  // "(gave Brell) a famous 24-21 win"
  bool GivenResult() const {
    const uint32_t end = last_ - 1;
    if (Next(1) != "a" && Next(1) != "an" && Next(1) != "their") return false;
    for (int at = 2; at < 6; ++at) {
      if (IsScoreAt(end, at)) return ResultBehind(at + 1);
    }
    return false;
  }

  // "(24-21) home win": a score is up to three tokens itself.
  bool ResultBehind(int at) const {
    for (int ahead = at; ahead < at + 5; ++ahead) {
      if (kResult.Has(Next(ahead))) return true;
    }
    return false;
  }

  // "Brell, the leaders for three months, went down": how far behind the name the second comma's next word stands.
  int BehindAside() const {
    for (int at = 2; at < 12; ++at) {
      if (Next(at) == "," || Next(at).empty()) return at + 1;
    }
    return 1;
  }

  // What the words that begin `at` tokens behind the name do as a side's doing.
  double Acts(int at) const {
    const uint32_t end = last_ - 1;
    if (Prev(1) == "of" || Prev(1) == "from" || Prev(1) == "in") return 0;  // "Ana Ruiz of Norway won"
    const bool listed = Prev(1) == "and" || Prev(1) == ",";
    int verb = at;
    while (verb < at + 3 && kAuxiliary.Has(Next(verb))) ++verb;
    if (scan_.IsAt(end, verb, kMatchVerb)) return ScoreBehindName(verb + 1) ? 3 : Next(verb - 1) == "were" ? 2.2 : 1.5;
    if (kSideActs.Has(Next(at))) {
      const bool scored = IsScoreAt(end, at + 1) || IsScoreAt(end, at + 2);
      return scored || ScoreBehindName(at + 2) ? 3 : 1.2;  // "Brell held off Oakmere 88-84"
    }
    if (Next(at) == "got" && Next(at + 2) == "better" && Next(at + 3) == "of") return 1.5;
    if (kPlural.Has(Next(at)) && !listed) return 1.5;
    if (at > 1) return 0;
    if (Next(1) == "and" && PairActs()) return 1.2;
    uint32_t role = 0;
    if (scan_.Near(end, 1, &role) && scan_.Is(role, kTeamNoun) && IsNameAt(end, 2)) return 1;  // "Brell coach Ivo Lenz"
    return 0;
  }

  // "Brell beat Oakmere Terns 29-28": a name from `at` on, then the score.
  bool ScoreBehindName(int at) const {
    const uint32_t end = last_ - 1;
    if (Next(at) == "the" || kBeside.Has(Next(at))) ++at;
    int words = 0;
    for (; words < 4 && IsNameAt(end, at); ++at) ++words;
    return words > 0 && (IsScoreAt(end, at) || (Next(at) == "by" && IsScoreAt(end, at + 1)));
  }

  // "Brell and Oakmere drew", "Brell and Oakmere are level".
  bool PairActs() const {
    const uint32_t end = last_ - 1;
    int at = 2;
    while (at < 5 && IsNameAt(end, at)) ++at;
    return at > 2 && (kSideActs.Has(Next(at)) || kPlural.Has(Next(at)) || IsScoreAt(end, at));
  }

  double Before() const {
    int at = 1;
    while (at < 4 && kBeside.Has(Prev(at))) ++at;
    if (IsScoreAt(first_, -at)) return 3;
    // "leaders Brell County", "giants Oakmere": what sides are called, right before a name
    if (at > 1 && kSideNames.Has(Prev(1))) return 3.5;
    if (at > 1 && Prev(1) != "the" && (kPlural.Has(Next(1)) || Next(1) == ",")) return 1.2;  // "holders Brell were"
    if (Prev(at) == "for" && kTallies.Has(Prev(at + 1))) return 1.6;
    if (kLink.Has(Prev(at))) {
      if (IsScoreAt(first_, -at - 1)) return 3;
      if (kResult.Has(Prev(at + 1))) return Prev(at) == "of" || Prev(at) == "from" ? 0 : 2;
    }
    if (scan_.IsAt(first_, -at, kMatchVerb)) return 1.5;
    if (Prev(at) == "of" && Prev(at + 1) == "better" && Prev(at + 3) == "got") return 1.5;
    // "were dumped out by Brell"
    if (Prev(at) == "by" && Prev(at + 1) == "out" && scan_.IsAt(first_, -at - 2, kMatchVerb | kMatchPhrase)) return 1.5;
    if ((Prev(at) == "left" || Prev(at) == "leave" || Prev(at) == "leaving") && Next(1) == "for") return 1.5;
    // "to join Poland's Chemik Brell"
    static constexpr auto kJoins = WordSet({"join", "joined", "joining", "joins"});
    if (IsPossessiveMark(Prev(1)) && kJoins.Has(Prev(3)) && !scan_.Is(first_, kGivenName)) return 3.5;
    // "led Brell with 31 points", "lifted Brell to a win"
    if (kCarries.Has(Prev(at)) && (Next(1) == "with" || Next(1) == "to" || Next(1) == "past")) return 1.5;
    // "knocked out", "saw off", "swept aside", "eased past"
    const SV particle = Prev(at);
    const bool past = particle == "past" || particle == "aside" || particle == "off" || particle == "out" ||
                      particle == "on" || particle == "down";
    if (past && scan_.IsAt(first_, -at - 1, kMatchVerb | kMatchPhrase)) return 1.5;
    return 0;
  }

  // "Brell 3 Oakmere 2" alone or in a row.
  double InLine() const {
    const uint32_t end = last_ - 1;
    if (!IsFigureAt(end, 1)) return 0;
    const int name = Next(2) == "," ? 3 : 2;  // "Brell 3, Oakmere 2"
    const bool opens = Prev(1).empty() || Prev(1) == ";" || Prev(1) == ":" || Prev(1) == "," || Prev(1) == ".";
    if (opens && IsNameAt(end, name)) {
      for (int at = name + 1; at < name + 5; ++at) {
        if (IsFigureAt(end, at)) return Stops(Next(at + 1)) ? 3 : 0;
        if (!IsNameAt(end, at)) return 0;
      }
      return 0;
    }
    const int figure = Prev(1) == "," ? -2 : -1;
    return IsFigureAt(first_, figure) && IsNameAt(first_, figure - 1) && Stops(Next(2)) ? 4.5 : 0;
  }

  static bool Stops(SV word) {
    return word.empty() || word == ";" || word == "," || word == "." || word == "(" || word == ":";
  }

  const Scan& scan_;
  uint32_t first_;
  uint32_t last_;
};

}  // namespace

// "Norway beat Sweden 2-1", "a 2-1 win over Sweden": a verb or noun of the match a few words beside the score.
bool HasScoredMatch(const Scan& scan) {
  constexpr int kWordsBeside = 8;
  return std::any_of(scan.mentions.begin(), scan.mentions.end(), [&scan](const Mention& mention) {
    if (!IsGoals(mention)) return false;
    for (int back = 1; back <= kWordsBeside; ++back) {
      const SV word = scan.LowerAt(mention.first, -back);
      if (scan.IsAt(mention.first, -back, kMatchVerb) || kResult.Has(word) || kSideActs.Has(word)) return true;
    }
    return kResult.Has(scan.LowerAt(mention.last - 1, 1));
  });
}

bool TellsOfTeamSport(const Scan& scan) {
  const bool score =
      std::any_of(scan.mentions.begin(), scan.mentions.end(), [](const Mention& mention) { return IsGoals(mention); });
  const size_t needed = !score ? kWordsWithoutScore : HasScoredMatch(scan) ? kWordsWithMatch : kWordsWithScore;
  return HasWords(scan, kTeamSport, needed);
}

bool HoldsResults(const Scan& scan) {
  constexpr size_t kFewestRows = 3;
  std::vector<uint8_t> row(scan.text.sentences.size(), 0);  // bit 0: a rank in front; bit 1: a time or mark
  size_t rows = 0;
  for (const Mention& mention : scan.mentions) {
    if (mention.first == mention.last) continue;
    const uint32_t s = scan.sentence_of[mention.first];
    const uint8_t before = row[s];
    const bool front = mention.first == scan.text.sentences[s].first_token;
    if (front && mention.types.Intersects({MentionType::kRank, MentionType::kNumber})) row[s] |= 1;
    if (mention.types.Intersects({MentionType::kDuration, MentionType::kMark})) row[s] |= 2;
    if (row[s] == 3 && before != 3) ++rows;
  }
  return rows >= kFewestRows;
}

bool TellsOfSport(const Scan& scan) {
  if (HoldsResults(scan)) return true;
  const bool discipline = std::any_of(scan.mentions.begin(), scan.mentions.end(), [](const Mention& mention) {
    return mention.types.Has(MentionType::kDiscipline);
  });
  return HasWords(scan, kTeamSport | kSportWord, discipline ? kWordsWithDiscipline : kWordsOfAnySport);
}

double MatchEvidence(const Scan& scan, uint32_t first, uint32_t last) {
  return MatchJudge(scan, first, last).Evidence();
}

double CountryEvidence(const Scan& scan, uint32_t first, uint32_t last) {
  static constexpr auto kWins = WordSet({"won", "wins", "win", "took", "claimed", "finished", "beat", "beats", "edged",
                                         "retained", "clinched", "secured", "defeated", "anchored"});
  // "Ana Ruiz of Norway won"
  static constexpr auto kOpens =
      WordSet({",", ";", ":", "and", "but", "as", "when", "while", "before", "after", "that"});
  const SV before = scan.LowerAt(first, -1);
  // "China, fielding a second team, still won"
  if (before.empty() && scan.LowerAt(last - 1, 1) == ",") {
    for (int at = 3; at < 10; ++at) {
      if (scan.LowerAt(last - 1, at) != ",") continue;
      const int verb = scan.LowerAt(last - 1, at + 1) == "still" || scan.LowerAt(last - 1, at + 1) == "also" ? 2 : 1;
      return kWins.Has(scan.LowerAt(last - 1, at + verb)) ? 1.6 : 0;
    }
  }
  return kWins.Has(scan.LowerAt(last - 1, 1)) && (before.empty() || kOpens.Has(before)) ? 1.6 : 0;
}

}  // namespace kg::extract::mentions
