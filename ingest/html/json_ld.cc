#include "ingest/html/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "ingest/text/ascii.h"
#include "ingest/text/people.h"
#include "ingest/text/repair.h"

namespace kg::ingest {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int kMaxDepth = 12;

bool IsArticleType(std::string_view type) {
  if (const size_t at = type.find_last_of("/#:"); at != std::string_view::npos) type.remove_prefix(at + 1);
  static constexpr std::array<std::string_view, 12> kTypes = {"Article",
                                                              "NewsArticle",
                                                              "BlogPosting",
                                                              "ReportageNewsArticle",
                                                              "AnalysisNewsArticle",
                                                              "OpinionNewsArticle",
                                                              "BackgroundNewsArticle",
                                                              "ReviewNewsArticle",
                                                              "LiveBlogPosting",
                                                              "Report",
                                                              "TechArticle",
                                                              "SocialMediaPosting"};
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

bool HasType(const object& node, bool (*wanted)(std::string_view)) {
  element type;
  if (node.at_key("@type").get(type) != simdjson::SUCCESS) return false;
  std::string_view name;
  if (type.get(name) == simdjson::SUCCESS) return wanted(name);
  array types;
  if (type.get(types) != simdjson::SUCCESS) return false;
  for (const element entry : types) {
    if (entry.get(name) == simdjson::SUCCESS && wanted(name)) return true;
  }
  return false;
}

// A string, or the first string of a list.
std::string StringOf(const element& value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return Squeeze(RepairText(text));
  array entries;
  if (value.get(entries) != simdjson::SUCCESS) return {};
  for (const element entry : entries) {
    if (entry.get(text) == simdjson::SUCCESS) return Squeeze(RepairText(text));
  }
  return {};
}

std::string Field(const object& node, std::string_view name) {
  element value;
  return node.at_key(name).get(value) == simdjson::SUCCESS ? StringOf(value) : std::string();
}

class Reader {
 public:
  Reader(const element& root, LinkedData* data) : root_(root), data_(data) {}
  void Run() { Visit(root_, 0); }

 private:
  void Visit(const element& node, int depth) {
    if (depth > kMaxDepth) return;
    array entries;
    if (node.get(entries) == simdjson::SUCCESS) {
      for (const element entry : entries) Visit(entry, depth + 1);
      return;
    }
    object fields;
    if (node.get(fields) != simdjson::SUCCESS) return;
    if (HasType(fields, IsArticleType)) TakeArticle(fields);
    if (HasType(fields, [](std::string_view type) { return type == "WebSite"; }) && data_->site.empty())
      data_->site = Field(fields, "name");
    for (const char* name : {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement"}) {
      element inner;
      if (fields.at_key(name).get(inner) == simdjson::SUCCESS && inner.type() != simdjson::dom::element_type::STRING)
        Visit(inner, depth + 1);
    }
  }

  void TakeArticle(const object& article) {
    if (data_->is_article) return;  // the first one is the page's own
    data_->is_article = true;
    auto set = [](std::string* field, std::string value) {
      if (field->empty()) *field = std::move(value);
    };
    set(&data_->headline, Field(article, "headline"));
    set(&data_->headline, Field(article, "name"));
    set(&data_->published, Field(article, "datePublished"));
    set(&data_->modified, Field(article, "dateModified"));
    set(&data_->url, Field(article, "url"));
    set(&data_->body, Field(article, "articleBody"));
    element value;
    if (article.at_key("publisher").get(value) == simdjson::SUCCESS) set(&data_->publisher, NameOf(value, 0));
    for (const char* name : {"author", "creator"}) {
      if (data_->authors.empty() && article.at_key(name).get(value) == simdjson::SUCCESS) TakeAuthors(value, 0);
    }
  }

  // The object that {"@id": ...} refers to, or `node` itself.
  object Resolve(const object& node) {
    std::string_view id;
    if (node.at_key("name").error() == simdjson::SUCCESS || node.at_key("@id").get(id) != simdjson::SUCCESS)
      return node;
    object found;
    return FindId(root_, id, 0, &found) ? found : node;
  }

  bool FindId(const element& node, std::string_view id, int depth, object* found) {
    if (depth > kMaxDepth || ++visited_ > 20000) return false;
    array entries;
    if (node.get(entries) == simdjson::SUCCESS) {
      for (const element entry : entries) {
        if (FindId(entry, id, depth + 1, found)) return true;
      }
      return false;
    }
    object fields;
    if (node.get(fields) != simdjson::SUCCESS) return false;
    std::string_view own;
    if (fields.at_key("@id").get(own) == simdjson::SUCCESS && own == id &&
        fields.at_key("name").error() == simdjson::SUCCESS) {
      *found = fields;
      return true;
    }
    for (const simdjson::dom::key_value_pair field : fields) {
      if (FindId(field.value, id, depth + 1, found)) return true;
    }
    return false;
  }

  std::string NameOf(const element& value, int depth) {
    object fields;
    if (value.get(fields) == simdjson::SUCCESS) return Field(Resolve(fields), "name");
    array entries;
    if (value.get(entries) == simdjson::SUCCESS && depth < kMaxDepth) {
      for (const element entry : entries) {
        if (std::string name = NameOf(entry, depth + 1); !name.empty()) return name;
      }
      return {};
    }
    return StringOf(value);
  }

  void TakeAuthors(const element& value, int depth) {
    array entries;
    if (value.get(entries) == simdjson::SUCCESS && depth < kMaxDepth) {
      for (const element entry : entries) TakeAuthors(entry, depth + 1);
      return;
    }
    object fields;
    std::string name;
    if (value.get(fields) == simdjson::SUCCESS) {
      const object author = Resolve(fields);
      if (HasType(author, [](std::string_view type) {
            return type == "Organization" || type == "NewsMediaOrganization" || type == "Corporation";
          })) {
        if (organization_.empty()) organization_ = Field(author, "name");
        return;
      }
      element names;
      array list;
      if (author.at_key("name").get(names) == simdjson::SUCCESS && names.get(list) == simdjson::SUCCESS)
        return TakeAuthors(names, depth + 1);
      name = Field(author, "name");
    } else {
      name = StringOf(value);
    }
    for (std::string& person : ParseAuthors(name)) {
      if (std::find(data_->authors.begin(), data_->authors.end(), person) == data_->authors.end())
        data_->authors.push_back(std::move(person));
    }
  }

  const element root_;
  LinkedData* data_;
  std::string organization_;
  size_t visited_ = 0;
};

// Line feeds and tabs inside strings are no JSON, but pages have them.
std::string WithoutControls(std::string_view json) {
  std::string out(json);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return out;
}

}  // namespace

void AddLinkedData(std::string_view json, LinkedData* data) {
  json = TrimAscii(json);
  if (json.starts_with("<!--")) json.remove_prefix(4);
  if (json.starts_with("//<![CDATA[")) json.remove_prefix(11);
  if (json.starts_with("<![CDATA[")) json.remove_prefix(9);
  const size_t end = json.find_last_of("}]");
  if (end == std::string_view::npos) return;
  json = TrimAscii(json.substr(0, end + 1));
  static thread_local simdjson::dom::parser parser;
  element root;
  if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS) {
    const std::string cleaned = WithoutControls(json);
    if (parser.parse(cleaned).get(root) != simdjson::SUCCESS) return;
    return Reader(root, data).Run();
  }
  Reader(root, data).Run();
}

}  // namespace kg::ingest
