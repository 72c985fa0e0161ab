// Statements of the query language, and .param and .timeout, which they run with.
#include "query/commands/query.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <span>
#include <utility>

#include "graph/model/text.h"
#include "query/cypher/names_used.h"
#include "query/cypher/query.h"
#include "query/print/json.h"
#include "query/print/layout.h"
#include "query/print/values.h"
#include "query/view/procedures.h"
#include "query/view/store_view.h"

namespace kg::query {
namespace {

constexpr size_t kMemoryBytes = size_t{2} << 30;
constexpr std::chrono::milliseconds kLongestTimeout = std::chrono::hours(24);

Status ToStatus(const cypher::QueryError& error, std::string_view query) {
  if (error.type == "Interrupted") return InterruptedStatus();
  StatusCode code = StatusCode::kInvalid;
  if (error.type == "Limit") code = StatusCode::kLimit;
  if (error.type == "GraphError") code = StatusCode::kIo;
  return {code, error.Describe(query)};
}

cypher::Limits MakeLimits(const Context& context) { return {context.timeout, kMemoryBytes, context.interrupted}; }

std::string RowToJson(const std::vector<std::string>& columns, std::span<const cypher::Value> row,
                      const cypher::GraphView& graph) {
  JsonObject object;
  for (size_t i = 0; i < columns.size(); ++i) object.AddRaw(columns[i], ValueToJson(row[i], graph));
  return object.Build();
}

std::vector<std::string> RowToCells(std::span<const cypher::Value> row, const cypher::GraphView& graph) {
  std::vector<std::string> cells;
  for (const cypher::Value& value : row) cells.push_back(ValueToCell(value, graph));
  return cells;
}

// What a query asks for and the graph has not: without a word a slip of the pen would look like an answer. Properties
// may come from relations of the user's own: they are only told of where they are like a known one.
void NoteUnknownNames(Context& context, std::string_view text, const StoreView& view) {
  using Kind = cypher::NameUse::Kind;
  for (const cypher::NameUse& use : cypher::NamesUsed(text)) {
    std::vector<std::string> known;
    if (use.kind == Kind::kLabel) known = view.LabelNames();
    if (use.kind == Kind::kType) known = view.TypeNames();
    if (use.kind == Kind::kProperty) known = view.PropertyNames();
    if (std::find(known.begin(), known.end(), use.name) != known.end()) continue;
    const std::string hint = DidYouMean(use.name, known);
    if (use.kind == Kind::kProperty && hint.empty()) continue;
    const std::string_view what = use.kind == Kind::kLabel  ? "no node has the label "
                                  : use.kind == Kind::kType ? "no relationship has the type "
                                                            : "nothing is known to have the property ";
    context.Note(std::string(what) + OneLine(use.name) + hint);
  }
}

// A constant expression.
cypher::Outcome<cypher::Value> Evaluate(const Context& context, const std::string& expression) {
  const std::string text = "RETURN " + expression + " AS value";
  const auto query = cypher::Query::Compile(text);
  if (!query.ok()) return query.error();
  const StoreView view(context.reader);
  cypher::Value value;
  const auto summary =
      query.value().Run(view, context.parameters, MakeLimits(context), [&](std::span<const cypher::Value> row) {
        value = row[0];
        return true;
      });
  if (!summary.ok()) return summary.error();
  return value;
}

bool IsName(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

// Adds what a value holds of the graph.
void Collect(const cypher::Value& value, const StoreView& view, ResultGraph* found) {
  const auto add_node = [&](cypher::NodeId node) {
    if (const auto entity = view.EntityOf(node)) found->entities.insert(*entity);
    if (const auto claim = view.ClaimOf(node)) found->claims.insert(*claim);
  };
  const auto add_relationship = [&](cypher::RelationshipId relationship) {
    if (const auto fact = view.FactOf(relationship)) found->facts.insert(*fact);
    add_node(view.Start(relationship));
    add_node(view.End(relationship));
  };
  switch (value.type()) {
    case cypher::ValueType::kNode:
      return add_node(value.node());
    case cypher::ValueType::kRelationship:
      return add_relationship(value.relationship());
    case cypher::ValueType::kPath:
      for (const cypher::NodeId node : value.path().nodes) add_node(node);
      for (const cypher::RelationshipId relationship : value.path().relationships) add_relationship(relationship);
      return;
    case cypher::ValueType::kList:
      for (const cypher::Value& item : value.list()) Collect(item, view, found);
      return;
    case cypher::ValueType::kMap:
      for (const auto& [key, item] : value.map()) Collect(item, view, found);
      return;
    default:
      return;
  }
}

void PrintParameters(Context& context) {
  const StoreView view(context.reader);
  RowWriter rows(context.out, context.print, {{"name"}, {"value"}});
  for (const auto& [name, value] : context.parameters) {
    if (rows.WantsJson()) {
      rows.AddJson(JsonObject().Add("name", name).AddRaw("value", ValueToJson(value, view)).Build());
    } else {
      rows.AddCells({name, ToText(value, nullptr)});
    }
  }
  rows.Finish();
}

// A value is an expression; what is none is taken as a text, so that names need no quotes.
Status RunParam(Context& context, const Arguments& arguments) {
  std::string_view rest = Trim(arguments.raw);
  if (rest.empty()) {
    PrintParameters(context);
    return Status::Ok();
  }
  const size_t end = std::min(rest.find_first_of(" \t"), rest.size());
  std::string_view name = rest.substr(0, end);
  if (name.starts_with('$')) name.remove_prefix(1);
  if (!IsName(name)) return InvalidError(".param: expected a name of letters, digits and _, found " + OneLine(name));
  const std::string expression(Trim(rest.substr(end)));
  if (expression.empty()) {
    if (context.parameters.erase(std::string(name)) == 0)
      return InvalidError("there is no parameter $" + std::string(name));
    return Status::Ok();
  }
  const auto value = Evaluate(context, expression);
  if (value.ok()) {
    context.parameters.insert_or_assign(std::string(name), value.value());
  } else if (value.error().phase == cypher::Phase::kCompile &&
             expression.find_first_of("'\"[{($") == std::string::npos) {
    context.parameters.insert_or_assign(std::string(name), cypher::Value(expression));
  } else {
    return InvalidError(".param: " + value.error().message);
  }
  return Status::Ok();
}

Status RunTimeout(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".timeout", arguments, 0, 1));
  if (arguments.words.empty()) {
    context.out << (context.timeout.count() == 0 ? "off" : std::to_string(context.timeout.count()) + " ms") << '\n';
    return Status::Ok();
  }
  const std::string& text = arguments.words[0].text;
  if (text == "off") {
    context.timeout = {};
    return Status::Ok();
  }
  const Result<int64_t> milliseconds = ParseCount(".timeout", text, 0, kLongestTimeout.count());
  if (!milliseconds.ok()) {
    return InvalidError(".timeout: expected milliseconds (at most " + std::to_string(kLongestTimeout.count()) +
                        ") or off, found '" + OneLine(text) + "'");
  }
  context.timeout = std::chrono::milliseconds(*milliseconds);
  return Status::Ok();
}

}  // namespace

