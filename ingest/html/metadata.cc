#include "ingest/html/metadata.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "graph/model/text.h"
#include "ingest/html/hints.h"
#include "ingest/html/json_ld.h"
#include "ingest/text/ascii.h"
#include "ingest/text/dates.h"
#include "ingest/text/people.h"
#include "ingest/text/repair.h"

namespace kg::ingest {
namespace {

struct MetaTag {
  std::string name;  // lower case: of name, property or itemprop
  std::string_view content;
};

class MetadataReader {
 public:
  MetadataReader(const HtmlTree& tree, const PageText& page, std::string_view url, Cleaned* out)
      : tree_(tree), page_(page), url_(url), out_(out) {}

  void Run() {
    Gather();
    TakeUrl();
    TakePublisher();
    TakeTitle();
    TakeAuthors();
    TakeDates();
  }

 private:
  void Gather() {
    for (const std::string& json : tree_.json_ld) AddLinkedData(json, &linked_);
    for (uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      switch (tree_.nodes[i].tag) {
        case Tag::kMeta:
          AddMeta(i);
          break;
        case Tag::kTitle:
          if (title_.empty()) title_ = RepairText(tree_.TextOf(i));
          break;
        case Tag::kLink:
          if (canonical_.empty() && tree_.Get(i, Attr::kRel) == "canonical") canonical_ = tree_.Get(i, Attr::kHref);
          break;
        case Tag::kH1:
          h1_.push_back(RepairText(tree_.TextOf(i)));
          break;
        default:
          break;
      }
    }
  }

  void AddMeta(uint32_t node) {
    const std::string_view content = tree_.Get(node, Attr::kContent);
    if (content.empty()) return;
    for (const Attr attr : {Attr::kProperty, Attr::kName, Attr::kItemprop}) {
      if (const std::string_view name = tree_.Get(node, attr); !name.empty())
        metas_.push_back({AsciiLower(name), content});
    }
  }

  // The first of the meta elements `names` that says something.
  std::string Meta(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
      for (const MetaTag& meta : metas_) {
        if (meta.name != name) continue;
        if (std::string text = Squeeze(RepairText(meta.content)); !text.empty()) return text;
      }
    }
    return {};
  }

  void TakeUrl() {
    for (const std::string& candidate : {std::string(canonical_), Meta({"og:url"}), linked_.url}) {
      if (StartsWithNoCase(candidate, "http") && out_->url.empty()) out_->url = candidate;
    }
  }

  void TakePublisher() {
    out_->publisher = Meta({"og:site_name"});
    if (out_->publisher.empty()) out_->publisher = linked_.publisher;
    if (out_->publisher.empty()) out_->publisher = linked_.site;
    if (out_->publisher.empty()) out_->publisher = Meta({"application-name", "dc.publisher", "publisher"});
    if (out_->publisher.find("http") != std::string::npos) out_->publisher.clear();
  }

  // Cuts "... | Site" and "Site: ..." off, where the part is the site's name or the page's h1 says what remains.
  std::string WithoutSite(const std::string& title) const {
    static constexpr std::array<std::string_view, 9> kSeparators = {
        " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xBB ", " :: ", " \xE2\x80\xA2 ", " / ", " \xC2\xB7 "};
    const std::string site = LineKey(out_->publisher);
    std::string best = title;
    for (bool again = true; again;) {
      again = false;
      for (const std::string_view separator : kSeparators) {
        const size_t at = best.rfind(separator);
        if (at == std::string::npos || at == 0) continue;
        const std::string left = best.substr(0, at);
        const std::string right = LineKey(best.substr(at + separator.size()));
        const std::string host = HostKey();
        std::string glued = right;
        std::erase(glued, ' ');
        const bool is_site = (!site.empty() && (right == site || right.starts_with(site) || site.starts_with(right))) ||
                             (!glued.empty() && glued.size() >= 3 && host.find(glued) != std::string::npos);
        const bool is_h1 =
            std::any_of(h1_.begin(), h1_.end(), [&](const std::string& h1) { return LineKey(h1) == LineKey(left); });
        if (is_site || is_h1) {
          best = left;
          again = true;
          break;
        }
      }
    }
    return best;
  }

  // "example" of "https://www.example.com/...".
  std::string HostKey() const {
    const std::string_view url = url_.empty() ? std::string_view(out_->url) : url_;
    const size_t begin = url.find("://");
    if (begin == std::string_view::npos) return {};
    std::string host = AsciiLower(url.substr(begin + 3, url.substr(begin + 3).find('/')));
    std::erase_if(host, [](char c) { return !IsAsciiAlnum(c); });
    return host;
  }

  void TakeTitle() {
    const std::string og = WithoutSite(Meta({"og:title", "twitter:title", "dc.title", "headline"}));
    const std::string page = WithoutSite(title_);
    // The h1 is what readers see; it counts when the page's own titles share most of its words.
    for (const std::string& h1 : h1_) {
      const std::string key = LineKey(h1);
      if (CountWords(key) < 2 || h1.size() > 300) continue;
      for (const std::string& other : {linked_.headline, og, page}) {
        if (!other.empty() && SharedWords(key, LineKey(other)) >= 0.6) {
          out_->title = Squeeze(h1);
          return;
        }
      }
    }
    for (const std::string& candidate : {linked_.headline, og, page}) {
      if (!candidate.empty() && out_->title.empty()) out_->title = Squeeze(candidate);
    }
    if (out_->title.empty() && !h1_.empty()) out_->title = h1_.front();
  }

