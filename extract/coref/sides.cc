// The two sides of a match: "the visitors", "the home side", "the winners", "the Bergen side".
//
// Who beat whom, and where, is read off the words between two teams of a sentence; what several sentences tell of one
// pair of teams adds up.
#include <algorithm>
#include <charconv>

#include "extract/coref/salience.h"
#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

constexpr uint32_t kFarthest = 24;  // tokens between two teams of one match

constexpr auto kBeat =
    WordSet({"beat",      "beats",    "beating",   "defeat", "defeats",   "defeated",   "defeating", "thrashed",
             "thrashing", "hammered", "hammering", "edged",  "edging",    "routed",     "crushed",   "overcame",
             "stunned",   "stunning", "upset",     "downed", "toppled",   "ousted",     "outlasted", "eliminated",
             "humbled",   "shocked",  "sank",      "pipped", "overpower", "demolished", "trounced",  "dumped",
             "overcome",  "topple",   "stun",      "edge",   "thrash",    "over",       "past"});
constexpr auto kLost =
    WordSet({"knocked", "ousted", "dumped", "eliminated", "stunned", "lost", "fell", "succumbed", "lose", "loses",
             "losing", "loss", "defeat", "beaten", "defeated", "slumped", "crashed"});
constexpr auto kBehindLost = WordSet({"to", "by", "against", "at"});
constexpr auto kHome = WordSet({"hosts", "hosting", "home"});
constexpr auto kAway = WordSet({"visitors", "visiting", "away", "guests", "guest"});
constexpr auto kWinners = WordSet({"winners", "winning", "victorious", "victors"});
constexpr auto kLosers = WordSet({"losers", "losing", "beaten", "defeated"});

// The score that stands between the tokens: 1 where the first side leads, -1 the second, 0 neither or none.
int LeadIn(const State& state, uint32_t sentence, uint32_t from, uint32_t to, bool* adjacent) {
  for (uint32_t m = state.sentence_begin[sentence]; m < state.sentence_begin[sentence + 1]; ++m) {
    const Mention& mention = state.mentions[m];
    if (!mention.types.Has(MentionType::kScore) || mention.first < from || mention.last > to) continue;
    *adjacent = mention.first <= from + 1 && mention.last == to;
    return mention.Get("lead") == "first" ? 1 : mention.Get("lead") == "second" ? -1 : 0;
  }
  return 0;
}

}  // namespace

// "Brell 27 Oakmere 24" on a line of its own: the home side first.
void Salience::ReadRow(const Mention& one, const Mention& two, Sides* sides) const {
  const Sentence& line = s_.text.sentences[one.sentence];
  const bool opens = one.first == line.first_token || s_.LowerAt(static_cast<int64_t>(one.first) - 1) == ":";
  if (!opens || two.first != one.last + 1 || two.last + 1 != line.last_token) return;
  const auto goals = [this](uint32_t token) {
    int number = -1;
    const std::string_view word = s_.text.Text(token);
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    return error == std::errc() && end == word.data() + word.size() ? number : -1;
  };
  const int first = goals(one.last);
  const int second = goals(two.last);
  if (first < 0 || second < 0) return;
  sides->home = one.entity;
  sides->away = two.entity;
  if (first != second) sides->winner = first > second ? one.entity : two.entity;
}

