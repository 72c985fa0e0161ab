// Signs that a result is of another competition than the one that stands near it.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_OTHER_RACES_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_OTHER_RACES_H_

#include <string_view>

#include "extract/claims/analysis.h"
#include "extract/claims/references.h"

namespace kg::extract {

// The date `value` lies before the week of the report. An undated article has no such week.
bool IsBeforeTheReport(const Analysis& analysis, std::string_view value);

// "who was fourth in Prague last year", "won in Singapore two weeks ago": a place that the report's competition `event`
// is not named by, beside a time before the report's, or where the article says in which other town that is held;
// "fourth at the national student trials": a competition without a known name.
// `date`: the result's, "" for none.
bool WasElsewhere(const Analysis& analysis, const Anchor& anchor, std::string_view event, std::string_view date);

// A row of a list under "Standings after stage 7", "Overall": who leads has not won.
bool IsRowOfStandings(const Analysis& analysis, uint32_t sentence);

// "Formula One", "Diamond League": results are of its races.
bool IsCircuit(std::string_view event);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_OTHER_RACES_H_
