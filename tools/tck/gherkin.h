// Reads Gherkin feature files, the text form of the openCypher scenarios.
//
// Understood: Feature, Rule, Background, Scenario and Scenario Outline (with their synonyms), Examples, the step words,
// doc strings, data tables with the escapes \| \\ \n, comments and tags (skipped). Outlines are expanded: one Scenario
// for each row of examples, in order.
#ifndef NEWSGRAPH_TOOLS_TCK_GHERKIN_H_
#define NEWSGRAPH_TOOLS_TCK_GHERKIN_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"

namespace kg::tck {

using TableRow = std::vector<std::string>;

struct Step {
  std::string text;  // without "Given", "And" ...
  std::optional<std::string> doc;
  std::vector<TableRow> table;
  size_t line = 0;  // of the file, from 1
};

struct Scenario {
  std::string name;
  size_t example = 0;       // of an outline: which row, from 1; 0: not an outline
  std::vector<Step> steps;  // the background's first
  size_t line = 0;
};

// All scenarios of a feature's text. `file` is for messages. Errors: kInvalid with file:line and what was expected.
Result<std::vector<Scenario>> ParseFeature(std::string_view text, const std::string& file);

}  // namespace kg::tck

#endif  // NEWSGRAPH_TOOLS_TCK_GHERKIN_H_