Status RunQuery(Context& context, std::string_view text) {
  const Result<const Schema*> schema = context.schema();
  const StoreView view(context.reader, context.interrupted);
  const cypher::ProcedureCatalog procedures =
      MakeProcedures(view, schema.ok() ? *schema : nullptr, context.interrupted);
  const auto query = cypher::Query::Compile(text, &procedures);
  if (!query.ok()) return ToStatus(query.error(), text);
  const std::vector<std::string>& names = query.value().columns();
  // Made with the first row: of a query that fails before it, no header is printed.
  std::optional<RowWriter> rows;
  const auto begin = [&]() -> RowWriter& {
    if (!rows) {
      std::vector<Column> columns;
      for (const std::string& name : names) columns.push_back({name});
      rows.emplace(context.out, context.print, std::move(columns));
    }
    return *rows;
  };
  const auto summary =
      query.value().Run(view, context.parameters, MakeLimits(context), [&](std::span<const cypher::Value> row) {
        RowWriter& writer = begin();
        if (writer.WantsJson()) {
          writer.AddJson(RowToJson(names, row, view));
        } else {
          writer.AddCells(RowToCells(row, view));
        }
        return context.out.good();
      });
  // Of a query that fails, what was printed is closed; else nothing is.
  if (!names.empty() && (summary.ok() || rows)) begin().Finish();
  if (!summary.ok()) return ToStatus(summary.error(), text);
  if (!summary.value().plan.empty()) context.out << VisibleLines(summary.value().plan);
  if (context.IsTable() && !names.empty() && rows->count() == 0) context.Note("no rows");
  NoteUnknownNames(context, text, view);
  return Status::Ok();
}

Result<ResultGraph> RunForGraph(Context& context, std::string_view text) {
  const Result<const Schema*> schema = context.schema();
  const StoreView view(context.reader, context.interrupted);
  const cypher::ProcedureCatalog procedures =
      MakeProcedures(view, schema.ok() ? *schema : nullptr, context.interrupted);
  const auto query = cypher::Query::Compile(text, &procedures);
  if (!query.ok()) return ToStatus(query.error(), text);
  ResultGraph found;
  const auto summary =
      query.value().Run(view, context.parameters, MakeLimits(context), [&](std::span<const cypher::Value> row) {
        for (const cypher::Value& value : row) Collect(value, view, &found);
        return true;
      });
  if (!summary.ok()) return ToStatus(summary.error(), text);
  for (const FactId& id : found.facts) {
    const Result<graph::Fact> fact = context.reader.GetFact(id);
    if (!fact.ok()) return fact.status();
    found.claims.insert(fact->claims.begin(), fact->claims.end());
  }
  for (const ClaimId& id : found.claims) {
    const Result<graph::ResolvedClaim> claim = context.reader.GetClaim(id);
    if (!claim.ok()) return claim.status();
    found.entities.insert(claim->subject);
    if (!claim->object.IsNull()) found.entities.insert(claim->object);
  }
  if (found.entities.empty()) {
    return InvalidError(
        "the rows of the query hold no entity, relationship or claim: RETURN nodes, relationships or paths");
  }
  return found;
}

void AddQueryCommands(std::vector<Command>* commands) {
  commands->push_back({".param",
                       "[NAME [VALUE]]",
                       "sets $NAME for queries to a value of the language; without VALUE: forgets it; alone: lists all",
                       ".param who 'Ana Ruiz'",
                       {},
                       RunParam,
                       false,
                       true});
  commands->push_back({".timeout",
                       "[MILLISECONDS|off]",
                       "ends a query or command that runs longer; without a word: shows the limit",
                       ".timeout 5000",
                       {},
                       RunTimeout,
                       false});
}

}  // namespace kg::query
