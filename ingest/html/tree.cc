#include "ingest/html/tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <unordered_map>
#include <utility>

#include "ingest/html/strip.h"
#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

constexpr std::pair<std::string_view, Tag> kTagNames[] = {
    {"a", Tag::kA},
    {"address", Tag::kAddress},
    {"article", Tag::kArticle},
    {"aside", Tag::kAside},
    {"b", Tag::kB},
    {"blockquote", Tag::kBlockquote},
    {"body", Tag::kBody},
    {"br", Tag::kBr},
    {"button", Tag::kButton},
    {"cite", Tag::kCite},
    {"dd", Tag::kDd},
    {"details", Tag::kDetails},
    {"div", Tag::kDiv},
    {"dl", Tag::kDl},
    {"dt", Tag::kDt},
    {"em", Tag::kEm},
    {"fieldset", Tag::kFieldset},
    {"figcaption", Tag::kFigcaption},
    {"figure", Tag::kFigure},
    {"footer", Tag::kFooter},
    {"form", Tag::kForm},
    {"h1", Tag::kH1},
    {"h2", Tag::kH2},
    {"h3", Tag::kH3},
    {"h4", Tag::kH4},
    {"h5", Tag::kH5},
    {"h6", Tag::kH6},
    {"head", Tag::kHead},
    {"header", Tag::kHeader},
    {"hr", Tag::kHr},
    {"html", Tag::kHtml},
    {"i", Tag::kI},
    {"iframe", Tag::kIframe},
    {"img", Tag::kImg},
    {"input", Tag::kInput},
    {"label", Tag::kLabel},
    {"li", Tag::kLi},
    {"link", Tag::kLink},
    {"main", Tag::kMain},
    {"meta", Tag::kMeta},
    {"nav", Tag::kNav},
    {"noscript", Tag::kNoscript},
    {"object", Tag::kObject},
    {"ol", Tag::kOl},
    {"p", Tag::kP},
    {"pre", Tag::kPre},
    {"q", Tag::kQ},
    {"script", Tag::kScript},
    {"section", Tag::kSection},
    {"select", Tag::kSelect},
    {"small", Tag::kSmall},
    {"span", Tag::kSpan},
    {"strong", Tag::kStrong},
    {"style", Tag::kStyle},
    {"sub", Tag::kSub},
    {"sup", Tag::kSup},
    {"svg", Tag::kSvg},
    {"table", Tag::kTable},
    {"tbody", Tag::kTbody},
    {"td", Tag::kTd},
    {"template", Tag::kTemplate},
    {"textarea", Tag::kTextarea},
    {"th", Tag::kTh},
    {"thead", Tag::kThead},
    {"time", Tag::kTime},
    {"title", Tag::kTitle},
    {"tr", Tag::kTr},
    {"u", Tag::kU},
    {"ul", Tag::kUl},
    {"video", Tag::kVideo},
};

Tag TagOf(std::string_view name) {
  static const std::unordered_map<std::string_view, Tag> kMap(std::begin(kTagNames), std::end(kTagNames));
  const auto it = kMap.find(name);
  return it == kMap.end() ? Tag::kOther : it->second;
}

std::string_view ViewOf(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// What the parser calls back into.
class Builder {
 public:
  Builder(AttributeTable attributes, size_t bytes, uint32_t max_depth)
      : tags_(std::move(attributes.tags)), max_depth_(max_depth) {
    tree_.attributes = std::move(attributes.attributes);
    tree_.arena = std::move(attributes.arena);
    tree_.arena.reserve(tree_.arena.size() + bytes / 2);
    tree_.nodes.reserve(bytes / 16 + 16);
    tree_.nodes.push_back(Node{});
    open_.push_back(0);
  }

  void Start(const xmlChar* name, const xmlChar** atts) {
    if (skip_ > 0) {
      ++skip_;
      return;
    }
    const Tag tag = TagOf(ViewOf(name));
    if (tag == Tag::kStyle || tag == Tag::kSvg || tag == Tag::kTemplate || tag == Tag::kScript) {
      skip_ = 1;
      return;
    }
    if (open_.size() >= max_depth_) {
      ++overflow_;
      return;
    }
    Node node;
    node.tag = tag;
    node.parent = open_.back();
    if (atts != nullptr && atts[0] != nullptr) SetAttributes(ViewOf(atts[1]), &node);
    open_.push_back(static_cast<uint32_t>(tree_.nodes.size()));
    tree_.nodes.push_back(node);
  }

  void End() {
    if (skip_ > 0) {
      --skip_;
    } else if (overflow_ > 0) {
      --overflow_;
    } else if (open_.size() > 1) {
      tree_.nodes[open_.back()].end = static_cast<uint32_t>(tree_.nodes.size());
      open_.pop_back();
    }
  }

  void Text(const xmlChar* text, int length) {
    if (skip_ > 0 || length <= 0) return;
    const std::string_view piece(reinterpret_cast<const char*>(text), static_cast<size_t>(length));
    Node& last = tree_.nodes.back();
    if (last.tag == Tag::kText && last.parent == open_.back() &&
        last.text.begin + last.text.length == tree_.arena.size()) {
      last.text.length += Store(piece).length;
      return;
    }
    Node node;
    node.tag = Tag::kText;
    node.parent = open_.back();
    node.text = Store(piece);
    node.end = static_cast<uint32_t>(tree_.nodes.size()) + 1;
    tree_.nodes.push_back(node);
  }

  HtmlTree Finish() {
    skip_ = 0;
    overflow_ = 0;
    while (open_.size() > 1) End();
    tree_.nodes[0].end = static_cast<uint32_t>(tree_.nodes.size());
    return std::move(tree_);
  }

 private:
  // `number` is what StripHtml wrote: the parser may leave tags out or make up others.
  void SetAttributes(std::string_view number, Node* node) {
    size_t tag = 0;
    std::from_chars(number.data(), number.data() + number.size(), tag);
    if (tag == 0 || tag > tags_.size()) return;
    node->attributes = tags_[tag - 1].first;
    node->attribute_count = tags_[tag - 1].count;
    if (node->tag == Tag::kOther || node->tag == Tag::kSpan || node->tag == Tag::kTime) return;
    for (uint32_t i = node->attributes; i < node->attributes + node->attribute_count; ++i) {
      if (tree_.attributes[i].name == Attr::kTitle) tree_.attributes[i].name = Attr::kNone;
    }
  }

  Slice Store(std::string_view text) {
    const Slice slice{static_cast<uint32_t>(tree_.arena.size()), static_cast<uint32_t>(text.size())};
    tree_.arena.append(text);
    return slice;
  }

  HtmlTree tree_;
  std::vector<AttributeTable::Range> tags_;
  std::vector<uint32_t> open_;  // the elements that are open, outermost first
  uint32_t max_depth_;
  uint32_t skip_ = 0;      // open elements of a part that is dropped
  uint32_t overflow_ = 0;  // open elements below max_depth_
};

void OnStart(void* self, const xmlChar* name, const xmlChar** atts) { static_cast<Builder*>(self)->Start(name, atts); }
void OnEnd(void* self, const xmlChar*) { static_cast<Builder*>(self)->End(); }
void OnText(void* self, const xmlChar* text, int length) { static_cast<Builder*>(self)->Text(text, length); }

}  // namespace

