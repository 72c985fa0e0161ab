// .neighbours and .common: what lies around an entity, and what two have in common.
#include <algorithm>
#include <map>
#include <tuple>

#include "graph/model/text.h"
#include "query/commands/command.h"
#include "query/commands/edge_options.h"
#include "query/names.h"
#include "query/paths/neighbours.h"
#include "query/print/json.h"
#include "query/print/phrases.h"

namespace kg::query {
namespace {

constexpr int64_t kMostHops = 6;
constexpr int64_t kMostRows = 1'000'000;

// "─coach-of→", "←won 2023─"; several parted by commas, each once.
std::string LinkText(const std::vector<graph::Edge>& edges, const EntityId& from) {
  std::vector<std::string> parts;
  for (const graph::Edge& edge : edges) {
    const std::string label = edge.date.empty() ? edge.predicate : edge.predicate + " " + edge.date;
    const std::string part = edge.from == from ? "─" + label + "→" : "←" + label + "─";
    if (std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(part);
  }
  return Join(parts, ", ");
}

std::string EdgesJson(const std::vector<graph::Edge>& edges, const EntityId& from) {
  std::vector<std::string> parts;
  for (const graph::Edge& edge : edges) {
    parts.push_back(JsonObject()
                        .Add("predicate", edge.predicate)
                        .Add("direction", edge.from == from ? "out" : "in")
                        .AddOrNull("date", edge.date)
                        .AddScore("confidence", edge.confidence)
                        .AddCount("sources", edge.sources)
                        .Add("fact", edge.fact.ToHex())
                        .Build());
  }
  return JsonArray(parts);
}

Result<NeighbourOptions> ParseOptions(Context& context, const Arguments& arguments) {
  NeighbourOptions options;
  options.plain = arguments.Has("--plain");
  const auto direction = DirectionOption(arguments);
  if (!direction.ok()) return direction.status();
  options.direction = *direction;
  Result<EdgeFilter> filter = ParseEdgeFilter(context, arguments);
  if (!filter.ok()) return filter.status();
  options.filter = std::move(filter.value());
  if (arguments.Has("--hops")) {
    const auto hops = ParseCount("--hops", arguments.Get("--hops"), 1, kMostHops);
    if (!hops.ok()) return hops.status();
    options.hops = static_cast<int>(*hops);
  }
  if (arguments.Has("--limit")) {
    const auto limit = ParseCount("--limit", arguments.Get("--limit"), 1, kMostRows);
    if (!limit.ok()) return limit.status();
    options.limit = static_cast<size_t>(*limit);
  }
  return options;
}

// An entity with all that a row says of it.
struct Row {
  Neighbour neighbour;
  graph::Entity entity;
  std::string from;  // name
};

// By hops, then name, then id.
std::vector<Row> RowsOf(const graph::Reader& reader, const graph::Entity& start, NeighbourAnswer* answer) {
  std::map<EntityId, std::string> names = {{start.id, start.name}};
  std::vector<Row> rows;
  for (Neighbour& neighbour : answer->neighbours) {
    Result<graph::Entity> entity = reader.DescribeEntity(neighbour.id);
    if (!entity.ok()) continue;
    names[neighbour.id] = entity->name;
    rows.push_back({std::move(neighbour), std::move(entity.value()), ""});
  }
  for (Row& row : rows) row.from = names[row.neighbour.from];
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.neighbour.hops, a.entity.name, a.entity.id) <
           std::tie(b.neighbour.hops, b.entity.name, b.entity.id);
  });
  return rows;
}

void PrintRow(const Row& row, RowWriter* rows) {
  const Neighbour& neighbour = row.neighbour;
  if (rows->WantsJson()) {
    rows->AddJson(JsonObject()
                      .AddCount("hops", static_cast<uint64_t>(neighbour.hops))
                      .Add("name", row.entity.name)
                      .Add("id", row.entity.id.ToHex())
                      .Add("type", ToString(row.entity.type))
                      .Add("from", row.from)
                      .Add("from_id", neighbour.from.ToHex())
                      .AddRaw("edges", EdgesJson(neighbour.edges, neighbour.from))
                      .Build());
    return;
  }
  rows->AddCells({std::to_string(neighbour.hops), row.entity.name, std::string(ToString(row.entity.type)), row.from,
                  LinkText(neighbour.edges, neighbour.from), row.entity.id.ToHex().substr(0, 8)});
}

