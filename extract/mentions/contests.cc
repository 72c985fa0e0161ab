// Competitions that no head word names, known by what is done to them: "won the Giro delle Saline", "finished fifth at
// the Brell Biathlon", "the winner of the Etna Hill Climb". A name that one sentence tells of so is one all through.
#include <algorithm>
#include <set>
#include <string>

#include "extract/mentions/event_names.h"
#include "extract/mentions/finders.h"
#include "extract/mentions/runs.h"
#include "extract/text/word_set.h"

namespace kg::extract::mentions {
namespace {

constexpr auto kWon = WordSet({"won", "win", "wins", "winning", "retained", "retain", "retains"});
// "winner of the X", "victory in the X"
constexpr auto kResultNouns =
    WordSet({"winner", "winners", "victory", "victories", "triumph", "triumphs", "win", "wins", "champion", "champions",
             "runner-up", "debut", "podium", "silver", "bronze", "medal", "gold"});
constexpr auto kResultLinks = WordSet({"of", "in", "at"});
// "finished fifth in the women's 15 km at the X": how far behind the rank the competition may stand.
constexpr uint32_t kRankReach = 9;
constexpr auto kInnerLinks = WordSet({"de", "di",  "del", "della", "delle", "dei", "do",  "da", "das", "dos",
                                      "du", "des", "la",  "le",    "van",   "der", "von", "of", "al",  "el"});
// What may stand behind the name of a competition; a noun there ("the Bergen race") is the head of something else.
constexpr auto kBehind = WordSet(
    {"in",      "on",      "at",      "for",     "with",  "by",       "after",   "from",    "over",  "ahead",
     "last",    "this",    "twice",   "again",   "and",   "when",     "but",     "while",   "to",    "as",
     "since",   "before",  "or",      "three",   "four",  "five",     "once",    "earlier", "later", "yesterday",
     "today",   "two",     "back",    "despite", "title", "crown",    "trophy",  "event",   "until", "during",
     "without", "thanks",  "he",      "she",     "they",  "who",      "which",   "six",     "ten",   "seven",
     "under",   "because", "between", "just",    "only",  "outright", "overall", "is",      "was",   "are"});
// "the Harbour Mile title", "the Harbour Mile winner", "Harbour Mile champion Ana Ruiz"
constexpr auto kHeldBy = WordSet({"title", "titles", "crown", "crowns", "winner", "winners", "champion", "champions",
                                  "runner-up", "podium", "victor", "winning", "organisers", "organizers"});
// What tells the level of a title and is no name: "the Olympic title"
constexpr auto kLevels =
    WordSet({"olympic", "world",      "european",    "national", "commonwealth", "paralympic",  "african",   "asian",
             "junior",  "senior",     "continental", "state",    "regional",     "all-ireland", "premier",   "youth",
             "schools", "university", "county",      "grand",    "slam",         "undisputed",  "defending", "reigning",
             "former",  "fellow",     "double",      "league",   "division"});
// Verbs behind the name: "Victory in the Harbour Mile went to"
constexpr auto kGoesOn =
    WordSet({"went", "goes",  "came", "comes", "made",  "makes",   "gave",   "gives", "put",   "has", "had",
             "will", "would", "saw",  "meant", "means", "brought", "brings", "took",  "takes", "fell"});
// Things that are won and are no competition: prizes, votes, battles, places in a body.
constexpr auto kOtherPrizes = WordSet(
    {"boot",       "glove",    "ball",       "palm",    "lion",       "bear",     "lottery", "nomination", "seat",
     "presidency", "election", "primary",    "caucus",  "caucuses",   "pulitzer", "nobel",   "booker",     "oscar",
     "grammy",     "emmy",     "tony",       "bafta",   "mercury",    "turner",   "hugo",    "nebula",     "senate",
     "house",      "congress", "parliament", "commons", "referendum", "contract", "war",     "battle",     "lawsuit",
     "case",       "toss",     "heart",      "peace",   "cross",      "star",     "order",   "legion",     "tuesday",
     "caucasus",   "south",    "north",      "west",    "east",       "midwest",  "bid",     "vote",       "leadership",
     "pennant",    "jackpot",  "race",       "mvp",     "or",         "heisman"});

class ContestFinder {
 public:
  explicit ContestFinder(Scan* scan) : scan_(*scan), sport_(TellsOfSport(*scan)) {}

  void Find() {
    for (size_t s = 0; s < scan_.text.sentences.size(); ++s) {
      if (scan_.styles[s] != Style::kProse) continue;
      sentence_ = &scan_.text.sentences[s];
      for (uint32_t i = sentence_->first_token; i < sentence_->last_token; ++i) {
        if (Opens(i)) Take(NameAfter(i));
        if (sport_ && Closes(i)) Take(NameBefore(i));
      }
    }
    if (!names_.empty()) TakeOthers();
  }

