#include "graph/model/json_forms.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "graph/model/text.h"

namespace kg {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDocumentVersion = 2;

std::string Dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// Writes one object, member by member, as Dump would: claims are printed by the thousand, and a tree of each costs more
// than its line.
class LineWriter {
 public:
  void Key(std::string_view key) {
    if (out_.empty()) {
      out_ = '{';
    } else if (out_.back() != '{') {
      out_ += ',';
    }
    String(key);
    out_ += ':';
  }
  void Text(std::string_view key, std::string_view value) {
    Key(key);
    String(value);
  }
  void TextOrNull(std::string_view key, std::string_view value) {
    Key(key);
    value.empty() ? Raw("null") : String(value);
  }
  // Ages, ranks and counts are numbers in the interface, if they are written as one.
  void Value(std::string_view key, std::string_view value, bool number) {
    Key(key);
    int64_t whole = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), whole);
    const bool is_whole = number && error == std::errc() && end == value.data() + value.size();
    is_whole ? Raw(std::to_string(whole)) : String(value);
  }
  // Three digits behind the point at most.
  void Fraction(std::string_view key, double value) {
    Key(key);
    const double rounded = std::round(value * 1000);
    if (!(rounded >= 0 && rounded <= 1000) || std::signbit(rounded)) {
      Raw(Json(rounded / 1000).dump());
      return;
    }
    std::string digits = std::to_string(static_cast<int>(rounded) + 1000).substr(1);
    while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
    Raw(rounded == 1000 ? "1." : "0.");
    Raw(digits);
  }
  void Raw(std::string_view json) { out_ += json; }
  std::string Finish() {
    out_ += '}';
    return std::move(out_);
  }

 private:
  void String(std::string_view value) {
    const auto plain = [](char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\'; };
    if (!std::all_of(value.begin(), value.end(), plain)) {
      out_ += Dump(Json(value));
      return;
    }
    out_ += '"';
    out_ += value;
    out_ += '"';
  }

  std::string out_;
};

Json SpanJson(const Span& span) { return Json::array({span.begin, span.end}); }
Span SpanFrom(const Json& json) { return {json.at(0).get<uint32_t>(), json.at(1).get<uint32_t>()}; }

Json ArticleRecord(const Article& a) {
  Json blocks = Json::array();
  for (const Block& block : a.blocks) blocks.push_back({static_cast<int>(block.role), block.begin, block.end});
  Json origins = Json::array();
  for (const FieldOrigin& origin : a.origins) origins.push_back({origin.field, origin.origin});
  return Json{{"id", a.id.ToHex()},
              {"identity", a.identity},
              {"doc", a.doc},
              {"source", a.source},
              {"url", a.url},
              {"title", a.title},
              {"authors", a.authors},
              {"publisher", a.publisher},
              {"agency", a.agency},
              {"language", a.language},
              {"days", {a.published.days.first, a.published.days.last}},
              {"published", a.published.estimate.ToString()},
              {"basis", a.published.basis},
              {"modified", a.modified.ToString()},
              {"fetched", a.fetched.ToString()},
              {"place", a.dateline_place},
              {"section", a.section},
              {"tags", a.tags},
              {"origins", std::move(origins)},
              {"sketch", a.sketch},
              {"content", a.content.ToHex()},
              {"text", a.text},
              {"blocks", std::move(blocks)}};
}

Json EntityRecord(const LocalEntity& e) {
  Json names = Json::array();
  for (const NameForm& form : e.names) names.push_back({form.text, form.count});
  Json mentions = Json::array();
  for (const Span& span : e.mentions) mentions.push_back(SpanJson(span));
  return Json{{"id", e.id.ToHex()},        {"type", static_cast<int>(e.type)}, {"name", e.name},
              {"names", std::move(names)}, {"attributes", e.attributes},       {"mentions", std::move(mentions)}};
}

Json ClaimRecord(const Claim& c) {
  Json qualifiers = Json::array();
  for (const Qualifier& q : c.qualifiers) qualifiers.push_back({q.name, q.value, q.number});
  return Json{{"id", c.id.ToHex()},
              {"s", c.subject},
              {"p", c.predicate},
              {"oe", c.object_entity},
              {"o", c.object},
              {"ot", static_cast<int>(c.object_type)},
              {"q", std::move(qualifiers)},
              {"pol", static_cast<int>(c.polarity)},
              {"mod", static_cast<int>(c.modality)},
              {"by", c.attributed_to},
              {"conf", c.confidence},
              {"sentence", SpanJson(c.sentence)},
              {"span", SpanJson(c.span)},
              {"rule", c.rule},
              {"inferred", c.inferred}};
}

