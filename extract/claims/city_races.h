// Races named by discipline and city only: "his marathon debut in Valencia, where he won" is the Valencia Marathon.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_CITY_RACES_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_CITY_RACES_H_

#include "extract/claims/analysis.h"
#include "graph/model/gazetteer.h"

namespace kg::extract {

// Gives mentions of cities that name such a race the type Event beside their own, and the attribute "race" (the name of
// the competition), when their sentence or its neighbour names the discipline of a road race. A place right behind a
// competition of its own name is where that was held, no race. Mentions must be indexed.
void MarkCityRaces(const Gazetteer& gazetteer, Analysis* analysis);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_CITY_RACES_H_
