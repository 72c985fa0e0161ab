// The name that a competition's mention gets, and what its words tell of it.
#ifndef NEWSGRAPH_EXTRACT_MENTIONS_EVENT_NAMES_H_
#define NEWSGRAPH_EXTRACT_MENTIONS_EVENT_NAMES_H_

#include <cstdint>
#include <string>

#include "extract/mentions/mention.h"
#include "extract/mentions/scan.h"

namespace kg::extract::mentions {

// The year that token `i` is, 0 when it is none that competitions have had: 1860 to 2100, in four digits.
int YearAt(const Scan& scan, uint32_t i);

// A token that a place's name may consist of.
bool IsPlaceWord(const Scan& scan, uint32_t i);

// The words of tokens [core, end) as a name: years inside fall out, "London marathon" gets its capital, all-capital
// words become title case in a line of capitals.
std::string EventNameOf(const Scan& scan, uint32_t core, uint32_t end, Style style);

// Attributes "discipline", "category" and "place" by the words of the name and the owner before it ("women's").
void SetEventAttributes(const Scan& scan, uint32_t sentence_first, uint32_t core, uint32_t end, Mention* mention);

}  // namespace kg::extract::mentions

#endif  // NEWSGRAPH_EXTRACT_MENTIONS_EVENT_NAMES_H_
