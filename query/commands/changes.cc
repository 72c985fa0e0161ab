// .changes: what the last load brought and took away.
//
// Two states are compared by what a person reads: an id says nothing here, since an entity that gets an earlier article
// gets another id, and all its facts with it.
#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "graph/model/text.h"
#include "query/commands/command.h"
#include "query/print/json.h"
#include "query/print/phrases.h"
#include "query/print/records.h"

namespace kg::query {
namespace {

// What a state holds of one kind: the text that stands for a thing, and what may change of it.
using Things = std::map<std::string, std::string>;

struct Change {
  std::string sign;  // "+", "-", "~"
  std::string text;
};

std::string FactText(const std::string& subject, const graph::Fact& fact) {
  const std::string qualifiers = QualifiersText(fact.qualifiers, true);
  return subject + " ─" + PredicatePhrase(fact.predicate, fact.qualifiers) + "→ " + fact.object_text +
         (qualifiers.empty() ? "" : " (" + qualifiers + ")");
}

Things ArticlesOf(const graph::Reader& reader) {
  Things things;
  for (const graph::Source& source : reader.AllSources()) {
    const std::string claims = std::to_string(source.claim_count) + (source.claim_count == 1 ? " claim" : " claims");
    things[source.doc + (source.title.empty() ? "" : ": " + source.title)] = claims;
  }
  return things;
}

Things FactsOf(const graph::Reader& reader, const Context& context) {
  std::map<std::string, uint32_t> sources;
  reader.ForEachEntity([&](const graph::Entity& entity) {
    for (const graph::Fact& fact : reader.FactsOf(entity.id)) {
      if (fact.subject == entity.id) sources[FactText(entity.name, fact)] += fact.sources;
    }
    return !context.Interrupted();
  });
  Things things;
  for (const auto& [text, count] : sources) {
    things.emplace(text, std::to_string(count) + (count == 1 ? " source" : " sources"));
  }
  return things;
}

Things ConflictsOf(const graph::Reader& reader) {
  Things things;
  for (const graph::Conflict& conflict : reader.AllConflicts()) {
    std::vector<std::string> values;
    for (const graph::Camp& camp : conflict.camps) values.push_back(camp.value);
    std::sort(values.begin(), values.end());
    things[conflict.subject_name + ": " + conflict.kind + ", " + Join(values, " | ")] =
        conflict.dismissed == 0 ? std::string(ToString(conflict.level)) : "dismissed";
  }
  return things;
}

std::vector<Change> Compare(const Things& before, const Things& now) {
  std::vector<Change> changes;
  for (const auto& [text, state] : before) {
    if (now.count(text) == 0) changes.push_back({"-", text});
  }
  for (const auto& [text, state] : now) {
    const auto old = before.find(text);
    if (old == before.end()) {
      changes.push_back({"+", text});
    } else if (old->second != state) {
      changes.push_back({"~", text + ": " + old->second + ", now " + state});
    }
  }
  return changes;
}

void Print(Context& context, RowWriter& rows, const std::string& what, const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    if (rows.WantsJson()) {
      rows.AddJson(JsonObject().Add("change", change.sign).Add("what", what).Add("text", change.text).Build());
    } else {
      rows.AddCells({change.sign, what, change.text});
    }
    if (context.Interrupted()) return;
  }
}

Status RunChanges(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".changes", arguments, 0, 0));
  if (context.database.empty()) return InvalidError("this graph is not in a database");
  if (context.as_of != kMaxDay) return InvalidError(".changes compares whole states; .asof off first");
  const uint64_t epoch = context.reader.Stats().epoch;
  const auto before = graph::OpenReaderBefore(context.database, epoch);
  if (!before.ok()) return before.status();
  const auto articles = Compare(ArticlesOf(**before), ArticlesOf(context.reader));
  const auto facts = Compare(FactsOf(**before, context), FactsOf(context.reader, context));
  const auto conflicts = Compare(ConflictsOf(**before), ConflictsOf(context.reader));
  if (context.Interrupted()) return InterruptedStatus();
  KG_RETURN_IF_ERROR((*before)->Health());
  RowWriter rows(context.out, context.print, {{"change"}, {"what"}, {"text"}});
  Print(context, rows, "article", articles);
  Print(context, rows, "fact", facts);
  Print(context, rows, "conflict", conflicts);
  rows.Finish();
  if (context.IsTable() && rows.count() == 0) {
    context.Note("nothing has changed since epoch " + std::to_string((*before)->Stats().epoch));
  }
  return Status::Ok();
}

}  // namespace

void AddChangeCommands(std::vector<Command>* commands) {
  commands->push_back({".changes",
                       "",
                       "what came (+), went (-) or changed (~) with the last load or decision: articles, facts and the "
                       "number of their sources, conflicts",
                       ".changes",
                       {},
                       RunChanges,
                       false});
}

}  // namespace kg::query
