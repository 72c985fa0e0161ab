#include "graph/model/document_record.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <vector>

#include "graph/model/text.h"

namespace kg {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kKind = "document";
constexpr int kDeepestNesting = 8;
constexpr size_t kLongestReason = 160;

Json SpanJson(const Span& span) { return Json::array({span.begin, span.end}); }

// Paths may be any bytes; JSON holds UTF-8 only.
Json BytesJson(std::string_view bytes) {
  if (IsValidUtf8(bytes)) return bytes;
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const char c : bytes) {
    hex += kDigits[static_cast<uint8_t>(c) >> 4];
    hex += kDigits[static_cast<uint8_t>(c) & 15];
  }
  return Json{{"hex", std::move(hex)}};
}

Json ArticleJson(const Article& a) {
  Json blocks = Json::array();
  for (const Block& block : a.blocks) blocks.push_back({ToString(block.role), block.begin, block.end});
  Json origins = Json::array();
  for (const FieldOrigin& origin : a.origins) origins.push_back({origin.field, origin.origin});
  return Json{{"id", a.id.ToHex()},
              {"identity", BytesJson(a.identity)},
              {"doc", BytesJson(a.doc)},
              {"source", BytesJson(a.source)},
              {"url", BytesJson(a.url)},
              {"title", a.title},
              {"authors", a.authors},
              {"publisher", a.publisher},
              {"agency", a.agency},
              {"language", a.language},
              {"published", a.published.estimate.ToString()},
              {"published_days", {a.published.days.first, a.published.days.last}},
              {"published_basis", a.published.basis},
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

Json EntityJson(const LocalEntity& e) {
  Json names = Json::array();
  for (const NameForm& form : e.names) names.push_back({form.text, form.count});
  Json mentions = Json::array();
  for (const Span& span : e.mentions) mentions.push_back(SpanJson(span));
  return Json{{"id", e.id.ToHex()},        {"type", ToString(e.type)},   {"name", e.name},
              {"names", std::move(names)}, {"attributes", e.attributes}, {"mentions", std::move(mentions)}};
}

Json ClaimJson(const Claim& c) {
  Json qualifiers = Json::array();
  for (const Qualifier& q : c.qualifiers) qualifiers.push_back({q.name, q.value, q.number});
  return Json{{"id", c.id.ToHex()},
              {"subject", c.subject},
              {"predicate", c.predicate},
              {"object_entity", c.object_entity < 0 ? Json(nullptr) : Json(c.object_entity)},
              {"object", c.object},
              {"object_type", ToString(c.object_type)},
              {"qualifiers", std::move(qualifiers)},
              {"polarity", ToString(c.polarity)},
              {"modality", ToString(c.modality)},
              {"attributed_to", c.attributed_to},
              {"confidence", c.confidence},
              {"sentence", SpanJson(c.sentence)},
              {"span", SpanJson(c.span)},
              {"rule", c.rule},
              {"inferred", c.inferred}};
}

[[noreturn]] void Refuse(const std::string& what) { throw std::invalid_argument(what); }

std::string BytesFrom(const Json& json) {
  if (json.is_string()) return json.get<std::string>();
  const auto& hex = json.at("hex").get_ref<const std::string&>();
  std::string bytes;
  if (hex.size() % 2 != 0) Refuse("half a byte of hex digits");
  for (size_t i = 0; i < hex.size(); i += 2) {
    const std::string pair = hex.substr(i, 2);
    if (pair.find_first_not_of("0123456789abcdef") != std::string::npos) Refuse("'" + pair + "' are no hex digits");
    bytes += static_cast<char>(std::stoi(pair, nullptr, 16));
  }
  return bytes;
}

template <typename IdType>
IdType IdFrom(const Json& json, const char* what) {
  const auto id = IdType::FromHex(json.get_ref<const std::string&>());
  if (!id) Refuse(std::string(what) + " is not an id of 32 hex digits");
  return *id;
}

Date DateFrom(const Json& json) {
  const auto& text = json.get_ref<const std::string&>();
  if (text.empty()) return Date{};
  const auto date = Date::Parse(text);
  if (!date) Refuse("'" + text.substr(0, 40) + "' is no date");
  return *date;
}

template <typename Enum>
Enum WordFrom(const Json& json, bool (*parse)(std::string_view, Enum*)) {
  const auto& word = json.get_ref<const std::string&>();
  Enum value;
  if (!parse(word, &value)) Refuse("'" + word.substr(0, 40) + "' is not one of the known words");
  return value;
}

// A number of 32 bits: none is cut off silently.
uint32_t NumberFrom(const Json& json) {
  if (!json.is_number_unsigned() || json.get<uint64_t>() > UINT32_MAX) Refuse("a number out of range");
  return json.get<uint32_t>();
}

Span SpanFrom(const Json& json, size_t size) {
  const Span span{NumberFrom(json.at(0)), NumberFrom(json.at(1))};
  if (span.begin > span.end || span.end > size) Refuse("a span outside the text");
  return span;
}

Day DayFrom(const Json& json) {
  const auto day = json.get<int64_t>();
  if (!json.is_number_integer() || day < kMinDay || day > kMaxDay) Refuse("a day out of range");
  return static_cast<Day>(day);
}

Article ArticleFrom(const Json& j) {
  Article a;
  a.id = IdFrom<DocId>(j.at("id"), "article.id");
  a.identity = BytesFrom(j.at("identity"));
  a.doc = BytesFrom(j.at("doc"));
  a.source = BytesFrom(j.at("source"));
  a.url = BytesFrom(j.at("url"));
  a.title = j.at("title");
  a.authors = j.at("authors").get<std::vector<std::string>>();
  a.publisher = j.at("publisher");
  a.agency = j.at("agency");
  a.language = j.at("language");
  a.published.estimate = DateFrom(j.at("published"));
  a.published.days = {DayFrom(j.at("published_days").at(0)), DayFrom(j.at("published_days").at(1))};
  a.published.basis = j.at("published_basis");
  a.modified = DateFrom(j.at("modified"));
  a.fetched = DateFrom(j.at("fetched"));
  a.dateline_place = j.at("place");
  a.section = j.at("section");
  a.tags = j.at("tags").get<std::vector<std::string>>();
  for (const Json& origin : j.at("origins")) a.origins.push_back({origin.at(0), origin.at(1)});
  for (const Json& value : j.at("sketch")) a.sketch.push_back(NumberFrom(value));
  a.content = IdFrom<ContentHash>(j.at("content"), "article.content");
  a.text = j.at("text");
  for (const Json& b : j.at("blocks")) {
    Block block{WordFrom<BlockRole>(b.at(0), ParseBlockRole), NumberFrom(b.at(1)), NumberFrom(b.at(2))};
    if (block.begin > block.end || block.end > a.text.size()) Refuse("a block outside the text");
    a.blocks.push_back(block);
  }
  if (IdBuilder("doc").Add(a.identity).Build<DocId>() != a.id) Refuse("article.id is not the id of its identity");
  return a;
}

LocalEntity EntityFrom(const Json& j, const Article& article) {
  LocalEntity e;
  e.id = IdFrom<LocalId>(j.at("id"), "the id of an entity");
  e.type = WordFrom<ValueType>(j.at("type"), ParseValueType);
  if (!IsEntityType(e.type)) Refuse("an entity of type " + std::string(ToString(e.type)));
  e.name = j.at("name");
  for (const Json& form : j.at("names")) e.names.push_back({form.at(0), NumberFrom(form.at(1))});
  e.attributes = j.at("attributes").get<std::map<std::string, std::string>>();
  for (const Json& span : j.at("mentions")) e.mentions.push_back(SpanFrom(span, article.text.size()));
  if (MakeLocalId(article.id, e) != e.id) Refuse("an entity's id is not that of its type, name and first mention");
  return e;
}

Claim ClaimFrom(const Json& j, const Document& document) {
  Claim c;
  const size_t size = document.article.text.size();
  c.id = IdFrom<ClaimId>(j.at("id"), "the id of a claim");
  c.doc = document.article.id;
  c.subject = NumberFrom(j.at("subject"));
  if (const Json& object = j.at("object_entity"); !object.is_null()) {
    if (NumberFrom(object) >= document.entities.size()) Refuse("a claim about an entity that is not there");
    c.object_entity = object.get<int32_t>();
  }
  if (c.subject >= document.entities.size()) Refuse("a claim about an entity that is not there");
  c.predicate = j.at("predicate");
  c.object = j.at("object");
  c.object_type = WordFrom<ValueType>(j.at("object_type"), ParseValueType);
  for (const Json& q : j.at("qualifiers")) c.qualifiers.push_back({q.at(0), q.at(1), q.at(2)});
  const auto by_name = [](const Qualifier& a, const Qualifier& b) { return a.name >= b.name; };
  if (std::adjacent_find(c.qualifiers.begin(), c.qualifiers.end(), by_name) != c.qualifiers.end()) {
    Refuse("qualifiers that are not in order of name");
  }
  c.polarity = WordFrom<Polarity>(j.at("polarity"), ParsePolarity);
  c.modality = WordFrom<Modality>(j.at("modality"), ParseModality);
  c.attributed_to = j.at("attributed_to");
  c.confidence = j.at("confidence");
  if (!(c.confidence > 0 && c.confidence <= 1)) Refuse("a confidence outside (0, 1]");
  c.sentence = SpanFrom(j.at("sentence"), size);
  c.span = SpanFrom(j.at("span"), size);
  c.rule = j.at("rule");
  c.inferred = j.at("inferred");
  if (c.predicate.empty()) Refuse("a claim without a predicate");
  if (MakeClaimId(document, c) != c.id) Refuse("a claim's id is not that of its content");
  return c;
}

// Brackets within each other, strings aside: a line of brackets alone must not become a tree.
bool NestsTooDeep(std::string_view line) {
  int depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kDeepestNesting) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

}  // namespace

std::string DocumentToRecord(const Document& document, std::string_view rules_version) {
  Json entities = Json::array();
  for (const LocalEntity& entity : document.entities) entities.push_back(EntityJson(entity));
  Json claims = Json::array();
  for (const Claim& claim : document.claims) claims.push_back(ClaimJson(claim));
  const Json json{{"newsgraph", kKind},
                  {"version", kDocumentRecordVersion},
                  {"rules_version", rules_version},
                  {"article", ArticleJson(document.article)},
                  {"entities", std::move(entities)},
                  {"claims", std::move(claims)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<DocumentRecord> DocumentFromRecord(std::string_view line) {
  if (NestsTooDeep(line)) return InvalidError("not a document record: brackets nested too deep");
  // The library reports by exception; none leaves this function.
  try {
    const Json json = Json::parse(line);
    if (!json.is_object() || !json.contains("newsgraph") || json["newsgraph"] != kKind) {
      return InvalidError(
          "not a document record (no \"newsgraph\":\"document\"): --from-records takes what --records "
          "has printed");
    }
    if (json.at("version") != kDocumentRecordVersion) {
      return Status(StatusCode::kUnsupported, "a document record of version " + json.at("version").dump() +
                                                  "; this program reads version " +
                                                  std::to_string(kDocumentRecordVersion));
    }
    DocumentRecord record;
    record.rules_version = json.at("rules_version");
    Document& document = record.document;
    document.article = ArticleFrom(json.at("article"));
    for (const Json& entity : json.at("entities")) document.entities.push_back(EntityFrom(entity, document.article));
    for (const Json& claim : json.at("claims")) document.claims.push_back(ClaimFrom(claim, document));
    return record;
  } catch (const std::exception& error) {
    std::string what = error.what();  // the library repeats the input in it
    if (what.size() > kLongestReason) what = what.substr(0, kLongestReason) + "...";
    return InvalidError("not a document record: " + what);
  }
}

}  // namespace kg
