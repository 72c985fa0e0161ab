// The part of a page that holds the article.
#ifndef NEWSGRAPH_INGEST_HTML_ROOT_H_
#define NEWSGRAPH_INGEST_HTML_ROOT_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/html/blocks.h"
#include "ingest/html/tree.h"

namespace kg::ingest {

// Hints of all elements from below `root` down to each node, those aside that merely wrap most of the text. Lists of
// other stories that are known by their structure are hinted as such.
std::vector<uint32_t> InheritHints(const HtmlTree& tree, const PageText& page, uint32_t root);

// The innermost element that holds the article's running text; 0 (the whole page) when nothing stands out. `body`,
// `title_node`: see SelectBlocks.
uint32_t FindRoot(const HtmlTree& tree, const PageText& page, std::string_view title, std::string_view body,
                  uint32_t title_node);

// Running text: long enough, ending as sentences do, not made of links.
bool IsRunningText(const PageBlock& block);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_ROOT_H_
