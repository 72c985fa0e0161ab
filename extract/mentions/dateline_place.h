// Where an article was written: "Perth, Scotland" in its dateline.
#ifndef NEWSGRAPH_EXTRACT_MENTIONS_DATELINE_PLACE_H_
#define NEWSGRAPH_EXTRACT_MENTIONS_DATELINE_PLACE_H_

#include <string>
#include <vector>

#include "extract/mentions/mention.h"
#include "graph/model/article.h"
#include "graph/model/claim.h"
#include "graph/model/gazetteer.h"

namespace kg::extract {

// The place of a dateline by the gazetteer: the largest of its name in the region or country that stands behind it.
struct DatelinePlace {
  PlaceId id = kNoPlace;  // kNoPlace where the gazetteer knows none, or the dateline is none
  std::string name;       // as written, without what it lies in
};
DatelinePlace FindDatelinePlace(const Gazetteer& gazetteer, const Article& article);

// Of several places of one name the text means the dateline's own, or a large one of the dateline's country.
void PreferPlacesNear(const Gazetteer& gazetteer, const DatelinePlace& dateline, std::vector<Mention>* mentions);

// The dateline's place as an entity of the article, where the text itself does not name it. No claim speaks of it.
void AddDatelinePlace(const Gazetteer& gazetteer, const Article& article, std::vector<LocalEntity>* entities);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_MENTIONS_DATELINE_PLACE_H_
