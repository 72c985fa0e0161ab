#include "ingest/html/select.h"

#include <algorithm>
#include <string>

#include "graph/model/text.h"
#include "ingest/html/hints.h"
#include "ingest/html/root.h"
#include "ingest/text/ascii.h"
#include "ingest/text/dates.h"
#include "ingest/text/noise.h"
#include "ingest/text/people.h"

namespace kg::ingest {
namespace {

// Parts that are never the article, whatever their text.
constexpr uint32_t kDropAlways = kHintComment | kHintRelated | kHintShare | kHintNewsletter | kHintAuthor | kHintNav |
                                 kHintAdvert | kHintHidden | kHintFooter | kHintLegal | kHintTags | kHintSidebar;

struct Candidate {
  uint32_t block = 0;
  BlockRole role = BlockRole::kBody;
  bool keep = true;
  bool running = false;
};

class Selector {
 public:
  Selector(const HtmlTree& tree, const PageText& page, std::string_view title, std::string_view body,
           uint32_t title_node)
      : tree_(tree), page_(page), title_key_(LineKey(title)), body_(body), title_node_(title_node) {}

  std::vector<KeptBlock> Run() {
    root_ = FindRoot(tree_, page_, title_key_, body_, title_node_);
    hints_ = InheritHints(tree_, page_, root_);
    Collect();
    DropAboveTitle();
    DropBelowComments();
    JudgeLists();
    JudgeKeyPoints();
    JudgeTop();
    DropSender();
    JudgeTail();
    JudgeHeadings();
    std::vector<KeptBlock> kept;
    for (const Candidate& c : candidates_) {
      if (c.keep) kept.push_back({c.block, c.role});
    }
    return kept;
  }

 private:
  std::string_view Text(const Candidate& c) const { return page_.View(page_.blocks[c.block]); }
  const PageBlock& BlockOf(const Candidate& c) const { return page_.blocks[c.block]; }

  void Collect() {
    for (uint32_t i = 0; i < page_.blocks.size(); ++i) {
      const PageBlock& block = page_.blocks[i];
      if (block.node < root_ || block.node >= tree_.nodes[root_].end) continue;
      Candidate c;
      c.block = i;
      c.running = IsRunningText(block);
      c.keep = Judge(block, &c.role);
      candidates_.push_back(c);
    }
  }

  // What a block is by itself; false to drop it.
  bool Judge(const PageBlock& block, BlockRole* role) const {
    const uint32_t hints = hints_[block.inner];
    // Posts of social networks that the article quotes stand in a widget.
    const bool quoted_post = (hints & kHintEmbed) != 0 && block.in_quote && IsRunningText(block);
    const std::string_view text = page_.View(block);
    const uint32_t drop = hints & (quoted_post ? kDropAlways & ~kHintSidebar : kDropAlways);
    if ((drop & ~uint32_t{kHintAuthor | kHintSidebar}) == 0 && (drop & kHintAuthor) != 0 && IsNote(text)) {
      *role = BlockRole::kAuthorNote;
      return true;
    }
    if (drop != 0) return false;
    if (text.size() < 4 * title_key_.size() && LineKey(text) == title_key_) return false;
    if ((hints & kHintCredit) != 0) return false;
    if (block.tag == Tag::kFigcaption || (hints & kHintCaption) != 0 || block.in_figure) {
      *role = BlockRole::kCaption;
      return block.words >= 4 && ClassifyLine(text) == Noise::kNone;
    }
    if ((hints & kHintPullQuote) != 0) return false;
    if ((hints & (kHintMeta | kHintMedia)) != 0 && !IsRunningText(block)) return false;
    if ((hints & kHintCorrection) != 0 && IsRunningText(block)) {
      *role = BlockRole::kCorrection;
      return true;
    }
    const Noise noise = ClassifyLine(text);
    if ((noise != Noise::kNone && noise != Noise::kKeyPoints) || IsCookieNotice(text)) return false;
    if (IsHeading(block.tag)) {
      *role = BlockRole::kSubheading;
      return block.link_density() < 0.6;
    }
    const bool cell =
        (block.tag == Tag::kTd || block.tag == Tag::kTh) && block.words < 60;  // larger ones lay out the page
    *role = cell             ? BlockRole::kTableRow
            : block.in_list  ? BlockRole::kList
            : block.in_quote ? BlockRole::kQuote
                             : BlockRole::kBody;
    if (block.in_list || cell) return true;
    if (block.link_density() > 0.7 && block.words < 30) return false;
    return true;
  }

