#include "graph/conflict/results.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <tuple>

#include "graph/conflict/corrections.h"
#include "graph/conflict/editions.h"
#include "graph/conflict/explain.h"
#include "graph/conflict/life.h"
#include "graph/conflict/measure.h"
#include "graph/conflict/report.h"

namespace kg::graph::conflict {
namespace {

// Times further apart than this are of different things: a leg and the whole, half and full distance.
constexpr double kSameThing = 1.6;

constexpr std::array<std::string_view, 5> kResults = {"placed", "ran-time", "record-mark", "record-time", "won"};

std::string_view TimeTextOf(const ResolvedClaim& claim) {
  const std::string& predicate = claim.claim.predicate;
  if (predicate == "ran-time" || predicate == "record-time") return claim.claim.object;
  return predicate == "won" || predicate == "placed" ? claim.claim.Get("time") : std::string_view();
}

std::string_view MarkTextOf(const ResolvedClaim& claim) {
  const std::string& predicate = claim.claim.predicate;
  if (predicate == "record-mark") return claim.claim.object;
  return predicate == "won" || predicate == "placed" ? claim.claim.Get("mark") : std::string_view();
}

std::optional<int> RankOf(const ResolvedClaim& claim) {
  if (claim.claim.predicate == "won") return 1;
  if (claim.claim.predicate != "placed") return std::nullopt;
  const std::string_view text = claim.claim.Get("rank");
  int rank = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), rank);
  if (error != std::errc() || end != text.data() + text.size() || rank < 1) return std::nullopt;
  return rank;
}

// A sentence that gives two results of one competitor speaks of two things ("the winner of 2022 was second"): which of
// them is of this edition cannot be told.
void DropDoubtful(std::vector<Reading>* readings) {
  std::set<const ResolvedClaim*> doubtful;
  for (const Reading& a : *readings) {
    for (const Reading& b : *readings) {
      if (InOneSentence(*a.claim, *b.claim) && Disjoint(a.core, b.core)) doubtful.insert(a.claim);
    }
  }
  std::erase_if(*readings, [&](const Reading& reading) { return doubtful.contains(reading.claim); });
}

// By id.
std::vector<const ResolvedClaim*> ResultsOf(const Group& group, const EntityId& competitor) {
  std::vector<const ResolvedClaim*> results;
  for (const std::string_view predicate : kResults) {
    for (const ResolvedClaim* claim : group.Of(predicate)) {
      if (claim->subject == competitor && TakesSide(*claim)) results.push_back(claim);
    }
  }
  std::ranges::sort(results, {}, [](const ResolvedClaim* claim) { return claim->claim.id; });
  return results;
}

// Results whose event, discipline and round are known to be equal, by editions.
using Bucket = std::tuple<std::string, std::string, std::string, bool>;
std::vector<std::vector<Result>> VariablesOf(const Group& group, const EntityId& competitor,
                                             bool (*wanted)(const ResolvedClaim&)) {
  std::map<Bucket, std::vector<Result>> buckets;
  for (const ResolvedClaim* claim : ResultsOf(group, competitor)) {
    if (!wanted(*claim)) continue;
    Result result = ReadResult(group, *claim);
    if (result.event.empty() || !result.kind.named || (result.discipline.empty() && !result.kind.single)) continue;
    const bool shared = result.category == "relay" || result.category == "team" || result.category == "mixed";
    buckets[{result.event, result.discipline, result.round, shared}].push_back(std::move(result));
  }
  std::vector<std::vector<Result>> variables;
  for (const auto& [key, results] : buckets) {
    if (results.size() < 2) continue;
    for (auto& edition : EditionsOf(results)) {
      if (edition.size() < 2) continue;
      std::erase_if(edition, [](const Result& result) { return IsHistory(*result.claim); });
      if (edition.size() > 1) variables.push_back(std::move(edition));
    }
  }
  return variables;
}

std::string ContestText(const std::vector<Result>& edition) {
  const Result& first = edition.front();
  std::string text = first.event_name;
  if (!first.discipline.empty() && first.kind.discipline.empty()) text += ", " + first.discipline;
  if (!first.round.empty()) text += ", " + first.round;
  return text + " (" + EditionText(edition) + ")";
}

Draft ResultDraft(const Group& group, const EntityId& competitor, const std::vector<Result>& edition,
                  const std::vector<Reading>& readings, const Clash& clash, int64_t scale) {
  Draft draft = DraftOf(readings, clash, scale);
  draft.subject = competitor;
  draft.subject_name = NameOfSubject(group, competitor);
  const Reading& low = readings[clash.low];
  const Reading& high = readings[clash.high];
  draft.why = draft.subject_name + ", " + ContestText(edition) + ": " + low.value + " according to " +
              SourcesText(SideOf(readings, low, high)) + "; but " + high.value + " according to " +
              SourcesText(SideOf(readings, high, low)) + ". ";
  return draft;
}

