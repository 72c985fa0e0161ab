// .path and .paths: how two entities are connected.
#include <algorithm>
#include <limits>

#include "graph/model/text.h"
#include "query/commands/command.h"
#include "query/commands/edge_options.h"
#include "query/names.h"
#include "query/paths/credible.h"
#include "query/paths/path.h"
#include "query/paths/path_graphs.h"
#include "query/print/json.h"
#include "query/print/path_text.h"
#include "query/print/records.h"

namespace kg::query {
namespace {

constexpr int64_t kMostHops = 20;
constexpr int64_t kMostHopsOfAll = 8;
constexpr int64_t kMostPaths = 1000;
constexpr int kAllHops = 4;  // of .paths, where --max does not say

Result<PathOptions> ParseOptions(Context& context, const Arguments& arguments, bool all) {
  PathOptions options;
  options.plain = arguments.Has("--plain");
  if (all) options.max_hops = kAllHops;
  if (arguments.Has("--max")) {
    const auto max = ParseCount("--max", arguments.Get("--max"), 1, all ? kMostHopsOfAll : kMostHops);
    if (!max.ok()) return max.status();
    options.max_hops = static_cast<int>(*max);
  }
  if (arguments.Has("--k")) {
    const auto k = ParseCount("--k", arguments.Get("--k"), 1, kMostPaths);
    if (!k.ok()) return k.status();
    options.k = static_cast<int>(*k);
    options.all_limit = static_cast<size_t>(*k);
  }
  const auto direction = DirectionOption(arguments);
  if (!direction.ok()) return direction.status();
  options.direction = *direction;
  Result<EdgeFilter> filter = ParseEdgeFilter(context, arguments);
  if (!filter.ok()) return filter.status();
  options.filter = std::move(filter.value());
  return options;
}

std::string NamesOf(const Context& context, const std::vector<EntityId>& ids) {
  std::vector<std::string> names;
  for (const EntityId& id : ids) {
    const Result<graph::Entity> entity = context.reader.DescribeEntity(id);
    names.push_back(entity.ok() ? entity->name : id.ToHex());
  }
  return Join(names, ", ");
}

void PrintPath(Context& context, const ShownPath& path, bool verbose) {
  const Colors colors = context.colors();
  context.out << colors.Bold(OneLine(ChainText(path))) << '\n';
  for (size_t i = 0; i < path.steps.size(); ++i) {
    const ShownStep& step = path.steps[i];
    context.Prose(std::to_string(i + 1) + ". " + StepText(step) + ": " + Join(step.docs, ", "), 2);
    if (!verbose) continue;
    for (const graph::ResolvedClaim& claim : step.evidence) {
      context.out << "     " << colors.Dim(OneLine(claim.doc) + ":") << ' ' << MarkedSentence(claim, colors) << '\n';
    }
  }
}

std::vector<std::string> PathCells(const ShownPath& path, bool verbose) {
  std::vector<std::string> docs;
  std::vector<std::string> sentences;
  for (const ShownStep& step : path.steps) {
    docs.push_back(JoinDocs(step.docs));
    if (!step.evidence.empty()) sentences.push_back(MarkedSentence(step.evidence.front()));
  }
  std::vector<std::string> cells = {ChainText(path), std::to_string(path.steps.size()), std::to_string(path.cost),
                                    std::to_string(path.sources), Join(docs, " | ")};
  if (verbose) cells.push_back(Join(sentences, " | "));
  return cells;
}

// What one side of a search in vain has met: it is small, and the other end is not there.
std::string SmallSide(const std::string& from, const std::string& to, const PathOptions& options,
                      const PathAnswer& answer) {
  const std::string& here = answer.reached_from_start ? from : to;
  const std::string& there = answer.reached_from_start ? to : from;
  const std::string count = std::to_string(answer.reached) + (answer.reached == 1 ? " entity only" : " entities only");
  if (options.direction == Direction::kBoth) {
    if (answer.reached == 0) return "no edge leads from " + here + " to anything else";
    return here + " is connected with " + count + ", and " + there + " is not among them";
  }
  const bool onwards = answer.reached_from_start == (options.direction == Direction::kOut);
  if (answer.reached == 0) return onwards ? "no edge leads out of " + here : "no edge leads to " + here;
  return (onwards ? "from " + here + " one comes to " + count : "from " + count + " one comes to " + here) + ", and " +
         there + " is not among them";
}

void ExplainNoPath(Context& context, const std::string& from, const std::string& to, const PathOptions& options,
                   const PathAnswer& answer) {
  const std::string via = options.filter.ToString() + DirectionText(options.direction);
  const bool directed = options.direction != Direction::kBoth;
  const std::string between = directed ? " from " + from + " to " + to : " between " + from + " and " + to;
  std::string text = "no path" + via + " within --max " + std::to_string(options.max_hops) + between;
  if (answer.nearest_hops) {
    text += "; the shortest has " + std::to_string(*answer.nearest_hops) + " steps: --max " +
            std::to_string(*answer.nearest_hops);
  } else if (answer.reached != std::numeric_limits<size_t>::max()) {
    text = "no path" + via + between + ": " + SmallSide(from, to, options, answer);
  }
  context.Note(text);
}

Status PrintAnswer(Context& context, const Arguments& arguments, const PathAnswer& answer) {
  const bool verbose = arguments.Has("-v");
  std::vector<Column> columns = {{"path"}, {"hops"}, {"cost"}, {"sources"}, {"docs"}};
  if (verbose) columns.push_back({"sentences"});
  RowWriter rows(context.out, context.print, columns);
  bool first = true;
  for (const Path& path : answer.paths) {
    if (context.Interrupted()) return InterruptedStatus();
    const Result<ShownPath> shown = ShowPath(context.reader, path);
    if (!shown.ok()) return shown.status();
    if (rows.WantsJson()) {
      rows.AddJson(PathToJson(*shown, verbose));
    } else if (context.IsTable()) {
      if (!first) context.out << '\n';
      PrintPath(context, *shown, verbose);
    } else {
      rows.AddCells(PathCells(*shown, verbose));
    }
    first = false;
  }
  rows.Finish();
  return Status::Ok();
}

void PrintRemarks(Context& context, const PathOptions& options, const PathAnswer& answer, bool all) {
  if (!answer.avoided.empty()) {
    context.Note("avoided: " + NamesOf(context, answer.avoided) +
                 " (a country, or connected with very many; --plain avoids nothing)");
  }
  if (answer.through_unwanted) {
    std::vector<EntityId> unwanted;
    for (const Path& path : answer.paths) {
      for (const EntityId& id : path.unwanted) {
        if (std::find(unwanted.begin(), unwanted.end(), id) == unwanted.end()) unwanted.push_back(id);
      }
    }
    context.Note("there is no way that avoids " + NamesOf(context, unwanted));
  }
  if (answer.more) {
    context.Note("there are more paths than these " + std::to_string(answer.paths.size()) +
                 "; a smaller --max narrows the answer");
  }
  if (!all && options.k > 1 && !answer.paths.empty() && answer.paths.size() < static_cast<size_t>(options.k) &&
      !answer.more) {
    const bool avoiding = !options.plain && !answer.through_unwanted;
    context.Note("there are no more than these within --max " + std::to_string(options.max_hops) +
                 (avoiding ? ", unless --plain lets countries and the like in" : ""));
  }
}

Status RunPaths(Context& context, const Arguments& arguments, bool all) {
  Result<PathOptions> options = ParseOptions(context, arguments, all);
  if (!options.ok()) return options.status();
  const auto ends = ResolveTwoNames(context.reader, arguments.words);
  if (!ends.ok()) return ends.status();
  const auto& [from, to] = *ends;
  if (from.id == to.id) return InvalidError("both names mean one entity: " + OneLine(from.name));
  const Result<const Schema*> schema = context.schema();
  const Schema* hints = schema.ok() ? *schema : nullptr;
  const bool credible = arguments.Has("--credible");
  if (credible && options->k > 1) return InvalidError("--credible finds one path: leave --k out");
  const Result<PathAnswer> answer =
      credible ? FindMostCredible(context.reader, hints, from.id, to.id, *options, context.interrupted)
      : all    ? AllSimplePaths(context.reader, hints, from.id, to.id, *options, context.interrupted)
            : FindPaths(context.path_graphs->Get(context.reader, hints, *options, context.interrupted), from.id, to.id,
                        *options);
  if (!answer.ok()) return answer.status();
  KG_RETURN_IF_ERROR(PrintAnswer(context, arguments, *answer));
  if (answer->paths.empty()) ExplainNoPath(context, from.name, to.name, *options, *answer);
  PrintRemarks(context, *options, *answer, all);
  if (credible && !answer->paths.empty()) {
    context.Note("confidence of the whole: " + ScoreText(answer->confidence));
  }
  return Status::Ok();
}

Status RunPath(Context& context, const Arguments& arguments) { return RunPaths(context, arguments, false); }
Status RunAllPaths(Context& context, const Arguments& arguments) { return RunPaths(context, arguments, true); }

}  // namespace

void AddPathCommands(std::vector<Command>* commands) {
  const std::vector<OptionSpec> options =
      WithEdgeOptions({{"--max", true}, {"--k", true}, {"--direction", true}, {"--plain"}, {"-v"}});
  commands->push_back(
      {".path",
       "A B [--max N] [--k K] [--direction out|in|both] [--plain] [--credible] [-v] [--via PRED,...] [--since DATE] "
       "[--until DATE] "
       "[--min-confidence X] [--min-sources N]",
       "how two entities are connected: the K best paths; --credible: the one whose steps are most probably all "
       "true; --direction out: every step from subject to object, in: every step back; -v: with the sentences",
       ".path \"Ivo Lenz\" \"Mara Holt\" --k 3",
       WithEdgeOptions({{"--max", true}, {"--k", true}, {"--direction", true}, {"--plain"}, {"--credible"}, {"-v"}}),
       RunPath, false});
  commands->push_back({".paths",
                       "A B [--max N] [--k LIMIT] [--direction out|in|both] [--plain] [-v] [--via PRED,...] [--since "
                       "DATE] [--until DATE] "
                       "[--min-confidence X] [--min-sources N]",
                       "all simple paths between two entities (4 steps at most, if --max does not say)",
                       ".paths \"Ivo Lenz\" \"Ana Ruiz\" --max 3 --direction out", options, RunAllPaths, false});
}

}  // namespace kg::query