template <typename IdType>
IdType IdFrom(const Json& json) {
  const auto id = IdType::FromHex(json.get_ref<const std::string&>());
  if (!id) throw std::invalid_argument("not an id");
  return *id;
}

Date DateFrom(const Json& json) {
  const auto& text = json.get_ref<const std::string&>();
  return text.empty() ? Date{} : Date::Parse(text).value();
}

template <typename Enum>
Enum EnumFrom(const Json& json, int last) {
  const int value = json.get<int>();
  if (value < 0 || value > last) throw std::out_of_range("enumerator");
  return static_cast<Enum>(value);
}

Article ArticleFrom(const Json& j) {
  Article a;
  a.id = IdFrom<DocId>(j.at("id"));
  a.identity = j.at("identity");
  a.doc = j.at("doc");
  a.source = j.at("source");
  a.url = j.at("url");
  a.title = j.at("title");
  a.authors = j.at("authors").get<std::vector<std::string>>();
  a.publisher = j.at("publisher");
  a.agency = j.at("agency");
  a.language = j.at("language");
  a.published.days = {j.at("days").at(0).get<Day>(), j.at("days").at(1).get<Day>()};
  a.published.estimate = DateFrom(j.at("published"));
  a.published.basis = j.at("basis");
  a.modified = DateFrom(j.at("modified"));
  a.fetched = DateFrom(j.at("fetched"));
  a.dateline_place = j.at("place");
  a.section = j.at("section");
  a.tags = j.at("tags").get<std::vector<std::string>>();
  for (const Json& origin : j.at("origins")) a.origins.push_back({origin.at(0), origin.at(1)});
  a.sketch = j.at("sketch").get<Sketch>();
  a.content = IdFrom<ContentHash>(j.at("content"));
  a.text = j.at("text");
  for (const Json& b : j.at("blocks")) {
    const Block block{EnumFrom<BlockRole>(b.at(0), static_cast<int>(BlockRole::kAuthorNote)), b.at(1), b.at(2)};
    if (block.begin > block.end || block.end > a.text.size()) throw std::out_of_range("block");
    a.blocks.push_back(block);
  }
  return a;
}

LocalEntity EntityFrom(const Json& j) {
  LocalEntity e;
  e.id = IdFrom<LocalId>(j.at("id"));
  e.type = EnumFrom<ValueType>(j.at("type"), static_cast<int>(ValueType::kText));
  e.name = j.at("name");
  for (const Json& form : j.at("names")) e.names.push_back({form.at(0), form.at(1)});
  e.attributes = j.at("attributes").get<std::map<std::string, std::string>>();
  for (const Json& span : j.at("mentions")) e.mentions.push_back(SpanFrom(span));
  return e;
}

Claim ClaimFrom(const Json& j, const Document& document) {
  Claim c;
  c.id = IdFrom<ClaimId>(j.at("id"));
  c.doc = document.article.id;
  c.subject = j.at("s");
  c.predicate = j.at("p");
  c.object_entity = j.at("oe");
  if (c.subject >= document.entities.size() || c.object_entity >= static_cast<int64_t>(document.entities.size())) {
    throw std::out_of_range("entity");
  }
  c.object = j.at("o");
  c.object_type = EnumFrom<ValueType>(j.at("ot"), static_cast<int>(ValueType::kText));
  for (const Json& q : j.at("q")) c.qualifiers.push_back({q.at(0), q.at(1), q.at(2)});
  c.polarity = EnumFrom<Polarity>(j.at("pol"), 1);
  c.modality = EnumFrom<Modality>(j.at("mod"), static_cast<int>(Modality::kAsked));
  c.attributed_to = j.at("by");
  c.confidence = j.at("conf");
  c.sentence = SpanFrom(j.at("sentence"));
  c.span = SpanFrom(j.at("span"));
  c.rule = j.at("rule");
  c.inferred = j.at("inferred");
  return c;
}

}  // namespace

