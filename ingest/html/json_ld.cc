#include "ingest/html/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <deque>
#include <unordered_map>

#include "graph/model/text.h"
#include "ingest/html/json_repair.h"
#include "ingest/text/ascii.h"
#include "ingest/text/people.h"
#include "ingest/text/repair.h"

namespace kg::ingest {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int kMaxDepth = 24;
constexpr size_t kMaxVisits = 50'000;           // nodes looked at in one page
constexpr size_t kMaxScript = size_t{4} << 20;  // bytes; a longer script holds no description of an article
constexpr size_t kMaxScripts = 200;
constexpr size_t kMaxArticles = 200;
constexpr size_t kMaxList = 200;  // authors, tags
constexpr size_t kLongestAuthor = 1000;

bool Has(const object& node, std::string_view name) { return node.at_key(name).error() == simdjson::SUCCESS; }

bool Get(const object& node, std::string_view name, element* value) {
  return node.at_key(name).get(*value) == simdjson::SUCCESS;
}

// The types of a node without the vocabulary's address: "Article" of "http://schema.org/Article".
std::vector<std::string_view> TypesOf(const object& node) {
  std::vector<std::string_view> types;
  auto add = [&](std::string_view type) {
    if (const size_t at = type.find_last_of("/#:"); at != std::string_view::npos) type.remove_prefix(at + 1);
    types.push_back(type);
  };
  element value;
  if (!Get(node, "@type", &value) && !Get(node, "type", &value)) return types;
  std::string_view name;
  if (value.get(name) == simdjson::SUCCESS) add(name);
  array names;
  if (value.get(names) == simdjson::SUCCESS) {
    for (const element entry : names) {
      if (types.size() < 8 && entry.get(name) == simdjson::SUCCESS) add(name);
    }
  }
  return types;
}

bool IsArticleType(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("Posting") || type == "Report" || type == "Review" ||
         type == "CriticReview";
}
bool IsPageType(std::string_view type) { return type == "WebPage" || type == "ItemPage" || type == "AboutPage"; }
bool IsOrganizationType(std::string_view type) {
  return type.ends_with("Organization") || type == "Corporation" || type == "Brand" || type == "WebSite";
}

bool AnyOf(const std::vector<std::string_view>& types, bool (*wanted)(std::string_view)) {
  return std::any_of(types.begin(), types.end(), wanted);
}
bool Holds(const std::vector<std::string_view>& types, std::string_view type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

// A string, a number, the first of a list, or {"@value": ...}.
std::string StringOf(const element& value, int depth = 0) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return Squeeze(RepairText(text));
  if (int64_t number; value.get(number) == simdjson::SUCCESS) return std::to_string(number);
  array entries;
  if (value.get(entries) == simdjson::SUCCESS && depth < 3) {
    for (const element entry : entries) {
      if (std::string first = StringOf(entry, depth + 1); !first.empty()) return first;
    }
  }
  object fields;
  element inner;
  if (value.get(fields) == simdjson::SUCCESS && depth < 3 && Get(fields, "@value", &inner))
    return StringOf(inner, depth + 1);
  return {};
}

std::string Field(const object& node, std::string_view name) {
  element value;
  return Get(node, name, &value) ? StringOf(value) : std::string();
}

void AddOnce(std::string text, std::vector<std::string>* list) {
  if (!text.empty() && list->size() < kMaxList && std::find(list->begin(), list->end(), text) == list->end())
    list->push_back(std::move(text));
}

class Reader {
 public:
  LinkedData Read(const std::vector<std::string>& scripts) {
    for (const std::string& script : scripts) {
      if (roots_.size() < kMaxScripts) Parse(script);
    }
    for (const element& root : roots_) Index(root, 0);
    visits_ = 0;
    for (const element& root : roots_) Visit(root, 0, true);
    if (data_.site.empty()) data_.site = organization_;
    return std::move(data_);
  }

