// What a page says about itself outside its text: meta elements, microdata, RDFa, headings, times, bylines,
// breadcrumbs. Gathered in one pass; what is believed of it is decided elsewhere (title, authors, page_dates,
// metadata).
#ifndef NEWSGRAPH_INGEST_HTML_FACTS_H_
#define NEWSGRAPH_INGEST_HTML_FACTS_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html/blocks.h"
#include "ingest/html/json_ld.h"
#include "ingest/html/tree.h"

namespace kg::ingest {

struct MetaTag {
  std::string name;  // lower case: of name, property, itemprop or http-equiv
  std::string_view content;
};

// The level of a line in bold on a page without headings.
inline constexpr int kBoldLine = 9;

// A heading, as a reader sees it.
struct PageHeading {
  uint32_t node = 0;
  int level = 1;
  std::string text;
  std::string unlabelled;  // without a label in an element of its own before the rest ("Opinion"); often the same
};

// Something that an element declares: who wrote, when it was published.
struct Declared {
  uint32_t node = 0;
  std::string text;
  std::string_view origin;  // "microdata", "rdfa", "rel", "byline", "time"
  bool modified = false;    // dates: of a change
  std::string seen;         // dates: what readers see, "" when that is much
};

struct PageFacts {
  std::vector<MetaTag> metas;
  std::string title;  // of <title>
  std::string canonical;
  std::string language;  // "en-GB", as the page has it
  std::vector<PageHeading> headings;
  std::string declared_headline;
  std::string declared_publisher;
  std::string declared_section;
  std::vector<Declared> authors;
  std::vector<Declared> dates;
  std::vector<std::string> breadcrumbs;
  std::vector<std::string> tags;  // rel=tag
  std::string kicker;             // the label above the headline, or the category that it links to
  LinkedData linked;

  // The first of the meta elements `names` that says something, repaired; `origin` gets its name.
  std::string Meta(std::initializer_list<std::string_view> names, std::string* origin = nullptr) const;
  std::vector<std::string> AllMeta(std::string_view name) const;
};

PageFacts GatherFacts(const HtmlTree& tree, const PageText& page);

// In a list of other stories, among the comments, in a menu, a sidebar or the footer.
// `spared`: hints that do not count.
bool IsElsewhere(const HtmlTree& tree, const PageText& page, uint32_t node, uint32_t spared = 0);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_FACTS_H_