std::string ArticleToJsonLine(const Article& a) {
  Json blocks = Json::array();
  for (const Block& block : a.blocks) {
    blocks.push_back({{"role", ToString(block.role)}, {"text", a.BlockText(block)}});
  }
  Json origins = Json::object();
  for (const FieldOrigin& origin : a.origins) origins[origin.field] = origin.origin;
  return Dump(Json{{"id", a.id.ToHex()},
                   {"doc", a.doc},
                   {"source", a.source},
                   {"url", a.url},
                   {"title", a.title},
                   {"author", Join(a.authors, "; ")},
                   {"publisher", a.publisher},
                   {"agency", a.agency},
                   {"published", a.published.estimate.ToString()},
                   {"published_basis", a.published.basis},
                   {"modified", a.modified.ToString()},
                   {"language", a.language},
                   {"place", a.dateline_place},
                   {"section", a.section},
                   {"tags", a.tags},
                   {"origins", std::move(origins)},
                   {"text", a.text},
                   {"blocks", std::move(blocks)}});
}

ClaimNames LocalNames(const Document& document, const Claim& claim) {
  const LocalEntity& subject = document.entities[claim.subject];
  ClaimNames names{subject.name, subject.id.ToHex(), subject.type, claim.object, ""};
  if (claim.object_entity >= 0) {
    const LocalEntity& object = document.entities[static_cast<size_t>(claim.object_entity)];
    names.object = object.name;
    names.object_id = object.id.ToHex();
  }
  return names;
}

std::string ClaimToJsonLine(const Claim& claim, const ClaimNames& names, std::string_view doc,
                            std::string_view sentence) {
  LineWriter line;
  line.Text("id", claim.id.ToHex());
  line.Text("subject", names.subject);
  line.Text("subject_id", names.subject_id);
  line.Text("subject_type", ToString(names.subject_type));
  line.Text("predicate", claim.predicate);
  line.Value("object", names.object, claim.object_type == ValueType::kAge || claim.object_type == ValueType::kNumber);
  line.TextOrNull("object_id", names.object_id);
  line.Text("object_type", ToString(claim.object_type));
  line.Key("qualifiers");
  line.Raw("{");
  for (const Qualifier& q : claim.qualifiers) line.Value(q.name, q.value, q.number);
  line.Raw("}");
  line.Text("polarity", ToString(claim.polarity));
  line.Text("modality", ToString(claim.modality));
  line.TextOrNull("attributed_to", claim.attributed_to);
  line.Fraction("confidence", claim.confidence);
  line.Text("doc", doc);
  line.Text("sentence", sentence);
  line.Key("span");
  line.Raw("[" + std::to_string(claim.span.begin) + "," + std::to_string(claim.span.end) + "]");
  line.Text("rule", claim.rule);
  return line.Finish();
}

std::string EncodeDocument(const Document& document) {
  Json entities = Json::array();
  for (const LocalEntity& entity : document.entities) entities.push_back(EntityRecord(entity));
  Json claims = Json::array();
  for (const Claim& claim : document.claims) claims.push_back(ClaimRecord(claim));
  const Json json{{"v", kDocumentVersion},
                  {"article", ArticleRecord(document.article)},
                  {"entities", std::move(entities)},
                  {"claims", std::move(claims)}};
  std::string out;
  Json::to_cbor(json, out);
  return out;
}

Result<Document> DecodeDocument(std::string_view bytes) {
  // The library reports by exception; none leaves this function.
  try {
    const Json json = Json::from_cbor(bytes);
    if (json.at("v") != kDocumentVersion) {
      return Status(StatusCode::kUnsupported, "a document record of version " + json.at("v").dump() +
                                                  "; this program reads version " + std::to_string(kDocumentVersion));
    }
    Document document;
    document.article = ArticleFrom(json.at("article"));
    for (const Json& entity : json.at("entities")) document.entities.push_back(EntityFrom(entity));
    for (const Json& claim : json.at("claims")) document.claims.push_back(ClaimFrom(claim, document));
    return document;
  } catch (const std::exception& error) {
    return Status(StatusCode::kCorrupt, std::string("not a document record: ") + error.what());
  }
}

std::string JsonQuote(std::string_view utf8) { return Dump(Json(utf8)); }

}  // namespace kg
