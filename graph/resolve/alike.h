// Local entities that resolution can't tell apart by name and attributes.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_ALIKE_H_
#define NEWSGRAPH_GRAPH_RESOLVE_ALIKE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/id.h"
#include "graph/resolve/profile.h"

namespace kg::graph {

inline constexpr double kSameNameConfidence = 0.95;
inline constexpr std::string_view kSameName = "same name";

// Attributes that tell people apart, as a string to compare; others would only split profiles.
std::string AttributeKey(const Profile& profile);

// A name that can't stand alone joins nothing by being equal.
bool JoinsByEqualName(const Profile& profile);

// A component of nothing but such local entities is one entity, whatever company its articles show it in; those that
// are alike and come later change nothing for those that are there (kSameNameConfidence, kSameName), unless one of them
// comes before `first`.
struct Alike {
  // The member that the entity's id is made of: the first in this order.
  struct Member {
    DocId doc;
    uint32_t mention = 0;
    LocalId local;
    auto operator<=>(const Member&) const = default;
  };
  ContentHash kind;  // of type, names and attributes
  Member first;
  bool operator==(const Alike&) const = default;
};

// nullopt when some of `members` (one at least) differ, or when a person has decided something about one of them.
std::optional<Alike> AllAlike(const std::vector<const Profile*>& members);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_ALIKE_H_
