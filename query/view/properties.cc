#include "query/view/properties.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "graph/model/duration.h"

namespace kg::query {
namespace {

using cypher::List;
using cypher::Map;
using cypher::Value;

std::optional<Value> NumberOf(const std::string& text) {
  const char* end = text.data() + text.size();
  int64_t whole = 0;
  if (const auto [stop, error] = std::from_chars(text.data(), end, whole); error == std::errc() && stop == end) {
    return Value(whole);
  }
  double real = 0;
  if (const auto [stop, error] = std::from_chars(text.data(), end, real); error == std::errc() && stop == end) {
    return Value(real);
  }
  return std::nullopt;
}

// Nothing for an empty text: such a property is not there.
void SetText(Map* map, const char* key, const std::string& text) {
  if (!text.empty()) (*map)[key] = text;
}

// Of "2023-10-05", "2023", "2023/2024", "~" aside: 2023. Open beginnings have none.
std::optional<int64_t> YearOf(const std::string& date) {
  int64_t year = 0;
  const auto [stop, error] = std::from_chars(date.data(), date.data() + date.size(), year);
  if (error != std::errc() || stop - date.data() != 4) return std::nullopt;
  return year;
}

void SetQualifiers(Map* map, const std::vector<Qualifier>& qualifiers) {
  for (const Qualifier& qualifier : qualifiers) {
    const std::optional<Value> number = qualifier.number ? NumberOf(qualifier.value) : std::nullopt;
    (*map)[qualifier.name] = number ? *number : Value(qualifier.value);
    if (qualifier.name == "date") {
      if (const auto year = YearOf(qualifier.value)) (*map)["year"] = *year;
    }
    if (qualifier.name != "time") continue;
    if (const auto time = Duration::Parse(qualifier.value)) {
      (*map)["seconds"] = time->milliseconds % 1000 == 0 ? Value(time->milliseconds / 1000)
                                                         : Value(static_cast<double>(time->milliseconds) / 1000);
    }
  }
}

List TextList(const std::vector<std::string>& texts) { return List(texts.begin(), texts.end()); }

}  // namespace

std::string TypeOfPredicate(std::string_view predicate) {
  std::string type(predicate);
  for (char& c : type) c = c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return type;
}

std::string KeyOfPredicate(std::string_view predicate) {
  if (predicate == "born-on" || predicate == "died-on" || predicate == "founded-on") {
    predicate.remove_suffix(std::string_view("-on").size());
  }
  std::string key(predicate);
  std::replace(key.begin(), key.end(), '-', '_');
  return key;
}

const std::vector<std::string>& KnownPropertyKeys() {
  static const std::vector<std::string> kKeys = {
      "against", "age",      "aliases",     "as_of",       "attributed_to",  "authors",   "award",     "born",
      "bound",   "category", "claims",      "confidence",  "count",          "date",      "died",      "discipline",
      "doc",     "event",    "founded",     "gender",      "holds_position", "id",        "mark",      "modality",
      "name",    "object",   "polarity",    "precision",   "predicate",      "published", "publisher", "ran_time",
      "rank",    "record",   "record_mark", "record_time", "role",           "round",     "rule",      "score",
      "scored",  "seconds",  "sentence",    "source",      "sources",        "sport",     "subject",   "time",
      "title",   "url",      "year"};
  return kKeys;
}

Value LiteralValue(const std::string& text, ValueType type) {
  if (type == ValueType::kAge || type == ValueType::kNumber) return NumberOf(text).value_or(Value(text));
  return text;
}

Map EntityProperties(const graph::Entity& entity) {
  Map map{{"id", entity.id.ToHex()}, {"name", entity.name}};
  List aliases;
  for (const NameForm& alias : entity.aliases) aliases.emplace_back(alias.text);
  map["aliases"] = std::move(aliases);
  for (const char* key : {"gender", "sport"}) {
    if (const auto it = entity.attributes.find(key); it != entity.attributes.end()) SetText(&map, key, it->second);
  }
  return map;
}

Map LiteralProperties(const EntityId& entity, const std::vector<graph::Fact>& facts) {
  std::map<std::string, std::vector<const graph::Fact*>> by_key;
  for (const graph::Fact& fact : facts) {
    if (fact.subject == entity && fact.object.IsNull()) by_key[KeyOfPredicate(fact.predicate)].push_back(&fact);
  }
  Map map;
  for (auto& [key, values] : by_key) {
    std::sort(values.begin(), values.end(), [](const graph::Fact* a, const graph::Fact* b) {
      return std::make_tuple(-int64_t{a->sources}, -a->confidence, a->object_text, a->id) <
             std::make_tuple(-int64_t{b->sources}, -b->confidence, b->object_text, b->id);
    });
    List list;
    for (const graph::Fact* fact : values) {
      const Value value = LiteralValue(fact->object_text, fact->object_type);
      const bool known =
          std::any_of(list.begin(), list.end(), [&](const Value& other) { return Equivalent(value, other); });
      if (!known) list.push_back(value);
    }
    map[key] = list.size() == 1 ? list.front() : Value(std::move(list));
  }
  return map;
}

Map FactProperties(const graph::Fact& fact) {
  Map map;
  SetQualifiers(&map, fact.qualifiers);
  map["id"] = fact.id.ToHex();
  map["sources"] = int64_t{fact.sources};
  map["confidence"] = fact.confidence;
  List claims;
  for (const ClaimId& claim : fact.claims) claims.emplace_back(claim.ToHex());
  map["claims"] = std::move(claims);
  return map;
}

Map ClaimProperties(const graph::ResolvedClaim& resolved) {
  const Claim& claim = resolved.claim;
  Map map;
  SetQualifiers(&map, claim.qualifiers);
  map["id"] = claim.id.ToHex();
  map["subject"] = resolved.subject_name;
  map["predicate"] = claim.predicate;
  map["object"] =
      resolved.object.IsNull() ? LiteralValue(claim.object, claim.object_type) : Value(resolved.object_name);
  map["polarity"] = ToString(claim.polarity);
  map["modality"] = ToString(claim.modality);
  map["confidence"] = claim.confidence;
  SetText(&map, "attributed_to", claim.attributed_to);
  SetText(&map, "doc", resolved.doc);
  SetText(&map, "sentence", resolved.sentence);
  SetText(&map, "rule", claim.rule);
  return map;
}

Map ArticleProperties(const graph::Source& source) {
  Map map{{"id", source.id.ToHex()}, {"claims", int64_t{source.claim_count}}};
  SetText(&map, "doc", source.doc);
  SetText(&map, "source", source.source);
  SetText(&map, "url", source.url);
  SetText(&map, "title", source.title);
  SetText(&map, "publisher", source.publisher);
  if (!source.authors.empty()) map["authors"] = TextList(source.authors);
  if (source.published.estimate.precision() != DatePrecision::kNone) {
    map["published"] = source.published.estimate.ToString();
  }
  return map;
}

}  // namespace kg::query
