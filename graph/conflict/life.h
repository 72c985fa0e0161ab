// The birth day of a person, from birth dates and ages together; and the day of death.
//
// Kinds: born-on (two birth dates apart), age (an age against a birth date or another age), died-on.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_LIFE_H_
#define NEWSGRAPH_GRAPH_CONFLICT_LIFE_H_

#include <string>
#include <vector>

#include "graph/conflict/age.h"
#include "graph/conflict/birth_days.h"
#include "graph/conflict/death.h"
#include "graph/conflict/group.h"

namespace kg::graph::conflict {

// All plain claims of the group on the birth day of one person.
struct BirthReadings {
  std::vector<Reading> dates;  // born-on
  std::vector<AgeReading> ages;
  std::vector<DaySet> sets;  // born-on, too: values that are no interval
};
BirthReadings ReadBirth(const Group& group, const EntityId& person, const Death& death);

// "38 years old on 10 February 2024 according to a.txt (...), so born between ...", "born in 1987 according to ...".
std::string BirthText(const BirthReadings& birth, const Reading& reading);
// At most one conflict or tension on the birth day, the strongest there is.
void CheckBirth(const Group& group, const EntityId& person, const BirthReadings& birth, std::vector<Conflict>* out);
// At most one on the day of death.
void CheckDeath(const Group& group, const EntityId& person, const Death& death, std::vector<Conflict>* out);

// The canonical name of a subject as its claims give it; "" when it has none here.
std::string NameOfSubject(const Group& group, const EntityId& subject);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_LIFE_H_
