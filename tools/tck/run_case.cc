#include "tools/tck/run_case.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "query/cypher/procedure.h"
#include "query/cypher/query.h"
#include "tools/tck/memory_graph.h"
#include "tools/tck/setup.h"
#include "tools/tck/values.h"

namespace kg::tck {
namespace {

using NotationRow = std::vector<Notation>;

cypher::FieldType TypeOf(std::string_view name) {
  if (name.ends_with('?')) name.remove_suffix(1);
  if (name == "STRING") return cypher::FieldType::kString;
  if (name == "INTEGER") return cypher::FieldType::kInteger;
  if (name == "FLOAT") return cypher::FieldType::kFloat;
  if (name == "NUMBER") return cypher::FieldType::kNumber;
  if (name == "BOOLEAN") return cypher::FieldType::kBoolean;
  return cypher::FieldType::kAny;
}

cypher::Procedure MakeProcedure(const ProcedureTable& table) {
  cypher::Procedure procedure;
  procedure.name = table.name;
  for (const ProcedureField& field : table.inputs) procedure.arguments.push_back({field.name, TypeOf(field.type)});
  for (const ProcedureField& field : table.outputs) procedure.results.push_back({field.name, TypeOf(field.type)});
  const size_t inputs = table.inputs.size();
  procedure.run = [&table, inputs](const cypher::GraphView&, std::span<const cypher::Value> arguments,
                                   const cypher::ProcedureSink& sink) {
    for (const NotationRow& row : table.rows) {
      bool wanted = row.size() == inputs + table.outputs.size();
      for (size_t i = 0; wanted && i < inputs; ++i) {
        wanted = cypher::Equals(arguments[i], ToValue(row[i]))
                     .value_or(arguments[i].is_null() && row[i].kind == Notation::Kind::kNull);
      }
      if (!wanted) continue;
      std::vector<cypher::Value> values;
      for (size_t i = inputs; i < row.size(); ++i) values.push_back(ToValue(row[i]));
      if (!sink(std::move(values))) break;
    }
    return Status::Ok();
  };
  return procedure;
}

Status BuildGraph(const Case& one, const std::filesystem::path& graphs, const cypher::Map& parameters,
                  MemoryGraph* graph) {
  if (!one.graph.empty()) {
    const std::filesystem::path file = graphs / one.graph / (one.graph + ".cypher");
    std::ifstream in(file, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in) return NotFoundError(file.string() + ": cannot be read");
    KG_RETURN_IF_ERROR(RunSetup(text, parameters, graph));
  }
  for (const std::string& text : one.setup) KG_RETURN_IF_ERROR(RunSetup(text, parameters, graph));
  return Status::Ok();
}

struct Answer {
  std::optional<cypher::QueryError> error;
  std::vector<std::string> columns;
  std::vector<NotationRow> rows;
};

Answer Ask(const Case& one, const cypher::ProcedureCatalog& procedures, const cypher::Map& parameters,
           const MemoryGraph& graph) {
  Answer answer;
  const auto query = cypher::Query::Compile(one.query, &procedures);
  if (!query.ok()) {
    answer.error = query.error();
    return answer;
  }
  answer.columns = query.value().columns();
  cypher::Limits limits;
  limits.time = std::chrono::seconds(10);
  limits.memory_bytes = size_t{1} << 30;
  const auto summary = query.value().Run(graph, parameters, limits, [&](std::span<const cypher::Value> values) {
    NotationRow& row = answer.rows.emplace_back();
    for (const cypher::Value& value : values) row.push_back(ToNotation(value, graph));
    return true;
  });
  if (!summary.ok()) answer.error = summary.error();
  return answer;
}

std::string RowText(const NotationRow& row) {
  std::string out = "|";
  for (const Notation& value : row) out += " " + ToString(value) + " |";
  return out;
}

std::string RowsText(const std::vector<std::string>& columns, const std::vector<NotationRow>& rows) {
  std::string out = "    |";
  for (const std::string& column : columns) out += " " + column + " |";
  constexpr size_t kShown = 12;
  for (size_t i = 0; i < std::min(rows.size(), kShown); ++i) out += "\n    " + RowText(rows[i]);
  if (rows.size() > kShown) out += "\n    ... " + std::to_string(rows.size()) + " rows";
  return out + "\n";
}

std::string ErrorText(const cypher::QueryError& error) {
  return error.type + ": " + error.detail + " (" + error.message + ")";
}

bool SameRows(const ExpectedRows& wanted, const Answer& answer) {
  if (wanted.rows.size() != answer.rows.size()) return false;
  // "the result should be empty" names no columns.
  if (!wanted.columns.empty() && wanted.columns != answer.columns) return false;
  const auto same = [&](const NotationRow& a, const NotationRow& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](const Notation& x, const Notation& y) { return Equal(x, y, wanted.unordered_lists); });
  };
  if (wanted.ordered) return std::equal(wanted.rows.begin(), wanted.rows.end(), answer.rows.begin(), same);
  return std::is_permutation(wanted.rows.begin(), wanted.rows.end(), answer.rows.begin(), same);
}

bool IsWantedError(const Case& one, const cypher::QueryError& error) {
  if (one.writes && error.type == "ReadOnly") return true;
  return one.error && one.error->type == error.type && (one.error->detail == "*" || one.error->detail == error.detail);
}

std::string Wanted(const Case& one) {
  if (one.error) return "  expected " + one.error->type + ": " + one.error->detail + "\n";
  if (one.writes) return "  expected the read-only error\n";
  return "  expected\n" + RowsText(one.rows->columns, one.rows->rows);
}

}  // namespace

Verdict RunCase(const Case& one, const std::filesystem::path& graphs) {
  if (!one.rows && !one.error) return {false, "  the scenario expects nothing\n"};
  cypher::Map parameters;
  for (const auto& [name, value] : one.parameters) parameters[name] = ToValue(value);
  MemoryGraph graph;
  // The graph is not looked at by a query that writes.
  if (!one.writes) {
    if (Status status = BuildGraph(one, graphs, parameters, &graph); !status.ok()) {
      return {false, "  set-up: " + status.message() + "\n"};
    }
  }
  cypher::ProcedureCatalog procedures;
  for (const ProcedureTable& table : one.procedures) procedures.Add(MakeProcedure(table));
  const Answer answer = Ask(one, procedures, parameters, graph);
  if (answer.error) {
    if (IsWantedError(one, *answer.error)) return {true, ""};
    return {false, Wanted(one) + "  came " + ErrorText(*answer.error) + "\n"};
  }
  if (one.rows && !one.writes && SameRows(*one.rows, answer)) return {true, ""};
  return {false, Wanted(one) + "  came\n" + RowsText(answer.columns, answer.rows)};
}

}  // namespace kg::tck
