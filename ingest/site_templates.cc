#include "ingest/site_templates.h"

#include <algorithm>
#include <charconv>

#include "ingest/dump/identity.h"
#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

constexpr size_t kSamplePages = 32;     // of one host
constexpr size_t kMaxHosts = 4096;      // those with the smallest names; a dump of more hosts is no dump of sites
constexpr size_t kMaxPageBlocks = 400;  // of one page
constexpr size_t kFewestPages = 3;      // a block that fewer pages share says nothing
constexpr size_t kPageShare = 10;       // one page in so many must have the block
constexpr size_t kNewsyWords = 25;      // a longer block with names in it needs half of the pages
constexpr size_t kCanonicalBytes = size_t{64} << 10;

uint64_t BlockHash(std::string_view text) {
  uint64_t hash = 14695981039346656037U;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(AsciiLowerOf(c))) * 1099511628211U;
  return hash;
}

// Names and figures inside a long block: what a report's background has and a standing plea has not.
bool IsNewsy(std::string_view text) {
  size_t words = 0;
  size_t inner_capitals = 0;
  size_t figures = 0;
  bool sentence_start = true;
  size_t pos = 0;
  while (pos < text.size()) {
    const size_t end = std::min(text.find(' ', pos), text.size());
    const std::string_view word = text.substr(pos, end - pos);
    pos = end + 1;
    if (word.empty()) continue;
    ++words;
    const char first = word.front();
    if (!sentence_start && first >= 'A' && first <= 'Z') ++inner_capitals;
    if (first >= '0' && first <= '9') ++figures;
    const char last = word.back();
    sentence_start = last == '.' || last == '!' || last == '?' || last == ':';
  }
  return words >= kNewsyWords && inner_capitals >= 3 && figures >= 1;
}

std::string HostOfUrl(std::string_view url) {
  const std::string normal = NormalizeUrl(url);
  const size_t scheme = normal.find("://");
  if (scheme == std::string::npos) return {};
  const size_t begin = scheme + 3;
  const size_t end = std::min(normal.find_first_of("/?#", begin), normal.size());
  std::string host = normal.substr(begin, end - begin);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

// The value of `attribute` in the tag around `at`, "" when the tag has none.
std::string_view AttributeAround(std::string_view html, size_t at, std::string_view attribute) {
  const size_t open = html.rfind('<', at);
  const size_t close = html.find('>', at);
  if (open == std::string_view::npos || close == std::string_view::npos || close - open > 2000) return {};
  const std::string_view tag = html.substr(open, close - open);
  const size_t name = tag.find(attribute);
  if (name == std::string_view::npos || name + attribute.size() + 1 >= tag.size()) return {};
  const size_t quote = name + attribute.size();
  const size_t end = tag.find(tag[quote], quote + 1);
  return end == std::string_view::npos ? std::string_view() : tag.substr(quote + 1, end - quote - 1);
}

// Pages that share most of their blocks are one page at several addresses.
template <typename Block>
bool IsSamePage(const std::vector<Block>& a, const std::vector<Block>& b) {
  size_t shared = 0;
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (x->hash == y->hash) {
      ++shared, ++x, ++y;
    } else {
      x->hash < y->hash ? ++x : ++y;
    }
  }
  return 2 * shared > std::min(a.size(), b.size());
}

}  // namespace

std::string HostOfDocument(const RawDocument& raw) {
  if (!raw.url.empty()) return HostOfUrl(raw.url);
  if (raw.format != Format::kHtml) return {};
  const std::string_view head = std::string_view(raw.body).substr(0, kCanonicalBytes);
  for (const auto& [mark, attribute] :
       {std::pair<std::string_view, std::string_view>{"\"canonical\"", "href="}, {"\"og:url\"", "content="}}) {
    const size_t at = head.find(mark);
    if (at == std::string_view::npos) continue;
    if (std::string host = HostOfUrl(AttributeAround(head, at, attribute)); !host.empty()) return host;
  }
  return {};
}

bool SiteTemplates::Offer(const std::string& host, const DocId& id) {
  if (host.empty()) return false;
  Pages& pages = hosts_[host];
  if (pages.size() < kSamplePages || id < pages.rbegin()->first) pages.try_emplace(id);
  if (pages.size() > kSamplePages) pages.erase(std::prev(pages.end()));
  const bool sampled = pages.contains(id);
  if (hosts_.size() <= kMaxHosts) return sampled;
  const bool last = hosts_.rbegin()->first == host;
  hosts_.erase(std::prev(hosts_.end()));
  return sampled && !last;
}

