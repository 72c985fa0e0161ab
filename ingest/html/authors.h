// Who wrote a page's article, out of what the page says in several places.
#ifndef NEWSGRAPH_INGEST_HTML_AUTHORS_H_
#define NEWSGRAPH_INGEST_HTML_AUTHORS_H_

#include <string>
#include <string_view>
#include <vector>

#include "ingest/html/blocks.h"
#include "ingest/html/facts.h"
#include "ingest/html/tree.h"

namespace kg::ingest {

struct ChosenAuthors {
  std::vector<std::string> people;
  std::string origin;  // "json-ld", "microdata", "byline", "rel" or the name of a meta element; "" without people
  std::string agency;
  std::string agency_origin;
};

// `title_node`: the heading of the article, 0 when unknown; `title`, `publisher`: what no author is called. The page's
// data come first; a byline that readers see corrects them where it names more people, or where nobody sees the people
// of the data.
ChosenAuthors ChooseAuthors(const HtmlTree& tree, const PageText& page, const PageFacts& facts,
                            const LinkedArticle& main, uint32_t title_node, std::string_view publisher);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_AUTHORS_H_
