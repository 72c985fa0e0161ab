// Merging the claims of an article: all rules fire, then what says the same becomes one claim.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_MERGE_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_MERGE_H_

#include <string_view>
#include <vector>

#include "extract/claims/analysis.h"
#include "graph/model/claim.h"
#include "graph/model/schema.h"

namespace kg::extract {

// What a record has for its object until its time is known: "@time" of a rule ("She set a national record. She won in
// 2:07.77.").
inline constexpr std::string_view kPendingTime = "@time";

// - Claims of one sentence with the same predicate, subject, object and status become one when no qualifier of one
//   contradicts the other's; the qualifiers are united. Different editions, records, rounds or ages stay apart.
// - A time goes with its result (won, placed) or its record and is not repeated as ran-time.
// - A time that is told in one of the next sentences goes with the only result before it that has none.
// - A record without a time takes the next one of its holder that the paragraph tells; it goes where there is none.
// - A record takes the competition, date, category and discipline of the result that has its time.
// - competed-in goes where a result of the same subject in the same event and edition stands.
// - A result without a date takes the day of its report: see report_dates.h.
// - "Dead by then" (died-on ../D) goes where the article dates that death.
// The result is in text order: by span, predicate, object.
std::vector<Claim> MergeClaims(const Schema& schema, const Analysis& analysis, std::vector<Claim> claims);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_MERGE_H_
