// When a person died, as far as all claims of the group tell: the bound on ages said of them, and a variable itself.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_DEATH_H_
#define NEWSGRAPH_GRAPH_CONFLICT_DEATH_H_

#include <optional>
#include <vector>

#include "graph/conflict/camps.h"
#include "graph/conflict/group.h"

namespace kg::graph::conflict {

// The days on which the person may have died, and the claims that give the two ends.
struct DeathBound {
  DayInterval days;
  const ResolvedClaim* first_from = nullptr;  // nullptr when no claim says so: the end is open
  const ResolvedClaim* last_from = nullptr;
};

class Death {
 public:
  Death(const Group& group, const EntityId& person);

  bool IsKnown() const { return !readings_.empty(); }
  // By all claims together; where they contradict each other, from the earliest to the latest day any of them allows.
  const DeathBound& bound() const { return bound_; }
  // True when an article says itself that the person is dead.
  bool IsTold(const DocId& doc) const;
  // ... and gives these days for it.
  bool IsTold(const DocId& doc, const DayInterval& days) const;
  // The bound for the age at death that `doc` gives: all claims together, or those of the article alone where the
  // others contradict it.
  DeathBound BoundFor(const DocId& doc) const;
  // The last day for which a dated claim shows the person alive, not after the death; nullptr claim when there is none.
  Day alive_day() const { return alive_day_; }
  const ResolvedClaim* alive_claim() const { return alive_claim_; }
  // One reading for each plain died-on claim.
  const std::vector<Reading>& readings() const { return readings_; }

 private:
  void FindLastAlive(const Group& group, const EntityId& person);

  std::vector<Reading> readings_;
  DeathBound bound_;
  Day alive_day_ = kMinDay;
  const ResolvedClaim* alive_claim_ = nullptr;
};

// The days of a claim's `date` qualifier; nullopt when absent or no date.
std::optional<Date> DateOf(const ResolvedClaim& claim);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_DEATH_H_
