// .schema, .sources and .stats: what the database holds.
#include <map>
#include <set>

#include "graph/care.h"
#include "graph/model/text.h"
#include "query/commands/command.h"
#include "query/print/json.h"
#include "query/print/phrases.h"

namespace kg::query {
namespace {

std::string ArgumentText(const RelationArgument& argument) {
  std::vector<std::string> types;
  for (ValueType type : argument.types) types.emplace_back(ToString(type));
  return argument.name + (argument.optional ? "?: " : ": ") + Join(types, "|");
}

std::string QualifierArguments(const Relation& relation) {
  std::vector<std::string> parts;
  for (size_t i = 2; i < relation.arguments.size(); ++i) parts.push_back(ArgumentText(relation.arguments[i]));
  return Join(parts, ", ");
}

Status RunSchema(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".schema", arguments, 0, 0));
  const Result<const Schema*> schema = context.schema();
  if (!schema.ok()) return schema.status();
  const std::map<std::string, uint64_t> counts = context.reader.Stats().claims_by_predicate;
  // Predicates of rules that are not at hand today have claims, but no arguments.
  std::set<std::string> names;
  for (const auto& [name, relation] : (*schema)->relations()) names.insert(name);
  for (const auto& [name, count] : counts) names.insert(name);
  RowWriter rows(context.out, context.print,
                 {{"predicate"}, {"subject"}, {"object"}, {"qualifiers"}, {"claims", true}, {"in queries"}});
  for (const std::string& name : names) {
    const Relation* relation = (*schema)->Find(name);
    const bool declared = relation != nullptr && relation->arguments.size() >= 2;
    const auto found = counts.find(name);
    const uint64_t count = found == counts.end() ? 0 : found->second;
    const std::string subject = declared ? ArgumentText(relation->subject()) : "";
    const std::string object = declared ? ArgumentText(relation->object()) : "";
    const std::string qualifiers = declared ? QualifierArguments(*relation) : "";
    const std::string query_name = declared ? relation->QueryName() : "";
    if (rows.WantsJson()) {
      rows.AddJson(JsonObject()
                       .Add("predicate", name)
                       .Add("subject", subject)
                       .Add("object", object)
                       .Add("qualifiers", qualifiers)
                       .AddCount("claims", count)
                       .Add("query_name", query_name)
                       .Build());
    } else {
      rows.AddCells({name, subject, object, qualifiers, std::to_string(count), query_name});
    }
  }
  rows.Finish();
  return Status::Ok();
}

Status RunSources(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".sources", arguments, 0, 0));
  const std::vector<graph::Source> sources = context.reader.AllSources();
  std::map<ContentHash, int> cluster_sizes;
  for (const graph::Source& source : sources) ++cluster_sizes[source.cluster];
  RowWriter rows(context.out, context.print,
                 {{"doc"},
                  {"published"},
                  {"basis"},
                  {"publisher"},
                  {"title"},
                  {"claims", true},
                  {"copies", true},
                  {"url"},
                  {"source"}});
  for (const graph::Source& source : sources) {
    if (context.Interrupted()) return InterruptedStatus();
    const Published& published = source.published;
    const int copies = source.cluster.IsNull() ? 0 : cluster_sizes[source.cluster] - 1;
    if (rows.WantsJson()) {
      const bool dated = published.estimate.precision() != DatePrecision::kNone;
      rows.AddJson(JsonObject()
                       .Add("id", source.id.ToHex())
                       .Add("doc", source.doc)
                       .Add("source", source.source)
                       .Add("url", source.url)
                       .Add("title", source.title)
                       .Add("publisher", source.publisher)
                       .Add("author", Join(source.authors, "; "))
                       .Add("published", dated ? published.estimate.ToString() : "")
                       .Add("published_basis", published.basis)
                       .AddCount("claims", source.claim_count)
                       .AddCount("copies", static_cast<uint64_t>(copies))
                       .Build());
    } else {
      rows.AddCells({source.doc, PublishedText(published), published.basis, source.publisher, source.title,
                     std::to_string(source.claim_count), std::to_string(copies), source.url, source.source});
    }
  }
  rows.Finish();
  if (context.IsTable() && sources.empty()) context.Note("no articles are stored");
  return Status::Ok();
}

std::string CountsToJson(const std::map<std::string, uint64_t>& counts) {
  JsonObject object;
  for (const auto& [name, count] : counts) object.AddCount(name, count);
  return object.Build();
}

Status RunStats(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".stats", arguments, 0, 0));
  const graph::GraphStats stats = context.reader.Stats();
  std::map<std::string, uint64_t> parts;
  uint64_t disk = 0;
  if (!context.database.empty()) {
    Result<std::map<std::string, uint64_t>> sizes = graph::BytesByTable(context.database);
    if (!sizes.ok()) return sizes.status();
    parts = std::move(sizes).value();
    disk = graph::DiskBytes(context.database);
  }
  RowWriter rows(context.out, context.print, {{"what"}, {"value"}});
  if (rows.WantsJson()) {
    rows.AddJson(JsonObject()
                     .AddCount("articles", stats.articles)
                     .AddCount("claims", stats.claims)
                     .AddCount("entities", stats.entities)
                     .AddCount("facts", stats.facts)
                     .AddCount("conflicts", stats.conflicts)
                     .AddCount("tensions", stats.tensions)
                     .AddCount("epoch", stats.epoch)
                     .Add("rules_version", stats.rules_version)
                     .AddCount("schema_version", stats.schema_version)
                     .AddRaw("claims_by_predicate", CountsToJson(stats.claims_by_predicate))
                     .AddRaw("entities_by_type", CountsToJson(stats.entities_by_type))
                     .AddRaw("bytes_by_table", CountsToJson(parts))
                     .AddCount("bytes_on_disk", disk)
                     .Build());
    rows.Finish();
    return Status::Ok();
  }
  const std::vector<std::pair<std::string, uint64_t>> totals = {
      {"articles", stats.articles}, {"claims", stats.claims},       {"entities", stats.entities},
      {"facts", stats.facts},       {"conflicts", stats.conflicts}, {"tensions", stats.tensions}};
  for (const auto& [name, count] : totals) rows.AddCells({name, std::to_string(count)});
  for (const auto& [type, count] : stats.entities_by_type) rows.AddCells({"entities: " + type, std::to_string(count)});
  for (const auto& [predicate, count] : stats.claims_by_predicate) {
    rows.AddCells({"claims: " + predicate, std::to_string(count)});
  }
  for (const auto& [table, bytes] : parts) {
    rows.AddCells({"bytes: " + table, std::to_string(bytes)});
  }
  if (disk > 0) rows.AddCells({"bytes on disk, with older epochs", std::to_string(disk)});
  rows.AddCells({"epoch", std::to_string(stats.epoch)});
  rows.AddCells({"schema version", std::to_string(stats.schema_version)});
  rows.AddCells({"rules version", stats.rules_version});
  rows.Finish();
  return Status::Ok();
}

}  // namespace

void AddOverviewCommands(std::vector<Command>* commands) {
  commands->push_back({".schema",
                       "",
                       "predicates with their arguments and how many claims they have",
                       ".schema",
                       {},
                       RunSchema,
                       false});
  commands->push_back({".sources",
                       "",
                       "the stored articles, with the number of claims and of copies",
                       ".sources",
                       {},
                       RunSources,
                       false});
  commands->push_back(
      {".stats", "", "how much the database holds, and the size of its parts", ".stats", {}, RunStats, false});
}

}  // namespace kg::query