 private:
  void Parse(std::string_view json) {
    json = TrimAscii(json);
    if (json.empty() || json.size() > kMaxScript) return;
    static thread_local simdjson::dom::parser parser(kMaxScript * 2);
    documents_.emplace_back();
    element root;
    if (parser.parse_into_document(documents_.back(), json.data(), json.size()).get(root) != simdjson::SUCCESS) {
      // A whole text whose quotation marks were escaped for HTML.
      std::string text(json);
      if (text.find("&quot;") != std::string::npos && text.find('"') == std::string::npos) text = RepairText(text);
      const std::string mended = RepairJson(text);
      if (mended.size() > kMaxScript * 2 ||
          parser.parse_into_document(documents_.back(), mended).get(root) != simdjson::SUCCESS)
        return;
    }
    roots_.push_back(root);
  }

  // Every object that has an @id and says more than that.
  void Index(const element& node, int depth) {
    if (depth > kMaxDepth || ++visits_ > kMaxVisits) return;
    array entries;
    if (node.get(entries) == simdjson::SUCCESS) {
      for (const element entry : entries) Index(entry, depth + 1);
      return;
    }
    object fields;
    if (node.get(fields) != simdjson::SUCCESS) return;
    std::string_view id;
    element value;
    if (Get(fields, "@id", &value) && value.get(id) == simdjson::SUCCESS && fields.size() > 1) {
      const auto [it, fresh] = by_id_.emplace(id, fields);
      if (!fresh && !Has(it->second, "name") && Has(fields, "name")) it->second = fields;
    }
    for (const simdjson::dom::key_value_pair field : fields) {
      if (!field.value.is_string()) Index(field.value, depth + 1);
    }
  }

  // The object that {"@id": ...} refers to, or `node` itself.
  object Resolve(const object& node) const {
    std::string_view id;
    element value;
    if (Has(node, "name") || !Get(node, "@id", &value) || value.get(id) != simdjson::SUCCESS) return node;
    const auto it = by_id_.find(id);
    return it == by_id_.end() ? node : it->second;
  }

  // `top`: nothing but lists and graphs are around the node.
  void Visit(const element& node, int depth, bool top) {
    if (depth > kMaxDepth || ++visits_ > kMaxVisits) return;
    array entries;
    if (node.get(entries) == simdjson::SUCCESS) {
      for (const element entry : entries) Visit(entry, depth + 1, top);
      return;
    }
    object fields;
    if (node.get(fields) != simdjson::SUCCESS) return;
    const std::vector<std::string_view> types = TypesOf(fields);
    if (AnyOf(types, IsArticleType) || AnyOf(types, IsPageType)) TakeArticle(fields, types);
    if (top) TakeKind(fields, types);
    for (const char* name : {"@graph", "mainEntity", "mainEntityOfPage", "subjectOf"}) {
      element inner;
      if (Get(fields, name, &inner) && !inner.is_string())
        Visit(inner, depth + 1, top && std::string_view(name) == "@graph");
    }
  }

  void TakeKind(const object& fields, const std::vector<std::string_view>& types) {
    if (Holds(types, "WebSite") && data_.site.empty()) data_.site = Field(fields, "name");
    if (AnyOf(types, IsOrganizationType) && organization_.empty()) organization_ = Field(fields, "name");
    if (Holds(types, "BreadcrumbList") && data_.breadcrumbs.empty()) TakeBreadcrumbs(fields);
    data_.is_video = data_.is_video || Holds(types, "VideoObject");
    data_.is_gallery = data_.is_gallery || Holds(types, "ImageGallery") || Holds(types, "MediaGallery");
    data_.is_list = data_.is_list || Holds(types, "CollectionPage") || Holds(types, "ItemList");
    data_.is_search = data_.is_search || Holds(types, "SearchResultsPage");
  }

  void TakeBreadcrumbs(const object& fields) {
    element value;
    array entries;
    if (!Get(fields, "itemListElement", &value) || value.get(entries) != simdjson::SUCCESS) return;
    for (const element entry : entries) {
      object item;
      if (entry.get(item) != simdjson::SUCCESS || data_.breadcrumbs.size() >= 20) continue;
      std::string name = Field(item, "name");
      object inner;
      if (name.empty() && Get(item, "item", &value) && value.get(inner) == simdjson::SUCCESS)
        name = Field(Resolve(inner), "name");
      if (!name.empty()) data_.breadcrumbs.push_back(std::move(name));
    }
  }

