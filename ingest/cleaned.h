// What the two cleaners (HTML and plain text) hand to CleanDocument.
#ifndef NEWSGRAPH_INGEST_CLEANED_H_
#define NEWSGRAPH_INGEST_CLEANED_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/article.h"

namespace kg::ingest {

struct CleanBlock {
  BlockRole role = BlockRole::kBody;
  std::string text;
};

struct Cleaned {
  std::string title;
  std::vector<std::string> authors;
  std::string publisher;
  std::string agency;
  std::string url;
  std::string dateline_place;
  std::optional<PartialDate> published;
  std::string published_basis;  // as Published::basis
  std::optional<PartialDate> modified;
  std::string section;
  std::vector<std::string> tags;
  std::vector<FieldOrigin> origins;  // of the fields above, in any order
  // Set when the page is none: "index page", "gallery", "live ticker", "error page", "paywall", "video page" ...; then
  // `blocks` may be empty. The word goes into the message behind the reason "no article".
  std::string no_article;
  // The text is nothing but a few sentences, however short: what a record holds that was extracted before.
  bool sentences_only = false;
  std::vector<CleanBlock> blocks;  // without the headline, which is made of the title
};

// Fills date fields that are still empty.
inline void OfferPublished(const std::optional<PartialDate>& date, std::string_view basis, Cleaned* cleaned) {
  if (!date || cleaned->published) return;
  cleaned->published = date;
  cleaned->published_basis = basis;
}

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_CLEANED_H_
