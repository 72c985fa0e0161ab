// Lines of results: "100m: 1 S Pell (Braddon) 10.91; 2 D Okoro 11.02", "2. Ane Haugen (Norway) 2:14.80".
#ifndef NEWSGRAPH_INGEST_TEXT_RESULT_LINES_H_
#define NEWSGRAPH_INGEST_TEXT_RESULT_LINES_H_

#include <string_view>

namespace kg::ingest {

// A place, a name and what was run, thrown, scored or played, once or several times, and hardly a word besides.
bool IsResultLine(std::string_view line);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_TEXT_RESULT_LINES_H_