// What the words between two teams, the first of them the subject, tell of their match.
Salience::Sides Salience::SidesOf(const Mention& one, const Mention& two) const {
  Sides sides;
  const uint32_t from = one.last;
  const uint32_t to = two.first;
  bool adjacent = false;
  const int lead = LeadIn(s_, one.sentence, from, to, &adjacent);
  if (adjacent) {  // "Brell 3-1 Oakmere": the home side first
    sides.home = one.entity;
    sides.away = two.entity;
    if (lead != 0) sides.winner = lead > 0 ? one.entity : two.entity;
  }
  ReadRow(one, two, &sides);
  for (uint32_t i = from; i < to && sides.winner < 0; ++i) {
    const std::string_view word = s_.text.Lower(i);
    const bool turned = kLost.Has(word) && [&] {
      for (uint32_t k = i + 1; k < std::min(to, i + 5); ++k) {
        if (kBehindLost.Has(s_.text.Lower(k))) return true;
      }
      return false;
    }();
    if (turned) {
      sides.winner = two.entity;
    } else if (kBeat.Has(word)) {
      sides.winner = one.entity;
    }
  }
  if (sides.winner >= 0) sides.loser = sides.winner == one.entity ? two.entity : one.entity;
  const std::string_view before = s_.LowerAt(static_cast<int64_t>(to) - 1);
  const std::string_view second = s_.LowerAt(static_cast<int64_t>(to) - 2);
  int32_t home = -1;
  if (before == "at" || before == "hosts" ||
      (before == "to" && (second == "away" || second == "trip" || second == "visit")))
    home = two.entity;
  if (before == "visitors" || before == "visiting" || before == "hosted" || before == "hosting" ||
      (before == "to" && second == "home"))
    home = one.entity;
  if (home >= 0) {
    sides.home = home;
    sides.away = home == one.entity ? two.entity : one.entity;
  }
  return sides;
}

void Salience::FindMatches() {
  for (uint32_t s = 0; s < s_.text.sentences.size(); ++s) {
    const Mention* last = nullptr;
    for (uint32_t m = s_.sentence_begin[s]; m < s_.sentence_begin[s + 1]; ++m) {
      const Mention& team = s_.mentions[m];
      if (!IsTeamName(m)) continue;
      if (last != nullptr && last->entity != team.entity && team.first - last->last <= kFarthest)
        AddMatch(s, SidesOf(*last, team));
      last = &team;
    }
  }
}

// "BRIDGEPORT —" over a report of Bridgeport's match: it is played there.
int32_t Salience::DatelineTeam() const {
  constexpr uint32_t kFirstSentences = 5;
  for (uint32_t s = 0; s < std::min<size_t>(kFirstSentences, s_.text.sentences.size()); ++s) {
    const uint32_t m = s_.sentence_begin[s];
    if (m >= s_.sentence_begin[s + 1] || !IsTeamName(m)) continue;
    const Mention& place = s_.mentions[m];
    const std::string_view behind = s_.LowerAt(place.last);
    const bool line = place.first == s_.text.sentences[s].first_token &&
                      s_.text.tokens[place.first].shape == Shape::kUpper && place.last - place.first <= 2;
    if (line && (behind == "\u2014" || behind == "\u2013" || behind == "-" || behind == "(" || behind == ","))
      return place.entity;
  }
  return -1;
}

void Salience::AddMatch(uint32_t sentence, Sides sides) {
  if (sides.winner < 0 && sides.home < 0) return;
  const auto pair = [](const Sides& known) {
    const int32_t one = known.winner >= 0 ? known.winner : known.home;
    const int32_t two = known.winner >= 0 ? known.loser : known.away;
    return std::minmax(one, two);
  };
  const int32_t host = DatelineTeam();
  if (sides.home < 0 && host >= 0 && (sides.winner == host || sides.loser == host)) {
    sides.home = host;
    sides.away = sides.winner == host ? sides.loser : sides.winner;
  }
  for (const auto& [other, known] : matches_) {
    if (pair(known) != pair(sides)) continue;
    if (sides.winner < 0) {
      sides.winner = known.winner;
      sides.loser = known.loser;
    }
    if (sides.home < 0) {
      sides.home = known.home;
      sides.away = known.away;
    }
  }
  matches_.emplace_back(sentence, sides);
}

