// From what a check found to the Conflict record: camps in order, score, id.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_REPORT_H_
#define NEWSGRAPH_GRAPH_CONFLICT_REPORT_H_

#include <span>
#include <string>
#include <vector>

#include "graph/conflict/camps.h"
#include "graph/conflict/group.h"
#include "graph/conflict/score.h"

namespace kg::graph::conflict {

struct DraftCamp {
  std::string value;
  std::vector<const ResolvedClaim*> claims;
  std::vector<std::string> more_docs;  // of articles that share the value without a claim
};

// A conflict before it is scored. The checks fill it in.
struct Draft {
  std::string kind;
  ConflictLevel level = ConflictLevel::kTension;
  EntityId subject;
  std::string subject_name;
  std::vector<DraftCamp> camps;               // at least two
  std::vector<const ResolvedClaim*> witness;  // one minimal conflicting set
  std::vector<EntityId> more_involved;        // beside the subjects and objects of all claims above
  double impact = 0.5;
  double gap_factor = 1.0;
  double cap = kTensionCap;  // for a tension
  std::string why;
};

Conflict Finish(const Draft& draft);

// Camps, witness and level from the readings of one variable and their widest clash; kind, subject, impact and why are
// the caller's. `scale`: the gap that halves the distance to full weight.
Draft DraftOf(std::span<const Reading> readings, const Clash& clash, int64_t scale);
// The claims of a draft's witness and camps that stand on the side of `reading`: those in a camp with it and not with
// the other one.
std::vector<const ResolvedClaim*> SideOf(std::span<const Reading> readings, const Reading& with,
                                         const Reading& against);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_REPORT_H_
