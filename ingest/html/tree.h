// An HTML page as a flat tree: elements and texts in document order, strings in one arena. libxml2 stays behind this
// header.
#ifndef NEWSGRAPH_INGEST_HTML_TREE_H_
#define NEWSGRAPH_INGEST_HTML_TREE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html/attributes.h"

namespace kg::ingest {

enum class Tag : uint8_t {
  kText,  // not an element: a run of text
  kOther,
  kA,
  kAddress,
  kArticle,
  kAside,
  kB,
  kBlockquote,
  kBody,
  kBr,
  kButton,
  kCite,
  kDd,
  kDetails,
  kDiv,
  kDl,
  kDt,
  kEm,
  kFieldset,
  kFigcaption,
  kFigure,
  kFooter,
  kForm,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHead,
  kHeader,
  kHr,
  kHtml,
  kI,
  kIframe,
  kImg,
  kInput,
  kLabel,
  kLi,
  kLink,
  kMain,
  kMeta,
  kNav,
  kNoscript,
  kObject,
  kOl,
  kP,
  kPre,
  kQ,
  kScript,
  kSection,
  kSelect,
  kSmall,
  kSpan,
  kStrong,
  kStyle,
  kSub,
  kSup,
  kSvg,
  kTable,
  kTbody,
  kTd,
  kTemplate,
  kTextarea,
  kTh,
  kThead,
  kTime,
  kTitle,
  kTr,
  kU,
  kUl,
  kVideo,
};

struct Node {
  Tag tag = Tag::kOther;
  uint16_t attribute_count = 0;
  uint32_t parent = 0;
  uint32_t end = 0;         // the nodes (this, end) are its descendants
  uint32_t attributes = 0;  // index of the first one in HtmlTree::attributes
  Slice text;               // kText only
};

struct HtmlTree {
  std::vector<Node> nodes;  // nodes[0] is a root of its own, above all others
  std::vector<Attribute> attributes;
  std::string arena;
  std::vector<std::string> json_ld;  // the contents of scripts of that type

  std::string_view View(Slice slice) const { return std::string_view(arena).substr(slice.begin, slice.length); }
  // "" when the element has no such attribute.
  std::string_view Get(uint32_t node, Attr name) const;
  bool Has(uint32_t node, Attr name) const;
  // All text below `node`, white space squeezed.
  std::string TextOf(uint32_t node) const;
};

// Parses `html` (valid UTF-8). Elements nested deeper than `max_depth` are flattened into that depth: no text is lost.
// The contents of scripts (JSON-LD aside), styles and drawings are dropped.
HtmlTree ParseHtml(std::string_view html, uint32_t max_depth);

bool IsBlockTag(Tag tag);
bool IsHeading(Tag tag);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_TREE_H_