// The match that the nominal's paragraph tells of, else the article's first.
const Salience::Sides* Salience::MatchAt(uint32_t m) const {
  const Mention& nominal = s_.mentions[m];
  const Sides* found = nullptr;
  for (const auto& [sentence, sides] : matches_) {
    if (sentence > nominal.sentence) break;
    const bool here = s_.text.sentences[sentence].paragraph == s_.text.sentences[nominal.sentence].paragraph;
    const bool same =
        found != nullptr && std::minmax(sides.winner, sides.loser) == std::minmax(found->winner, found->loser);
    if (found == nullptr || here || same) found = &sides;
  }
  return found;
}

// "the visitors", "the home side", "the winners"; -1: no word of the nominal tells, -2: nobody knows.
int32_t Salience::Side(uint32_t m) const {
  static constexpr Sides kUnknown{-2, -2, -2, -2};
  const Mention& nominal = s_.mentions[m];
  const Sides* match = MatchAt(m);
  if (match == nullptr) match = &kUnknown;
  for (uint32_t i = nominal.first; i < nominal.last; ++i) {
    const std::string_view word = s_.text.Lower(i);
    if (kHome.Has(word)) return match->home >= 0 ? match->home : -2;
    if (kAway.Has(word)) return match->away >= 0 ? match->away : -2;
    if (kWinners.Has(word)) return match->winner >= 0 ? match->winner : -2;
    if (kLosers.Has(word)) return match->loser >= 0 ? match->loser : -2;
  }
  return -1;
}

// "her side": the team that the text calls its owner coach, captain or player of; -1: unknown, -2: another one of
// theirs, "her new club", "his former team".
int32_t Salience::TeamOfOwner(uint32_t m) const {
  static constexpr auto kOther = WordSet({"former", "old", "previous", "new", "next", "first", "future"});
  const Mention& nominal = s_.mentions[m];
  int32_t owner = -1;
  for (uint32_t c = m; c < std::min<size_t>(s_.mentions.size(), m + 3) && owner < 0; ++c) {
    if (s_.mentions[c].form != Form::kPossessive || s_.mentions[c].first != nominal.first) continue;
    owner = s_.mentions[c].entity >= 0 ? s_.mentions[c].entity : found_[c];
  }
  if (owner < 0 || s_.entities[static_cast<size_t>(owner)].type != ValueType::kPerson) return -1;
  for (uint32_t i = nominal.first; i < nominal.last; ++i) {
    const std::string_view word = s_.text.Lower(i);
    if (!kOther.Has(word)) continue;
    const int32_t team =
        word == "next" || word == "first" || word == "future" ? -1 : TeamOfMove(owner, m, word == "new");
    return team >= 0 ? team : -2;
  }
  for (uint32_t c : s_.entities[static_cast<size_t>(owner)].mentions) {
    const Mention& name = s_.mentions[c];
    if (name.form != Form::kName || name.first >= nominal.first || !s_.budget.Take(4)) continue;
    // "Bergheim coach Ana Ruiz"
    if (c > 0 && IsTeamName(c - 1) && s_.mentions[c - 1].last + 1 == name.first) return s_.mentions[c - 1].entity;
    if (const int32_t led = TeamBehind(name); led >= 0) return led;
  }
  return -1;
}

