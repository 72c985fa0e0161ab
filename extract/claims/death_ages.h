// How old the dead were: on the day of their death, not on that of writing.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_DEATH_AGES_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_DEATH_AGES_H_

#include <vector>

#include "graph/model/article.h"
#include "graph/model/claim.h"

namespace kg::extract {

// "Ruiz, 83, died in 2003. She was 83.": an age that bears the published date for want of another gets the date of
// death, where the claims of the article give one that lies well before. `claims`: of one article, not yet merged.
void DateAgesAtDeath(const Article& article, std::vector<Claim>* claims);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_DEATH_AGES_H_
