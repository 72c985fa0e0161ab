// When a page's article was published and changed, out of what the page says in several places.
#ifndef NEWSGRAPH_INGEST_HTML_PAGE_DATES_H_
#define NEWSGRAPH_INGEST_HTML_PAGE_DATES_H_

#include <optional>
#include <string>
#include <string_view>

#include "graph/model/date.h"
#include "ingest/html/blocks.h"
#include "ingest/html/facts.h"
#include "ingest/html/tree.h"

namespace kg::ingest {

struct ChosenDates {
  std::optional<PartialDate> published;
  std::string basis;             // as Published::basis
  std::string published_origin;  // finer: the name of a meta element ...
  std::optional<PartialDate> modified;
  std::string modified_origin;
};

// The page's data first, then its <time> elements, its date line and its URL; a date that lies behind the change or
// behind `fetched`, or that two other places contradict with one voice, is passed over. A date in figures with two
// readings is read as the page's language or its other dates say. Times of day are dropped: the day is the one written.
ChosenDates ChooseDates(const HtmlTree& tree, const PageText& page, const PageFacts& facts, const LinkedArticle& main,
                        uint32_t title_node, std::string_view url, const std::optional<PartialDate>& fetched);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_PAGE_DATES_H_