Status RunNeighbours(Context& context, const Arguments& arguments) {
  const Result<NeighbourOptions> options = ParseOptions(context, arguments);
  if (!options.ok()) return options.status();
  const Result<graph::Entity> entity = ResolveName(context.reader, arguments.Joined());
  if (!entity.ok()) return entity.status();
  Result<NeighbourAnswer> answer = FindNeighbours(context.reader, entity->id, *options, context.interrupted);
  if (!answer.ok()) return answer.status();
  RowWriter rows(context.out, context.print, {{"hops", true}, {"name"}, {"type"}, {"from"}, {"link"}, {"id"}});
  for (const Row& row : RowsOf(context.reader, *entity, &answer.value())) {
    if (context.Interrupted()) return InterruptedStatus();
    PrintRow(row, &rows);
  }
  rows.Finish();
  if (rows.count() == 0) {
    context.Note("nothing is connected with " + entity->name + options->filter.ToString() +
                 DirectionText(options->direction));
  }
  if (answer->more) {
    context.Note("there are more than these " + std::to_string(options->limit) + "; --limit shows more of them");
  }
  if (!answer->hubs.empty()) {
    std::vector<std::string> names;
    for (const EntityId& id : answer->hubs) {
      const Result<graph::Entity> hub = context.reader.DescribeEntity(id);
      if (hub.ok()) names.push_back(hub->name);
    }
    context.Note("not passed: " + Join(names, ", ") + " (connected with very many; --plain passes them)");
  }
  return Status::Ok();
}

std::map<EntityId, Neighbour> ById(NeighbourAnswer answer) {
  std::map<EntityId, Neighbour> out;
  for (Neighbour& neighbour : answer.neighbours) out.emplace(neighbour.id, std::move(neighbour));
  return out;
}

void PrintCommon(const graph::Entity& entity, const Neighbour& first, const Neighbour& second, RowWriter* rows) {
  if (rows->WantsJson()) {
    rows->AddJson(JsonObject()
                      .Add("name", entity.name)
                      .Add("id", entity.id.ToHex())
                      .Add("type", ToString(entity.type))
                      .AddRaw("first", EdgesJson(first.edges, first.from))
                      .AddRaw("second", EdgesJson(second.edges, second.from))
                      .Build());
    return;
  }
  rows->AddCells({entity.name, std::string(ToString(entity.type)), LinkText(first.edges, first.from),
                  LinkText(second.edges, second.from), entity.id.ToHex().substr(0, 8)});
}

Status RunCommon(Context& context, const Arguments& arguments) {
  Result<EdgeFilter> filter = ParseEdgeFilter(context, arguments);
  if (!filter.ok()) return filter.status();
  const auto ends = ResolveTwoNames(context.reader, arguments.words);
  if (!ends.ok()) return ends.status();
  const auto& [one, other] = *ends;
  if (one.id == other.id) return InvalidError("both names mean one entity: " + OneLine(one.name));
  NeighbourOptions options;
  options.filter = std::move(filter.value());
  options.limit = static_cast<size_t>(kMostRows);
  Result<NeighbourAnswer> of_one = FindNeighbours(context.reader, one.id, options, context.interrupted);
  if (!of_one.ok()) return of_one.status();
  Result<NeighbourAnswer> of_other = FindNeighbours(context.reader, other.id, options, context.interrupted);
  if (!of_other.ok()) return of_other.status();
  const std::map<EntityId, Neighbour> first = ById(std::move(of_one.value()));
  const std::map<EntityId, Neighbour> second = ById(std::move(of_other.value()));
  std::vector<graph::Entity> common;
  for (const auto& [id, neighbour] : first) {
    if (second.count(id) == 0) continue;
    Result<graph::Entity> entity = context.reader.DescribeEntity(id);
    if (entity.ok()) common.push_back(std::move(entity.value()));
  }
  std::sort(common.begin(), common.end(), [](const graph::Entity& a, const graph::Entity& b) {
    return std::tie(a.type, a.name, a.id) < std::tie(b.type, b.name, b.id);
  });
  RowWriter rows(context.out, context.print, {{"name"}, {"type"}, {one.name}, {other.name}, {"id"}});
  for (const graph::Entity& entity : common) PrintCommon(entity, first.at(entity.id), second.at(entity.id), &rows);
  rows.Finish();
  if (common.empty()) {
    context.Note(one.name + " and " + other.name + " have nothing in common" + options.filter.ToString() +
                 "; .path finds longer ways");
  }
  return Status::Ok();
}

}  // namespace

void AddNeighbourCommands(std::vector<Command>* commands) {
  commands->push_back({".neighbours",
                       "NAME [--hops N] [--direction out|in|both] [--limit N] [--plain] [--via PRED,...] "
                       "[--since DATE] [--until DATE] [--min-confidence X] [--min-sources N]",
                       "what is connected with an entity, step by step", ".neighbours Ana Ruiz --hops 2",
                       WithEdgeOptions({{"--hops", true}, {"--direction", true}, {"--limit", true}, {"--plain"}}),
                       RunNeighbours, true});
  commands->push_back({".common",
                       "A B [--via PRED,...] [--since DATE] [--until DATE] [--min-confidence X] [--min-sources N]",
                       "what two entities are both connected with", ".common \"Ana Ruiz\" \"Mara Holt\"",
                       WithEdgeOptions({}), RunCommon, false});
}

}  // namespace kg::query