  void TakeArticle(const object& fields, const std::vector<std::string_view>& types) {
    if (data_.articles.size() >= kMaxArticles) return;
    LinkedArticle article;
    article.is_article = AnyOf(types, IsArticleType);
    article.is_live_blog = Holds(types, "LiveBlogPosting");
    article.headline = Field(fields, "headline");
    if (article.headline.empty()) article.headline = Field(fields, "name");
    article.published = Field(fields, "datePublished");
    article.created = Field(fields, "dateCreated");
    article.modified = Field(fields, "dateModified");
    article.body = article.is_article ? Field(fields, "articleBody") : std::string();
    article.section = Field(fields, "articleSection");
    element value;
    if (Get(fields, "publisher", &value)) article.publisher = NameOf(value, 0);
    if (article.publisher.empty() && Get(fields, "sourceOrganization", &value)) article.publisher = NameOf(value, 0);
    for (const char* name : {"author", "creator"}) {
      if (article.authors.empty() && Get(fields, name, &value)) TakeAuthors(value, 0, &article);
    }
    for (const char* name : {"url", "mainEntityOfPage", "@id"}) {
      if (Get(fields, name, &value)) AddOnce(UrlOf(value), &article.urls);
    }
    if (Get(fields, "keywords", &value)) TakeTags(value, 0, &article.tags);
    if (const std::string free = Field(fields, "isAccessibleForFree"); EqualsNoCase(free, "false"))
      article.is_locked = true;
    bool free = true;
    if (Get(fields, "isAccessibleForFree", &value) && value.get(free) == simdjson::SUCCESS) article.is_locked = !free;
    array updates;
    if (Get(fields, "liveBlogUpdate", &value) && value.get(updates) == simdjson::SUCCESS)
      article.live_updates = updates.size();
    data_.articles.push_back(std::move(article));
  }

  static std::string UrlOf(const element& value) {
    object fields;
    if (value.get(fields) != simdjson::SUCCESS) return StringOf(value);
    std::string url = Field(fields, "@id");
    return url.empty() ? Field(fields, "url") : url;
  }

  static void TakeTags(const element& value, int depth, std::vector<std::string>* tags) {
    array entries;
    if (value.get(entries) == simdjson::SUCCESS && depth < 2) {
      for (const element entry : entries) TakeTags(entry, depth + 1, tags);
      return;
    }
    object fields;
    const std::string text = value.get(fields) == simdjson::SUCCESS ? Field(fields, "name") : StringOf(value);
    if (depth > 0) return AddOnce(text, tags);
    for (const std::string_view part : Split(text, text.find(';') != std::string::npos ? ';' : ',')) {
      AddOnce(std::string(Trim(part)), tags);
    }
  }

  std::string NameOf(const element& value, int depth) const {
    object fields;
    if (value.get(fields) == simdjson::SUCCESS) return Field(Resolve(fields), "name");
    array entries;
    if (value.get(entries) == simdjson::SUCCESS && depth < 4) {
      for (const element entry : entries) {
        if (std::string name = NameOf(entry, depth + 1); !name.empty()) return name;
      }
      return {};
    }
    std::string text = StringOf(value);
    // A bare string may be a reference too.
    if (const auto it = by_id_.find(text); it != by_id_.end()) return Field(it->second, "name");
    return text;
  }

  void TakeAuthors(const element& value, int depth, LinkedArticle* article) {
    array entries;
    if (value.get(entries) == simdjson::SUCCESS && depth < 4) {
      for (const element entry : entries) TakeAuthors(entry, depth + 1, article);
      return;
    }
    object fields;
    if (value.get(fields) != simdjson::SUCCESS) return AddAuthor(NameOf(value, 0), false, article);
    const object author = Resolve(fields);
    const bool organization = AnyOf(TypesOf(author), IsOrganizationType);
    element names;
    array list;
    if (Get(author, "name", &names) && names.get(list) == simdjson::SUCCESS && depth < 4) {
      for (const element entry : list) AddAuthor(StringOf(entry), organization, article);
      return;
    }
    std::string name = Field(author, "name");
    if (name.empty()) name = Squeeze(Field(author, "givenName") + " " + Field(author, "familyName"));
    AddAuthor(std::move(name), organization, article);
  }

