#include "ingest/html/metadata.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "graph/model/text.h"
#include "ingest/html/authors.h"
#include "ingest/html/page_dates.h"
#include "ingest/html/title.h"
#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

constexpr size_t kMostTags = 60;
constexpr size_t kLongestTag = 80;  // bytes

bool IsDomain(std::string_view name) {
  return name.find(' ') == std::string_view::npos && name.find('.') != std::string_view::npos;
}
bool IsAddress(std::string_view name) { return name.find("://") != std::string_view::npos; }

class MetadataReader {
 public:
  MetadataReader(const HtmlTree& tree, const PageText& page, std::string_view url,
                 const std::optional<PartialDate>& fetched, Cleaned* out)
      : tree_(tree), page_(page), url_(url), fetched_(fetched), out_(out) {
    meta_.facts = GatherFacts(tree, page);
  }

  PageMetadata Run() {
    ChooseMain();
    TakeUrl();
    TakePublisher();
    TakeTitle();
    TakeAuthors();
    TakeDates();
    TakeSection();
    TakeTags();
    return std::move(meta_);
  }

 private:
  const PageFacts& facts() const { return meta_.facts; }

  void Note(std::string_view field, std::string_view origin) {
    if (!origin.empty()) out_->origins.push_back({std::string(field), std::string(origin)});
  }

  void ChooseMain() {
    std::vector<std::string> titles = {facts().Meta({"og:title"}), facts().title};
    for (const PageHeading& heading : facts().headings) {
      if (heading.level == 1) titles.push_back(heading.text);
    }
    meta_.main = MainArticle(facts().linked, {std::string(url_), facts().canonical, facts().Meta({"og:url"})}, titles);
  }

  void TakeUrl() {
    std::vector<std::pair<std::string, std::string_view>> candidates = {{facts().canonical, "canonical"},
                                                                        {facts().Meta({"og:url"}), "og:url"}};
    for (const std::string& url : meta_.main.urls) candidates.emplace_back(url, "json-ld");
    for (auto& [candidate, origin] : candidates) {
      if (!StartsWithNoCase(candidate, "http")) continue;
      out_->url = std::move(candidate);
      return Note("url", origin);
    }
  }

  void TakePublisher() {
    std::string origin;
    std::vector<std::pair<std::string, std::string>> candidates;
    const std::string site = facts().Meta({"og:site_name"});
    // A name reads better than an address.
    if (!IsDomain(site)) candidates.emplace_back(site, "og:site_name");
    candidates.emplace_back(meta_.main.publisher, "json-ld");
    candidates.emplace_back(facts().linked.site, "json-ld");
    candidates.emplace_back(site, "og:site_name");
    const std::string meta =
        facts().Meta({"application-name", "dc.publisher", "dcterms.publisher", "publisher", "sailthru.source",
                      "parsely-network-canonical", "al:ios:app_name", "apple-mobile-web-app-title"},
                     &origin);
    candidates.emplace_back(meta, origin);
    candidates.emplace_back(facts().declared_publisher, "microdata");
    const std::string owner = facts().Meta({"copyright", "dc.rights"});
    if (CountWords(owner) <= 5 && std::none_of(owner.begin(), owner.end(), IsAsciiDigit))
      candidates.emplace_back(owner, "copyright");
    for (auto& [name, from] : candidates) {
      if (name.empty() || IsAddress(name) || name.size() > 120) continue;
      // "The Example | News from Voss": the name stands before what it says of itself.
      const size_t bar = std::min(name.find(" | "), name.find(" \xE2\x80\x93 "));
      out_->publisher = bar == std::string::npos ? std::move(name) : name.substr(0, bar);
      return Note("publisher", from);
    }
  }

  void TakeTitle() {
    ChosenTitle title = ChooseTitle(facts(), meta_.main, out_->publisher, url_.empty() ? out_->url : url_);
    out_->title = std::move(title.text);
    meta_.title_node = title.node;
    if (!out_->title.empty()) Note("title", title.origin);
    if (out_->publisher.empty() && !title.site.empty()) {
      out_->publisher = std::move(title.site);
      Note("publisher", "title");
    }
    // Authors and dates stand near the heading, even where the title is taken from elsewhere.
    for (const PageHeading& heading : facts().headings) {
      if (meta_.title_node == 0 && heading.level == 1 && !IsElsewhere(tree_, page_, heading.node))
        meta_.title_node = heading.node;
    }
  }

