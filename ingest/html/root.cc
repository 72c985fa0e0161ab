#include "ingest/html/root.h"

#include <algorithm>
#include <string>

#include "ingest/html/hints.h"
#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

constexpr uint32_t kNotArticle = kHintComment | kHintRelated | kHintShare | kHintNewsletter | kHintAuthor | kHintNav |
                                 kHintAdvert | kHintCaption | kHintCredit | kHintHidden | kHintSidebar | kHintFooter |
                                 kHintLegal | kHintTags;
constexpr double kLittleText = 120;    // bytes
constexpr double kWrapperShare = 0.5;  // an element with more of the text than this is a wrapper: its name says nothing
constexpr double kWholeShare = 0.8;    // the same, for one that holds neither a title nor a declared body
constexpr double kTitledShare = 0.7;   // the same for a child that holds the title as well
constexpr double kDeclaredShare = 0.45;   // of an element that is named an article's body
constexpr double kLonelyShare = 0.2;      // of one that alone is named so
constexpr double kCellText = 400;         // bytes of running text: more than a table of figures has in one cell
constexpr size_t kFewestBodyBytes = 200;  // of an articleBody that tells something
constexpr size_t kMostBodyBytes = 100'000;
constexpr double kDescendShare = 0.93;  // a child with more of the text than this holds the article

// Bytes of running text in each element, without what the hints of `mask` say is no article.
std::vector<double> SumUp(const HtmlTree& tree, const PageText& page, const std::vector<uint32_t>& hints,
                          uint32_t mask) {
  std::vector<double> mass(tree.nodes.size());
  for (const PageBlock& block : page.blocks) {
    if (!IsRunningText(block)) continue;
    if (mask != 0 && (hints[block.inner] & mask) != 0) continue;
    mass[block.node] += block.text.length - block.link_bytes;
  }
  for (size_t i = tree.nodes.size(); i-- > 1;) mass[tree.nodes[i].parent] += mass[i];
  return mass;
}

// For each element: whether an h1 or an element that is named an article's body lies in it, or is it.
std::vector<char> HoldsTitleOrBody(const HtmlTree& tree, const PageText& page) {
  std::vector<char> holds(tree.nodes.size(), 0);
  for (size_t i = tree.nodes.size(); i-- > 1;) {
    if (tree.nodes[i].tag == Tag::kH1 || (page.own_hints[i] & kHintContent) != 0) holds[i] = 1;
    if (holds[i] != 0) holds[tree.nodes[i].parent] = 1;
  }
  return holds;
}

class RootFinder {
 public:
  RootFinder(const HtmlTree& tree, const PageText& page, std::string_view title, uint32_t title_node)
      : tree_(tree), page_(page) {
    // A line in bold is a title too, on pages without headings.
    if (title_node != 0 && !IsHeading(tree.nodes[title_node].tag)) title_nodes_.push_back(title_node);
    const std::string key = LineKey(title);
    for (uint32_t i = 1; i < tree.nodes.size() && !key.empty(); ++i) {
      if (IsHeading(tree.nodes[i].tag) && LineKey(tree.TextOf(i)) == key) title_nodes_.push_back(i);
    }
  }

  uint32_t Find() {
    const std::vector<uint32_t> hints = InheritHints(tree_, page_, 0);
    mass_ = SumUp(tree_, page_, hints, kNotArticle);
    // Where hints leave next to nothing they are wrong about this page.
    constexpr uint32_t kSure = kHintComment | kHintNav | kHintLegal | kHintFooter | kHintNewsletter;
    if (mass_[0] < kLittleText) mass_ = SumUp(tree_, page_, hints, kSure);
    return Descend(Declared());
  }

  // `root` if blocks of it stand in `body` (a key), or none does anywhere; else what holds those that do.
  uint32_t Holding(const std::string& body, uint32_t root) const {
    size_t tried = 0;
    for (const PageBlock& block : page_.blocks) {
      if (block.node < root || block.node >= tree_.nodes[root].end || !IsRunningText(block)) continue;
      if (StandsIn(block, body)) return root;
      if (++tried >= 6) break;
    }
    uint32_t holder = 0;
    size_t found = 0;
    for (const PageBlock& block : page_.blocks) {
      if (!IsRunningText(block) || !StandsIn(block, body)) continue;
      holder = found++ == 0 ? block.node : Around(holder, block.node);
    }
    return found < 3 ? root : Descend(holder);
  }

 private:
  bool StandsIn(const PageBlock& block, const std::string& body) const {
    const std::string head = LineKey(page_.View(block).substr(0, 60));
    // The last word may be cut.
    return body.find(head.substr(0, head.rfind(' '))) != std::string::npos;
  }