std::string_view HtmlTree::Get(uint32_t node, Attr name) const {
  const Node& n = nodes[node];
  for (uint32_t i = n.attributes; i < n.attributes + n.attribute_count; ++i) {
    if (attributes[i].name == name) return View(attributes[i].value);
  }
  return {};
}

bool HtmlTree::Has(uint32_t node, Attr name) const {
  const Node& n = nodes[node];
  const auto begin = attributes.begin() + n.attributes;
  return std::any_of(begin, begin + n.attribute_count, [&](const Attribute& a) { return a.name == name; });
}

std::string HtmlTree::TextOf(uint32_t node) const {
  std::string text;
  for (uint32_t i = node; i < nodes[node].end; ++i) {
    if (nodes[i].tag == Tag::kText) {
      text += View(nodes[i].text);
    } else if (IsBlockTag(nodes[i].tag) || nodes[i].tag == Tag::kBr) {
      text += ' ';
    }
  }
  return Squeeze(text);
}

HtmlTree ParseHtml(std::string_view page, uint32_t max_depth) {
  StrippedHtml stripped = StripHtml(page);
  const std::string& html = stripped.html;
  Builder builder(std::move(stripped.attributes), html.size(), std::max<uint32_t>(max_depth, 16));
  xmlSAXHandler handler;
  std::memset(&handler, 0, sizeof handler);
  handler.startElement = OnStart;
  handler.endElement = OnEnd;
  handler.characters = OnText;
  handler.cdataBlock = OnText;
  handler.ignorableWhitespace = OnText;
  static const bool kReady = (xmlInitParser(), true);
  if (!kReady || html.empty() || html.size() > size_t{1} << 30) return builder.Finish();
  htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(html.data(), static_cast<int>(html.size()));
  if (parser == nullptr) return builder.Finish();
  htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                 HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE);
  xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
  xmlSAXHandler* own = parser->sax;
  parser->sax = &handler;
  parser->userData = &builder;
  htmlParseDocument(parser);
  parser->sax = own;
  if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
  parser->myDoc = nullptr;
  htmlFreeParserCtxt(parser);
  HtmlTree tree = builder.Finish();
  tree.json_ld.assign(stripped.json_ld.begin(), stripped.json_ld.end());
  return tree;
}

bool IsHeading(Tag tag) { return tag >= Tag::kH1 && tag <= Tag::kH6; }

bool IsBlockTag(Tag tag) {
  switch (tag) {
    case Tag::kAddress:
    case Tag::kArticle:
    case Tag::kAside:
    case Tag::kBlockquote:
    case Tag::kBody:
    case Tag::kDd:
    case Tag::kDetails:
    case Tag::kDiv:
    case Tag::kDl:
    case Tag::kDt:
    case Tag::kFieldset:
    case Tag::kFigcaption:
    case Tag::kFigure:
    case Tag::kFooter:
    case Tag::kForm:
    case Tag::kH1:
    case Tag::kH2:
    case Tag::kH3:
    case Tag::kH4:
    case Tag::kH5:
    case Tag::kH6:
    case Tag::kHeader:
    case Tag::kHr:
    case Tag::kHtml:
    case Tag::kIframe:
    case Tag::kLi:
    case Tag::kMain:
    case Tag::kNav:
    case Tag::kNoscript:
    case Tag::kOl:
    case Tag::kP:
    case Tag::kPre:
    case Tag::kSection:
    case Tag::kTable:
    case Tag::kTbody:
    case Tag::kTd:
    case Tag::kTh:
    case Tag::kThead:
    case Tag::kTr:
    case Tag::kUl:
    case Tag::kVideo:
    case Tag::kButton:
    case Tag::kSelect:
    case Tag::kTextarea:
    case Tag::kObject:
      return true;
    default:
      return false;
  }
}

}  // namespace kg::ingest