 private:
  struct Span {
    uint32_t first = 0;
    uint32_t core = 0;  // behind the year
    uint32_t last = 0;
  };

  bool In(uint32_t token) const { return token < sentence_->last_token; }

  // The token before the competition's article or name.
  bool Opens(uint32_t i) const {
    const std::string_view word = scan_.Lower(i);
    if (kWon.Has(word)) return !scan_.words[i].capital || scan_.words[i].initial;
    if (!sport_ || !kResultLinks.Has(word)) return false;
    if (kResultNouns.Has(scan_.LowerAt(i, -1)) && scan_.LowerAt(i, 1) == "the") return true;
    return word != "of" && scan_.LowerAt(i, 1) == "the" && RankBefore(i);
  }

  // The token behind a competition's name: "was" of "was won by", "title" of "the Harbour Mile title".
  bool Closes(uint32_t i) const {
    const std::string_view word = scan_.Lower(i);
    if (word == "was" || word == "is" || word == "were") return scan_.LowerAt(i, 1) == "won";
    return kHeldBy.Has(word) && !scan_.words[i].capital;
  }

  // "the Harbour Mile" right before the token; empty when what stands there is no name of a competition.
  Span NameBefore(uint32_t closer) const {
    uint32_t first = closer;
    while (first > sentence_->first_token) {
      const uint32_t i = first - 1;
      const bool link = first < closer && kInnerLinks.Has(scan_.Lower(i)) && i > sentence_->first_token && Word(i - 1);
      if (!link && (!Word(i) || kLevels.Has(scan_.Lower(i)))) break;
      first = i;
    }
    Span name = {first, first, closer};
    if (first == closer) return name;
    if (scan_.Lower(first) == "the") name.first = name.core = first + 1;
    const uint32_t before = name.core > sentence_->first_token ? name.core - 1 : name.core;
    const bool article = scan_.Lower(before) == "the" && before < name.core;
    const bool year = before < name.core && YearAt(scan_, before) != 0;
    // "Harbour Mile champion Ana Ruiz": without an article, a name stands behind
    const bool named =
        closer + 1 < sentence_->last_token && scan_.words[closer + 1].capital && kHeldBy.Has(scan_.Lower(closer));
    const bool whole =
        name.last - name.core >= 2 && (article || year || named) && !kLevels.Has(scan_.LowerAt(name.core, -1));
    if (!whole || !Accepts(name)) name.last = name.first;
    return name;
  }

  // "finished fifth ... at": a rank, and nothing between that ends the clause.
  bool RankBefore(uint32_t at) const {
    for (uint32_t back = 1; back <= kRankReach && at >= sentence_->first_token + back; ++back) {
      const uint32_t i = at - back;
      if (const Mention* mention = scan_.At(i); mention != nullptr) {
        if (mention->types.Has(MentionType::kRank)) return IsResultVerb(mention->first);
        if (mention->types.Has(MentionType::kEvent)) return false;
      }
      const std::string_view word = scan_.Text(i);
      if (word == "," || word == ";" || word == "." || word == ":" || word == "(" || word == ")") return false;
    }
    return false;
  }
  bool IsResultVerb(uint32_t rank) const {
    static constexpr auto kVerbs = WordSet(
        {"finished", "finishing", "finish", "finishes", "placed", "came", "was", "were", "ran", "took", "home", "in"});
    return kVerbs.Has(scan_.LowerAt(rank, -1)) || kVerbs.Has(scan_.LowerAt(rank, -2));
  }

  // "the 2022 Giro delle Saline": empty when what follows is no name of a competition.
  Span NameAfter(uint32_t opener) const {
    uint32_t i = opener + 1;
    const bool article = In(i) && scan_.Lower(i) == "the";
    if (article) ++i;
    Span name;
    name.first = i;
    if (In(i) && YearAt(scan_, i) != 0) ++i;
    name.core = i;
    uint32_t capitals = 0;
    while (In(i)) {
      if (Word(i) || (capitals > 0 && IsDistance(i))) {
        ++capitals;
        ++i;
      } else if (capitals > 0 && kInnerLinks.Has(scan_.Lower(i)) && !scan_.words[i].capital && In(i + 1) &&
                 Word(i + 1)) {
        ++i;
      } else if (capitals > 0 && In(i + 2) && kInnerLinks.Has(scan_.Lower(i)) && kInnerLinks.Has(scan_.Lower(i + 1)) &&
                 Word(i + 2)) {
        i += 2;
      } else {
        break;
      }
    }
    name.last = i;
    // "won Averill Central for Labour": a seat, where no sport is told of.
    const bool seat = !article && !sport_ && kWon.Has(scan_.Lower(opener));
    const bool level = name.last == name.core + 1 && kLevels.Has(scan_.Lower(name.core));  // "win the Olympic gold"
    if (seat || level || capitals < (article && sport_ ? 1U : 2U) || !Accepts(name)) name.last = name.first;
    return name;
  }

