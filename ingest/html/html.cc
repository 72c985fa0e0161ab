#include "ingest/html/html.h"

#include <string>
#include <vector>

#include "graph/model/text.h"
#include "ingest/html/blocks.h"
#include "ingest/html/metadata.h"
#include "ingest/html/select.h"
#include "ingest/html/tree.h"
#include "ingest/html/verdict.h"
#include "ingest/text/ascii.h"
#include "ingest/text/dateline.h"
#include "ingest/text/dates.h"
#include "ingest/text/noise.h"
#include "ingest/text/repair.h"

namespace kg::ingest {
namespace {

// An archive's page has the day of its import: a dateline of months before it tells when the story was written.
constexpr Day kImported = 60;
bool IsImported(const std::optional<PartialDate>& written, const std::optional<PartialDate>& published) {
  return written && published && written->Days().last + kImported < published->Days().first;
}

// The first paragraph's dateline becomes a block of its own, so that no sentence begins with it.
void TakeDateline(Cleaned* cleaned) {
  for (size_t i = 0; i < cleaned->blocks.size(); ++i) {
    if (cleaned->blocks[i].role != BlockRole::kBody) continue;
    const auto dateline = ParseDateline(cleaned->blocks[i].text);
    if (!dateline) return;
    if (!dateline->place.empty()) cleaned->dateline_place = dateline->place;
    if (cleaned->agency.empty() && !dateline->agency.empty()) {
      cleaned->agency = dateline->agency;
      cleaned->origins.push_back({"agency", "dateline"});
    }
    cleaned->origins.push_back({"place", "dateline"});
    if (IsImported(dateline->date, cleaned->published)) {
      cleaned->published.reset();
      std::erase_if(cleaned->origins, [](const FieldOrigin& origin) { return origin.field == "published"; });
    }
    if (dateline->date && !cleaned->published) cleaned->origins.push_back({"published", "dateline"});
    OfferPublished(dateline->date, "dateline", cleaned);
    CleanBlock head{BlockRole::kBody, std::string(Trim(cleaned->blocks[i].text.substr(0, dateline->length)))};
    cleaned->blocks[i].text.erase(0, dateline->length);
    cleaned->blocks.insert(cleaned->blocks.begin() + static_cast<std::ptrdiff_t>(i), std::move(head));
    return;
  }
}

// "Perth, Scotland, 12 April 2024" between the title and the text.
void TakePlaceOfDate(const PageText& page, uint32_t title_node, uint32_t first_block, Cleaned* cleaned) {
  for (uint32_t b = 0; b < first_block && cleaned->dateline_place.empty(); ++b) {
    if (page.blocks[b].node < title_node) continue;
    const std::string text = Squeeze(page.View(page.blocks[b]));
    if (MayHoldDate(text)) cleaned->dateline_place = PlaceBeforeDate(text);
  }
  if (!cleaned->dateline_place.empty()) cleaned->origins.push_back({"place", "dateline"});
}

// "Ana Ruiz in Oslo" above the text, where Ana Ruiz is the author.
void DropSignature(Cleaned* cleaned) {
  if (cleaned->blocks.empty()) return;
  const CleanBlock& first = cleaned->blocks.front();
  if (first.role != BlockRole::kBody || CountWords(first.text) > 9 || first.text.ends_with('.')) return;
  for (const std::string& author : cleaned->authors) {
    if (!StartsWithNoCase(first.text, author)) continue;
    cleaned->blocks.erase(cleaned->blocks.begin());
    return;
  }
}

// The row of a table that a cell stands in, or the term that a description belongs to; 0 if neither. `before`: the row
// of the block before this one.
uint32_t RowOf(const HtmlTree& tree, const KeptBlock& kept, const PageBlock& block, uint32_t before) {
  if (block.tag == Tag::kDt) return block.node;
  if (block.tag == Tag::kDd) return tree.nodes[before].parent == tree.nodes[block.node].parent ? before : 0;
  if (kept.role != BlockRole::kTableRow) return 0;
  for (uint32_t n = block.node; n > 0; n = tree.nodes[n].parent) {
    if (tree.nodes[n].tag == Tag::kTr) return n;
  }
  return 0;
}

// Puts a cell behind those of its row that came before it: "Born: Oslo", "1 | Ana Ruiz | 2:20:35".
void AppendCell(std::string_view cell, bool second, std::string* row) {
  const bool label = second && CountWords(*row) <= 4 && !IsAsciiDigit(row->back());
  row->append(!label ? " | " : row->ends_with(':') ? " " : ": ").append(cell);
}

}  // namespace

Cleaned CleanHtml(std::string_view html, std::string_view url, const Limits& limits,
                  const std::optional<PartialDate>& fetched) {
  Cleaned cleaned;
  const HtmlTree tree = ParseHtml(html, limits.nesting_depth);
  const PageText page = CollectBlocks(tree);
  const PageMetadata meta = ReadMetadata(tree, page, url, fetched, &cleaned);
  const std::vector<KeptBlock> blocks = SelectBlocks(tree, page, cleaned.title, meta.main.body, meta.title_node);
  cleaned.no_article = NoArticleVerdict(tree, page, meta, cleaned, blocks, url.empty() ? cleaned.url : url);
  uint32_t last_row = 0;
  int cells = 0;
  for (const KeptBlock& kept : blocks) {
    std::string text = Squeeze(RepairText(page.View(page.blocks[kept.block])));
    if (kept.role == BlockRole::kCaption) text = std::string(CutCredit(text));
    if (text.empty()) continue;
    const uint32_t row = RowOf(tree, kept, page.blocks[kept.block], last_row);
    cells = row != 0 && row == last_row ? cells + 1 : 1;
    last_row = row;
    if (cells == 1) {
      cleaned.blocks.push_back({kept.role, std::move(text)});
    } else {
      AppendCell(text, cells == 2, &cleaned.blocks.back().text);
    }
  }
  DropSignature(&cleaned);
  if (!blocks.empty()) TakePlaceOfDate(page, meta.title_node, static_cast<uint32_t>(blocks[0].block), &cleaned);
  TakeDateline(&cleaned);
  return cleaned;
}

}  // namespace kg::ingest
