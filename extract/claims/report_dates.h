// When the results of a report were: a report gives the day of its race or match once.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_REPORT_DATES_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_REPORT_DATES_H_

#include <vector>

#include "extract/claims/analysis.h"
#include "graph/model/claim.h"

namespace kg::extract {

// Gives the results (won, placed, competed-in, beat, scored, ran-time) of `claims`, which are merged and in text order,
// the date that their own words leave out:
//   - a day of their sentence; else
//   - the day that the report gives for the same competition, or for the match of the same two sides: with another of
//     its results, or where a heading or an opening sentence names the competition. Of several days the one of the
//     result just told in the paragraph, else the span from the first to the last day;
//   - else the week up to the published day, where headline or opening name the competition and a figure or rank is
//     told as news.
// A day counts when it lies in the month before the published date. What looks back ("had won", "last year", "the
// former champion", a sentence with an earlier year) gets none of it.
void DateResults(const Analysis& analysis, std::vector<Claim>* claims);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_REPORT_DATES_H_
