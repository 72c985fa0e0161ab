// From the members of an entity to what is shown of it: canonical name, aliases, attributes.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_ENTITY_BUILDER_H_
#define NEWSGRAPH_GRAPH_RESOLVE_ENTITY_BUILDER_H_

#include <map>
#include <string>
#include <vector>

#include "graph/records.h"

namespace kg::graph {

// A member with what it contributes.
struct MemberRecord {
  LocalId local;
  ValueType type = ValueType::kPerson;
  std::string name;  // the local entity's canonical name
  std::vector<NameForm> forms;
  std::map<std::string, std::string> attributes;
  double confidence = 1.0;  // of the link
  std::string evidence;
};

// The entity without id and members; a function of the set of members, in any order. The canonical name is the name
// that most mentions use, of those that a member has as its own name; a person's has two words if any has. REQUIRES:
// not empty.
Entity BuildEntity(const std::vector<MemberRecord>& members);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_ENTITY_BUILDER_H_
