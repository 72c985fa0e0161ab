// What the class, id, role and element name of a container hint at. A hint is a sign, never a verdict: the choice of
// blocks weighs it with structure and text.
#ifndef NEWSGRAPH_INGEST_HTML_HINTS_H_
#define NEWSGRAPH_INGEST_HTML_HINTS_H_

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "ingest/html/tree.h"

namespace kg::ingest {

enum Hint : uint32_t {
  kHintNone = 0,
  kHintComment = 1u << 0,
  kHintRelated = 1u << 1,
  kHintShare = 1u << 2,
  kHintNewsletter = 1u << 3,
  kHintAuthor = 1u << 4,  // a portrait of the author
  kHintNav = 1u << 5,     // menus, breadcrumbs, paging
  kHintAdvert = 1u << 6,
  kHintCaption = 1u << 7,
  kHintCredit = 1u << 8,
  kHintMeta = 1u << 9,      // byline, date, tags
  kHintContent = 1u << 10,  // names its article body
  kHintHidden = 1u << 11,
  kHintStandfirst = 1u << 12,
  kHintPullQuote = 1u << 13,
  kHintCorrection = 1u << 14,
  kHintSidebar = 1u << 15,
  kHintFooter = 1u << 16,
  kHintHeader = 1u << 17,
  kHintKeyPoints = 1u << 18,
  kHintByline = 1u << 19,
  kHintMedia = 1u << 20,  // galleries, video players
  kHintLegal = 1u << 21,  // cookie banners, paywalls, sign-in
  kHintEmbed = 1u << 22,  // quoted posts of social networks
  kHintTitle = 1u << 23,
  kHintTags = 1u << 24,
  // Names of small elements; they say nothing of what is kept.
  kHintWriter = 1u << 25,  // an author's name
  kHintDate = 1u << 26,
  kHintCrumbs = 1u << 27,
  kHintKicker = 1u << 28,  // the label above a headline
};

// Reads the hints of the elements of one page. Names repeat over a page: each is looked at once.
class HintReader {
 public:
  // REQUIRES: `tree` outlives the reader and does not change.
  explicit HintReader(const HtmlTree& tree) : tree_(tree) {}
  // The hints of the element itself, not of those around it.
  uint32_t Of(uint32_t node);

 private:
  uint32_t OfNames(std::string_view names);

  const HtmlTree& tree_;
  std::unordered_map<std::string_view, uint32_t> seen_;
};

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_HINTS_H_
