// The gazetteer's place that a mention or an entity is taken for.
#ifndef NEWSGRAPH_EXTRACT_MENTIONS_PLACE_ID_H_
#define NEWSGRAPH_EXTRACT_MENTIONS_PLACE_ID_H_

#include <charconv>
#include <string_view>

#include "graph/model/gazetteer.h"

namespace kg::extract {

// From the digits of the attribute "gazetteer"; kNoPlace of "".
inline PlaceId PlaceIdOf(std::string_view digits) {
  PlaceId id = kNoPlace;
  std::from_chars(digits.data(), digits.data() + digits.size(), id);
  return id;
}

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_MENTIONS_PLACE_ID_H_
