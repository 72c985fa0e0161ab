// Runs of capitals: the raw material of names.
//
// A run is a row of capitalised words with what English puts between the words of one name: "of" behind "University",
// "van der" inside a person's name, "&", "Jr" behind a comma. Runs are cut into names by segments.h.
#ifndef NEWSGRAPH_EXTRACT_MENTIONS_RUNS_H_
#define NEWSGRAPH_EXTRACT_MENTIONS_RUNS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "extract/mentions/scan.h"

namespace kg::extract::mentions {

struct Run {
  uint32_t first = 0;  // tokens [first, last)
  uint32_t last = 0;
};

// The runs over free tokens of one sentence, in order. In a prose sentence any capital takes part; elsewhere the caller
// picks the words (see headings.h).
std::vector<Run> FindRuns(const Scan& scan, const Sentence& sentence);

// True when the token's capital may be part of a name: free, and no function word.
bool IsNameWord(const Scan& scan, uint32_t token);

// The form under which names are compared: lower case, no diacritics, single spaces.
std::string FoldLower(std::string lower);

}  // namespace kg::extract::mentions

#endif  // NEWSGRAPH_EXTRACT_MENTIONS_RUNS_H_