bool SiteTemplates::WantsAny() const {
  return std::any_of(hosts_.begin(), hosts_.end(),
                     [](const auto& entry) { return entry.second.size() >= kFewestPages; });
}

bool SiteTemplates::IsSampled(const std::string& host, const DocId& id) const {
  const auto found = hosts_.find(host);
  return found != hosts_.end() && found->second.contains(id);
}

bool SiteTemplates::Wants(const std::string& host, const DocId& id) const {
  const auto found = hosts_.find(host);
  return found != hosts_.end() && found->second.size() >= kFewestPages && found->second.contains(id);
}

void SiteTemplates::Observe(const std::string& host, const Article& article) {
  if (!Wants(host, article.id)) return;
  std::vector<PageBlock> blocks;
  for (const Block& block : article.blocks) {
    if (block.role == BlockRole::kHeadline || blocks.size() >= kMaxPageBlocks) continue;
    const std::string_view text = article.BlockText(block);
    blocks.push_back({BlockHash(text), IsNewsy(text)});
  }
  const auto less = [](const PageBlock& a, const PageBlock& b) { return a.hash < b.hash; };
  const auto equal = [](const PageBlock& a, const PageBlock& b) { return a.hash == b.hash; };
  std::sort(blocks.begin(), blocks.end(), less);
  blocks.erase(std::unique(blocks.begin(), blocks.end(), equal), blocks.end());
  hosts_[host][article.id] = std::move(blocks);
}

void SiteTemplates::Learn() {
  for (const auto& [host, pages] : hosts_) {
    std::vector<const std::vector<PageBlock>*> distinct;
    for (const auto& [id, page] : pages) {
      const bool seen = std::any_of(distinct.begin(), distinct.end(),
                                    [&page = page](const auto* other) { return IsSamePage(page, *other); });
      if (!seen && !page.empty()) distinct.push_back(&page);
    }
    std::map<uint64_t, std::pair<size_t, bool>> counts;
    for (const auto* page : distinct) {
      for (const PageBlock& block : *page) {
        auto& [count, newsy] = counts[block.hash];
        ++count;
        newsy = block.newsy;
      }
    }
    for (const auto& [hash, entry] : counts) {
      const auto [count, newsy] = entry;
      const size_t share = newsy ? 2 : kPageShare;
      if (count >= kFewestPages + (newsy ? 1 : 0) && count * share >= distinct.size()) learned_[host].insert(hash);
    }
  }
  hosts_.clear();
}

bool SiteTemplates::Repeats(const std::string& host, std::string_view block) const {
  const auto found = learned_.find(host);
  return found != learned_.end() && found->second.contains(BlockHash(block));
}

size_t SiteTemplates::size() const {
  size_t count = 0;
  for (const auto& [host, hashes] : learned_) count += hashes.size();
  return count;
}

std::string SiteTemplates::ToLines() const {
  std::string out;
  for (const auto& [host, hashes] : learned_) {
    for (const uint64_t hash : hashes) {
      char digits[16];
      const auto [end, error] = std::to_chars(digits, digits + sizeof digits, hash, 16);
      out.append(host).append("\t").append(digits, end).append("\n");
    }
  }
  return out;
}

Result<SiteTemplates> SiteTemplates::FromLines(std::string_view lines) {
  SiteTemplates templates;
  size_t number = 0;
  while (!lines.empty()) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    ++number;
    const size_t tab = line.find('\t');
    uint64_t hash = 0;
    const char* last = line.data() + line.size();
    if (tab != std::string_view::npos && tab > 0) {
      const auto [stop, error] = std::from_chars(line.data() + tab + 1, last, hash, 16);
      if (error == std::errc() && stop == last) {
        templates.learned_[std::string(line.substr(0, tab))].insert(hash);
        continue;
      }
    }
    return InvalidError("line " + std::to_string(number) +
                        " is no site template: expected a host, a tab and a hash in hexadecimal digits");
  }
  return templates;
}

}  // namespace kg::ingest
