// .refresh, .check, .backup and .compact: the care of the database.
#include "graph/care.h"

#include "query/commands/command.h"
#include "query/print/json.h"

namespace kg::query {
namespace {

Status NeedsFolder(const Context& context, std::string_view command) {
  if (!context.database.empty()) return Status::Ok();
  return {StatusCode::kUnsupported, std::string(command) + " needs a database in a folder"};
}

Status RunRefresh(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".refresh", arguments, 0, 0));
  KG_RETURN_IF_ERROR(NeedsFolder(context, ".refresh"));
  const Result<bool> other = context.refresh();
  if (!other.ok()) return other.status();
  const std::string epoch = std::to_string(context.reader.Stats().epoch);
  context.Note(*other ? "epoch " + epoch : "nothing newer than epoch " + epoch);
  return Status::Ok();
}

Status RunCheck(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".check", arguments, 0, 0));
  KG_RETURN_IF_ERROR(NeedsFolder(context, ".check"));
  RowWriter rows(context.out, context.print, {{"problem"}});
  const auto report = graph::CheckDatabase(
      context.database,
      [&rows](const std::string& problem) {
        rows.WantsJson() ? rows.AddJson(JsonObject().Add("problem", problem).Build()) : rows.AddCells({problem});
      },
      [&context] { return !context.Interrupted(); });
  rows.Finish();
  if (!report.ok()) return report.status();
  for (const std::string& remark : report->remarks) context.Note(remark);
  context.Note("epoch " + std::to_string(report->epoch) + ": " + std::to_string(report->files) + " files and " +
               std::to_string(report->entries) + " entries checked");
  if (report->problems == 0) {
    context.Note("nothing is wrong");
    return Status::Ok();
  }
  const std::string count = std::to_string(report->problems) + (report->problems == 1 ? " problem" : " problems");
  return {StatusCode::kCorrupt, count + " found in " + context.database.string()};
}

Status RunBackup(Context& context, const Arguments& arguments) {
  if (arguments.words.empty()) return CheckWords(".backup", arguments, 1, 1);
  KG_RETURN_IF_ERROR(NeedsFolder(context, ".backup"));
  const std::string target = arguments.Joined();
  KG_RETURN_IF_ERROR(graph::BackUp(context.database, target, context.interrupted));
  context.Note("copied to " + target + ", a database of its own: kgq and kgingest work on it");
  return Status::Ok();
}

Status RunCompact(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".compact", arguments, 0, 0));
  KG_RETURN_IF_ERROR(NeedsFolder(context, ".compact"));
  const uint64_t before = graph::DiskBytes(context.database);
  KG_RETURN_IF_ERROR(graph::CompactDatabase(context.database));
  const Result<bool> refreshed = context.refresh();  // or this shell itself would keep the old files
  if (!refreshed.ok()) return refreshed.status();
  const uint64_t read = graph::DropOldEpochs(context.database);
  context.Note(std::to_string(before) + " bytes before, " + std::to_string(graph::DiskBytes(context.database)) +
               " now");
  if (read > 0) {
    context.Note("removals are not final yet: " + std::to_string(read) +
                 (read == 1 ? " older epoch is" : " older epochs are") +
                 " still read by another kgq; run .compact again when it has ended");
  }
  return Status::Ok();
}

}  // namespace

void AddCareCommands(std::vector<Command>* commands) {
  commands->push_back(
      {".refresh", "", "goes on to the newest state that kgingest has published", ".refresh", {}, RunRefresh, false});
  commands->push_back({".check",
                       "",
                       "verifies all checksums and every reference of the database; says what is wrong and where",
                       ".check",
                       {},
                       RunCheck,
                       false});
  commands->push_back({".backup",
                       "DIR",
                       "copies the database to a new folder, as a database of its own",
                       ".backup /media/disk/news-may",
                       {},
                       RunBackup,
                       false});
  commands->push_back({".compact",
                       "",
                       "rewrites the database: what was removed is in none of its files any more",
                       ".compact",
                       {},
                       RunCompact,
                       false});
}

}  // namespace kg::query
