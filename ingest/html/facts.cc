#include "ingest/html/facts.h"

#include <algorithm>
#include <array>

#include "graph/model/text.h"
#include "ingest/html/hints.h"
#include "ingest/html/root.h"
#include "ingest/text/ascii.h"
#include "ingest/text/repair.h"

namespace kg::ingest {
namespace {

constexpr size_t kMostDeclared = 400;  // elements of each sort that are looked at
constexpr size_t kMostHeadings = 400;
constexpr uint32_t kLargestByline = 120;  // nodes
constexpr size_t kLongestHeading = 500;   // bytes
constexpr size_t kLongestByline = 400;
constexpr uint32_t kLargestSection = 400;  // nodes of a list of other stories or a sidebar; a larger one is a wrapper

// The words of "dc:date dc:created" without their prefixes, in turn.
template <typename Use>
void EachProperty(std::string_view value, const Use& use) {
  for (std::string_view word : WordsOf(value.substr(0, 200))) {
    if (const size_t at = word.find_last_of(":/#"); at != std::string_view::npos) word.remove_prefix(at + 1);
    use(word);
  }
}

class Gatherer {
 public:
  Gatherer(const HtmlTree& tree, const PageText& page) : tree_(tree), page_(page) {}

  PageFacts Run() {
    facts_.linked = ReadLinkedData(tree_.json_ld);
    for (uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      const Node& node = tree_.nodes[i];
      if (node.tag == Tag::kText) continue;
      TakeByTag(i);
      if (node.attribute_count > 0 && node.tag != Tag::kMeta) TakeByAttributes(i);
    }
    const bool bare = std::none_of(facts_.headings.begin(), facts_.headings.end(),
                                   [](const PageHeading& heading) { return heading.level <= 2; });
    if (bare) AddNamedLines();
    if (facts_.headings.empty()) AddBoldLines();
    return std::move(facts_);
  }

 private:
  // Elements that are named headline or title, for pages that have no heading of their own.
  void AddNamedLines() {
    for (const PageBlock& block : page_.blocks) {
      if (facts_.headings.size() >= kMostHeadings) return;
      if (block.words < 4 || block.words > 30 || block.link_bytes > 0) continue;
      if (((page_.own_hints[block.node] | page_.own_hints[block.inner]) & kHintTitle) == 0) continue;
      if (IsElsewhere(tree_, page_, block.node)) continue;
      const std::string text = Squeeze(RepairText(page_.View(block)));
      facts_.headings.push_back({block.inner, kBoldLine, text, text});
    }
  }

  // Pages without any heading set it in bold.
  void AddBoldLines() {
    size_t running = 0;
    for (const PageBlock& block : page_.blocks) {
      if (IsRunningText(block) && block.bold_bytes * 2 < block.text.length && ++running == 3) return;
      if (block.words < 4 || block.words > 30 || block.bold_bytes < block.text.length || block.link_bytes > 0) continue;
      const std::string text = Squeeze(RepairText(page_.View(block)));
      facts_.headings.push_back({block.inner, kBoldLine, text, text});
    }
  }

  std::string TextOf(uint32_t node) const { return Squeeze(RepairText(tree_.TextOf(node))); }

  void TakeByTag(uint32_t i) {
    switch (tree_.nodes[i].tag) {
      case Tag::kMeta:
        AddMeta(i);
        break;
      case Tag::kTitle:
        if (facts_.title.empty()) facts_.title = TextOf(i);
        break;
      case Tag::kHtml:
        if (facts_.language.empty()) facts_.language = tree_.Get(i, Attr::kLang);
        break;
      case Tag::kLink:
        if (facts_.canonical.empty() && tree_.Get(i, Attr::kRel) == "canonical")
          facts_.canonical = Trim(tree_.Get(i, Attr::kHref));
        break;
      case Tag::kTime:
        AddTime(i);
        break;
      default:
        if (IsHeading(tree_.nodes[i].tag)) AddHeading(i);
    }
  }

