// .conflicts and .report: claims that cannot all be true, with the reason.
#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "graph/model/text.h"
#include "query/commands/command.h"
#include "query/export/whole_files.h"
#include "query/names.h"
#include "query/print/json.h"
#include "query/print/records.h"
#include "query/report/conflict_report.h"

namespace kg::query {
namespace {

constexpr std::array<std::string_view, 20> kKinds = {"age",
                                                     "born-on",
                                                     "born-in",
                                                     "died-on",
                                                     "died-in",
                                                     "lifespan",
                                                     "parent",
                                                     "spouse",
                                                     "name",
                                                     "winner",
                                                     "rank",
                                                     "time",
                                                     "score",
                                                     "record",
                                                     "office",
                                                     "club",
                                                     "nationality",
                                                     "founded-on",
                                                     "headquartered-in",
                                                     "denial"};
constexpr std::array<graph::ConflictLevel, 3> kLevels = {
    graph::ConflictLevel::kConflict, graph::ConflictLevel::kTension, graph::ConflictLevel::kUnknown};

struct Filter {
  bool any_subject = true;
  EntityId subject;
  std::string kind;   // "": any
  std::string level;  // "": conflicts and tensions
  double min_score = 0;
  std::optional<uint64_t> since;  // only what came with a later epoch