void CheckTimes(const Group& group, const EntityId& competitor, const std::vector<Result>& edition,
                std::vector<Conflict>* out) {
  std::vector<Reading> times;
  for (const Result& result : edition) {
    if (IsOtherClock(*result.claim)) continue;
    if (auto time = ReadTime(*result.claim, TimeTextOf(*result.claim))) times.push_back(std::move(*time));
  }
  RoundFractions(&times);
  DropDoubtful(&times);
  if (!DropSuperseded(group, &times)) return;
  const auto clash = WidestClash(times);
  if (!clash) return;
  const Range& low = times[clash->low].core;
  const Range& high = times[clash->high].core;
  if (static_cast<double>(high.first) > kSameThing * static_cast<double>(low.last)) return;
  Draft draft = ResultDraft(group, competitor, edition, times, *clash, 30000);
  draft.kind = "time";
  draft.impact = group.Impact("ran-time");
  const int64_t apart = low.first <= 0 ? clash->gap : high.first - low.first;
  draft.why += "One result has one time; these are " + SecondsText(apart) + " apart";
  draft.why += draft.level == ConflictLevel::kConflict ? ": one of them must be wrong."
                                                       : ", which rounding or an approximate value would explain.";
  out->push_back(Finish(draft));
}

// The best throw or jump of an event, or the record that it was.
void CheckMarks(const Group& group, const EntityId& competitor, const std::vector<Result>& edition,
                std::vector<Conflict>* out) {
  constexpr int64_t kAmended = 500;  // 5 cm: a first report may be out by so much
  std::vector<Reading> marks;
  for (const Result& result : edition) {
    auto mark = ReadMark(*result.claim, MarkTextOf(*result.claim));
    if (!mark) continue;
    mark->hull = Widen(mark->hull, kAmended, kAmended);
    marks.push_back(std::move(*mark));
  }
  DropDoubtful(&marks);
  if (!DropSuperseded(group, &marks)) return;
  const auto clash = WidestClash(marks);
  if (!clash) return;
  Draft draft = ResultDraft(group, competitor, edition, marks, *clash, 5000);
  const auto is_record = [](const ResolvedClaim* claim) { return claim->claim.predicate == "record-mark"; };
  draft.kind = std::ranges::any_of(draft.witness, is_record) ? "record" : "score";
  draft.impact = group.Impact("record-mark");
  draft.why += "One result has one mark: ";
  draft.why += draft.level == ConflictLevel::kConflict ? "one of them must be wrong."
                                                       : "rounding or a later measurement would explain it.";
  out->push_back(Finish(draft));
}

void CheckRanks(const Group& group, const EntityId& competitor, const std::vector<Result>& edition,
                std::vector<Conflict>* out) {
  std::vector<Reading> ranks;
  for (const Result& result : edition) {
    const auto rank = RankOf(*result.claim);
    if (!rank || (result.kind.teams && result.discipline.empty())) continue;
    const Range core = {*rank, *rank};
    ranks.push_back(PlainReading(*result.claim, core, core, std::to_string(*rank)));
  }
  DropDoubtful(&ranks);
  if (!DropSuperseded(group, &ranks)) return;
  const auto clash = WidestClash(ranks);
  if (!clash) return;
  Draft draft = ResultDraft(group, competitor, edition, ranks, *clash, 5);
  draft.kind = "rank";
  draft.impact = group.Impact("placed");
  draft.why += "One result has one rank: one of them must be wrong, or it is of another race or round.";
  out->push_back(Finish(draft));
}

}  // namespace

void CheckResults(const Group& group, const EntityId& competitor, std::vector<Conflict>* out) {
  // Most competitors have one time, mark or rank by all claims: then there is nothing to set apart by event and
  // edition.
  bool times_differ = false;
  bool marks_differ = false;
  bool ranks_differ = false;
  std::string_view time;
  std::string_view mark;
  std::optional<int> rank;
  for (const std::string_view predicate : kResults) {
    for (const ResolvedClaim* claim : group.Of(predicate)) {
      if (claim->subject != competitor || !TakesSide(*claim)) continue;
      const std::string_view own_time = TimeTextOf(*claim);
      times_differ = times_differ || (!time.empty() && !own_time.empty() && own_time != time);
      if (!own_time.empty()) time = own_time;
      const std::string_view own_mark = MarkTextOf(*claim);
      marks_differ = marks_differ || (!mark.empty() && !own_mark.empty() && own_mark != mark);
      if (!own_mark.empty()) mark = own_mark;
      const std::optional<int> own_rank = RankOf(*claim);
      ranks_differ = ranks_differ || (rank && own_rank && own_rank != rank);
      if (own_rank) rank = own_rank;
    }
  }
  if (times_differ) {
    const auto has_time = [](const ResolvedClaim& claim) { return !TimeTextOf(claim).empty(); };
    for (const auto& edition : VariablesOf(group, competitor, has_time)) CheckTimes(group, competitor, edition, out);
  }
  if (marks_differ) {
    const auto has_mark = [](const ResolvedClaim& claim) { return !MarkTextOf(claim).empty(); };
    for (const auto& edition : VariablesOf(group, competitor, has_mark)) CheckMarks(group, competitor, edition, out);
  }
  if (ranks_differ) {
    const auto has_rank = [](const ResolvedClaim& claim) { return RankOf(claim).has_value(); };
    for (const auto& edition : VariablesOf(group, competitor, has_rank)) CheckRanks(group, competitor, edition, out);
  }
}

}  // namespace kg::graph::conflict