  void AddMeta(uint32_t node) {
    const std::string_view content = tree_.Get(node, Attr::kContent);
    if (content.empty() || facts_.metas.size() >= 2000) return;
    for (const Attr attr : {Attr::kProperty, Attr::kName, Attr::kItemprop}) {
      const std::string_view name = tree_.Get(node, attr);
      if (name.empty() || name.size() > 100) continue;
      if (attr == Attr::kItemprop && IsOfOtherThing(node)) continue;
      facts_.metas.push_back({AsciiLower(name), content.substr(0, 4000)});
    }
  }

  void AddHeading(uint32_t node) {
    if (facts_.headings.size() >= kMostHeadings || tree_.nodes[node].end - node > 200) return;
    PageHeading heading;
    heading.node = node;
    heading.level = static_cast<int>(tree_.nodes[node].tag) - static_cast<int>(Tag::kH1) + 1;
    heading.text = TextOf(node);
    if (heading.text.empty() || heading.text.size() > kLongestHeading) return;
    heading.unlabelled = heading.text;
    // <h1><span>Opinion</span> What the bridge costs</h1>
    const uint32_t first = FirstChild(node);
    if (first < tree_.nodes[node].end && tree_.nodes[first].tag != Tag::kText) {
      const std::string label = TextOf(first);
      if (!label.empty() && CountWords(label) <= 4 && heading.text.starts_with(label) &&
          heading.text.size() > label.size() + 8)
        heading.unlabelled = std::string(Trim(std::string_view(heading.text).substr(label.size())));
    }
    facts_.headings.push_back(std::move(heading));
  }

  // The first child that is no white space.
  uint32_t FirstChild(uint32_t node) const {
    uint32_t child = node + 1;
    while (child < tree_.nodes[node].end && tree_.nodes[child].tag == Tag::kText &&
           TrimAscii(tree_.View(tree_.nodes[child].text)).empty())
      ++child;
    return child;
  }

  void TakeByAttributes(uint32_t i) {
    const std::string_view rel = tree_.Get(i, Attr::kRel);
    if (rel == "author") AddAuthor(i, "rel");
    if (rel == "tag" && facts_.tags.size() < 100) facts_.tags.push_back(TextOf(i));
    if (rel == "category tag" && facts_.kicker.empty()) facts_.kicker = TextOf(i);
    if ((page_.own_hints[i] & kHintKicker) != 0 && facts_.kicker.empty() && tree_.nodes[i].end - i < 8 &&
        !IsElsewhere(tree_, page_, i))
      facts_.kicker = TextOf(i);
    const std::string_view itemprop = tree_.Get(i, Attr::kItemprop);
    if (!itemprop.empty() && !IsOfOtherThing(i))
      EachProperty(itemprop, [&](std::string_view word) { TakeProperty(i, word, "microdata"); });
    const std::string_view property = tree_.Get(i, Attr::kProperty);
    if (!property.empty()) EachProperty(property, [&](std::string_view word) { TakeProperty(i, word, "rdfa"); });
    const uint32_t hints = page_.own_hints[i];
    if ((hints & (kHintByline | kHintWriter)) != 0) AddAuthor(i, "byline");
    if ((hints & kHintCrumbs) != 0 && facts_.breadcrumbs.empty()) AddBreadcrumbs(i);
    if (tree_.nodes[i].tag == Tag::kA && LeadsToAuthor(tree_.Get(i, Attr::kHref))) AddAuthor(i, "byline");
    const bool dated = tree_.nodes[i].tag != Tag::kTime &&
                       (!tree_.Get(i, Attr::kDatetime).empty() || !tree_.Get(i, Attr::kDataTime).empty() ||
                        ((hints & kHintDate) != 0 && tree_.Has(i, Attr::kTitle)));
    if (dated) {
      AddDate(i, "time", false);
    } else if ((hints & kHintDate) != 0 && tree_.nodes[i].tag != Tag::kTime && tree_.nodes[i].end - i < 8) {
      AddDate(i, "byline", false);
    }
  }

