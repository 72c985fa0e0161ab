// One case of the openCypher scenarios: what to set up, what to ask and what to expect.
#ifndef NEWSGRAPH_TOOLS_TCK_CASE_H_
#define NEWSGRAPH_TOOLS_TCK_CASE_H_

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"
#include "tools/tck/gherkin.h"
#include "tools/tck/notation.h"

namespace kg::tck {

struct ExpectedRows {
  std::vector<std::string> columns;
  std::vector<std::vector<Notation>> rows;
  bool ordered = false;
  bool unordered_lists = false;
};

struct ExpectedError {
  std::string type;    // "SyntaxError"
  std::string phase;   // "compile time", "runtime", "any time"
  std::string detail;  // "UndefinedVariable"; "*": any
};

struct ProcedureField {
  std::string name;
  std::string type;  // "STRING?"
};

// A procedure that a scenario supposes: the rows it yields are those whose inputs are the arguments.
struct ProcedureTable {
  std::string name;
  std::vector<ProcedureField> inputs;
  std::vector<ProcedureField> outputs;
  std::vector<std::vector<Notation>> rows;  // inputs, then outputs
};

struct Case {
  std::string feature;  // path below the folder of features, without ending
  std::string id;       // "clauses/match/Match1 [3]", of an outline "… [3.2]"
  std::string name;
  std::string graph;               // of a named graph; "" for an empty one
  std::vector<std::string> setup;  // queries that build the graph
  std::map<std::string, Notation> parameters;
  std::vector<ProcedureTable> procedures;
  std::string query;
  bool writes = false;               // the query has a writing clause
  std::optional<ExpectedRows> rows;  // of a query that succeeds
  std::optional<ExpectedError> error;
};

// `feature` as in Case. Errors: kInvalid with the line of a step that is not understood.
Result<Case> MakeCase(const Scenario& scenario, const std::string& feature);

// All cases of the features below `folder`, by path. Errors: kNotFound, kIo, kInvalid with file:line.
Result<std::vector<Case>> ReadCases(const std::filesystem::path& folder);

// Whether a writing clause (CREATE, MERGE, SET, DELETE, REMOVE, FOREACH) stands in a query.
bool HasWritingClause(std::string_view query);

}  // namespace kg::tck

#endif  // NEWSGRAPH_TOOLS_TCK_CASE_H_
