#include "tools/tck/case.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <utility>

#include "tools/tck/create_pattern.h"

namespace kg::tck {
namespace {

namespace fs = std::filesystem;

bool IsWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::string_view Trim(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// The text behind `begin` if `text` begins so.
std::optional<std::string_view> Behind(std::string_view text, std::string_view begin) {
  if (!text.starts_with(begin)) return std::nullopt;
  return text.substr(begin.size());
}

Result<std::vector<Notation>> ParseCells(const TableRow& row) {
  std::vector<Notation> values;
  for (const std::string& cell : row) {
    Result<Notation> value = ParseNotation(cell);
    if (!value.ok()) return value.status();
    values.push_back(std::move(*value));
  }
  return values;
}

// "(a :: STRING?, b :: INTEGER?)" without the brackets.
std::vector<ProcedureField> ParseFields(std::string_view text) {
  std::vector<ProcedureField> fields;
  while (!Trim(text).empty()) {
    const size_t comma = text.find(',');
    const std::string_view field = text.substr(0, comma);
    const size_t colons = field.find("::");
    if (colons == std::string_view::npos) return fields;
    fields.push_back({std::string(Trim(field.substr(0, colons))), std::string(Trim(field.substr(colons + 2)))});
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  return fields;
}

// "test.my.proc(in :: INTEGER?) :: (out :: STRING?):" and its table.
Result<ProcedureTable> ParseProcedure(std::string_view text, const std::vector<TableRow>& table) {
  const size_t open = text.find('(');
  const size_t close = text.find(')');
  const size_t second = text.find('(', close);
  const size_t end = text.rfind(')');
  if (open == std::string_view::npos || second == std::string_view::npos || end < second) {
    return InvalidError("expected a signature: name(inputs) :: (outputs)");
  }
  ProcedureTable procedure;
  procedure.name = Trim(text.substr(0, open));
  procedure.inputs = ParseFields(text.substr(open + 1, close - open - 1));
  procedure.outputs = ParseFields(text.substr(second + 1, end - second - 1));
  for (size_t row = 1; row < table.size(); ++row) {
    Result<std::vector<Notation>> values = ParseCells(table[row]);
    if (!values.ok()) return values.status();
    procedure.rows.push_back(std::move(*values));
  }
  return procedure;
}

Result<ExpectedRows> ParseRows(std::string_view how, const std::vector<TableRow>& table) {
  ExpectedRows expected;
  expected.ordered = how.find("in order") != std::string_view::npos;
  expected.unordered_lists = how.find("ignoring element order") != std::string_view::npos;
  if (table.empty()) return expected;
  expected.columns = table[0];
  for (size_t row = 1; row < table.size(); ++row) {
    Result<std::vector<Notation>> values = ParseCells(table[row]);
    if (!values.ok()) return values.status();
    if (values->size() != table[0].size()) return InvalidError("a row with another number of cells than the head");
    expected.rows.push_back(std::move(*values));
  }
  return expected;
}

// "a SyntaxError should be raised at compile time: Detail"
Result<ExpectedError> ParseError(std::string_view text) {
  constexpr std::string_view kRaised = " should be raised at ";
  const size_t raised = text.find(kRaised);
  const size_t colon = text.find(": ", raised);
  const size_t article = text.find(' ');
  if (article >= raised || colon == std::string_view::npos) return InvalidError("expected an error's type and detail");
  ExpectedError error;
  error.type = text.substr(article + 1, raised - article - 1);
  error.phase = text.substr(raised + kRaised.size(), colon - raised - kRaised.size());
  error.detail = Trim(text.substr(colon + 2));
  return error;
}

Status TakeOutcome(const Step& step, Case* result) {
  if (const auto how = Behind(step.text, "the result should be")) {
    Result<ExpectedRows> rows = ParseRows(*how, step.table);
    if (!rows.ok()) return rows.status();
    result->rows = std::move(*rows);
  } else if (step.text.find("should be raised at") != std::string::npos) {
    Result<ExpectedError> error = ParseError(step.text);
    if (!error.ok()) return error.status();
    result->error = std::move(*error);
  } else if (!step.text.starts_with("no side effects") && !step.text.starts_with("the side effects should be")) {
    return InvalidError("a step that is not understood: " + step.text);
  }
  return Status::Ok();
}

Status TakeParameters(const Step& step, Case* result) {
  for (const TableRow& row : step.table) {
    if (row.size() != 2) return InvalidError("expected rows of name and value");
    Result<Notation> value = ParseNotation(row[1]);
    if (!value.ok()) return value.status();
    result->parameters[row[0]] = std::move(*value);
  }
  return Status::Ok();
}

Status TakeStep(const Step& step, Case* result) {
  if (step.text == "an empty graph" || step.text == "any graph") return Status::Ok();
  if (const auto graph = Behind(step.text, "the "); graph && graph->ends_with(" graph")) {
    result->graph = graph->substr(0, graph->size() - std::string_view(" graph").size());
    return Status::Ok();
  }
  if (step.text.starts_with("having executed")) {
    result->setup.push_back(step.doc.value_or(""));
    return Status::Ok();
  }
  if (step.text.starts_with("parameters are")) return TakeParameters(step, result);
  if (const auto signature = Behind(step.text, "there exists a procedure ")) {
    Result<ProcedureTable> procedure = ParseProcedure(*signature, step.table);
    if (!procedure.ok()) return procedure.status();
    result->procedures.push_back(std::move(*procedure));
    return Status::Ok();
  }
  if (step.text.starts_with("executing query")) {
    result->query = step.doc.value_or("");
    return Status::Ok();
  }
  return TakeOutcome(step, result);
}

std::string MakeId(const Scenario& scenario, const std::string& feature) {
  const size_t close = scenario.name.find(']');
  std::string number = scenario.name.starts_with('[') && close != std::string::npos
                           ? scenario.name.substr(1, close - 1)
                           : "line " + std::to_string(scenario.line);
  if (scenario.example > 0) number += "." + std::to_string(scenario.example);
  return feature + " [" + number + "]";
}

}  // namespace

bool HasWritingClause(std::string_view query) {
  constexpr std::array<std::string_view, 6> kClauses = {"CREATE", "MERGE", "SET", "DELETE", "REMOVE", "FOREACH"};
  char before = ' ';  // the last character that is no space
  for (size_t at = 0; at < query.size();) {
    if (const size_t end = SkipToken(query, at); end > at + 1) {
      at = end;
      before = '"';
      continue;
    }
    if (!IsWord(query[at])) {
      if (query[at] != ' ' && query[at] != '\n' && query[at] != '\t') before = query[at];
      ++at;
      continue;
    }
    const size_t begin = at;
    while (at < query.size() && IsWord(query[at])) ++at;
    std::string word(query.substr(begin, at - begin));
    for (char& c : word) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    // Not a property, label, type, parameter or key.
    const bool named = before == '.' || before == ':' || before == '$' || (at < query.size() && query[at] == ':');
    if (!named && std::find(kClauses.begin(), kClauses.end(), word) != kClauses.end()) return true;
    before = 'a';
  }
  return false;
}

Result<Case> MakeCase(const Scenario& scenario, const std::string& feature) {
  Case result;
  result.feature = feature;
  result.name = scenario.name;
  result.id = MakeId(scenario, feature);
  for (const Step& step : scenario.steps) {
    // What follows looks at the effects of writing.
    if (step.text.starts_with("executing control query")) break;
    if (Status status = TakeStep(step, &result); !status.ok()) {
      return InvalidError(feature + ".feature:" + std::to_string(step.line) + ": " + status.message());
    }
  }
  result.writes = HasWritingClause(result.query);
  return result;
}

Result<std::vector<Case>> ReadCases(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".feature") files.push_back(it->path());
  }
  if (error) return NotFoundError(folder.string() + ": cannot be read: " + error.message());
  if (files.empty()) return NotFoundError(folder.string() + ": has no .feature file");
  std::sort(files.begin(), files.end());
  std::vector<Case> cases;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in) return IoError(file.string() + ": cannot be read");
    Result<std::vector<Scenario>> scenarios = ParseFeature(text, file.string());
    if (!scenarios.ok()) return scenarios.status();
    const std::string feature = file.lexically_relative(folder).replace_extension().generic_string();
    for (const Scenario& scenario : *scenarios) {
      Result<Case> one = MakeCase(scenario, feature);
      if (!one.ok()) return one.status();
      cases.push_back(std::move(*one));
    }
  }
  return cases;
}

}  // namespace kg::tck
