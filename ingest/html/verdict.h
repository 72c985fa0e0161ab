// Whether a page is an article at all, or an index of others, a gallery, a ticker, an error message ...
#ifndef NEWSGRAPH_INGEST_HTML_VERDICT_H_
#define NEWSGRAPH_INGEST_HTML_VERDICT_H_

#include <string>
#include <string_view>
#include <vector>

#include "ingest/cleaned.h"
#include "ingest/html/blocks.h"
#include "ingest/html/metadata.h"
#include "ingest/html/select.h"
#include "ingest/html/tree.h"

namespace kg::ingest {

// "" for an article; else "index page", "gallery", "live ticker", "error page", "paywall", "video page", "search page"
// or "consent page". Several signs must come together: what the page's data say, how its parts are built and repeat,
// how much running text was kept. A page with a body of some length is an article, whatever else stands on it.
std::string NoArticleVerdict(const HtmlTree& tree, const PageText& page, const PageMetadata& meta,
                             const Cleaned& cleaned, const std::vector<KeptBlock>& kept, std::string_view url);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_VERDICT_H_