  void TakeProperty(uint32_t i, std::string_view name, std::string_view origin) {
    if (name == "author" || name == "creator") {
      AddAuthor(i, origin);
    } else if (name == "datePublished" || name == "issued" || name == "created") {
      AddDate(i, origin, false);
    } else if (name == "dateModified" || name == "modified") {
      AddDate(i, origin, true);
    } else if (name == "headline" && facts_.declared_headline.empty()) {
      facts_.declared_headline = ValueOf(i);
    } else if (name == "publisher" && facts_.declared_publisher.empty()) {
      facts_.declared_publisher = NameOf(i);
    } else if (name == "articleSection" && facts_.declared_section.empty()) {
      facts_.declared_section = ValueOf(i);
    }
  }

  // ".../author/ana-ruiz"
  static bool LeadsToAuthor(std::string_view href) {
    for (const std::string_view part : {"/author/", "/authors/", "/by/", "/people/", "/profile/", "/staff/", "/writer/",
                                        "/writers/", "/contributor/", "/contributors/", "/journalist/", "/reporter/"}) {
      const size_t at = href.find(part);
      if (at != std::string_view::npos && at + part.size() < href.size()) return true;
    }
    return false;
  }

  // The element's own content attribute, else its text.
  std::string ValueOf(uint32_t i) const {
    const std::string_view content = tree_.Get(i, Attr::kContent);
    if (!content.empty()) return Squeeze(RepairText(content.substr(0, 4000)));
    return tree_.nodes[i].end - i < 2 * kLargestByline ? TextOf(i) : std::string();
  }

  // Of a person or an organization: its property "name", else its value.
  std::string NameOf(uint32_t i) const {
    std::string names;
    for (uint32_t n = i + 1; n < std::min(tree_.nodes[i].end, i + kLargestByline); ++n) {
      if (tree_.Get(n, Attr::kItemprop) != "name" && tree_.Get(n, Attr::kProperty) != "name") continue;
      const std::string name = ValueOf(n);
      if (!name.empty() && name.size() < 200) names.append(names.empty() ? "" : "; ").append(name);
    }
    return names.empty() ? ValueOf(i) : names;
  }

  void AddAuthor(uint32_t i, std::string_view origin) {
    if (facts_.authors.size() >= kMostDeclared || tree_.nodes[i].end - i > kLargestByline) return;
    std::string text = origin == "byline" || origin == "rel" ? PartsOf(i) : NameOf(i);
    if (text.empty() || text.size() > kLongestByline) return;
    facts_.authors.push_back({i, std::move(text), origin, false, ""});
  }

  // The text of a byline, with its lines parted and its elements apart.
  std::string PartsOf(uint32_t node) const {
    std::string text;
    for (uint32_t n = node; n < tree_.nodes[node].end && text.size() <= kLongestByline; ++n) {
      if (tree_.nodes[n].tag == Tag::kText) {
        text.append(" ").append(tree_.View(tree_.nodes[n].text).substr(0, kLongestByline + 1));
      } else if (n > node && (IsBlockTag(tree_.nodes[n].tag) || tree_.nodes[n].tag == Tag::kBr)) {
        text += " | ";
      }
    }
    return Squeeze(RepairText(text));
  }

  void AddTime(uint32_t i) {
    const std::string_view itemprop = tree_.Get(i, Attr::kItemprop);
    if (itemprop.find("date") == std::string_view::npos) AddDate(i, "time", false);  // else taken as microdata
  }

  void AddDate(uint32_t i, std::string_view origin, bool modified) {
    if (facts_.dates.size() >= kMostDeclared) return;
    std::string text(tree_.Get(i, Attr::kDatetime).substr(0, 200));
    if (text.empty()) text = tree_.Get(i, Attr::kContent).substr(0, 200);
    if (text.empty()) text = tree_.Get(i, Attr::kDataTime).substr(0, 200);
    if (text.empty()) text = tree_.Get(i, Attr::kTitle).substr(0, 200);
    const bool small = tree_.nodes[i].end - i < 30;
    const std::string seen = small ? TextOf(i) : std::string();
    if (text.empty()) text = seen.substr(0, 200);
    if (text.empty()) return;
    modified = modified || ((origin == "time" || origin == "byline") && SaysModified(i, seen));
    facts_.dates.push_back({i, std::move(text), origin, modified, seen.size() < 120 ? seen : std::string()});
  }

