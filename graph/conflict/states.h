// States that one holder has at a time: an office that is single by name, a club among clubs of one sport.
// Kinds office and club.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_STATES_H_
#define NEWSGRAPH_GRAPH_CONFLICT_STATES_H_

#include <string>
#include <vector>

#include "graph/conflict/group.h"

namespace kg::graph::conflict {

// The office of a claim that one person holds at a time ("president of ruritania", "chief executive of <id>"); "" when
// it is none by its name, nor by its relation ('holder single' in the schema).
std::string SingleOffice(const Schema& schema, const ResolvedClaim& claim);

// All claims of the group are of one single office: a conflict when two stated spans overlap by more than 31 days, a
// tension when a stated span covers a dated article that names another holder.
void CheckOffice(const Group& group, std::vector<Conflict>* out);
// Two clubs of one sport at one time, national teams and loans apart: a tension.
void CheckClubs(const Group& group, const EntityId& person, std::vector<Conflict>* out);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_STATES_H_