  static bool IsNote(std::string_view text) {
    std::string_view name;
    return CountWords(text) < 120 && IsAuthorBiography(text, &name);
  }

  // What stands above the headline is a menu, a box, a label; its pictures and its standfirst aside.
  void DropAboveTitle() {
    if (title_node_ <= root_ || title_node_ >= tree_.nodes[root_].end) return;
    uint32_t above = 0;
    uint32_t all = 0;
    for (const Candidate& c : candidates_) {
      if (!c.keep || !c.running) continue;
      all += BlockOf(c).words;
      if (BlockOf(c).node < title_node_) above += BlockOf(c).words;
    }
    if (above * 5 > all) return;
    for (Candidate& c : candidates_) {
      const PageBlock& block = BlockOf(c);
      if (block.node >= title_node_) break;
      if (c.role != BlockRole::kCaption && (hints_[block.inner] & kHintStandfirst) == 0) c.keep = false;
    }
  }

  // "Comments (12)" heads what readers wrote: all that follows it in its element.
  void DropBelowComments() {
    for (size_t i = 0; i < candidates_.size(); ++i) {
      const PageBlock& block = BlockOf(candidates_[i]);
      if (block.words > 4 || !IsCommentCount(Text(candidates_[i])) || block.node == root_) continue;
      const uint32_t around = tree_.nodes[block.node].parent;
      if (around == root_ && i * 2 < candidates_.size()) continue;
      for (size_t j = i; j < candidates_.size() && BlockOf(candidates_[j]).node < tree_.nodes[around].end; ++j) {
        candidates_[j].keep = false;
      }
    }
  }

  static bool IsCommentCount(std::string_view text) {
    const std::string key = LineKey(text);
    const std::vector<std::string_view> words = WordsOf(key);
    return words.size() == 2 && words[0] == "comments" && std::all_of(words[1].begin(), words[1].end(), IsAsciiDigit);
  }

  // Points under "Key points:", or in an element that is named so.
  void JudgeKeyPoints() {
    bool headed = false;
    for (Candidate& c : candidates_) {
      const PageBlock& block = BlockOf(c);
      if (!block.in_list) headed = block.words <= 8 && ClassifyLine(Text(c)) == Noise::kKeyPoints;
      if (!c.keep || c.role != BlockRole::kList) continue;
      if (headed || (hints_[block.inner] & kHintKeyPoints) != 0) c.role = BlockRole::kKeyPoint;
    }
  }

  // Lists of links are menus or other stories.
  void JudgeLists() {
    for (size_t i = 0; i < candidates_.size();) {
      if (!BlockOf(candidates_[i]).in_list) {
        ++i;
        continue;
      }
      const uint32_t list = ListOf(BlockOf(candidates_[i]).node);
      size_t end = i;
      double bytes = 0;
      double links = 0;
      while (end < candidates_.size() && BlockOf(candidates_[end]).node < tree_.nodes[list].end) {
        bytes += BlockOf(candidates_[end]).text.length;
        links += BlockOf(candidates_[end]).link_bytes;
        ++end;
      }
      end = std::max(end, i + 1);
      if (links > 0.5 * bytes) {
        for (size_t j = i; j < end; ++j) candidates_[j].keep = false;
      }
      i = end;
    }
  }

  // A row of a fact box, which an encyclopedia puts above its text: "Born | 4 June 1951".
  bool HasLabel(uint32_t node) const {
    while (node > root_ && tree_.nodes[node].tag != Tag::kTr) node = tree_.nodes[node].parent;
    if (tree_.nodes[node].tag != Tag::kTr) return false;
    for (uint32_t n = node + 1; n < tree_.nodes[node].end; ++n) {
      if (tree_.nodes[n].tag == Tag::kTh) return true;
    }
    return false;
  }

