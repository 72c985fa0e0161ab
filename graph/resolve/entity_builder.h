// From the members of an entity to what is shown of it: canonical name, aliases, attributes.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_ENTITY_BUILDER_H_
#define NEWSGRAPH_GRAPH_RESOLVE_ENTITY_BUILDER_H_

#include <map>
#include <set>
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

// What the members make of an entity. Keeps distinct names and attributes only, however many members there are.
class EntityDraft {
 public:
  void Add(const MemberRecord& member);
  size_t members() const { return members_; }
  // Of most members; of equals the first in the order of the types.
  ValueType type() const;
  // The entity without id and members; a function of the set of members, in any order. The canonical name is the name
  // that most mentions use, of those that a member has as its own name; a person's has two words if any has. REQUIRES:
  // members() > 0.
  Entity Build() const;

 private:
  size_t members_ = 0;
  std::map<ValueType, size_t> types_;
  std::set<std::string> names_;                // that are a member's own
  std::map<std::string, uint64_t> counts_;     // mentions of every name form
  std::map<std::string, std::string> agreed_;  // attributes that the members so far agree on ...
  std::set<std::string> disputed_;             // ... and those that they don't
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_ENTITY_BUILDER_H_
