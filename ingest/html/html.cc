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
#include "ingest/text/noise.h"
#include "ingest/text/repair.h"

namespace kg::ingest {
namespace {

// The first paragraph's dateline becomes a block of its own, so that no sentence begins with it.
void TakeDateline(Cleaned* cleaned) {
  for (size_t i = 0; i < cleaned->blocks.size(); ++i) {
    if (cleaned->blocks[i].role != BlockRole::kBody) continue;
    const auto dateline = ParseDateline(cleaned->blocks[i].text);
    if (!dateline) return;
    cleaned->dateline_place = dateline->place;
    if (cleaned->agency.empty() && !dateline->agency.empty()) {
      cleaned->agency = dateline->agency;
      cleaned->origins.push_back({"agency", "dateline"});
    }
    cleaned->origins.push_back({"place", "dateline"});
    if (dateline->date && !cleaned->published) cleaned->origins.push_back({"published", "dateline"});
    OfferPublished(dateline->date, "dateline", cleaned);
    CleanBlock head{BlockRole::kBody, std::string(Trim(cleaned->blocks[i].text.substr(0, dateline->length)))};
    cleaned->blocks[i].text.erase(0, dateline->length);
    cleaned->blocks.insert(cleaned->blocks.begin() + static_cast<std::ptrdiff_t>(i), std::move(head));
    return;
  }
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

}  // namespace

Cleaned CleanHtml(std::string_view html, std::string_view url, const Limits& limits,
                  const std::optional<PartialDate>& fetched) {
  Cleaned cleaned;
  const HtmlTree tree = ParseHtml(html, limits.nesting_depth);
  const PageText page = CollectBlocks(tree);
  const PageMetadata meta = ReadMetadata(tree, page, url, fetched, &cleaned);
  const std::vector<KeptBlock> blocks = SelectBlocks(tree, page, cleaned.title, meta.main.body, meta.title_node);
  cleaned.no_article = NoArticleVerdict(tree, page, meta, cleaned, blocks, url.empty() ? cleaned.url : url);
  for (const KeptBlock& kept : blocks) {
    std::string text = Squeeze(RepairText(page.View(page.blocks[kept.block])));
    if (kept.role == BlockRole::kCaption) text = std::string(CutCredit(text));
    if (!text.empty()) cleaned.blocks.push_back({kept.role, std::move(text)});
  }
  DropSignature(&cleaned);
  TakeDateline(&cleaned);
  return cleaned;
}

}  // namespace kg::ingest