  bool Accepts(const graph::Reader& reader, const graph::Conflict& conflict) const {
    if (since && reader.EpochOf(conflict.id) <= *since) return false;
    if (!kind.empty() && conflict.kind != kind) return false;
    if (level.empty() ? conflict.level == graph::ConflictLevel::kUnknown : graph::ToString(conflict.level) != level) {
      return false;
    }
    if (conflict.score < min_score) return false;
    return any_subject || conflict.subject == subject ||
           std::find(conflict.involved.begin(), conflict.involved.end(), subject) != conflict.involved.end();
  }
};

// A kind is known by the interface, by the schema's own kinds and constraints, or because there is a conflict of it.
Status CheckKind(Context& context, const std::string& kind, const std::vector<graph::Conflict>& conflicts) {
  std::set<std::string> known(kKinds.begin(), kKinds.end());
  for (const graph::Conflict& conflict : conflicts) known.insert(conflict.kind);
  const Result<const Schema*> schema = context.schema();
  if (schema.ok()) {
    for (const auto& [name, relation] : (*schema)->relations()) {
      if (!relation.kind.empty()) known.insert(relation.kind);
    }
  }
  if (known.count(kind) > 0) return Status::Ok();
  const std::vector<std::string> names(known.begin(), known.end());
  return InvalidError("--kind: unknown kind '" + kind + "'" + DidYouMean(kind, names) +
                      "; kinds: " + Join(names, ", "));
}

Result<Filter> MakeFilter(Context& context, const Arguments& arguments, const std::vector<graph::Conflict>& conflicts) {
  Filter filter;
  if (arguments.Has("--kind")) {
    filter.kind = arguments.Get("--kind");
    KG_RETURN_IF_ERROR(CheckKind(context, filter.kind, conflicts));
  }
  if (arguments.Has("--level")) {
    filter.level = arguments.Get("--level");
    std::vector<std::string> names;
    for (graph::ConflictLevel level : kLevels) names.emplace_back(graph::ToString(level));
    if (std::find(names.begin(), names.end(), filter.level) == names.end()) {
      return InvalidError("--level: expected " + Join(names, ", ") + ", found '" + filter.level + "'" +
                          DidYouMean(filter.level, names));
    }
  }
  if (arguments.Has("--since")) {
    const Result<int64_t> epoch = ParseCount("--since", arguments.Get("--since"), 0, int64_t{1} << 40);
    if (!epoch.ok()) return epoch.status();
    filter.since = static_cast<uint64_t>(*epoch);
  }
  if (arguments.Has("--min-score")) {
    const Result<double> score = ParseShare("--min-score", arguments.Get("--min-score"));
    if (!score.ok()) return score.status();
    filter.min_score = *score;
  }
  return filter;
}

std::string LevelText(const Colors& colors, graph::ConflictLevel level) {
  const std::string_view text = graph::ToString(level);
  if (level == graph::ConflictLevel::kConflict) return colors.Red(text);
  return level == graph::ConflictLevel::kTension ? colors.Yellow(text) : colors.Dim(text);
}

void PrintConflict(Context& context, const graph::Conflict& conflict) {
  const Colors colors = context.colors();
  context.out << LevelText(colors, conflict.level) << ' ' << ScoreText(conflict.score) << "  "
              << colors.Bold(OneLine(conflict.subject_name)) << ": " << OneLine(conflict.kind) << "  "
              << colors.Dim(conflict.id.ToHex().substr(0, 8)) << '\n';
  for (const graph::Camp& camp : conflict.camps) {
    context.Prose("• " + camp.value + (camp.docs.empty() ? "" : " — " + Join(camp.docs, ", ")), 2);
  }
  context.Prose(conflict.why, 2);
}

std::vector<std::string> ConflictCells(const graph::Conflict& conflict) {
  std::vector<std::string> values;
  for (const graph::Camp& camp : conflict.camps) values.push_back(camp.value);
  return {std::string(graph::ToString(conflict.level)),
          ScoreText(conflict.score),
          conflict.kind,
          conflict.subject_name,
          Join(values, " | "),
          JoinDocs(DocsOf(conflict)),
          conflict.why,
          conflict.id.ToHex()};
}

Status RunConflicts(Context& context, const Arguments& arguments) {
  const std::vector<graph::Conflict> conflicts = context.reader.AllConflicts();
  Result<Filter> filter = MakeFilter(context, arguments, conflicts);
  if (!filter.ok()) return filter.status();
  if (!arguments.words.empty()) {
    const Result<graph::Entity> entity = ResolveName(context.reader, arguments.Joined());
    if (!entity.ok()) return entity.status();
    filter->any_subject = false;
    filter->subject = entity->id;
  }
  RowWriter rows(context.out, context.print,
                 {{"level"}, {"score"}, {"kind"}, {"subject"}, {"values"}, {"docs"}, {"why"}, {"id"}});
  uint64_t count = 0;
  for (const graph::Conflict& conflict : conflicts) {
    if (context.Interrupted()) return InterruptedStatus();
    if (!filter->Accepts(context.reader, conflict)) continue;
    if (rows.WantsJson()) {
      rows.AddJson(ConflictToJson(conflict));
    } else if (context.IsTable()) {
      if (count > 0) context.out << '\n';
      PrintConflict(context, conflict);
    } else {
      rows.AddCells(ConflictCells(conflict));
    }
    ++count;
  }
  rows.Finish();
  if (count == 0 && context.IsTable()) context.Note("none found");
  if (count > 0 && arguments.Has("--fail")) context.found = true;
  return Status::Ok();
}

Status RunReport(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".report", arguments, 2, 2));
  const std::string& what = arguments.words[0].text;
  if (what != "conflicts") {
    return InvalidError("unknown report '" + OneLine(what) + "'" + DidYouMean(what, {"conflicts"}) +
                        "; reports: conflicts");
  }
  const Result<const Schema*> schema = context.schema();
  if (!schema.ok()) return schema.status();
  std::vector<graph::Conflict> conflicts = context.reader.AllConflicts();
  const Result<Filter> filter = MakeFilter(context, arguments, conflicts);
  if (!filter.ok()) return filter.status();
  std::erase_if(conflicts, [&](const graph::Conflict& conflict) { return !filter->Accepts(context.reader, conflict); });
  std::stable_sort(conflicts.begin(), conflicts.end(),
                   [](const graph::Conflict& a, const graph::Conflict& b) { return a.score > b.score; });
  const std::string& file = arguments.words[1].text;
  const auto write = [&](std::ostream& out) {
    return WriteConflictReport(context.reader, **schema, conflicts, context.interrupted, out);
  };
  KG_RETURN_IF_ERROR(WriteWholeFiles({{file, write}}, arguments.Has("--force"), context.out));
  if (!IsStandardOutput(file) && context.IsTable()) {
    context.Note("wrote " + std::to_string(conflicts.size()) + " reports to " + file);
  }
  return Status::Ok();
}

}  // namespace

void AddConflictCommands(std::vector<Command>* commands) {
  commands->push_back(
      {".conflicts",
       "[NAME] [--kind K] [--level conflict|tension|unknown] [--min-score X] [--since EPOCH] [--fail]",
       "where sources contradict each other; --since: what came with a later epoch (.stats tells the present one); "
       "--fail: exit code 3 if there is any",
       ".conflicts Ana Ruiz --level conflict",
       {{"--kind", true}, {"--level", true}, {"--min-score", true}, {"--since", true}, {"--fail"}},
       RunConflicts,
       true});
  commands->push_back(
      {".report",
       "conflicts FILE.html [--kind K] [--level L] [--min-score X] [--since EPOCH] [--force]",
       "the contradictions as one page to read and print (- for standard output); --force: replaces the file",
       ".report conflicts contradictions.html",
       {{"--kind", true}, {"--level", true}, {"--min-score", true}, {"--since", true}, {"--force"}},
       RunReport,
       false});
}

}  // namespace kg::query
