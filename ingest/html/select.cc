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
  Selector(const HtmlTree& tree, const PageText& page, std::string_view title)
      : tree_(tree), page_(page), title_key_(LineKey(title)) {}

  std::vector<KeptBlock> Run() {
    root_ = FindRoot(tree_, page_, title_key_);
    hints_ = InheritHints(tree_, page_, root_);
    Collect();
    JudgeLists();
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
    if ((hints & (quoted_post ? kDropAlways & ~kHintSidebar : kDropAlways)) != 0) return false;
    const std::string_view text = page_.View(block);
    if (LineKey(text) == title_key_) return false;
    if ((hints & kHintCredit) != 0) return false;
    if (block.tag == Tag::kFigcaption || (hints & kHintCaption) != 0 || block.in_figure) {
      *role = BlockRole::kCaption;
      return block.words >= 4 && ClassifyLine(text) == Noise::kNone;
    }
    if ((hints & kHintPullQuote) != 0) return false;
    if ((hints & kHintMeta) != 0 && !IsRunningText(block)) return false;
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
      if (!c.keep || c.role == BlockRole::kCaption) continue;
      const std::string_view text = Text(c);
      const PageBlock& block = BlockOf(c);
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
      if (c.keep && c.running) {
        std::string_view name;
        if (IsAuthorBiography(Text(c), &name) && i + 6 > candidates_.size()) {
          c.keep = false;
          continue;
        }
        return;
      }
      const PageBlock& block = BlockOf(c);
      if (c.role == BlockRole::kBody && !block.sentence && block.words < 12) c.keep = false;
    }
  }

  // What a press release says of its sender, at the end.
  void DropSender() {
    size_t after = 0;  // running blocks behind the one we look at
    for (size_t i = candidates_.size(); i-- > 0 && after <= 4;) {
      if (!candidates_[i].running && IsSenderHeader(Text(candidates_[i])) && i * 2 > candidates_.size()) {
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
      } else if (c.role != BlockRole::kCaption) {
        followed = true;
      }
    }
  }

  const HtmlTree& tree_;
  const PageText& page_;
  std::string title_key_;
  uint32_t root_ = 0;
  std::vector<uint32_t> hints_;
  std::vector<Candidate> candidates_;
};

}  // namespace

std::vector<KeptBlock> SelectBlocks(const HtmlTree& tree, const PageText& page, std::string_view title) {
  return Selector(tree, page, title).Run();
}

}  // namespace kg::ingest
