// The title of a scraped text: the headline-like line that fits best, by its length, its place, its neighbours and
// whether the page says it twice.
#ifndef NEWSGRAPH_INGEST_PLAIN_TITLE_H_
#define NEWSGRAPH_INGEST_PLAIN_TITLE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "ingest/plain/units.h"

namespace kg::ingest {

// Index of the title's unit, above the paragraph `first`; units.size() when no line can be it.
size_t FindTitle(const std::vector<Unit>& units, size_t first);

// The title without the site's name behind a bar or a dash: where another line is the title without it, or where a
// short line or a copyright line elsewhere names the site.
std::string TitleWithoutSite(const std::vector<Unit>& units, size_t title);

// "OSLO, Norway - 2 July 2024": a line of place and date alone, the place in capitals.
bool IsPlaceAndDate(std::string_view line);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_PLAIN_TITLE_H_
