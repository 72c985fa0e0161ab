#include "graph/conflict/matches.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "graph/conflict/death.h"
#include "graph/conflict/explain.h"
#include "graph/conflict/intervals.h"
#include "graph/conflict/report.h"
#include "graph/model/text.h"

namespace kg::graph::conflict {
namespace {

struct Match {
  const ResolvedClaim* claim = nullptr;
  Day day = 0;
  std::string round;
  std::string event;
  std::vector<int> numbers;  // of the score, the winner's first
};

// "3-1", "6-4, 6-3": the numbers in order; empty when there is anything else in it.
std::vector<int> ScoreNumbers(std::string_view score) {
  std::vector<int> numbers;
  bool in_number = false;
  for (const char c : score) {
    if (c >= '0' && c <= '9') {
      if (!in_number) numbers.push_back(0);
      in_number = true;
      if (numbers.back() > 9999) return {};
      numbers.back() = numbers.back() * 10 + (c - '0');
      continue;
    }
    in_number = false;
    const bool plain = c == '-' || c == ',' || c == ' ' || (c & 0x80) != 0;  // en dashes
    if (!plain) return {};
  }
  // A score of one pair is written either way round: the winner has more.
  if (numbers.size() == 2 && numbers[0] < numbers[1]) std::swap(numbers[0], numbers[1]);
  return numbers;
}

// The scores that a correction takes back: "an earlier version gave the score as 2-0".
std::set<std::vector<int>> TakenBack(const Group& group) {
  std::set<std::vector<int>> scores;
  for (const ResolvedClaim* claim : group.Of("beat")) {
    if (claim->claim.polarity != Polarity::kNegated || !IsCorrection(*claim)) continue;
    scores.insert(ScoreNumbers(claim->claim.Get("score")));
  }
  scores.erase(std::vector<int>());
  return scores;
}

// An event has one final in a month: an article of the weeks after it that gives no day speaks of that one.
void AddFinals(const std::vector<Match>& undated, std::vector<Match>* matches) {
  constexpr int kWeeksAfter = 31;
  const size_t dated = matches->size();
  for (const Match& match : undated) {
    const auto date = DateOf(*match.claim);
    if (match.round != "final" || match.event.empty() || (!date && !IsDated(match.claim->published))) continue;
    const DayInterval days = date ? date->Days() : WidenDays(match.claim->published.days, kWeeksAfter, 0);
    for (size_t i = 0; i < dated; ++i) {
      const Match& known = (*matches)[i];
      if (known.round != match.round || known.event != match.event || !days.Contains({known.day, known.day})) continue;
      Match placed = match;
      placed.day = known.day;
      matches->push_back(std::move(placed));
      break;
    }
  }
}

std::vector<Match> ReadMatches(const Group& group) {
  const std::set<std::vector<int>> history = TakenBack(group);
  std::vector<Match> matches;
  std::vector<Match> undated;
  for (const ResolvedClaim* claim : group.Of("beat")) {
    if (!TakesSide(*claim)) continue;
    Match match = {claim, 0, FoldName(claim->claim.Get("round")), FoldKey(claim->claim.Get("event")),
                   ScoreNumbers(claim->claim.Get("score"))};
    if (history.contains(match.numbers)) continue;
    const auto date = DateOf(*claim);
    if (date && date->precision() == DatePrecision::kDay && !date->approximate()) {
      match.day = date->Days().first;
      matches.push_back(std::move(match));
    } else {
      undated.push_back(std::move(match));
    }
  }
  AddFinals(undated, &matches);
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.day < b.day; });
  return matches;
}

bool OneMatch(const Match& a, const Match& b) {
  const bool rounds_part = !a.round.empty() && !b.round.empty() && a.round != b.round;
  const bool events_part = !a.event.empty() && !b.event.empty() && a.event != b.event;
  return a.day == b.day && !rounds_part && !events_part;
}

bool OtherWinner(const Match& a, const Match& b) { return a.claim->subject != b.claim->subject; }

// Scores of one notation only: sets are not compared with games or an aggregate.
bool OtherScore(const Match& a, const Match& b) {
  return !a.numbers.empty() && a.numbers.size() == b.numbers.size() && a.numbers != b.numbers;
}

std::string ValueOf(const Match& match, bool by_winner) {
  return by_winner ? match.claim->subject_name : std::string(match.claim->claim.Get("score"));
}

void Report(const Group& group, const std::vector<Match>& day, const Match& a, const Match& b,
            std::vector<Conflict>* out) {
  const bool by_winner = OtherWinner(a, b);
  Draft draft;
  draft.kind = "score";
  draft.subject = a.claim->subject;
  draft.subject_name = a.claim->subject_name;
  draft.impact = group.Impact("beat");
  const bool headline = a.claim->role == BlockRole::kHeadline || b.claim->role == BlockRole::kHeadline;
  const bool firm = IsFirm(*a.claim) && IsFirm(*b.claim) && !headline;
  draft.level = firm ? ConflictLevel::kConflict : ConflictLevel::kTension;
  draft.gap_factor = by_winner ? 1.0 : 0.75;
  draft.witness = {a.claim, b.claim};
  std::map<std::string, DraftCamp> camps;
  for (const Match& match : day) {
    const std::string value = ValueOf(match, by_winner);
    if (value.empty()) continue;
    camps[value].value = value;
    camps[value].claims.push_back(match.claim);
  }
  std::vector<std::string> parts;
  for (auto& [value, camp] : camps) {
    parts.push_back(value + " according to " + SourcesText(camp.claims));
    draft.camps.push_back(std::move(camp));
  }
  draft.why = a.claim->subject_name + " against " + a.claim->object_name + " on " + DayText(a.day) +
              (by_winner ? ": won by " : ": ") + ListText(parts) + ". One match has one " +
              (by_winner ? "winner" : "score") + ": one of the claims must be wrong, unless they met twice that day.";
  out->push_back(Finish(draft));
}

}  // namespace

void CheckMatches(const Group& group, std::vector<Conflict>* out) {
  const std::vector<Match> matches = ReadMatches(group);
  for (size_t begin = 0; begin < matches.size();) {
    size_t end = begin;
    while (end < matches.size() && matches[end].day == matches[begin].day) ++end;
    const std::vector<Match> day(matches.begin() + static_cast<ptrdiff_t>(begin),
                                 matches.begin() + static_cast<ptrdiff_t>(end));
    begin = end;
    bool found = false;
    for (size_t i = 0; i < day.size() && !found; ++i) {
      for (size_t j = i + 1; j < day.size() && !found; ++j) {
        if (IsCorrection(*day[i].claim) || IsCorrection(*day[j].claim)) continue;
        found = OneMatch(day[i], day[j]) && (OtherWinner(day[i], day[j]) || OtherScore(day[i], day[j]));
        if (found) Report(group, day, day[i], day[j], out);
      }
    }
  }
}

}  // namespace kg::graph::conflict
