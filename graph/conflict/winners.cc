#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "graph/conflict/editions.h"
#include "graph/conflict/explain.h"
#include "graph/conflict/life.h"
#include "graph/conflict/names.h"
#include "graph/conflict/report.h"
#include "graph/conflict/results.h"
#include "graph/model/text.h"

namespace kg::graph::conflict {
namespace {

bool IsShared(const ResolvedClaim& claim) {
  static constexpr std::array<std::string_view, 9> kWords = {"joint",     "jointly", "shared", "share",    "dead heat",
                                                             "dead-heat", "tied",    "tie",    "co-winner"};
  return SentenceHas(claim, kWords);
}

// Won by several people together; a single scull is not.
bool IsByMany(const Result& result) {
  static constexpr std::array<std::string_view, 2> kAlone = {"single", "singles"};
  if (HasPhrase(result.discipline, kAlone)) return false;
  static constexpr std::array<std::string_view, 15> kWords = {"relay", "team",    "doubles", "pairs",     "pair",
                                                              "fours", "four",    "eights",  "eight",     "sculls",
                                                              "duet",  "madison", "tandem",  "ice dance", "mixed"};
  return HasPhrase(result.discipline, kWords) || HasPhrase(result.category, kWords);
}

bool IsOfWomen(const ResolvedClaim& claim) {
  static constexpr std::array<std::string_view, 7> kWords = {"women", "women's", "womens", "ladies",
                                                             "girls", "girls'",  "female"};
  return SentenceHas(claim, kWords);
}

// Two names that may be one person's: a spelling, or a short form of the other.
bool MayBeOneName(std::string_view a, std::string_view b) {
  if (SpellingDistance(FullNameWords(a), FullNameWords(b)) > 0) return true;
  const std::string a_key = " " + FoldKey(a) + " ";
  const std::string b_key = " " + FoldKey(b) + " ";
  return a_key.find(b_key) != std::string::npos || b_key.find(a_key) != std::string::npos;
}

struct Winner {
  EntityId id;
  std::string name;
  std::vector<const ResolvedClaim*> claims;
};

std::vector<Winner> WinnersOf(const std::vector<Result>& results) {
  std::map<std::pair<std::string, EntityId>, Winner> winners;
  for (const Result& result : results) {
    Winner& winner = winners[{result.claim->subject_name, result.claim->subject}];
    winner.id = result.claim->subject;
    winner.name = result.claim->subject_name;
    winner.claims.push_back(result.claim);
  }
  std::vector<Winner> list;
  for (auto& [key, winner] : winners) list.push_back(std::move(winner));
  return list;
}

const ResolvedClaim* FirstFirm(const Winner& winner) {
  for (const ResolvedClaim* claim : winner.claims) {
    if (IsFirm(*claim)) return claim;
  }
  return nullptr;
}

// One sentence names both: as winners of two things.
bool InOneSentence(const Winner& a, const Winner& b) {
  for (const ResolvedClaim* x : a.claims) {
    for (const ResolvedClaim* y : b.claims) {
      if (conflict::InOneSentence(*x, *y)) return true;
    }
  }
  return false;
}

bool InOneArticle(const Winner& a, const Winner& b) {
  for (const ResolvedClaim* x : a.claims) {
    for (const ResolvedClaim* y : b.claims) {
      if (x->claim.doc == y->claim.doc) return true;
    }
  }
  return false;
}

// `seems`: the event only seems to have one discipline or category.
void ReportWinners(const Group& group, const EntityId& event, const std::vector<Result>& results, bool seems,
                   std::vector<Conflict>* out) {
  const auto corrects = [](const Result& result) { return IsCorrection(*result.claim); };
  if (std::any_of(results.begin(), results.end(), corrects)) return;
  const std::vector<Winner> winners = WinnersOf(results);
  if (winners.size() < 2) return;
  std::pair<const Winner*, const Winner*> pair;
  bool firm = false;
  for (size_t i = 0; i < winners.size(); ++i) {
    for (size_t j = i + 1; j < winners.size(); ++j) {
      if (MayBeOneName(winners[i].name, winners[j].name) || InOneSentence(winners[i], winners[j])) continue;
      // A cup of many races has many winners in a month: an article that names both knows of two.
      if (results.front().kind.teams && InOneArticle(winners[i], winners[j])) continue;
      const bool both_firm = FirstFirm(winners[i]) != nullptr && FirstFirm(winners[j]) != nullptr;
      if (pair.first == nullptr || (both_firm && !firm)) pair = {&winners[i], &winners[j]};
      firm = firm || both_firm;
    }
  }
  if (pair.first == nullptr) return;
  Draft draft;
  draft.kind = "winner";
  draft.subject = event;
  draft.subject_name = NameOfSubject(group, event);
  draft.impact = group.Impact("won");
  draft.level = firm && !seems ? ConflictLevel::kConflict : ConflictLevel::kTension;
  std::vector<std::string> parts;
  for (const Winner& winner : winners) {
    draft.camps.push_back({winner.name, winner.claims, {}});
    parts.push_back(winner.name + " according to " + SourcesText(winner.claims));
  }
  for (const Winner* winner : {pair.first, pair.second}) {
    const ResolvedClaim* claim = FirstFirm(*winner);
    draft.witness.push_back(claim != nullptr ? claim : winner->claims.front());
  }
  const Result& first = results.front();
  std::string contest = draft.subject_name + " " + EditionText(results);
  if (!first.category.empty()) contest += ", " + first.category;
  if (!first.discipline.empty() && first.kind.discipline.empty()) contest += ", " + first.discipline;
  draft.why = contest + ": won by " + ListText(parts) + ". ";
  draft.why += seems  ? "All that is stored speaks of one winner an edition, but no text says that there is only one."
               : firm ? "It has one winner: one of the claims must be wrong."
                      : "It has one winner, but one side is somebody's words or not surely about the same one.";
  out->push_back(Finish(draft));
}

// The event has one category by its kind, and no claim of it says otherwise.
bool HasOneCategory(const Group& group, const EntityId& event) {
  return std::all_of(group.claims().begin(), group.claims().end(), [&](const ResolvedClaim* claim) {
    return claim->object != event || (claim->claim.Get("category").empty() && !IsOfWomen(*claim));
  });
}

// No claim of the event gives a discipline or category, several editions have one winner each, and all winners are of
// one category or teams.
bool SeemsSingle(const std::vector<Result>& results) {
  std::set<std::string> categories;
  std::map<std::string, std::set<EntityId>> winners_by_date;
  for (const Result& result : results) {
    if (result.kind.many || !result.claim->claim.Get("category").empty() || !result.discipline.empty()) return false;
    const bool team = result.claim->subject_type != ValueType::kPerson;
    if (!team && result.category.empty()) return false;
    categories.insert(team ? "team" : result.category);
    if (result.date) winners_by_date[result.date->ToString().substr(0, 4)].insert(result.claim->subject);
  }
  const auto single = std::count_if(winners_by_date.begin(), winners_by_date.end(),
                                    [](const auto& entry) { return entry.second.size() == 1; });
  return categories.size() == 1 && single >= 2;
}

}  // namespace

void CheckWinners(const Group& group, const EntityId& event, std::vector<Conflict>* out) {
  using Key = std::tuple<std::string, std::string, ValueType>;
  std::map<Key, std::vector<Result>> known;
  std::vector<Result> all;
  const auto won = group.Of("won");
  const auto is_first = [&](const ResolvedClaim* claim) { return claim->subject == won.front()->subject; };
  if (std::ranges::all_of(won, is_first)) return;
  const bool one_category = HasOneCategory(group, event);
  for (const ResolvedClaim* claim : won) {
    if (claim->object != event || !TakesSide(*claim)) continue;
    Result result = ReadResult(group, *claim);
    if (!result.kind.named || !result.round.empty() || IsShared(*claim) || IsHistory(*claim) || IsByMany(result))
      continue;
    all.push_back(result);
    const bool person = claim->subject_type == ValueType::kPerson;
    if (result.kind.single && one_category) {
      if (!result.kind.teams || !person) known[{"", "", claim->subject_type}].push_back(std::move(result));
    } else if ((result.kind.single || !result.discipline.empty()) && !result.category.empty()) {
      // The players of a team all "won the cup"; who won a discipline of it won alone.
      if (result.kind.teams && person && result.discipline.empty()) continue;
      const Key key = {result.discipline, result.category, claim->subject_type};
      known[key].push_back(std::move(result));
    }
  }
  for (const auto& [key, results] : known) {
    for (const auto& edition : EditionsOf(results)) ReportWinners(group, event, edition, false, out);
  }
  if (!known.empty() || !SeemsSingle(all)) return;
  for (const auto& edition : EditionsOf(all)) ReportWinners(group, event, edition, true, out);
}

}  // namespace kg::graph::conflict
