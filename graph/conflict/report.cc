#include "graph/conflict/report.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace kg::graph::conflict {
namespace {

// Of a variable with more camps than anyone reads, only the two of the witness are shown.
constexpr size_t kMaxCamps = 64;

using Claims = std::vector<const ResolvedClaim*>;

void SortById(Claims* claims) {
  std::sort(claims->begin(), claims->end(),
            [](const ResolvedClaim* a, const ResolvedClaim* b) { return a->claim.id < b->claim.id; });
  claims->erase(std::unique(claims->begin(), claims->end()), claims->end());
}

std::vector<ClaimId> IdsOf(const Claims& claims) {
  std::vector<ClaimId> ids;
  ids.reserve(claims.size());
  for (const ResolvedClaim* claim : claims) ids.push_back(claim->claim.id);
  return ids;
}

// The independent sources that stand behind a camp; documents without a claim count too. An article that stands in
// several camps votes for none. Near copies that say different things are a vote for each, one a camp.
size_t VotesOf(const DraftCamp& camp, const std::map<DocId, int>& camps_of_doc) {
  std::set<std::string> votes;
  for (const ResolvedClaim* claim : camp.claims) {
    if (camps_of_doc.at(claim->claim.doc) == 1) votes.insert(VoteOf(*claim));
  }
  std::set<std::string> docs(camp.more_docs.begin(), camp.more_docs.end());
  for (const ResolvedClaim* claim : camp.claims) docs.erase(claim->doc);
  return votes.size() + docs.size();
}

Camp RecordOf(const DraftCamp& draft, double probability) {
  Camp camp;
  camp.value = draft.value;
  Claims claims = draft.claims;
  SortById(&claims);
  camp.claims = IdsOf(claims);
  std::set<std::string> docs(draft.more_docs.begin(), draft.more_docs.end());
  for (const ResolvedClaim* claim : claims) docs.insert(claim->doc);
  camp.docs.assign(docs.begin(), docs.end());
  camp.probability = std::round(probability * 1000.0) / 1000.0;
  return camp;
}

// The reading that names a camp: one that is in no other camp, then by rank, then the narrowest.
const std::string& NameOf(std::span<const Reading> readings, const std::vector<size_t>& camp,
                          const std::vector<int>& camps_of_reading) {
  const auto key = [&](size_t i) {
    const Range& core = readings[i].core;
    return std::make_tuple(camps_of_reading[i] > 1, readings[i].rank, core.last - core.first,
                           std::string_view(readings[i].value));
  };
  const size_t best = *std::min_element(camp.begin(), camp.end(), [&](size_t a, size_t b) { return key(a) < key(b); });
  return readings[best].value;
}

// What both sides must live with (a death that bounds an age) stands in every camp: it is set against none of them.
void AddContext(const Claims& witness, std::vector<Camp>* camps) {
  for (const ResolvedClaim* claim : witness) {
    const ClaimId& id = claim->claim.id;
    const bool in_camp = std::any_of(camps->begin(), camps->end(), [&id](const Camp& camp) {
      return std::binary_search(camp.claims.begin(), camp.claims.end(), id);
    });
    if (in_camp) continue;
    for (Camp& camp : *camps) camp.claims.insert(std::lower_bound(camp.claims.begin(), camp.claims.end(), id), id);
  }
}

struct CountedCamp {
  size_t votes = 0;
  const DraftCamp* camp = nullptr;
};

// Most supported first, ties by value.
std::vector<CountedCamp> CountVotes(const Draft& draft) {
  std::map<DocId, int> camps_of_doc;
  for (const DraftCamp& camp : draft.camps) {
    std::set<DocId> docs;
    for (const ResolvedClaim* claim : camp.claims) docs.insert(claim->claim.doc);
    for (const DocId& doc : docs) ++camps_of_doc[doc];
  }
  std::vector<CountedCamp> camps;
  for (const DraftCamp& camp : draft.camps) camps.push_back({VotesOf(camp, camps_of_doc), &camp});
  std::stable_sort(camps.begin(), camps.end(), [](const CountedCamp& a, const CountedCamp& b) {
    return std::tie(b.votes, a.camp->value) < std::tie(a.votes, b.camp->value);
  });
  return camps;
}

// A camp's probability is its share of the independent votes until sources are weighted.
void AddCamps(const std::vector<CountedCamp>& camps, Conflict* conflict) {
  size_t total = 0;
  for (const CountedCamp& camp : camps) total += camp.votes;
  for (const auto& [votes, camp] : camps) {
    const double share =
        total == 0 ? 1.0 / static_cast<double>(camps.size()) : static_cast<double>(votes) / static_cast<double>(total);
    conflict->camps.push_back(RecordOf(*camp, share));
  }
}

// The id, from kind, subject and all claims; and everybody whom the claims are about.
void Identify(const Draft& draft, Conflict* conflict) {
  Claims all = draft.witness;
  for (const DraftCamp& camp : draft.camps) all.insert(all.end(), camp.claims.begin(), camp.claims.end());
  SortById(&all);
  std::set<EntityId> involved(draft.more_involved.begin(), draft.more_involved.end());
  involved.insert(draft.subject);
  IdBuilder id("conflict");
  id.Add(draft.kind).Add(draft.subject.AsBytes());
  for (const ResolvedClaim* claim : all) {
    involved.insert({claim->subject, claim->object});
    id.Add(claim->claim.id.AsBytes());
  }
  involved.erase(EntityId{});
  conflict->involved.assign(involved.begin(), involved.end());
  conflict->id = id.Build<ConflictId>();
}

std::vector<size_t> CompatibleWith(std::span<const Reading> readings, const Reading& one) {
  std::vector<size_t> camp;
  for (size_t i = 0; i < readings.size(); ++i) {
    if (!Disjoint(readings[i].core, one.core)) camp.push_back(i);
  }
  return camp;
}

}  // namespace