  // The innermost element that holds both.
  uint32_t Around(uint32_t a, uint32_t b) const {
    while (b >= tree_.nodes[a].end || b < a) a = tree_.nodes[a].parent;
    return a;
  }

  uint32_t Descend(uint32_t node) const {
    for (uint32_t next = Step(node); next != node; next = Step(node)) node = next;
    return node;
  }

  // The element that a page names its article body, if it holds enough of the text: or less, if no other is named so.
  uint32_t Declared() const {
    uint32_t best = 0;
    double all = 0;
    uint32_t counted_to = 0;
    for (uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      if ((page_.own_hints[i] & kHintContent) == 0 || (page_.own_hints[i] & kNotArticle) != 0) continue;
      if (mass_[i] > mass_[best] || best == 0) best = i;
      if (i < counted_to) continue;
      all += mass_[i];
      counted_to = tree_.nodes[i].end;
    }
    if (best == 0) return 0;
    const bool enough = mass_[best] > kDeclaredShare * mass_[0];
    const bool alone = mass_[best] > kLonelyShare * mass_[0] && mass_[best] > 0.8 * all;
    return enough || alone ? best : 0;
  }

  bool HoldsTitle(uint32_t node) const {
    return std::any_of(title_nodes_.begin(), title_nodes_.end(),
                       [&](uint32_t at) { return at >= node && at < tree_.nodes[node].end; });
  }

  // The child that holds the article, or `node` itself.
  uint32_t Step(uint32_t node) const {
    uint32_t best = node;
    uint32_t titled = node;
    size_t articles = 0;
    for (uint32_t child = node + 1; child < tree_.nodes[node].end; child = tree_.nodes[child].end) {
      if (mass_[child] <= 0) continue;
      if (best == node || mass_[child] > mass_[best]) best = child;
      if (mass_[child] > 0.1 * mass_[node] && (tree_.nodes[child].tag == Tag::kArticle || HoldsTitle(child))) {
        ++articles;
        if (titled == node && HoldsTitle(child)) titled = child;
      }
    }
    if (best == node || !IsBlockTag(tree_.nodes[best].tag) || IsLeaf(tree_.nodes[best].tag)) return node;
    if (mass_[best] >= (HoldsTitle(best) ? kTitledShare : kDescendShare) * mass_[node]) return best;
    // Cells that lay out a page: the article's is the one with most of the text.
    const Tag tag = tree_.nodes[best].tag;
    if ((tag == Tag::kTd || tag == Tag::kTr || tag == Tag::kTbody) && mass_[best] >= kTitledShare * mass_[node] &&
        mass_[best] > kCellText)
      return best;
    // Several stories one below the other: the one that the page's title names.
    if (articles >= 2 && titled != node && tree_.nodes[titled].tag == Tag::kArticle) return titled;
    return node;
  }

  static bool IsLeaf(Tag tag) { return tag == Tag::kP || tag == Tag::kLi || tag == Tag::kBlockquote || IsHeading(tag); }

  const HtmlTree& tree_;
  const PageText& page_;
  std::vector<uint32_t> title_nodes_;  // the headings that say the title
  std::vector<double> mass_;
};

}  // namespace

bool IsRunningText(const PageBlock& block) {
  if (IsHeading(block.tag) || block.tag == Tag::kFigcaption) return false;
  if (block.words < 8 || block.link_density() > 0.4) return false;
  return block.sentence || block.words >= 25;
}

std::vector<uint32_t> InheritHints(const HtmlTree& tree, const PageText& page, uint32_t root) {
  const std::vector<double> mass = SumUp(tree, page, {}, 0);
  const std::vector<char> central = HoldsTitleOrBody(tree, page);
  std::vector<uint32_t> hints(tree.nodes.size());
  for (uint32_t i = root + 1; i < tree.nodes[root].end; ++i) {
    uint32_t own = page.own_hints[i];
    if (own != 0) {
      const bool shy =
          (own & (kHintComment | kHintLegal | kHintHidden | kHintFooter | kHintNav | kHintNewsletter)) == 0;
      if (mass[i] > kWrapperShare * mass[root] && (central[i] != 0 || (shy && mass[i] > kWholeShare * mass[root])))
        own = 0;
    }
    if (page.teaser[i] != 0) own |= kHintRelated;
    hints[i] = hints[tree.nodes[i].parent] | own;
  }
  return hints;
}

uint32_t FindRoot(const HtmlTree& tree, const PageText& page, std::string_view title, std::string_view body,
                  uint32_t title_node) {
  RootFinder finder(tree, page, title, title_node);
  const uint32_t root = finder.Find();
  if (body.size() < kFewestBodyBytes) return root;
  const uint32_t told = finder.Holding(LineKey(body.substr(0, kMostBodyBytes)), root);
  return told;
}

}  // namespace kg::ingest
