#include "query/print/path_text.h"

#include <algorithm>
#include <set>

#include "query/print/json.h"
#include "query/print/phrases.h"
#include "query/print/records.h"

namespace kg::query {
namespace {

Result<ShownStep> ShowStep(const graph::Reader& reader, const graph::Edge& edge) {
  Result<graph::Fact> fact = reader.GetFact(edge.fact);
  if (!fact.ok()) return fact.status();
  ShownStep step;
  std::set<std::string> docs;
  for (const ClaimId& id : fact->claims) {
    Result<graph::ResolvedClaim> claim = reader.GetClaim(id);
    if (!claim.ok()) return claim.status();
    docs.insert(claim->doc);
    step.evidence.push_back(std::move(claim.value()));
  }
  std::stable_sort(step.evidence.begin(), step.evidence.end(),
                   [](const auto& a, const auto& b) { return a.claim.confidence > b.claim.confidence; });
  step.docs.assign(docs.begin(), docs.end());
  step.label = PredicatePhrase(edge.predicate, fact->qualifiers);
  step.fact = std::move(fact.value());
  return step;
}

// Puts the editions into the chain: behind the event where all its edges here agree, else into the steps.
void LabelEvent(const Path& path, size_t node, ShownPath* shown) {
  std::vector<size_t> around;
  if (node > 0) around.push_back(node - 1);
  if (node < path.edges.size()) around.push_back(node);
  std::vector<std::string> editions;
  for (size_t step : around) editions.push_back(EditionOf(path.edges[step].date));
  const bool agree = editions.size() == 1 || editions[0] == editions[1];
  if (agree) {
    if (!editions[0].empty()) shown->labels[node] += " (" + editions[0] + ")";
    return;
  }
  for (size_t i = 0; i < around.size(); ++i) {
    if (!editions[i].empty()) shown->steps[around[i]].label += " " + editions[i];
  }
}

std::string EdgeToJson(const ShownStep& step, bool evidence) {
  std::vector<std::string> claims;
  for (const ClaimId& claim : step.fact.claims) claims.push_back(claim.ToHex());
  JsonObject edge;
  edge.Add("subject", step.subject)
      .Add("predicate", step.fact.predicate)
      .Add("object", step.object)
      .AddRaw("qualifiers", QualifiersToJson(step.fact.qualifiers))
      .AddList("claims", claims)
      .Add("fact", step.fact.id.ToHex())
      .AddCount("sources", step.fact.sources)
      .AddScore("confidence", step.fact.confidence)
      .AddList("docs", step.docs);
  if (!evidence) return edge.Build();
  std::vector<std::string> sentences;
  for (const graph::ResolvedClaim& claim : step.evidence) {
    sentences.push_back(JsonObject()
                            .Add("claim", claim.claim.id.ToHex())
                            .Add("doc", claim.doc)
                            .Add("sentence", claim.sentence)
                            .Add("marked", MarkedSentence(claim))
                            .Build());
  }
  return edge.AddRaw("evidence", JsonArray(sentences)).Build();
}

}  // namespace

Result<ShownPath> ShowPath(const graph::Reader& reader, const Path& path) {
  ShownPath shown;
  shown.cost = path.cost;
  shown.sources = path.sources;
  shown.ids = path.nodes;
  std::vector<bool> is_event;
  for (const EntityId& id : path.nodes) {
    const Result<graph::Entity> entity = reader.DescribeEntity(id);
    if (!entity.ok()) return entity.status();
    shown.names.push_back(entity->name);
    is_event.push_back(entity->type == ValueType::kEvent);
  }
  shown.labels = shown.names;
  for (size_t i = 0; i < path.edges.size(); ++i) {
    Result<ShownStep> step = ShowStep(reader, path.edges[i]);
    if (!step.ok()) return step.status();
    step->forward = path.edges[i].from == path.nodes[i];
    step->subject = shown.names[step->forward ? i : i + 1];
    step->object = shown.names[step->forward ? i + 1 : i];
    shown.steps.push_back(std::move(step.value()));
  }
  for (size_t i = 0; i < path.nodes.size(); ++i) {
    if (is_event[i]) LabelEvent(path, i, &shown);
  }
  return shown;
}

std::string ChainText(const ShownPath& path) {
  std::string text = path.labels[0];
  for (size_t i = 0; i < path.steps.size(); ++i) {
    const ShownStep& step = path.steps[i];
    text += (step.forward ? " ─" + step.label + "→ " : " ←" + step.label + "─ ") + path.labels[i + 1];
  }
  return text;
}

std::string StepText(const ShownStep& step) {
  const std::vector<Qualifier>& qualifiers = step.fact.qualifiers;
  const std::string details = QualifiersText(qualifiers, step.fact.predicate == "placed");
  std::string text = step.subject + " " + PredicatePhrase(step.fact.predicate, qualifiers) + " " + step.object;
  return details.empty() ? text : text + " (" + details + ")";
}

std::string PathToJson(const ShownPath& path, bool evidence) {
  std::vector<std::string> ids;
  for (const EntityId& id : path.ids) ids.push_back(id.ToHex());
  std::vector<std::string> edges;
  for (const ShownStep& step : path.steps) edges.push_back(EdgeToJson(step, evidence));
  return JsonObject()
      .Add("from", path.names.front())
      .Add("to", path.names.back())
      .AddCount("hops", path.steps.size())
      .AddList("nodes", path.names)
      .AddList("node_ids", ids)
      .AddRaw("edges", JsonArray(edges))
      .Add("text", ChainText(path))
      .AddCount("cost", static_cast<uint64_t>(path.cost))
      .AddCount("sources", path.sources)
      .Build();
}

}  // namespace kg::query