Conflict Finish(const Draft& draft) {
  Conflict conflict;
  conflict.kind = draft.kind;
  conflict.level = draft.level;
  conflict.subject = draft.subject;
  conflict.subject_name = draft.subject_name;
  conflict.why = draft.why;
  Claims witness = draft.witness;
  SortById(&witness);
  conflict.witness = IdsOf(witness);
  const std::vector<CountedCamp> camps = CountVotes(draft);
  AddCamps(camps, &conflict);
  AddContext(witness, &conflict.camps);
  const double evenness = camps.size() < 2 ? 1.0 : EvennessFactor(camps[0].votes, camps[1].votes);
  const double cap = draft.level == ConflictLevel::kConflict ? 1.0 : std::min(draft.cap, kTensionCap);
  conflict.score = Score(draft.impact, draft.gap_factor, evenness, WeakestLink(witness), cap);
  Identify(draft, &conflict);
  return conflict;
}

Draft DraftOf(std::span<const Reading> readings, const Clash& clash, int64_t scale) {
  Draft draft;
  const Reading& low = readings[clash.low];
  const Reading& high = readings[clash.high];
  draft.witness = NeededContext(low, high);
  draft.level = clash.firm ? ConflictLevel::kConflict : ConflictLevel::kTension;
  for (const ResolvedClaim* context : draft.witness) {
    if (!IsFirm(*context)) draft.level = ConflictLevel::kTension;
  }
  draft.witness.push_back(low.claim);
  draft.witness.push_back(high.claim);
  draft.gap_factor = GapFactor(clash.gap, scale);
  auto camps = MaximalCamps(readings, kMaxCamps);
  if (camps.empty()) camps = {CompatibleWith(readings, low), CompatibleWith(readings, high)};
  std::vector<int> camps_of_reading(readings.size(), 0);
  for (const auto& camp : camps) {
    for (size_t i : camp) ++camps_of_reading[i];
  }
  for (const auto& camp : camps) {
    DraftCamp entry;
    entry.value = NameOf(readings, camp, camps_of_reading);
    for (size_t i : camp) entry.claims.push_back(readings[i].claim);
    draft.camps.push_back(std::move(entry));
  }
  return draft;
}

std::vector<const ResolvedClaim*> SideOf(std::span<const Reading> readings, const Reading& with,
                                         const Reading& against) {
  Claims side;
  for (const Reading& reading : readings) {
    if (!Disjoint(reading.core, with.core) && Disjoint(reading.core, against.core)) side.push_back(reading.claim);
  }
  SortById(&side);
  return side;
}

}  // namespace kg::graph::conflict
