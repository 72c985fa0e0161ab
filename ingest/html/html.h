// The cleaner for HTML pages: the article's blocks and what the page says about itself.
#ifndef NEWSGRAPH_INGEST_HTML_HTML_H_
#define NEWSGRAPH_INGEST_HTML_HTML_H_

#include <optional>
#include <string>
#include <string_view>

#include "ingest/cleaned.h"
#include "ingest/ingest.h"

namespace kg::ingest {

// `html`: valid UTF-8 without NUL. `url`: of the page, "" when unknown; `fetched`: when it was read, when that is
// known. No blocks when the page holds no article.
Cleaned CleanHtml(std::string_view html, std::string_view url, const Limits& limits,
                  const std::optional<PartialDate>& fetched = std::nullopt);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_HTML_H_
