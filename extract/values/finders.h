// One finder for each kind of value: what begins at token `i` of the reader's sentence, or nothing.
#ifndef NEWSGRAPH_EXTRACT_VALUES_FINDERS_H_
#define NEWSGRAPH_EXTRACT_VALUES_FINDERS_H_

#include <cstdint>
#include <optional>

#include "extract/mentions/mention.h"
#include "extract/values/reader.h"

namespace kg::extract {

using Found = std::optional<Mention>;

Found FindDuration(const Reader& reader, uint32_t i);
Found FindAge(const Reader& reader, uint32_t i);
Found FindScore(const Reader& reader, uint32_t i);
Found FindMark(const Reader& reader, uint32_t i);
Found FindMoney(const Reader& reader, uint32_t i);
Found FindRank(const Reader& reader, uint32_t i);
Found FindNumber(const Reader& reader, uint32_t i);

// A time of day, a telephone number, a race distance, an age group: tokens [i, result) are digits but no value. 0:
// none.
uint32_t SkipNoValue(const Reader& reader, uint32_t i);

// Whether a number with unit is the distance of a race ("10,000 metres", "5km"): the discipline finder's.
bool IsRaceDistance(double value, std::string_view unit);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_VALUES_FINDERS_H_
