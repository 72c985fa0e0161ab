#include <nlohmann/json.hpp>

#include "graph/model/json_forms.h"
#include "tools/rules/trace.h"

namespace kg::tools {
namespace {

using Json = nlohmann::ordered_json;

Json SpanJson(Span span) { return Json::array({span.begin, span.end}); }

std::string Words(const TracedDocument& traced, Span span) {
  return traced.document.article.text.substr(span.begin, span.end - span.begin);
}

Json TypesJson(extract::TypeSet types) {
  Json names = Json::array();
  for (int t = 0; t < extract::kMentionTypeCount; ++t) {
    const auto type = static_cast<extract::MentionType>(t);
    if (types.Has(type)) names.push_back(extract::ToString(type));
  }
  return names;
}

Json MentionJson(const TracedDocument& traced, size_t index) {
  const extract::Mention& mention = traced.trace.mentions[index];
  Json attributes = Json::object();
  for (const auto& [key, value] : mention.attributes) attributes[key] = value;
  Json line{{"text", Words(traced, traced.trace.spans[index])},
            {"span", SpanJson(traced.trace.spans[index])},
            {"sentence", mention.sentence},
            {"types", TypesJson(mention.types)},
            {"form", FormText(mention.form)},
            {"value", mention.value},
            {"entity", nullptr},
            {"entity_id", nullptr},
            {"attributes", std::move(attributes)}};
  Json names = Json::array();
  Json ids = Json::array();
  for (const size_t entity : EntitiesOf(mention, traced.document)) {
    names.push_back(traced.document.entities[entity].name);
    ids.push_back(traced.document.entities[entity].id.ToHex());
  }
  if (!names.empty()) {
    line["entity"] = names.size() == 1 ? names[0] : names;
    line["entity_id"] = ids.size() == 1 ? ids[0] : ids;
  }
  return line;
}

Json EntityJson(const LocalEntity& entity) {
  Json names = Json::array();
  for (const NameForm& form : entity.names) names.push_back(form.text);
  return Json{
      {"id", entity.id.ToHex()}, {"type", ToString(entity.type)}, {"name", entity.name}, {"names", std::move(names)}};
}

Json FiringJson(const TracedDocument& traced, const extract::Firing& firing) {
  Json slots = Json::object();
  for (const auto& slot : firing.slots) slots[slot.name] = slot.text;
  const bool mark = firing.rule->stage == extract::Stage::kMark;
  Json line{{"rule", firing.rule->name},     {"stage", mark ? "mark" : "emit"},    {"sentence", firing.sentence},
            {"span", SpanJson(firing.span)}, {"text", Words(traced, firing.span)}, {"slots", std::move(slots)}};
  if (firing.claim) line["claim"] = ClaimText(*firing.claim, traced.document);
  if (!mark && !firing.claim) {
    line["claim"] = nullptr;
    line["reason"] = ReasonText(firing, traced);
  }
  return line;
}

Json ClaimJson(const TracedDocument& traced, const Claim& claim) {
  const Document& document = traced.document;
  Json line = Json::parse(
      ClaimToJsonLine(claim, LocalNames(document, claim), document.article.doc, Words(traced, claim.sentence)));
  line["rules"] = RulesBehind(claim, traced);
  return line;
}

}  // namespace

void PrintTraceJson(const TracedDocument& traced, std::ostream& out) {
  const Article& article = traced.document.article;
  Json sentences = Json::array();
  for (const auto& sentence : traced.trace.sentences) {
    sentences.push_back({{"span", SpanJson(sentence.span)}, {"role", ToString(sentence.role)}});
  }
  Json mentions = Json::array();
  for (size_t m = 0; m < traced.trace.mentions.size(); ++m) mentions.push_back(MentionJson(traced, m));
  Json entities = Json::array();
  for (const LocalEntity& entity : traced.document.entities) entities.push_back(EntityJson(entity));
  Json rules = Json::array();
  for (const extract::Firing& firing : traced.trace.firings) rules.push_back(FiringJson(traced, firing));
  Json claims = Json::array();
  for (const Claim& claim : traced.document.claims) claims.push_back(ClaimJson(traced, claim));
  const Json line{{"doc", article.doc},
                  {"title", article.title},
                  {"published", article.published.estimate.ToString()},
                  {"text", article.text},
                  {"sentences", std::move(sentences)},
                  {"mentions", std::move(mentions)},
                  {"entities", std::move(entities)},
                  {"rules", std::move(rules)},
                  {"claims", std::move(claims)}};
  out << line.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace kg::tools
