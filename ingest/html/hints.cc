#include "ingest/html/hints.h"

#include <array>
#include <string_view>
#include <unordered_map>

#include "ingest/html/hint_words.h"
#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

constexpr size_t kLongestCached = 300;  // bytes of a class attribute

uint32_t OfWord(std::string_view word) {
  static const auto kMap = [] {
    std::unordered_map<std::string_view, uint32_t> map;
    for (const WordHint& hint : kWords) map.emplace(hint.word, hint.hints);
    return map;
  }();
  const auto it = kMap.find(word);
  return it == kMap.end() ? 0 : it->second;
}

uint32_t OfPair(std::string_view first, std::string_view second) {
  static const auto kMap = [] {
    std::unordered_multimap<std::string_view, const PairHint*> map;
    for (const PairHint& hint : kPairs) map.emplace(hint.first, &hint);
    return map;
  }();
  for (auto [it, end] = kMap.equal_range(first); it != end; ++it) {
    if (it->second->second == second) return it->second->hints;
  }
  return 0;
}

// The words of one class name or id, in lower case, in `buffer`; parted at marks, digits and humps.
uint32_t OfName(std::string_view name) {
  char buffer[96];
  uint32_t hints = 0;
  std::string_view previous;
  size_t used = 0;
  for (size_t i = 0; i < name.size() && used < sizeof buffer;) {
    if (!IsAsciiAlpha(name[i])) {
      ++i;
      continue;
    }
    const size_t begin = used;
    bool lower_seen = false;
    while (i < name.size() && used < sizeof buffer && IsAsciiAlpha(name[i])) {
      if (IsAsciiUpper(name[i]) && lower_seen) break;
      lower_seen = lower_seen || IsAsciiLower(name[i]);
      buffer[used++] = AsciiLowerOf(name[i++]);
    }
    const std::string_view word(buffer + begin, used - begin);
    uint32_t own = OfWord(word);
    // "field-label-hidden" hides its label; only an element that is called hidden, and nothing else, is.
    if (word.size() != name.size()) own &= ~uint32_t{kHintHidden};
    hints |= own | OfPair(previous, word);
    previous = word;
  }
  return hints;
}

uint32_t OfAllNames(std::string_view names) {
  uint32_t hints = 0;
  for (size_t i = 0; i < names.size();) {
    while (i < names.size() && IsAsciiSpace(names[i])) ++i;
    const size_t begin = i;
    while (i < names.size() && !IsAsciiSpace(names[i])) ++i;
    hints |= OfName(names.substr(begin, i - begin));
  }
  return hints;
}

uint32_t OfTag(Tag tag) {
  switch (tag) {
    case Tag::kNav:
      return kHintNav;
    case Tag::kFooter:
      return kHintFooter;
    case Tag::kAside:
      return kHintSidebar;
    case Tag::kFigcaption:
      return kHintCaption;
    case Tag::kNoscript:
      return kHintHidden;
    default:
      return kHintNone;
  }
}

bool IsUnseen(const HtmlTree& tree, uint32_t node) {
  if (tree.Has(node, Attr::kHidden) || tree.Get(node, Attr::kAriaHidden) == "true") return true;
  const std::string_view style = tree.Get(node, Attr::kStyle);
  if (style.empty()) return false;
  const size_t at = FindNoCase(style, "display");
  if (at == std::string_view::npos) return FindNoCase(style, "visibility:hidden") != std::string_view::npos;
  std::string_view rest = style.substr(at + 7);
  while (!rest.empty() && (rest.front() == ' ' || rest.front() == ':')) rest.remove_prefix(1);
  return StartsWithNoCase(rest, "none");
}

}  // namespace

uint32_t HintReader::OfNames(std::string_view names) {
  if (names.size() > kLongestCached) return OfAllNames(names);
  const auto [it, fresh] = seen_.try_emplace(names, 0);
  if (fresh) it->second = OfAllNames(names);
  return it->second;
}

uint32_t HintReader::Of(uint32_t node) {
  const HtmlTree& tree = tree_;
  const Node& n = tree.nodes[node];
  uint32_t hints = OfTag(n.tag);
  if (n.attribute_count == 0) return hints;
  for (uint32_t i = n.attributes; i < n.attributes + n.attribute_count; ++i) {
    const std::string_view value = tree.View(tree.attributes[i].value);
    switch (tree.attributes[i].name) {
      case Attr::kClass:
      case Attr::kId:
      case Attr::kDataTestid:
        hints |= OfNames(value);
        break;
      case Attr::kItemprop:
        if (value == "articleBody") hints |= kHintContent;
        if (value == "caption") hints |= kHintCaption;
        if (value == "headline") hints |= kHintTitle;
        break;
      case Attr::kRole:
        if (value == "navigation" || value == "menu" || value == "search") hints |= kHintNav;
        if (value == "complementary") hints |= kHintSidebar;
        if (value == "contentinfo") hints |= kHintFooter;
        if (value == "dialog" || value == "alertdialog") hints |= kHintLegal;
        break;
      default:
        break;
    }
  }
  if (IsUnseen(tree, node)) hints |= kHintHidden;
  return hints;
}

}  // namespace kg::ingest
