// The title of an article, out of what a page says in several places.
#ifndef NEWSGRAPH_INGEST_HTML_TITLE_H_
#define NEWSGRAPH_INGEST_HTML_TITLE_H_

#include <string>
#include <string_view>

#include "ingest/html/facts.h"

namespace kg::ingest {

struct ChosenTitle {
  std::string text;
  std::string origin;  // "h1", "h2", "json-ld", "og:title", "title", "microdata" ...; "" when there is none
  uint32_t node = 0;   // the heading that says it; 0 when no heading does
  std::string site;    // what <title> has beside the title, when that can be the site's name
};

// The headline that a reader sees, where the page's own data name it as well; else the best of those data. Without the
// site's name (known as `publisher` or by the host of `url`, or by what the places agree on), and in full where a place
// has a short form.
ChosenTitle ChooseTitle(const PageFacts& facts, const LinkedArticle& main, std::string_view publisher,
                        std::string_view url);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_TITLE_H_