  uint32_t ListOf(uint32_t node) const {
    uint32_t list = node;
    for (uint32_t n = node; n > root_; n = tree_.nodes[n].parent) {
      if (tree_.nodes[n].tag == Tag::kUl || tree_.nodes[n].tag == Tag::kOl || tree_.nodes[n].tag == Tag::kDl) list = n;
    }
    return list;
  }

  // Above the first running text: bylines, dates, labels.
  void JudgeTop() {
    for (Candidate& c : candidates_) {
      if (c.keep && c.running && c.role == BlockRole::kBody && (hints_[BlockOf(c).inner] & kHintStandfirst) == 0)
        return;
      if (!c.keep || c.role == BlockRole::kCaption || c.role == BlockRole::kKeyPoint) continue;
      const std::string_view text = Text(c);
      const PageBlock& block = BlockOf(c);
      if (c.role == BlockRole::kTableRow && HasLabel(block.node)) continue;
      if ((hints_[block.inner] & kHintStandfirst) != 0) {
        c.role = BlockRole::kStandfirst;
      } else if (c.role == BlockRole::kSubheading) {
        if (block.words >= 8) c.role = BlockRole::kStandfirst;
      } else if (IsByline(text) || ParseDateLine(text).is_date_line || (block.words < 5 && !block.sentence) ||
                 (block.words <= 12 && !block.sentence && FindFullDate(text))) {
        c.keep = false;
      }
    }
  }

  // Below the last running text: what is no sentence is not the article's.
  void JudgeTail() {
    for (size_t i = candidates_.size(); i-- > 0;) {
      Candidate& c = candidates_[i];
      if (c.role == BlockRole::kAuthorNote) continue;
      if (c.keep && c.running) {
        if (IsNote(Text(c)) && i + 6 > candidates_.size()) {
          c.role = BlockRole::kAuthorNote;
          continue;
        }
        return;
      }
      const PageBlock& block = BlockOf(c);
      if (c.role == BlockRole::kBody && !block.sentence && block.words < 12) c.keep = false;
    }
  }

  // "About Acme" below a text on Acme tells of whom it is about.
  bool IsOnSubject(size_t header) const {
    const std::string_view name = SenderNamedBy(Text(candidates_[header]));
    for (size_t i = 0; !name.empty() && i < header / 2; ++i) {
      if (candidates_[i].keep && Text(candidates_[i]).find(name) != std::string_view::npos) return true;
    }
    return false;
  }

  // What a press release says of its sender, at the end.
  void DropSender() {
    size_t after = 0;  // running blocks behind the one we look at
    for (size_t i = candidates_.size(); i-- > 0 && after <= 4;) {
      if (!candidates_[i].running && IsSenderHeader(Text(candidates_[i])) && i * 2 > candidates_.size() &&
          !IsOnSubject(i)) {
        for (size_t j = i; j < candidates_.size(); ++j) candidates_[j].keep = false;
      }
      if (candidates_[i].keep && candidates_[i].running) ++after;
    }
  }

  // A heading heads what follows it.
  void JudgeHeadings() {
    bool followed = false;
    for (size_t i = candidates_.size(); i-- > 0;) {
      Candidate& c = candidates_[i];
      if (!c.keep) continue;
      if (c.role == BlockRole::kSubheading) {
        if (!followed) c.keep = false;
      } else if (c.role != BlockRole::kCaption && c.role != BlockRole::kAuthorNote) {
        followed = true;
      }
    }
  }

  const HtmlTree& tree_;
  const PageText& page_;
  std::string title_key_;
  std::string_view body_;
  uint32_t title_node_;
  uint32_t root_ = 0;
  std::vector<uint32_t> hints_;
  std::vector<Candidate> candidates_;
};

}  // namespace

std::vector<KeptBlock> SelectBlocks(const HtmlTree& tree, const PageText& page, std::string_view title,
                                    std::string_view body, uint32_t title_node) {
  return Selector(tree, page, title, body, title_node).Run();
}

}  // namespace kg::ingest
