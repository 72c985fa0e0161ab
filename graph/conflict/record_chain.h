// Records: a chain in time for each scope, each one at least as good as the one before. Kind record.
//
// Scope: the record word with its discipline, its event for a course record, indoor or outdoor, category. What lacks a
// part of its scope is compared with nothing. Equalled records stand side by side; a personal best may be improved
// later.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_RECORD_CHAIN_H_
#define NEWSGRAPH_GRAPH_CONFLICT_RECORD_CHAIN_H_

#include <string>
#include <vector>

#include "graph/conflict/group.h"

namespace kg::graph::conflict {

// The scope of a record that one holder at a time has ("world record/marathon"); "" when the claim is of no such
// record. Category and sex are not part of it: they are not known from one claim.
std::string SharedRecordScope(const ResolvedClaim& claim);

// The records of one holder.
void CheckOwnRecords(const Group& group, const EntityId& holder, std::vector<Conflict>* out);
// The records of one shared scope, of different holders.
void CheckSharedRecords(const Group& group, std::vector<Conflict>* out);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_RECORD_CHAIN_H_
