// .export: the graph or a part of it into a file.
#include <set>
#include <sstream>

#include "graph/model/text.h"
#include "query/commands/command.h"
#include "query/commands/query.h"
#include "query/export/formats.h"
#include "query/export/whole_files.h"
#include "query/names.h"
#include "query/paths/neighbours.h"

namespace kg::query {
namespace {

constexpr int64_t kMostHops = 6;
constexpr size_t kMostEntities = 1'000'000;

// The entity and what lies around it.
Result<std::set<EntityId>> Near(Context& context, const Arguments& arguments) {
  const Result<graph::Entity> entity = ResolveName(context.reader, arguments.Get("--near"));
  if (!entity.ok()) return entity.status();
  NeighbourOptions options;
  options.limit = kMostEntities;
  if (arguments.Has("--hops")) {
    const auto hops = ParseCount("--hops", arguments.Get("--hops"), 1, kMostHops);
    if (!hops.ok()) return hops.status();
    options.hops = static_cast<int>(*hops);
  }
  const Result<NeighbourAnswer> answer = FindNeighbours(context.reader, entity->id, options, context.interrupted);
  if (!answer.ok()) return answer.status();
  std::set<EntityId> ids = {entity->id};
  for (const Neighbour& neighbour : answer->neighbours) ids.insert(neighbour.id);
  return ids;
}

std::string CountText(uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count).append(" ").append(count == 1 ? one : many);
}

std::string SummaryText(const ExportSummary& summary, const std::string& format) {
  if (summary.claims) return CountText(summary.first, "claim", "claims");
  const bool rdf = format == "nquads" || format == "trig";
  return CountText(summary.first, "entity", "entities") + " and " +
         (rdf ? CountText(summary.edges, "claim", "claims")
              : CountText(summary.edges, "relationship", "relationships"));
}

Status RunExport(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".export", arguments, 2, 2));
  ExportOptions options;
  options.format = ToLower(arguments.words[0].text);
  options.file = arguments.words[1].text;
  options.force = arguments.Has("--force");
  options.csv_safe = arguments.Has("--csv-safe");
  bool known = false;
  for (const std::string& format : ExportFormats()) known = known || format == options.format;
  if (!known) {
    return InvalidError("unknown export format '" + OneLine(options.format) + "'" +
                        DidYouMean(options.format, ExportFormats()) + "; formats: " + Join(ExportFormats(), ", "));
  }
  if (options.csv_safe && options.format != "csv") return InvalidError("--csv-safe is for csv");
  if (arguments.Has("--hops") && !arguments.Has("--near")) return InvalidError("--hops needs --near NAME");
  GraphSlice slice(context.reader, context.interrupted);
  if (arguments.Has("--near")) {
    Result<std::set<EntityId>> near = Near(context, arguments);
    if (!near.ok()) return near.status();
    slice.Restrict(std::move(near.value()));
  }
  if (arguments.Has("--query")) {
    if (arguments.Has("--near")) return InvalidError(".export takes --near or --query, not both");
    const std::string query = arguments.Get("--query");
    std::string_view text = Trim(query);
    while (text.ends_with(';')) text = Trim(text.substr(0, text.size() - 1));
    Result<ResultGraph> found = RunForGraph(context, text);
    if (!found.ok()) return found.status();
    slice.Restrict(std::move(found->entities));
    if (!found->facts.empty()) slice.RestrictFacts(std::move(found->facts));
    if (!found->claims.empty()) slice.RestrictClaims(std::move(found->claims));
  }
  // Formats have no escapes for what a terminal obeys: there, what is written is made visible.
  const bool to_terminal = context.print.terminal && IsStandardOutput(options.file);
  std::ostringstream held;
  const Result<ExportSummary> written = Export(slice, options, to_terminal ? held : context.out);
  if (!written.ok()) return written.status();
  context.out << VisibleLines(held.str());
  if (!IsStandardOutput(options.file) && context.IsTable()) {
    context.Note("wrote " + SummaryText(*written, options.format) + " to " + Join(written->files, " and "));
  }
  return Status::Ok();
}

}  // namespace

void AddExportCommands(std::vector<Command>* commands) {
  commands->push_back({".export",
                       "FORMAT FILE [--force] [--near NAME [--hops N] | --query QUERY] [--csv-safe]",
                       "the graph, or what lies around an entity, or what the rows of a query hold (its nodes, "
                       "relationships and paths), into a file (- for standard output); FORMAT: jsonl "
                       "(claims), csv (neo4j-admin import: out.csv has the nodes, out-relationships.csv the rest), "
                       "graphml, nquads, trig, "
                       "dot, svg (needs Graphviz); --force: replaces the file; --csv-safe: no cell is a formula",
                       ".export graphml ana.graphml --near \"Ana Ruiz\" --hops 2",
                       {{"--force"}, {"--near", true}, {"--hops", true}, {"--query", true}, {"--csv-safe"}},
                       RunExport,
                       false});
}

}  // namespace kg::query