  // The share of the words of `a` that are words of `b`.
  static double SharedWords(std::string_view a, std::string_view b) {
    const auto words = WordsOf(a);
    const auto others = WordsOf(b);
    if (words.empty()) return 0;
    const auto shared = std::count_if(words.begin(), words.end(), [&](std::string_view word) {
      return std::find(others.begin(), others.end(), word) != others.end();
    });
    return static_cast<double>(shared) / static_cast<double>(words.size());
  }

  void TakeAuthors() {
    out_->authors = linked_.authors;
    for (const std::string_view name : {"author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
                                        "byl", "cxenseparse:author", "twitter:creator"}) {
      if (!out_->authors.empty()) break;
      for (const MetaTag& meta : metas_) {
        if (meta.name != name || meta.content.find("://") != std::string_view::npos) continue;
        for (std::string& person : ParseAuthors(RepairText(meta.content))) AddAuthor(std::move(person));
      }
    }
    if (out_->authors.empty()) TakeVisibleByline();
    DropPublisher();
    if (out_->agency.empty()) out_->agency = AgencyIn(Meta({"author", "article:author", "byl"}));
  }

  void AddAuthor(std::string person) {
    if (std::find(out_->authors.begin(), out_->authors.end(), person) == out_->authors.end())
      out_->authors.push_back(std::move(person));
  }

  void DropPublisher() {
    const std::string site = LineKey(out_->publisher);
    std::erase_if(out_->authors, [&](const std::string& name) { return !site.empty() && LineKey(name) == site; });
  }

  // rel=author, itemprop=author, a block in an element called byline or author, or one that begins with "By".
  void TakeVisibleByline() {
    for (uint32_t i = 1; i < tree_.nodes.size() && out_->authors.empty(); ++i) {
      if (tree_.nodes[i].tag == Tag::kText || tree_.nodes[i].end - i > 60) continue;
      const bool declared = tree_.Get(i, Attr::kRel) == "author" || tree_.Get(i, Attr::kItemprop) == "author" ||
                            (page_.own_hints[i] & kHintByline) != 0;
      if (!declared) continue;
      const std::string text = RepairText(tree_.TextOf(i));
      if (text.size() < 200) out_->authors = ParseAuthors(text);
    }
    for (size_t i = 0; i < std::min(page_.blocks.size(), size_t{200}) && out_->authors.empty(); ++i) {
      const std::string text = RepairText(page_.View(page_.blocks[i]));
      if ((text.starts_with("By ") || text.starts_with("BY ")) && IsByline(text)) out_->authors = ParseAuthors(text);
    }
  }

  void TakeDates() {
    OfferPublished(ParseStatedDate(linked_.published), "json-ld", out_);
    OfferPublished(ParseStatedDate(Meta({"article:published_time",
                                         "og:article:published_time",
                                         "datepublished",
                                         "date",
                                         "dc.date",
                                         "dc.date.issued",
                                         "dcterms.created",
                                         "pubdate",
                                         "publish-date",
                                         "publishdate",
                                         "publish_date",
                                         "publication_date",
                                         "sailthru.date",
                                         "parsely-pub-date",
                                         "article.published",
                                         "article:published",
                                         "published_time",
                                         "datecreated",
                                         "article_date_original",
                                         "cxenseparse:recs:publishtime",
                                         "ptime"})),
                   "meta", out_);
    out_->modified = ParseStatedDate(linked_.modified);
    if (!out_->modified)
      out_->modified = ParseStatedDate(
          Meta({"article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod"}));
    TakeTimeElements();
    TakeDateLines();
  }

  void TakeTimeElements() {
    for (uint32_t i = 1; i < tree_.nodes.size() && !out_->published; ++i) {
      const std::string_view prop = tree_.Get(i, Attr::kItemprop);
      const bool declared = prop == "datePublished";
      if (tree_.nodes[i].tag != Tag::kTime && !declared) continue;
      if (prop == "dateModified" || IsElsewhere(i)) continue;
      std::string text(tree_.Get(i, Attr::kDatetime));
      if (text.empty()) text = tree_.Get(i, Attr::kContent);
      if (text.empty()) text = tree_.TextOf(i);
      if (const auto date = ParseStatedDate(text); date && date->day > 0) OfferPublished(date, "time", out_);
    }
  }

  // In a list of other stories or among the comments.
  bool IsElsewhere(uint32_t node) const {
    for (uint32_t n = node; n > 0; n = tree_.nodes[n].parent) {
      if ((page_.own_hints[n] & (kHintComment | kHintRelated | kHintSidebar | kHintFooter | kHintNav)) != 0 &&
          tree_.nodes[n].end - n < 400)
        return true;
    }
    return false;
  }

  void TakeDateLines() {
    for (const PageBlock& block : page_.blocks) {
      if (out_->published) return;
      if (block.words > 14 || block.words < 1 || IsElsewhere(block.inner)) continue;
      const DateLine line = ParseDateLine(page_.View(block));
      if (line.is_date_line || (page_.own_hints[block.node] & kHintMeta) != 0) {
        OfferPublished(line.published, "byline", out_);
        if (!out_->modified) out_->modified = line.modified;
      }
    }
  }

  const HtmlTree& tree_;
  const PageText& page_;
  std::string_view url_;
  Cleaned* out_;
  LinkedData linked_;
  std::vector<MetaTag> metas_;
  std::string title_;
  std::string_view canonical_;
  std::vector<std::string> h1_;
};

}  // namespace

void ReadMetadata(const HtmlTree& tree, const PageText& page, std::string_view url, Cleaned* out) {
  MetadataReader(tree, page, url, out).Run();
}

}  // namespace kg::ingest
