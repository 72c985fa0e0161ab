// .dismiss and .recheck: a person says that a contradiction is none; everything is looked at anew.
#include <map>
#include <vector>

#include "graph/model/text.h"
#include "query/commands/command.h"
#include "query/commands/conflict_filter.h"
#include "query/commands/decide.h"
#include "query/print/json.h"
#include "query/print/records.h"

namespace kg::query {
namespace {

Status RunDismiss(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".dismiss", arguments, 2, 2));
  const std::string reason(Trim(arguments.words[1].text));
  if (reason.empty()) return InvalidError("a dismissal needs its reason: .dismiss ID \"they are two people\"");
  const Result<ConflictId> id = ResolveConflictId(context.reader, arguments.words[0].text);
  if (!id.ok()) return id.status();
  const Result<graph::Conflict> conflict = context.reader.GetConflict(*id);
  if (!conflict.ok()) return conflict.status();
  const std::string what = conflict->subject_name + ", " + conflict->kind;
  if (conflict->dismissed > 0) {
    return InvalidError(what + " is dismissed already, by judgement " + std::to_string(conflict->dismissed) +
                        "; .undo " + std::to_string(conflict->dismissed) + " takes that back");
  }
  if (!context.write) return {StatusCode::kUnsupported, "decisions need a database in a folder"};
  graph::Judgement judgement = SignedJudgement();
  judgement.text = reason;
  uint64_t number = 0;
  KG_RETURN_IF_ERROR(context.write([&](graph::Writer& writer) -> Status {
    const Result<uint64_t> given = writer.Dismiss(*id, judgement);
    if (given.ok()) number = *given;
    return given.status();
  }));
  context.Note("judgement " + std::to_string(number) + ": " + what + " dismissed; .undo takes it back");
  return Status::Ok();
}

// One line of what .recheck has changed.
struct Change {
  std::string_view what;  // "new", "gone", "changed"
  graph::Conflict conflict;
};

std::map<ConflictId, graph::Conflict> ConflictsOf(const graph::Reader& reader) {
  std::map<ConflictId, graph::Conflict> conflicts;
  reader.ForEachConflict([&](const graph::Conflict& conflict) {
    conflicts.emplace(conflict.id, conflict);
    return true;
  });
  return conflicts;
}

std::vector<Change> Compare(const std::map<ConflictId, graph::Conflict>& before,
                            const std::map<ConflictId, graph::Conflict>& after) {
  std::vector<Change> changes;
  for (const auto& [id, conflict] : before) {
    const auto now = after.find(id);
    if (now == after.end()) {
      changes.push_back({"gone", conflict});
    } else if (now->second.level != conflict.level || now->second.score != conflict.score ||
               now->second.why != conflict.why) {
      changes.push_back({"changed", now->second});
    }
  }
  for (const auto& [id, conflict] : after) {
    if (!before.contains(id)) changes.push_back({"new", conflict});
  }
  return changes;
}

Status RunRecheck(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".recheck", arguments, 0, 0));
  if (!context.write) return {StatusCode::kUnsupported, ".recheck needs a database in a folder"};
  const auto before = ConflictsOf(context.reader);
  if (context.Interrupted()) return InterruptedStatus();
  KG_RETURN_IF_ERROR(context.write([](graph::Writer& writer) { return writer.RecheckAll(); }));
  const auto after = ConflictsOf(context.reader);
  const std::vector<Change> changes = Compare(before, after);
  RowWriter rows(context.out, context.print,
                 {{"change"}, {"level"}, {"score"}, {"kind"}, {"subject"}, {"why"}, {"id"}});
  for (const Change& change : changes) {
    const graph::Conflict& conflict = change.conflict;
    if (rows.WantsJson()) {
      rows.AddJson(JsonObject().Add("change", change.what).AddRaw("conflict", ConflictToJson(conflict)).Build());
    } else {
      rows.AddCells({std::string(change.what), std::string(graph::ToString(conflict.level)), ScoreText(conflict.score),
                     conflict.kind, conflict.subject_name, conflict.why, conflict.id.ToHex()});
    }
  }
  rows.Finish();
  const std::string checked = std::to_string(after.size()) + " found, " + std::to_string(changes.size());
  context.Note("everything was checked again: " + checked + (changes.size() == 1 ? " change" : " changes"));
  return Status::Ok();
}

}  // namespace

void AddDismissCommands(std::vector<Command>* commands) {
  commands->push_back({".dismiss",
                       "ID \"REASON\"",
                       "decides that a contradiction is none; kept while no other claims stand behind it",
                       ".dismiss 3f2a9c1d \"the two are cousins\"",
                       {},
                       RunDismiss,
                       false});
  commands->push_back({".recheck",
                       "",
                       "looks for contradictions anew everywhere, and says what that changes",
                       ".recheck",
                       {},
                       RunRecheck,
                       false});
}

}  // namespace kg::query
