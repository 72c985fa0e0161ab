// What a page says about itself: title, authors, publisher, dates, address.
#ifndef NEWSGRAPH_INGEST_HTML_METADATA_H_
#define NEWSGRAPH_INGEST_HTML_METADATA_H_

#include <string_view>

#include "ingest/cleaned.h"
#include "ingest/html/blocks.h"
#include "ingest/html/tree.h"

namespace kg::ingest {

// Fills all fields of `out` but the blocks. Sources, best first: JSON-LD, Open Graph and other meta elements,
// microdata, <time>, the visible byline and date line, the URL.
void ReadMetadata(const HtmlTree& tree, const PageText& page, std::string_view url, Cleaned* out);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_METADATA_H_