  void TakeAuthors() {
    ChosenAuthors authors = ChooseAuthors(tree_, page_, facts(), meta_.main, meta_.title_node, out_->publisher);
    out_->authors = std::move(authors.people);
    Note("author", authors.origin);
    out_->agency = std::move(authors.agency);
    Note("agency", authors.agency_origin);
  }

  void TakeDates() {
    const ChosenDates dates =
        ChooseDates(tree_, page_, facts(), meta_.main, meta_.title_node, url_.empty() ? out_->url : url_, fetched_);
    OfferPublished(dates.published, dates.basis, out_);
    Note("published", dates.published_origin);
    out_->modified = dates.modified;
    Note("modified", dates.modified_origin);
  }

  void TakeSection() {
    std::string origin;
    std::string section = facts().Meta({"article:section", "og:article:section", "og:section", "parsely-section",
                                        "article.section", "dc.subject.section", "cxenseparse:section", "section"},
                                       &origin);
    if (section.empty() || IsAddress(section)) {
      section = meta_.main.section;
      origin = "json-ld";
    }
    if (section.empty()) {
      section = facts().declared_section;
      origin = "microdata";
    }
    if (section.empty()) {
      section = FromBreadcrumbs();
      origin = "breadcrumbs";
    }
    if (section.empty() && CountWords(facts().kicker) <= 3) {
      section = facts().kicker;
      origin = "kicker";
    }
    if (section.empty() || IsAddress(section) || section.size() > 120) return;
    out_->section = std::move(section);
    Note("section", origin);
  }

  // The last breadcrumb that is neither the article nor the front page.
  std::string FromBreadcrumbs() const {
    const auto& crumbs = facts().linked.breadcrumbs.empty() ? facts().breadcrumbs : facts().linked.breadcrumbs;
    const std::string title = LineKey(out_->title);
    const std::string site = LineKey(out_->publisher);
    for (size_t i = crumbs.size(); i-- > 0;) {
      const std::string key = LineKey(crumbs[i]);
      if (key.empty() || key == title || title.starts_with(key) || key == site || CountWords(key) > 5) continue;
      if (i == 0 && (key == "home" || key == "homepage" || key == "start" || key == "front page")) continue;
      return crumbs[i];
    }
    return {};
  }

  void TakeTags() {
    auto add = [&](std::string_view tag, std::string_view origin) {
      tag = Trim(tag);
      if (tag.starts_with('#')) tag.remove_prefix(1);
      if (tag.empty() || tag.size() > kLongestTag || out_->tags.size() >= kMostTags || IsAddress(tag)) return;
      const std::string key = LineKey(tag);
      if (key.empty() || !seen_tags_.insert(key).second) return;
      if (out_->tags.empty()) Note("tags", origin);
      out_->tags.emplace_back(tag);
    };
    for (const std::string_view name : {"article:tag", "og:article:tag", "og:video:tag"}) {
      for (const std::string& text : facts().AllMeta(name)) add(text, name);
    }
    for (const std::string& tag : meta_.main.tags) add(tag, "json-ld");
    for (const std::string_view name :
         {"news_keywords", "parsely-tags", "sailthru.tags", "cxenseparse:taglist", "keywords"}) {
      // The key words of a whole site stand in "keywords" often: they are the last resort.
      if (name == "keywords" && !out_->tags.empty()) break;
      for (const std::string& text : facts().AllMeta(name)) {
        for (const std::string_view part : Split(text, text.find(';') != std::string::npos ? ';' : ',')) {
          add(part, name);
        }
      }
    }
    for (const std::string& tag : facts().tags) add(tag, "rel=tag");
  }

  const HtmlTree& tree_;
  const PageText& page_;
  std::string_view url_;
  const std::optional<PartialDate>& fetched_;
  Cleaned* out_;
  PageMetadata meta_;
  std::unordered_set<std::string> seen_tags_;
};

}  // namespace

PageMetadata ReadMetadata(const HtmlTree& tree, const PageText& page, std::string_view url,
                          const std::optional<PartialDate>& fetched, Cleaned* out) {
  return MetadataReader(tree, page, url, fetched, out).Run();
}

}  // namespace kg::ingest
