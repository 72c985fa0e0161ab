// The JSON of kgeval: one object.
#include <cmath>
#include <nlohmann/json.hpp>

#include "tools/eval/listing.h"
#include "tools/eval/report.h"

namespace kg::eval {
namespace {

using Json = nlohmann::ordered_json;

double ThreeDigits(double value) { return std::round(value * 1000) / 1000; }

Json ThreeOf(const Counts& counts) {
  return Json{{"precision", ThreeDigits(counts.Precision())},
              {"recall", ThreeDigits(counts.Recall())},
              {"f1", ThreeDigits(counts.F1())}};
}

Json RowOf(const Counts& strict, const Counts& lenient) {
  return Json{{"gold", lenient.gold},        {"said", lenient.said()},     {"strict", ThreeOf(strict)},
              {"lenient", ThreeOf(lenient)}, {"repeats", lenient.repeats}, {"optional", lenient.ignored}};
}

Json FiguresOf(const Score& score) {
  Json predicates = Json::object();
  for (const auto& [predicate, lenient] : score.lenient.by_predicate) {
    const auto strict = score.strict.by_predicate.find(predicate);
    predicates[predicate] = RowOf(strict == score.strict.by_predicate.end() ? Counts{} : strict->second, lenient);
  }
  Json qualifiers = Json::object();
  for (const auto& [name, counts] : score.qualifiers) {
    qualifiers[name] = Json{{"gold", counts.gold}, {"given", counts.given}, {"right", counts.right}};
  }
  return Json{{"predicates", std::move(predicates)},
              {"all", RowOf(score.strict.Total(), score.lenient.Total())},
              {"macro_f1", ThreeDigits(score.MacroF1())},
              {"qualifiers", std::move(qualifiers)},
              {"notes", score.notes}};
}

Json FactJson(const Fact& fact) {
  Json line{{"doc", fact.doc},
            {"subject", fact.subject.text},
            {"predicate", fact.predicate},
            {"object", fact.object.text},
            {"qualifiers", fact.qualifiers}};
  if (!fact.sentence.empty()) line["sentence"] = fact.sentence;
  if (!fact.rule.empty()) line["rule"] = fact.rule;
  return line;
}

Json ListedJson(const std::vector<Listed>& rows, size_t most) {
  Json lines = Json::array();
  for (const Listed& row : Sample(rows, most)) {
    lines.push_back(FactJson(*row.fact));
    if (row.near != nullptr) lines.back()["near"] = FactJson(*row.near);
  }
  return lines;
}

Json FactsJson(const std::vector<const Fact*>& facts) {
  Json lines = Json::array();
  for (const Fact* fact : facts) lines.push_back(FactJson(*fact));
  return lines;
}

Json RulesJson(const Score& score) {
  Json rules = Json::object();
  for (const auto& [rule, counts] : CountRules(score)) {
    rules[rule] = Json{{"right", counts.right}, {"wrong", counts.wrong}};
  }
  return rules;
}

}  // namespace

void PrintJson(const Report& report, std::ostream& out) {
  Json json = FiguresOf(*report.score);
  json["misses"] = ListedJson(MissesOf(*report.score, *report.agreement), report.most_listed);
  json["false_hits"] = ListedJson(FalseHitsOf(*report.score, *report.agreement), report.most_listed);
  json["rules"] = RulesJson(*report.score);
  if (report.absent != nullptr) {
    Json said = Json::array();
    for (const AbsentHit& hit : report.absent_hits) {
      said.push_back(FactJson(*hit.claim));
      said.back()["why"] = hit.absent->why;
    }
    json["absent"] = Json{{"lines", report.absent->size()}, {"said", std::move(said)}};
  }
  if (report.second != nullptr) {
    const Comparison change = Compare(*report.score, *report.second);
    json["second"] = FiguresOf(*report.second);
    json["change"] = Json{{"facts_gained", FactsJson(change.facts_gained)},
                          {"facts_lost", FactsJson(change.facts_lost)},
                          {"false_hits_gained", FactsJson(change.wrong_gained)},
                          {"false_hits_lost", FactsJson(change.wrong_lost)}};
  }
  out << json.dump(1, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace kg::eval