// Of the last sentence before that tells of a move of the owner, "Ruiz has joined Oslo FC from Bergheim": where to, or
// where from; -1: none does, or it names several.
int32_t Salience::TeamOfMove(int32_t owner, uint32_t m, bool to) const {
  static constexpr auto kMoves =
      WordSet({"joined", "joins", "join", "signed", "signs", "sign", "moved", "moves", "move", "switched", "left",
               "leaves", "transferred", "returned", "swapped", "swaps"});
  static constexpr auto kTo = WordSet({"to", "for", "with", "joined", "joins", "join", "joining"});
  static constexpr auto kFrom = WordSet({"from", "left", "leaves", "leaving", "leave", "swapped", "swaps"});
  for (uint32_t sentence = s_.mentions[m].sentence + 1; sentence-- > 0 && s_.budget.Take(8);) {
    int32_t team = -1;
    bool about = false;
    for (uint32_t c = s_.sentence_begin[sentence]; c < s_.sentence_begin[sentence + 1] && c < m; ++c) {
      about |= found_[c] == owner && s_.mentions[c].form != Form::kPossessive;
      if (!IsTeamName(c)) continue;
      auto before = static_cast<int64_t>(s_.mentions[c].first) - 1;
      if (s_.LowerAt(before) == "the") --before;
      if (!(to ? kTo : kFrom).Has(s_.LowerAt(before))) continue;
      if (team >= 0 && team != s_.mentions[c].entity) return -1;
      team = s_.mentions[c].entity;
    }
    const Sentence& range = s_.text.sentences[sentence];
    bool moves = false;
    for (uint32_t i = range.first_token; i < range.last_token && !moves; ++i) moves = kMoves.Has(s_.text.Lower(i));
    if (about && moves && team >= 0) return team;
  }
  return -1;
}

// "Ana Ruiz, Bergheim's coach", "Ana Ruiz, the Bergheim head coach"; -1: none is named so.
int32_t Salience::TeamBehind(const Mention& name) const {
  static constexpr auto kLeads = WordSet({"coach", "manager", "head", "boss", "captain", "skipper", "director"});
  if (s_.LowerAt(name.last) != ",") return -1;
  const uint32_t at = s_.LowerAt(name.last + 1) == "the" ? name.last + 2 : name.last + 1;
  for (uint32_t m = s_.sentence_begin[name.sentence]; m < s_.sentence_begin[name.sentence + 1]; ++m) {
    const Mention& team = s_.mentions[m];
    if (team.first != at || !IsTeamName(m)) continue;
    return IsPossessive(s_.LowerAt(team.last)) || kLeads.Has(s_.LowerAt(team.last)) ? team.entity : -1;
  }
  return -1;
}

bool Salience::IsTeamName(uint32_t c) const {
  const Mention& mention = s_.mentions[c];
  return mention.form == Form::kName && mention.entity >= 0 &&
         s_.entities[static_cast<size_t>(mention.entity)].type == ValueType::kTeam;
}

// "the Bergen side": the one team that has the place in its name, or that the text sets beside it; -1: nothing tells,
// -2: left open, since the text names several that it may be.
int32_t Salience::SideOfPlace(uint32_t m) const {
  const std::string place = NameKey(s_.mentions[m].Get("place"));
  if (place.empty()) return -1;
  int32_t found = -1;
  int32_t any = -1;
  bool several = false;
  const auto offer = [&found](int32_t entity) { found = found == -1 || found == entity ? entity : -2; };
  for (uint32_t c = 0; c < m; ++c) {
    const Mention& team = s_.mentions[c];
    if (team.form != Form::kName || team.entity < 0 || !IsThing(team.entity) || !s_.budget.Take(4)) continue;
    several |= any >= 0 && any != team.entity;
    any = team.entity;
    const std::string key = NameKey(team.value);
    const bool named = key.starts_with(place) && (key.size() == place.size() || key[place.size()] == ' ');
    const bool before = c > 0 && NameKey(s_.mentions[c - 1].value) == place &&
                        s_.mentions[c - 1].last + 1 == team.first && IsPossessive(s_.LowerAt(s_.mentions[c - 1].last));
    const Mention* next = c + 1 < s_.mentions.size() ? &s_.mentions[c + 1] : nullptr;
    const std::string_view joint = s_.LowerAt(team.last);
    const bool behind = next != nullptr && next->first == team.last + 1 && NameKey(next->value) == place &&
                        (joint == "of" || joint == "from");
    if (named || before || behind) offer(team.entity);
  }
  static constexpr auto kTeams = WordSet({"side", "team", "club", "squad", "outfit", "franchise"});
  return found == -1 && several && kTeams.Has(s_.mentions[m].Get("head")) ? -2 : found;
}

}  // namespace kg::extract::coref
