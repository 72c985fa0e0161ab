#include "ingest/html/teasers.h"

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

namespace kg::ingest {
namespace {

constexpr uint32_t kMostWords = 90;  // of one teaser
constexpr size_t kFewestAlike = 3;   // teasers in a row
constexpr double kTitleLink = 0.6;   // link density of a title

struct Counts {
  uint32_t words = 0;
  uint32_t titles = 0;  // blocks that are links of at least three words
  uint32_t blocks = 0;
};

}  // namespace

std::vector<char> FindTeasers(const HtmlTree& tree, const PageText& page) {
  std::vector<Counts> counts(tree.nodes.size());
  for (const PageBlock& block : page.blocks) {
    Counts& c = counts[block.node];
    c.words += block.words;
    ++c.blocks;
    c.titles += block.words >= 3 && block.link_density() > kTitleLink;
  }
  for (size_t i = tree.nodes.size(); i-- > 1;) {
    Counts& parent = counts[tree.nodes[i].parent];
    parent.words += counts[i].words;
    parent.titles += counts[i].titles;
    parent.blocks += counts[i].blocks;
  }
  std::vector<char> teaser(tree.nodes.size(), 0);
  std::map<std::pair<Tag, std::string_view>, size_t> alike;
  auto signature = [&](uint32_t node) {
    // The first class name: the others often number or colour the element.
    std::string_view name = tree.Get(node, Attr::kClass);
    name = name.substr(0, name.find(' '));
    return std::pair(tree.nodes[node].tag, name);
  };
  auto fits = [&](uint32_t node) {
    const Counts& c = counts[node];
    const Tag tag = tree.nodes[node].tag;
    if (tag == Tag::kText || tag == Tag::kP || tag == Tag::kTr || IsHeading(tag) ||
        !(IsBlockTag(tag) || tag == Tag::kOther || tag == Tag::kA))
      return false;
    return c.titles >= 1 && c.blocks >= 2 && c.titles <= 2 && c.words <= kMostWords;
  };
  for (uint32_t i = 0; i < tree.nodes.size(); ++i) {
    if (i > 0 && teaser[tree.nodes[i].parent] != 0) {
      teaser[i] = 1;
      continue;
    }
    if (teaser[i] != 0 || counts[i].titles < kFewestAlike) continue;
    alike.clear();
    for (uint32_t child = i + 1; child < tree.nodes[i].end; child = tree.nodes[child].end) {
      if (fits(child)) ++alike[signature(child)];
    }
    for (uint32_t child = i + 1; child < tree.nodes[i].end; child = tree.nodes[child].end) {
      if (fits(child) && alike[signature(child)] >= kFewestAlike) teaser[child] = 1;
    }
  }
  return teaser;
}

}  // namespace kg::ingest
