// What a page says about itself: title, authors, publisher, dates, section, tags, address.
#ifndef NEWSGRAPH_INGEST_HTML_METADATA_H_
#define NEWSGRAPH_INGEST_HTML_METADATA_H_

#include <optional>
#include <string_view>

#include "ingest/cleaned.h"
#include "ingest/html/blocks.h"
#include "ingest/html/facts.h"
#include "ingest/html/tree.h"

namespace kg::ingest {

// What the later steps of cleaning need of it.
struct PageMetadata {
  PageFacts facts;
  LinkedArticle main;
  uint32_t title_node = 0;  // the heading of the article; 0 when unknown
};

// Fills all fields of `out` but the blocks, with the origin of each. Sources, best first: JSON-LD, Open Graph and other
// meta elements, microdata and RDFa, <time>, the visible byline and date line, the URL; places that agree overrule one
// that stands alone. `url`: of the record, may be ""; `fetched`: when it was read.
PageMetadata ReadMetadata(const HtmlTree& tree, const PageText& page, std::string_view url,
                          const std::optional<PartialDate>& fetched, Cleaned* out);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_METADATA_H_
