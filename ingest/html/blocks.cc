#include "ingest/html/blocks.h"

#include <algorithm>

#include "ingest/html/hints.h"
#include "ingest/html/teasers.h"
#include "ingest/text/ascii.h"
#include "ingest/text/result_lines.h"

namespace kg::ingest {
namespace {

// Inherited by all that stands below an element.
enum Scope : uint8_t {
  kInLink = 1,
  kInBold = 2,
  kInQuote = 4,
  kInList = 8,
  kInTable = 16,
  kInFigure = 32,
  kInPre = 128,  // white space means what it says
  kSilent = 64,  // holds no text of the page: forms' fields, the head, scripts
};

uint8_t ScopeOf(Tag tag) {
  switch (tag) {
    case Tag::kA:
      return kInLink;
    case Tag::kB:
    case Tag::kStrong:
      return kInBold;
    case Tag::kBlockquote:
      return kInQuote;
    case Tag::kLi:
    case Tag::kDd:
    case Tag::kDt:
      return kInList;
    case Tag::kTd:
    case Tag::kTh:
      return kInTable;
    case Tag::kFigure:
      return kInFigure;
    case Tag::kPre:
      return kInPre;
    case Tag::kHead:
    case Tag::kTitle:
    case Tag::kScript:
    case Tag::kButton:
    case Tag::kSelect:
    case Tag::kTextarea:
    case Tag::kInput:
    case Tag::kIframe:
    case Tag::kObject:
    case Tag::kVideo:
    case Tag::kNoscript:
      return kSilent;
    default:
      return 0;
  }
}

// Non-breaking space and the zero-width characters count as space while text is collected; the rest is repaired later.
bool IsSpaceAt(std::string_view text, size_t i) {
  return IsAsciiSpace(text[i]) || (text[i] == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0');
}

bool EndsSentence(std::string_view text) {
  while (!text.empty()) {
    const char c = text.back();
    if (c == '"' || c == '\'' || c == ')' || c == ']' || c == ' ') {
      text.remove_suffix(1);
    } else if (text.ends_with("\xE2\x80\x9D") || text.ends_with("\xE2\x80\x99") || text.ends_with("\xE2\x80\x8B")) {
      text.remove_suffix(3);
    } else {
      return c == '.' || c == '!' || c == '?' || c == ':' || text.ends_with("\xE2\x80\xA6") ||
             text.ends_with("\xE3\x80\x82");
    }
  }
  return false;
}

class Collector {
 public:
  explicit Collector(const HtmlTree& tree) : tree_(tree), hints_(tree), scope_(tree.nodes.size()) {}
  PageText Run();

 private:
  void Close();
  void AddText(uint32_t node);
  void Break();
  bool IsApart(uint32_t node, char first) const;

  const HtmlTree& tree_;
  HintReader hints_;
  PageText page_;
  std::vector<uint8_t> scope_;
  std::vector<uint32_t> open_;  // block elements around the place we are at
  PageBlock block_;
  uint32_t last_text_ = 0;  // the text node before this one
  bool active_ = false;
  bool space_ = false;   // white space seen since the last character
  uint32_t breaks_ = 0;  // line breaks since the last character
};

void Collector::Close() {
  if (active_ && block_.text.length > 0) {
    const std::string_view text = std::string_view(page_.text).substr(block_.text.begin, block_.text.length);
    // Scripts without spaces have no words to count.
    block_.words = static_cast<uint32_t>(std::max(CountWords(text), text.size() / 20));
    block_.sentence = EndsSentence(text);
    page_.blocks.push_back(block_);
  }
  active_ = space_ = false;
  breaks_ = 0;
}

void Collector::AddText(uint32_t node) {
  const std::string_view text = tree_.View(tree_.nodes[node].text);
  const uint8_t scope = scope_[node];
  for (size_t i = 0; i < text.size();) {
    if (IsSpaceAt(text, i)) {
      space_ = true;
      if (text[i] == '\n' && (scope & kInPre) != 0) ++breaks_;
      i += text[i] == '\xC2' ? 2 : 1;
      continue;
    }
    const size_t begin = i;
    while (i < text.size() && !IsSpaceAt(text, i)) ++i;
    if (breaks_ > 0 && active_) Break();
    if (active_ && !space_ && begin == 0 && IsApart(node, text[0])) space_ = true;
    if (!active_) {
      block_ = PageBlock{};
      block_.node = open_.back();
      block_.tag = tree_.nodes[open_.back()].tag;
      block_.text.begin = static_cast<uint32_t>(page_.text.size());
      block_.inner = tree_.nodes[node].parent;
      block_.in_quote = (scope & kInQuote) != 0;
      block_.in_list = (scope & kInList) != 0;
      block_.in_table = (scope & kInTable) != 0;
      block_.in_figure = (scope & kInFigure) != 0;
      active_ = true;
      breaks_ = 0;
    } else if (space_) {
      page_.text += ' ';
      ++block_.text.length;
    }
    while (node >= tree_.nodes[block_.inner].end) block_.inner = tree_.nodes[block_.inner].parent;
    space_ = false;
    page_.text.append(text, begin, i - begin);
    const auto length = static_cast<uint32_t>(i - begin);
    block_.text.length += length;
    if ((scope & kInLink) != 0) block_.link_bytes += length + 1;
    if ((scope & kInBold) != 0) block_.bold_bytes += length + 1;
    last_text_ = node;
  }
}

// "<span>Ana Ruiz</span><span>12 March</span>": elements side by side that a style sheet sets apart.
bool Collector::IsApart(uint32_t node, char first) const {
  const uint32_t before = tree_.nodes[last_text_].parent;
  const uint32_t here = tree_.nodes[node].parent;
  const bool beside = tree_.nodes[before].end <= here && !IsBlockTag(tree_.nodes[here].tag);
  const char last = page_.text.empty() ? ' ' : page_.text.back();
  if (!beside) return false;
  if (IsAsciiDigit(first)) return IsAsciiAlpha(last);
  return IsAsciiUpper(first) && (IsAsciiLower(last) || IsAsciiDigit(last));
}

// Text goes on behind one or more <br>: a new block, if the line before it is whole.
void Collector::Break() {
  const std::string_view text = std::string_view(page_.text).substr(block_.text.begin, block_.text.length);
  const bool heading = IsHeading(block_.tag);
  if (!heading && (breaks_ > 1 || EndsSentence(text) || text.size() < 60 || IsResultLine(text))) {
    Close();
  } else {
    space_ = true;
  }
  breaks_ = 0;
}

PageText Collector::Run() {
  const auto count = static_cast<uint32_t>(tree_.nodes.size());
  page_.text.reserve(tree_.arena.size() / 2 + 64);
  page_.own_hints.resize(count);
  open_.push_back(0);
  for (uint32_t i = 1; i < count; ++i) {
    while (i >= tree_.nodes[open_.back()].end) {
      Close();
      open_.pop_back();
    }
    const Node& node = tree_.nodes[i];
    scope_[i] = scope_[node.parent] | ScopeOf(node.tag);
    if (node.tag == Tag::kText) {
      if ((scope_[i] & kSilent) == 0) AddText(i);
      continue;
    }
    if (node.tag == Tag::kBr) ++breaks_;
    // Names of the page's outermost elements say what kind of page it is, not what stands in them.
    if (node.tag != Tag::kBody && node.tag != Tag::kHtml) page_.own_hints[i] = hints_.Of(i);
    if (IsBlockTag(node.tag)) {
      Close();
      open_.push_back(i);
    }
  }
  Close();
  return std::move(page_);
}

}  // namespace

PageText CollectBlocks(const HtmlTree& tree) {
  PageText page = Collector(tree).Run();
  page.teaser = FindTeasers(tree, page);
  return page;
}

}  // namespace kg::ingest
