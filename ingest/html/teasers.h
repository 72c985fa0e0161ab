// Lists of other stories, by their structure: sibling elements built alike, each with a link for a title and little
// text.
#ifndef NEWSGRAPH_INGEST_HTML_TEASERS_H_
#define NEWSGRAPH_INGEST_HTML_TEASERS_H_

#include <vector>

#include "ingest/html/blocks.h"
#include "ingest/html/tree.h"

namespace kg::ingest {

// For each node: 1 when it is such an element, or lies in one.
std::vector<char> FindTeasers(const HtmlTree& tree, const PageText& page);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_TEASERS_H_
