// .conflicts and .report: claims that cannot all be true, with the reason.
#include <algorithm>
#include <limits>
#include <sstream>

#include "graph/model/text.h"
#include "query/commands/command.h"
#include "query/commands/conflict_filter.h"
#include "query/export/whole_files.h"
#include "query/print/json.h"
#include "query/print/records.h"
#include "query/report/conflict_report.h"

namespace kg::query {
namespace {

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

// The judgement that has dismissed a conflict; number 0 when none has.
graph::Judgement DismissalOf(const Context& context, const graph::Conflict& conflict) {
  if (conflict.dismissed == 0) return {};
  for (graph::Judgement& judgement : context.reader.AllJudgements()) {
    if (judgement.number == conflict.dismissed) return std::move(judgement);
  }
  return {};
}

Status RunConflicts(Context& context, const Arguments& arguments) {
  Result<ConflictFilter> filter = ConflictFilter::Make(context, arguments, arguments.Joined());
  if (!filter.ok()) return filter.status();
  int64_t limit = std::numeric_limits<int64_t>::max();
  if (arguments.Has("--limit")) {
    const Result<int64_t> given = ParseCount("--limit", arguments.Get("--limit"), 1, limit);
    if (!given.ok()) return given.status();
    limit = *given;
  }
  RowWriter rows(context.out, context.print,
                 {{"level"}, {"score"}, {"kind"}, {"subject"}, {"values"}, {"docs"}, {"why"}, {"id"}});
  int64_t count = 0;
  filter->ForEach(context.reader, [&](const graph::Conflict& conflict) {
    if (context.Interrupted()) return false;
    const graph::Judgement dismissal = DismissalOf(context, conflict);
    if (rows.WantsJson()) {
      rows.AddJson(ConflictToJson(conflict, dismissal));
    } else if (context.IsTable()) {
      if (count > 0) context.out << '\n';
      PrintConflict(context, conflict);
      if (dismissal.number > 0) context.Prose(DismissalText(dismissal), 2);
    } else {
      rows.AddCells(ConflictCells(conflict));
    }
    return ++count < limit;
  });
  if (context.Interrupted()) return InterruptedStatus();
  rows.Finish();
  if (count == 0 && context.IsTable()) context.Note("none found");
  if (filter->dismissed() > 0 && context.IsTable()) {
    context.Note(std::to_string(filter->dismissed()) + " more dismissed: --dismissed lists them");
  }
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
  Result<ConflictFilter> filter = ConflictFilter::Make(context, arguments, "");
  if (!filter.ok()) return filter.status();
  std::vector<graph::Conflict> conflicts;
  filter->ForEach(context.reader, [&](const graph::Conflict& conflict) {
    conflicts.push_back(conflict);
    return !context.Interrupted();
  });
  std::stable_sort(conflicts.begin(), conflicts.end(),
                   [](const graph::Conflict& a, const graph::Conflict& b) { return a.score > b.score; });
  const std::string& file = arguments.words[1].text;
  const auto write = [&](std::ostream& out) {
    return WriteConflictReport(context.reader, **schema, conflicts, context.interrupted, out);
  };
  const bool to_terminal = context.print.terminal && IsStandardOutput(file);
  std::ostringstream held;
  KG_RETURN_IF_ERROR(WriteWholeFiles({{file, write}}, arguments.Has("--force"), to_terminal ? held : context.out));
  context.out << VisibleLines(held.str());
  if (!IsStandardOutput(file) && context.IsTable()) {
    context.Note("wrote " + std::to_string(conflicts.size()) + " reports to " + file);
  }
  return Status::Ok();
}

}  // namespace

void AddConflictCommands(std::vector<Command>* commands) {
  commands->push_back(
      {".conflicts",
       "[NAME] [--kind K] [--level conflict|tension|unknown] [--min-score X] [--since EPOCH] [--limit N] [--dismissed] "
       "[--fail]",
       "where sources contradict each other; of NAME: those about it, or that have it for one of their values; "
       "--since: "
       "what came with a later epoch (.stats tells the present one); --dismissed: those that a person has dismissed; "
       "--fail: exit code 3 if there is any",
       ".conflicts Ana Ruiz --level conflict", WithFilterOptions({{"--limit", true}, {"--fail"}}), RunConflicts, true});
  commands->push_back(
      {".report", "conflicts FILE.html [--kind K] [--level L] [--min-score X] [--since EPOCH] [--dismissed] [--force]",
       "the contradictions as one page to read and print (- for standard output); --force: replaces the file",
       ".report conflicts contradictions.html", WithFilterOptions({{"--force"}}), RunReport, false});
}

}  // namespace kg::query
