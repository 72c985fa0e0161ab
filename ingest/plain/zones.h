// Zones of a scraped text that are not the article: the top of the page, other stories, comments, the author's
// portrait. Each function marks the units of its zone with `drop`.
#ifndef NEWSGRAPH_INGEST_PLAIN_ZONES_H_
#define NEWSGRAPH_INGEST_PLAIN_ZONES_H_

#include <cstddef>
#include <vector>

#include "ingest/plain/units.h"

namespace kg::ingest {

// Index of the first (last) paragraph that is not dropped; units.size() when there is none.
size_t FirstParagraph(const std::vector<Unit>& units);
size_t LastParagraph(const std::vector<Unit>& units);

// Comments and comment forms: everything behind their header, unless most of the text stands there.
void DropComments(std::vector<Unit>* units);
// The author's portrait: from the name above it to the end of what it says about that person.
void DropBiography(std::vector<Unit>* units);
// What a press release says of its sender, at the end.
void DropSender(std::vector<Unit>* units);
// Lists of other stories behind a header: up to where running text goes on.
void DropRelated(std::vector<Unit>* units);
// Single lines of a known family: share buttons, adverts, newsletters, tags.
void DropNoiseLines(std::vector<Unit>* units);
// What is left below the last paragraph, and is neither list nor result nor caption.
void DropTail(std::vector<Unit>* units);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_PLAIN_ZONES_H_