  // "Updated" in its own text, its class, or the text before it in the same line.
  bool SaysModified(uint32_t i, const std::string& seen) const {
    const std::string_view names = tree_.Get(i, Attr::kClass);
    const bool named = (FindNoCase(names, "updated") != std::string_view::npos ||
                        FindNoCase(names, "modified") != std::string_view::npos) &&
                       FindNoCase(names, "published") == std::string_view::npos &&
                       FindNoCase(names, "entry-date") == std::string_view::npos;
    auto says = [](std::string_view text) {
      const std::string_view head = text.substr(0, 40);
      return FindNoCase(head, "updated") != std::string_view::npos ||
             FindNoCase(head, "modified") != std::string_view::npos ||
             FindNoCase(head, "edited") != std::string_view::npos;
    };
    if (says(seen)) return true;
    for (uint32_t n = i; n-- > 1 && i - n < 6;) {
      if (tree_.nodes[n].tag == Tag::kTime) break;
      if (tree_.nodes[n].tag != Tag::kText) continue;
      const std::string_view text = TrimAscii(tree_.View(tree_.nodes[n].text));
      if (text.size() < 3) continue;
      if (text.size() > 40) break;
      if (FindNoCase(text, "publish") != std::string_view::npos || FindNoCase(text, "posted") != std::string_view::npos)
        return false;
      return says(text) || named;
    }
    // Themes put "updated" on the only date as well: two of them tell which is which.
    return named && !facts_.dates.empty();
  }

  // A property of a comment, a product or a picture on the page.
  bool IsOfOtherThing(uint32_t i) const {
    for (uint32_t n = tree_.nodes[i].parent; n > 0; n = tree_.nodes[n].parent) {
      const std::string_view type = tree_.Get(n, Attr::kItemtype);
      if (type.empty()) continue;
      for (const std::string_view other : {"Comment", "Product", "ImageObject", "VideoObject", "Offer", "Rating"}) {
        if (type.find(other) != std::string_view::npos) return true;
      }
      return false;
    }
    return false;
  }

  void AddBreadcrumbs(uint32_t i) {
    if (tree_.nodes[i].end - i > 300) return;
    for (uint32_t n = i + 1; n < tree_.nodes[i].end; ++n) {
      if (tree_.nodes[n].tag != Tag::kA) continue;
      std::string name = TextOf(n);
      if (!name.empty() && name.size() < 80) facts_.breadcrumbs.push_back(std::move(name));
    }
  }

  const HtmlTree& tree_;
  const PageText& page_;
  PageFacts facts_;
};

}  // namespace

std::string PageFacts::Meta(std::initializer_list<std::string_view> names, std::string* origin) const {
  for (const std::string_view name : names) {
    for (const MetaTag& meta : metas) {
      if (meta.name != name) continue;
      if (std::string text = Squeeze(RepairText(meta.content)); !text.empty()) {
        if (origin != nullptr) *origin = name;
        return text;
      }
    }
  }
  return {};
}

std::vector<std::string> PageFacts::AllMeta(std::string_view name) const {
  std::vector<std::string> all;
  for (const MetaTag& meta : metas) {
    if (meta.name != name) continue;
    if (std::string text = Squeeze(RepairText(meta.content)); !text.empty()) all.push_back(std::move(text));
  }
  return all;
}

PageFacts GatherFacts(const HtmlTree& tree, const PageText& page) { return Gatherer(tree, page).Run(); }

bool IsElsewhere(const HtmlTree& tree, const PageText& page, uint32_t node, uint32_t spared) {
  const uint32_t others = (kHintComment | kHintRelated | kHintSidebar | kHintFooter | kHintNav | kHintHidden) & ~spared;
  if (page.teaser[node] != 0) return true;
  for (uint32_t n = node; n > 0; n = tree.nodes[n].parent) {
    if ((page.own_hints[n] & others) != 0 && tree.nodes[n].end - n < kLargestSection) return true;
  }
  return false;
}

}  // namespace kg::ingest
