// The text of a page as blocks: runs of text between the borders of block elements, with what stands around them.
#ifndef NEWSGRAPH_INGEST_HTML_BLOCKS_H_
#define NEWSGRAPH_INGEST_HTML_BLOCKS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html/tree.h"

namespace kg::ingest {

struct PageBlock {
  uint32_t node = 0;    // the block element that holds it
  uint32_t inner = 0;   // the innermost element that holds all of it: `node`, or an inline element below
  Tag tag = Tag::kDiv;  // its kind: p, li, h2, td, figcaption, blockquote ... ; div for all else
  Slice text;           // in PageText::text
  uint32_t words = 0;
  uint32_t link_bytes = 0;  // bytes of it inside links
  uint32_t bold_bytes = 0;
  bool sentence = false;  // ends as a sentence does
  bool in_quote = false;
  bool in_list = false;
  bool in_table = false;
  bool in_figure = false;
  double link_density() const { return text.length == 0 ? 0 : static_cast<double>(link_bytes) / text.length; }
};

struct PageText {
  std::string text;
  std::vector<PageBlock> blocks;
  std::vector<uint32_t> own_hints;  // of each node of the tree
  std::vector<char> teaser;         // of each node: see FindTeasers
  std::string_view View(const PageBlock& block) const {
    return std::string_view(text).substr(block.text.begin, block.text.length);
  }
};

PageText CollectBlocks(const HtmlTree& tree);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_BLOCKS_H_
