// Places: compatible when one contains the other, by the gazetteer or by the text's own "X District, Y Province, Z".
// Siblings part; what nothing places is unknown. Kinds born-in, died-in, headquartered-in, nationality.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_PLACES_H_
#define NEWSGRAPH_GRAPH_CONFLICT_PLACES_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/conflict/group.h"

namespace kg::graph::conflict {

enum class PlaceRelation {
  kSame,
  kInside,  // the first lies in the second
  kAround,  // the second lies in the first
  kApart,
  kUnknown,
};

// What is known of a place that a claim names.
struct PlaceView {
  std::string name;
  std::string key;                  // folded, without "district", "county" and the like
  std::vector<PlaceId> candidates;  // in the gazetteer: those that the text's own chain allows
  std::vector<std::string> chain;   // keys of the places around it, by the text
  bool narrowed = false;            // the candidates are those of the chain, or the text's link
};
PlaceView ViewOfPlace(const Group& group, const EntityId& id, std::string_view name);
PlaceRelation Relate(const Gazetteer& gazetteer, const PlaceView& a, const PlaceView& b);

// The places that the plain claims of `predicate` with that subject give; the kind is the relation's. `changes`: the
// place may change in time, so it is a tension at most, and unknown containment is not worth a word.
void CheckPlaces(const Group& group, const EntityId& subject, std::string_view predicate, bool changes,
                 std::vector<Conflict>* out);
// Two countries of which no article speaks together: a tension of at most 0.2.
void CheckNationality(const Group& group, const EntityId& person, std::vector<Conflict>* out);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_PLACES_H_
