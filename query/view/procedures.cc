#include "query/view/procedures.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/model/date.h"
#include "graph/model/text.h"
#include "query/concerns.h"
#include "query/names.h"
#include "query/paths/path.h"
#include "query/print/records.h"
#include "query/shell/arguments.h"
#include "query/view/graph_procedures.h"
#include "query/view/properties.h"

namespace kg::query {
namespace {

using cypher::FieldType;
using cypher::List;
using cypher::Map;
using cypher::ProcedureSink;
using cypher::Value;
using cypher::ValueType;
using Values = std::span<const Value>;

// A node, a name, or the beginning of an id.
Result<graph::Entity> EntityArgument(const StoreView& view, const Value& value) {
  if (value.is(ValueType::kNode)) {
    if (const auto id = view.EntityOf(value.node())) return view.reader().DescribeEntity(*id);
    return InvalidError("expected an entity, found a claim or an article");
  }
  if (!value.is(ValueType::kString)) {
    return InvalidError("expected a name or an entity, found " + std::string(TypeName(value.type())));
  }
  return ResolveName(view.reader(), value.string());
}

// The options of a procedure: a map with known keys.
class Options {
 public:
  static Result<Options> Read(const Value& value, std::initializer_list<std::string_view> known) {
    Options options;
    if (value.is(ValueType::kMap)) options.map_ = value.map();
    const std::vector<std::string> names(known.begin(), known.end());
    for (const auto& [key, one] : options.map_) {
      if (std::find(names.begin(), names.end(), key) == names.end()) {
        return InvalidError("unknown option `" + key + "`" + DidYouMean(key, names) +
                            "; options: " + Join(names, ", "));
      }
    }
    return options;
  }
  Value Get(std::string_view key) const {
    const auto it = map_.find(key);
    return it == map_.end() ? Value() : it->second;
  }
  std::string Text(std::string_view key) const {
    const Value value = Get(key);
    return value.is(ValueType::kString) ? value.string() : "";
  }
  // kInvalid unless it is an integer in [lowest, highest].
  Result<int64_t> Count(std::string_view key, int64_t otherwise, int64_t lowest, int64_t highest) const {
    const Value value = Get(key);
    if (value.is_null()) return otherwise;
    if (!value.is(ValueType::kInteger) || value.integer() < lowest || value.integer() > highest) {
      return InvalidError("option `" + std::string(key) + "` takes an integer from " + std::to_string(lowest) + " to " +
                          std::to_string(highest));
    }
    return value.integer();
  }
  // Option `direction`.
  Result<Direction> GoneIn() const {
    if (Get("direction").is_null()) return Direction::kBoth;
    if (const auto direction = ParseDirection(Text("direction"))) return *direction;
    return InvalidError("option `direction` takes 'out', 'in' or 'both'");
  }

