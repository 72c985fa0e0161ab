// The stretch of a scraped text that is the article: where running text is dense.
#ifndef NEWSGRAPH_INGEST_PLAIN_REGION_H_
#define NEWSGRAPH_INGEST_PLAIN_REGION_H_

#include <cstddef>
#include <utility>
#include <vector>

#include "ingest/plain/units.h"

namespace kg::ingest {

// [begin, end) of the stretch. Running text counts for it, menus, links, dates of other stories and headers of noise
// against it; the stretch has the greatest sum, lengthened where little speaks against it.
std::pair<size_t, size_t> FindRegion(const std::vector<Unit>& units);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_PLAIN_REGION_H_