  static void AddAuthor(std::string name, bool organization, LinkedArticle* article) {
    if (name.empty() || name.size() > kLongestAuthor || article->others.size() >= kMaxList) return;
    if (!organization) {
      for (std::string& person : ParseAuthors(name)) AddOnce(std::move(person), &article->authors);
    }
    article->others.push_back(std::move(name));
  }

  std::deque<simdjson::dom::document> documents_;  // elements point into them
  std::vector<element> roots_;
  std::unordered_map<std::string_view, object> by_id_;
  LinkedData data_;
  std::string organization_;
  size_t visits_ = 0;
};

// Without scheme, "www.", query, fragment and the last slash.
std::string UrlKey(std::string_view url) {
  if (const size_t at = url.find("://"); at != std::string_view::npos) url.remove_prefix(at + 3);
  if (url.starts_with("www.")) url.remove_prefix(4);
  url = url.substr(0, url.find_first_of("?#"));
  while (url.ends_with('/')) url.remove_suffix(1);
  return AsciiLower(url);
}

int Rank(const LinkedArticle& article, const std::vector<std::string>& urls, const std::vector<std::string>& titles) {
  const bool here = std::any_of(article.urls.begin(), article.urls.end(), [&](const std::string& url) {
    const std::string key = UrlKey(url);
    return std::any_of(urls.begin(), urls.end(), [&](const std::string& u) { return !u.empty() && UrlKey(u) == key; });
  });
  const std::string key = LineKey(article.headline);
  const bool titled = key.size() > 8 && std::any_of(titles.begin(), titles.end(), [&](const std::string& title) {
                        const std::string other = LineKey(title);
                        return other.size() > 8 && (other.starts_with(key) || key.starts_with(other));
                      });
  return (article.is_article ? 8 : 0) + (here ? 3 : 0) + (titled ? 4 : 0) + (article.published.empty() ? 0 : 1);
}

void FillIn(const LinkedArticle& from, LinkedArticle* to) {
  auto fill = [](const auto& value, auto* field) {
    if (field->empty()) *field = value;
  };
  fill(from.authors, &to->authors);
  fill(from.others, &to->others);
  fill(from.publisher, &to->publisher);
  fill(from.published, &to->published);
  fill(from.created, &to->created);
  fill(from.modified, &to->modified);
  fill(from.body, &to->body);
  fill(from.section, &to->section);
  fill(from.tags, &to->tags);
  fill(from.urls, &to->urls);
  to->is_live_blog = to->is_live_blog || from.is_live_blog;
  to->is_locked = to->is_locked || from.is_locked;
  to->live_updates = std::max(to->live_updates, from.live_updates);
}

bool SaySame(const LinkedArticle& a, const LinkedArticle& b) {
  if (!a.headline.empty() && LineKey(a.headline) == LineKey(b.headline)) return true;
  return std::any_of(a.urls.begin(), a.urls.end(), [&](const std::string& url) {
    const std::string key = UrlKey(url);
    return !key.empty() &&
           std::any_of(b.urls.begin(), b.urls.end(), [&](const std::string& u) { return UrlKey(u) == key; });
  });
}

}  // namespace

LinkedData ReadLinkedData(const std::vector<std::string>& scripts) { return Reader().Read(scripts); }

LinkedArticle MainArticle(const LinkedData& data, const std::vector<std::string>& urls,
                          const std::vector<std::string>& titles) {
  const LinkedArticle* best = nullptr;
  int rank = -1;
  for (const LinkedArticle& article : data.articles) {
    if (const int own = Rank(article, urls, titles); own > rank) {
      best = &article;
      rank = own;
    }
  }
  if (best == nullptr) return {};
  LinkedArticle main = *best;
  const auto pages = std::count_if(data.articles.begin(), data.articles.end(),
                                   [](const LinkedArticle& article) { return !article.is_article; });
  for (const LinkedArticle& other : data.articles) {
    // The only page object of a page speaks of the page we are at.
    if (&other != best && (SaySame(other, *best) || (!other.is_article && pages == 1))) FillIn(other, &main);
  }
  // A page's name is its title, with the site's; it is no headline.
  if (!main.is_article) main.headline.clear();
  return main;
}

}  // namespace kg::ingest
