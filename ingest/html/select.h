// Which blocks of a page are the article, and what each of them is.
#ifndef NEWSGRAPH_INGEST_HTML_SELECT_H_
#define NEWSGRAPH_INGEST_HTML_SELECT_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/article.h"
#include "ingest/html/blocks.h"
#include "ingest/html/tree.h"

namespace kg::ingest {

struct KeptBlock {
  uint32_t block = 0;  // index into PageText::blocks
  BlockRole role = BlockRole::kBody;
};

// `title`: of the article, "" when unknown: its repetition is dropped, and among several articles on a page it tells
// which. `body`: the article's text as the page's data have it, "" when they do not; often cut short or of another
// page, so it only tells where on the page the article stands.
// `title_node`: the heading that says the title, 0 when unknown.
std::vector<KeptBlock> SelectBlocks(const HtmlTree& tree, const PageText& page, std::string_view title,
                                    std::string_view body, uint32_t title_node);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_SELECT_H_
