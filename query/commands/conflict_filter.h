// Which contradictions a person asks for: the options of .conflicts and .report.
#ifndef NEWSGRAPH_QUERY_COMMANDS_CONFLICT_FILTER_H_
#define NEWSGRAPH_QUERY_COMMANDS_CONFLICT_FILTER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "graph/reader.h"
#include "query/commands/command.h"

namespace kg::query {

class ConflictFilter {
 public:
  // Reads --kind, --level, --min-score, --since and --dismissed; `name`: of whom, "" for all. kInvalid for a value that
  // none of them can have, kNotFound for an unknown name.
  static Result<ConflictFilter> Make(Context& context, const Arguments& arguments, const std::string& name);

  // Calls `visit` with all that pass, by level, falling score, subject name, id, until it returns false.
  void ForEach(const graph::Reader& reader, const std::function<bool(const graph::Conflict&)>& visit);
  // How many were left out by the last ForEach only because a person has dismissed them.
  uint64_t dismissed() const { return left_out_; }

 private:
  bool Accepts(const graph::Reader& reader, const graph::Conflict& conflict);

  std::optional<graph::Entity> about_;
  std::string kind_;   // "": any
  std::string level_;  // "": conflicts and tensions
  double min_score_ = 0;
  std::optional<uint64_t> since_;  // only what came with a later epoch
  bool want_dismissed_ = false;
  uint64_t left_out_ = 0;
};

// The options that Make reads.
std::vector<OptionSpec> WithFilterOptions(std::vector<OptionSpec> more);

// The id of the only conflict that begins so. kInvalid for what is no id, or begins several; kNotFound.
Result<ConflictId> ResolveConflictId(const graph::Reader& reader, const std::string& text);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_COMMANDS_CONFLICT_FILTER_H_
