// .rank: which entities matter in the graph as a whole.
#include <algorithm>
#include <cmath>
#include <tuple>

#include "graph/model/text.h"
#include "query/commands/command.h"
#include "query/commands/edge_options.h"
#include "query/paths/rank.h"
#include "query/print/json.h"

namespace kg::query {
namespace {

constexpr int64_t kShown = 20;
constexpr int64_t kMostShown = 1'000'000;

struct RankedRow {
  RankedEntity ranked;
  graph::Entity entity;
};

// Six digits behind the point, without needless zeros.
std::string ShareText(double share) {
  std::string text = std::to_string(std::round(share * 1e6) / 1e6);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

Result<std::vector<RankedRow>> RowsOf(Context& context, const RankAnswer& answer, const std::string& type) {
  std::vector<RankedRow> rows;
  for (const RankedEntity& ranked : answer.entities) {
    if (context.Interrupted()) return InterruptedStatus();
    if (ranked.neighbours == 0) continue;
    Result<graph::Entity> entity = context.reader.DescribeEntity(ranked.id);
    if (!entity.ok() || (!type.empty() && ToString(entity->type) != type)) continue;
    rows.push_back({ranked, std::move(entity.value())});
  }
  return rows;
}

void Sort(bool brokers, std::vector<RankedRow>* rows) {
  if (brokers) std::erase_if(*rows, [](const RankedRow& row) { return row.ranked.cuts_off == 0; });
  std::sort(rows->begin(), rows->end(), [brokers](const RankedRow& a, const RankedRow& b) {
    if (brokers && a.ranked.cuts_off != b.ranked.cuts_off) return a.ranked.cuts_off > b.ranked.cuts_off;
    if (a.ranked.pagerank != b.ranked.pagerank) return a.ranked.pagerank > b.ranked.pagerank;
    return std::tie(a.entity.name, a.entity.id) < std::tie(b.entity.name, b.entity.id);
  });
}

void PrintRow(uint64_t place, const RankedRow& row, RowWriter* rows) {
  if (rows->WantsJson()) {
    rows->AddJson(JsonObject()
                      .AddCount("rank", place)
                      .Add("name", row.entity.name)
                      .Add("id", row.entity.id.ToHex())
                      .Add("type", ToString(row.entity.type))
                      .AddRaw("pagerank", ShareText(row.ranked.pagerank))
                      .AddCount("neighbours", row.ranked.neighbours)
                      .AddCount("cuts_off", row.ranked.cuts_off)
                      .Build());
    return;
  }
  rows->AddCells({std::to_string(place), row.entity.name, std::string(ToString(row.entity.type)),
                  ShareText(row.ranked.pagerank), std::to_string(row.ranked.neighbours),
                  std::to_string(row.ranked.cuts_off), row.entity.id.ToHex().substr(0, 8)});
}

// Whatever its case.
Result<std::string> ParseType(const std::string& type) {
  if (type.empty()) return type;
  std::string name = ToLower(type);
  if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  ValueType parsed = ValueType::kPerson;
  if (ParseValueType(name, &parsed) && IsEntityType(parsed)) return name;
  return InvalidError("--type: unknown type '" + OneLine(type) + "'; types: Person, Place, Team, Organization, Event");
}

Status RunRank(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".rank", arguments, 0, 0));
  const Result<std::string> type = ParseType(arguments.Get("--type"));
  if (!type.ok()) return type.status();
  int64_t top = kShown;
  if (arguments.Has("--top")) {
    const auto count = ParseCount("--top", arguments.Get("--top"), 1, kMostShown);
    if (!count.ok()) return count.status();
    top = *count;
  }
  const Result<EdgeFilter> filter = ParseEdgeFilter(context, arguments);
  if (!filter.ok()) return filter.status();
  const Result<RankAnswer> answer = RankEntities(context.reader, *filter, context.interrupted);
  if (!answer.ok()) return answer.status();
  Result<std::vector<RankedRow>> ranked = RowsOf(context, *answer, *type);
  if (!ranked.ok()) return ranked.status();
  const bool brokers = arguments.Has("--brokers");
  Sort(brokers, &ranked.value());
  RowWriter rows(
      context.out, context.print,
      {{"rank", true}, {"name"}, {"type"}, {"pagerank", true}, {"neighbours", true}, {"cuts off", true}, {"id"}});
  for (const RankedRow& row : *ranked) {
    if (rows.count() >= static_cast<uint64_t>(top)) break;
    PrintRow(rows.count() + 1, row, &rows);
  }
  rows.Finish();
  if (context.IsTable()) {
    context.Note(std::to_string(answer->entities.size()) + " entities, " + std::to_string(answer->edges) +
                 " pairs of neighbours, " + std::to_string(answer->parts) +
                 " parts; \"cuts off\": how many would lose their way to the rest without it");
  }
  return Status::Ok();
}

}  // namespace

void AddRankCommands(std::vector<Command>* commands) {
  commands->push_back({".rank",
                       "[--top N] [--type T] [--brokers] [--via PRED,...] [--since DATE] [--until DATE] "
                       "[--min-confidence X] [--min-sources N]",
                       "the best connected entities by PageRank; --brokers: those that hold parts together",
                       ".rank --type Person --top 10",
                       WithEdgeOptions({{"--top", true}, {"--type", true}, {"--brokers"}}), RunRank, false});
}

}  // namespace kg::query
