// The cleaner for text that was scraped off a page: no mark-up is left, all of the page's noise may be.
#ifndef NEWSGRAPH_INGEST_PLAIN_PLAIN_TEXT_H_
#define NEWSGRAPH_INGEST_PLAIN_PLAIN_TEXT_H_

#include <string_view>

#include "ingest/cleaned.h"

namespace kg::ingest {

// `text`: repaired. `known_title`: from the record, "" when unknown: then the title line is looked for. No blocks when
// the text holds no article.
Cleaned CleanPlainText(std::string_view text, std::string_view known_title);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_PLAIN_PLAIN_TEXT_H_
