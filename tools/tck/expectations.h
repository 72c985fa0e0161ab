// The checked-in list of scenarios that pass and of those that do not, with the reason.
//
//   pass clauses/match/Match1: 1-4 6 7.1-7.12
//   fail expressions/temporal/Temporal3: 2.1-2.5: times of day are not in the language
//
// "7.12" is the twelfth example of outline 7. "#" begins a remark.
#ifndef NEWSGRAPH_TOOLS_TCK_EXPECTATIONS_H_
#define NEWSGRAPH_TOOLS_TCK_EXPECTATIONS_H_

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/status.h"

namespace kg::tck {

struct Expectation {
  bool passes = false;
  std::string reason;  // of one that does not pass
};
// By the case's id.
using Expectations = std::map<std::string, Expectation>;

// Errors: kInvalid with file:line; kNotFound, kIo.
Result<Expectations> ReadExpectations(const std::string& file);

// The lines of a list, by feature, for cases in the order of their files; those that fail under their reasons in
// `known`.
std::string WriteExpectations(const std::vector<std::pair<std::string, bool>>& outcomes, const Expectations& known);

}  // namespace kg::tck

#endif  // NEWSGRAPH_TOOLS_TCK_EXPECTATIONS_H_