  // "10K", "70.3" behind a capital
  bool IsDistance(uint32_t i) const {
    const std::string_view word = scan_.Lower(i);
    return word.size() >= 2 && word.front() >= '1' && word.front() <= '9' &&
           (word.ends_with('k') || word.ends_with("km"));
  }

  bool Word(uint32_t i) const {
    if (!scan_.words[i].capital || scan_.Is(i, kWeekName)) return false;
    const Mention* mention = scan_.At(i);
    const bool distance =
        mention != nullptr && mention->types.Intersects({MentionType::kMark, MentionType::kDiscipline});
    return (mention == nullptr || distance) && !scan_.Is(i, kFunction);
  }

  // "T54", "F46", "S9": a class of para sport, or a model of something
  bool IsCode(const Span& name) const {
    const std::string_view word = scan_.Text(name.core);
    return name.last - name.core == 1 && word.size() <= 3 && word.find_first_of("0123456789") != word.npos;
  }

  bool Accepts(const Span& name) const {
    if (IsCode(name)) return false;
    const uint32_t head = name.last - 1;
    if (In(name.last)) {
      const std::string_view behind = scan_.Lower(name.last);
      const Shape shape = scan_.ShapeOf(name.last);
      const bool closed = (shape == Shape::kPunct && behind != "-" && behind != "&") || shape == Shape::kNumber ||
                          kBehind.Has(behind) || kHeldBy.Has(behind) || kGoesOn.Has(behind) ||
                          (behind.ends_with("ed") && shape == Shape::kLower) || scan_.Is(name.last, kWeekName) ||
                          !scan_.Free(name.last);
      if (!closed || IsPossessiveMark(behind)) return false;
    }
    for (uint32_t i = name.core; i < name.last; ++i) {
      if (kOtherPrizes.Has(scan_.Lower(i)) || scan_.Is(i, kAwardHead | kPartyHead | kPartyWord)) return false;
    }
    if (scan_.Is(head, kOrgHead | kSchoolHead | kPlaceVenue | kTeamOnly | kTitle | kRole)) return false;
    // "won Ohio", "won the Netherlands", "the Norwegian": places and peoples are no competitions.
    uint32_t end = 0;
    if (DemonymAt(scan_, name.core, name.last, &end) != kNoPlace && end == name.last) return false;
    if (!scan_.gazetteer.Find(FoldLower(scan_.LowerRange(name.core, name.last))).empty()) return false;
    const auto known = scan_.lexicon.KnownName(scan_.LowerRange(name.core, name.last));
    return !known || *known == MentionType::kEvent;
  }

  void Take(const Span& name) {
    if (name.last == name.first) return;
    names_.insert(scan_.LowerRange(name.core, name.last));
    words_ = std::max(words_, name.last - name.core);
    Emit(name);
  }

  void Emit(const Span& name) {
    std::string year;
    uint32_t last = name.last;
    if (name.core > name.first) year = scan_.Text(name.first);
    if (year.empty() && In(last) && YearAt(scan_, last) != 0 && scan_.text.tokens[last].space_before)
      year = scan_.Text(last++);
    std::string value(scan_.text.Range(name.core, name.last));
    Mention& mention = scan_.Take(name.first, last, {MentionType::kEvent}, Form::kName, std::move(value));
    if (!year.empty()) mention.Set("year", year);
  }

  // The same names elsewhere in the article.
  void TakeOthers() {
    for (const Sentence& sentence : scan_.text.sentences) {
      sentence_ = &sentence;
      for (uint32_t i = sentence.first_token; i < sentence.last_token; ++i) {
        if (!scan_.words[i].capital || !scan_.Free(i)) continue;
        for (uint32_t last = std::min(sentence.last_token, i + words_); last > i; --last) {
          if (!scan_.AllFree(i, last) || !names_.contains(scan_.LowerRange(i, last))) continue;
          const bool longer = In(last) && scan_.words[last].capital && scan_.Free(last) &&
                              scan_.styles[scan_.sentence_of[i]] == Style::kProse;
          if (longer) continue;
          Emit({i, i, last});
          i = last - 1;
          break;
        }
      }
    }
  }

  Scan& scan_;
  const bool sport_;
  const Sentence* sentence_ = nullptr;
  std::set<std::string> names_;  // lower case
  uint32_t words_ = 0;           // of the longest
};

}  // namespace

void FindContests(Scan* scan) { ContestFinder(scan).Find(); }

}  // namespace kg::extract::mentions
