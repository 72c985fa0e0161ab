// What a page says about its article in JSON-LD (schema.org). The JSON library stays behind this header.
#ifndef NEWSGRAPH_INGEST_HTML_JSON_LD_H_
#define NEWSGRAPH_INGEST_HTML_JSON_LD_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kg::ingest {

// One article, or a page that says something about its article. Dates are as written; "" and empty lists when absent.
struct LinkedArticle {
  bool is_article = false;  // else a WebPage or the like
  bool is_live_blog = false;
  bool is_locked = false;  // isAccessibleForFree: false
  std::string headline;
  std::vector<std::string> authors;  // people only
  std::vector<std::string> others;   // authors that are no people, and all that is said in an author's field
  std::string publisher;
  std::string published;
  std::string created;
  std::string modified;
  std::vector<std::string> urls;  // url, mainEntityOfPage, @id
  std::string body;
  std::string section;
  std::vector<std::string> tags;
  size_t live_updates = 0;
};

struct LinkedData {
  std::vector<LinkedArticle> articles;  // in the page's order
  std::string site;                     // the name of a WebSite or, failing that, of the page's organization
  std::vector<std::string> breadcrumbs;
  bool is_video = false;    // a VideoObject is the thing itself, not a part of an article
  bool is_gallery = false;  // ImageGallery, MediaGallery
  bool is_list = false;     // CollectionPage, ItemList
  bool is_search = false;   // SearchResultsPage
};

// Reads the contents of all scripts of a page together. Arrays, @graph and references by @id, also from one script to
// another, are followed; what is no JSON is mended (see json_repair.h) or passed over.
LinkedData ReadLinkedData(const std::vector<std::string>& scripts);

// The page's own article: the one whose address is one of `urls`, or whose headline is one of `titles`; then the first
// article; then the first page. Empty when there is none. What it lacks and another object of the same page has is
// filled in.
LinkedArticle MainArticle(const LinkedData& data, const std::vector<std::string>& urls,
                          const std::vector<std::string>& titles);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_JSON_LD_H_