 private:
  Map map_;
};

template <typename Id>
List HexList(const std::vector<Id>& ids) {
  List list;
  for (const Id& id : ids) list.emplace_back(id.ToHex());
  return list;
}

Map QualifierMap(const std::vector<Qualifier>& qualifiers) {
  Map map;
  for (const Qualifier& qualifier : qualifiers) {
    map[qualifier.name] =
        LiteralValue(qualifier.value, qualifier.number ? kg::ValueType::kNumber : kg::ValueType::kText);
  }
  return map;
}

Status RunConflicts(const StoreView& view, Values arguments, const ProcedureSink& sink) {
  const Result<Options> options = Options::Read(arguments[0], {"name", "kind", "level", "min_score", "dismissed"});
  if (!options.ok()) return options.status();
  std::optional<graph::Entity> about;
  if (const Value name = options->Get("name"); !name.is_null()) {
    Result<graph::Entity> entity = EntityArgument(view, name);
    if (!entity.ok()) return entity.status();
    about = std::move(entity).value();
  }
  const Value dismissed = options->Get("dismissed");
  const bool want_dismissed = dismissed.is(ValueType::kBoolean) && dismissed.boolean();
  const Value least = options->Get("min_score");
  const std::string kind = options->Text("kind"), level = options->Text("level");
  const auto visit = [&](const graph::Conflict& conflict) {
    const std::string_view its_level = ToString(conflict.level);
    if (level.empty() ? conflict.level == graph::ConflictLevel::kUnknown : its_level != level) return true;
    if (!kind.empty() && conflict.kind != kind) return true;
    if (least.is_number() && conflict.score < least.number()) return true;
    if ((about && !Concerns(conflict, *about)) || (conflict.dismissed > 0) != want_dismissed) return true;
    List values;
    for (const graph::Camp& camp : conflict.camps) values.emplace_back(camp.value);
    const std::vector<std::string> docs = DocsOf(conflict);
    return sink({conflict.id.ToHex(), conflict.kind, its_level, conflict.score, conflict.subject_name,
                 std::move(values), List(docs.begin(), docs.end()), conflict.why, HexList(ClaimsOf(conflict)),
                 view.NodeOf(conflict.subject)});
  };
  if (!about) {
    view.reader().ForEachConflict(visit);
    return Status::Ok();
  }
  for (const graph::Conflict& conflict : view.reader().ConflictsAbout(about->id)) {
    if (!visit(conflict)) break;
  }
  return Status::Ok();
}

Value NameOf(const StoreView& view, const EntityId& entity) { return view.Property(view.NodeOf(entity), "name"); }

std::vector<Value> FactRow(const StoreView& view, const graph::Fact& fact) {
  const bool literal = fact.object.IsNull();
  return {NameOf(view, fact.subject),
          fact.predicate,
          literal ? LiteralValue(fact.object_text, fact.object_type) : NameOf(view, fact.object),
          QualifierMap(fact.qualifiers),
          int64_t{fact.sources},
          fact.confidence,
          HexList(fact.claims),
          fact.id.ToHex(),
          view.NodeOf(fact.subject),
          literal ? Value() : Value(view.NodeOf(fact.object))};
}

Status RunFacts(const StoreView& view, Values arguments, const ProcedureSink& sink) {
  if (arguments[0].is_null()) return Status::Ok();
  const Result<graph::Entity> entity = EntityArgument(view, arguments[0]);
  if (!entity.ok()) return entity.status();
  for (const graph::Fact& fact : view.reader().FactsOf(entity->id)) {
    if (!sink(FactRow(view, fact))) break;
  }
  return Status::Ok();
}

Status RunClaims(const StoreView& view, Values arguments, const ProcedureSink& sink) {
  if (arguments[0].is_null()) return Status::Ok();
  const Result<graph::Entity> entity = EntityArgument(view, arguments[0]);
  if (!entity.ok()) return entity.status();
  for (const graph::ResolvedClaim& claim : view.reader().ClaimsOf(entity->id)) {
    const Map properties = ClaimProperties(claim);
    const auto get = [&](std::string_view key) {
      const auto it = properties.find(key);
      return it == properties.end() ? Value() : it->second;
    };
    if (!sink({view.NodeOf(claim.claim.id), get("subject"), get("predicate"), get("object"), get("doc"),
               get("sentence"), get("confidence")})) {
      break;
    }
  }
  return Status::Ok();
}

// The date that places a fact in time: its own value, its `date`, or what an age was said for.
std::string DateOf(const graph::Fact& fact) {
  if (fact.object_type == kg::ValueType::kDate) return fact.object_text;
  std::string as_of;
  for (const Qualifier& qualifier : fact.qualifiers) {
    if (qualifier.name == "date") return qualifier.value;
    if (qualifier.name == "as_of") as_of = qualifier.value;
  }
  return as_of;
}

Status RunTimeline(const StoreView& view, Values arguments, const ProcedureSink& sink) {
  if (arguments[0].is_null()) return Status::Ok();
  const Result<graph::Entity> entity = EntityArgument(view, arguments[0]);
  if (!entity.ok()) return entity.status();
  std::vector<std::tuple<Day, Day, std::string, graph::Fact>> dated;
  for (graph::Fact& fact : view.reader().FactsOf(entity->id)) {
    const std::string text = DateOf(fact);
    const auto date = Date::Parse(text);
    if (!date) continue;
    const DayInterval days = date->Days();
    // What has no first day ("by then") stands at its last day.
    dated.emplace_back(days.first <= kMinDay ? days.last : days.first, days.last, text, std::move(fact));
  }
  std::stable_sort(dated.begin(), dated.end(), [](const auto& a, const auto& b) {
    return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
  });
  for (const auto& [first, last, text, fact] : dated) {
    std::vector<Value> row = FactRow(view, fact);
    row.insert(row.begin(), text);
    if (!sink(std::move(row))) break;
  }
  return Status::Ok();
}

Status RunPaths(const StoreView& view, const Schema* schema, const std::atomic<bool>* interrupted, Values arguments,
                const ProcedureSink& sink) {
  const Result<Options> given = Options::Read(arguments[0], {"from", "to", "max", "k", "direction", "plain"});
  if (!given.ok()) return given.status();
  const Result<graph::Entity> from = EntityArgument(view, given->Get("from"));
  if (!from.ok()) return from.status();
  const Result<graph::Entity> to = EntityArgument(view, given->Get("to"));
  if (!to.ok()) return to.status();
  if (from->id == to->id) return InvalidError("`from` and `to` are one entity: " + from->name);
  PathOptions options;
  const Result<int64_t> max = given->Count("max", options.max_hops, 1, 20);
  if (!max.ok()) return max.status();
  const Result<int64_t> k = given->Count("k", 1, 1, 1000);
  if (!k.ok()) return k.status();
  options.max_hops = static_cast<int>(*max);
  options.k = static_cast<int>(*k);
  const Result<Direction> direction = given->GoneIn();
  if (!direction.ok()) return direction.status();
  options.direction = *direction;
  const Value plain = given->Get("plain");
  options.plain = plain.is(ValueType::kBoolean) && plain.boolean();
  const Result<PathAnswer> answer = FindPaths(view.reader(), schema, from->id, to->id, options, interrupted);
  if (!answer.ok()) return answer.status();
  for (const Path& found : answer->paths) {
    cypher::Path path;
    for (const EntityId& node : found.nodes) path.nodes.push_back(view.NodeOf(node));
    for (const graph::Edge& edge : found.edges) path.relationships.push_back(view.RelationshipOf(edge));
    const auto hops = static_cast<int64_t>(path.relationships.size());
    if (!sink({std::move(path), hops, int64_t{found.cost}, static_cast<int64_t>(found.sources)})) break;
  }
  return Status::Ok();
}

}  // namespace

cypher::ProcedureCatalog MakeProcedures(const StoreView& view, const Schema* schema,
                                        const std::atomic<bool>* interrupted) {
  const auto bind = [&view](Status (*run)(const StoreView&, Values, const ProcedureSink&)) {
    return [&view, run](const cypher::GraphView&, Values arguments, const ProcedureSink& sink) {
      return run(view, arguments, sink);
    };
  };
  const std::vector<cypher::Field> fact = {{"subject", FieldType::kString},    {"predicate", FieldType::kString},
                                           {"object", FieldType::kAny},        {"qualifiers", FieldType::kMap},
                                           {"sources", FieldType::kInteger},   {"confidence", FieldType::kFloat},
                                           {"claims", FieldType::kList},       {"id", FieldType::kString},
                                           {"subject_node", FieldType::kNode}, {"object_node", FieldType::kNode}};
  std::vector<cypher::Field> dated_fact = fact;
  dated_fact.insert(dated_fact.begin(), {"date", FieldType::kString});
  cypher::ProcedureCatalog catalog;
  catalog.Add({"kg.conflicts",
               {{"options", FieldType::kMap, true}},
               {{"id", FieldType::kString},
                {"kind", FieldType::kString},
                {"level", FieldType::kString},
                {"score", FieldType::kFloat},
                {"subject", FieldType::kString},
                {"values", FieldType::kList},
                {"docs", FieldType::kList},
                {"why", FieldType::kString},
                {"claims", FieldType::kList},
                {"subject_node", FieldType::kNode}},
               "claims that cannot all be true; options: name, kind, level, min_score, dismissed",
               bind(RunConflicts)});
  catalog.Add({"kg.facts", {{"name", FieldType::kAny}}, fact, "what is known of an entity", bind(RunFacts)});
  catalog.Add({"kg.claims",
               {{"name", FieldType::kAny}},
               {{"claim", FieldType::kNode},
                {"subject", FieldType::kString},
                {"predicate", FieldType::kString},
                {"object", FieldType::kAny},
                {"doc", FieldType::kString},
                {"sentence", FieldType::kString},
                {"confidence", FieldType::kFloat}},
               "what the articles say of an entity, claim by claim",
               bind(RunClaims)});
  catalog.Add({"kg.timeline",
               {{"name", FieldType::kAny}},
               dated_fact,
               "dated facts of an entity, in order",
               bind(RunTimeline)});
  catalog.Add({"kg.paths",
               {{"options", FieldType::kMap, true}},
               {{"path", FieldType::kPath},
                {"hops", FieldType::kInteger},
                {"cost", FieldType::kInteger},
                {"sources", FieldType::kInteger}},
               "the best paths between two entities; options: from, to, max, k, direction, plain",
               [&view, schema, interrupted](const cypher::GraphView&, Values arguments, const ProcedureSink& sink) {
                 return RunPaths(view, schema, interrupted, arguments, sink);
               }});
  AddGraphProcedures(view, interrupted, &catalog);
  return catalog;
}

}  // namespace kg::query
