// A path as a chain that reads as sentences, and as JSON.
#ifndef NEWSGRAPH_QUERY_PRINT_PATH_TEXT_H_
#define NEWSGRAPH_QUERY_PRINT_PATH_TEXT_H_

#include <string>
#include <vector>

#include "graph/model/status.h"
#include "graph/reader.h"
#include "query/paths/path.h"
#include "query/print/layout.h"

namespace kg::query {

struct ShownStep {
  graph::Fact fact;
  std::string subject;  // canonical names
  std::string object;
  bool forward = true;                         // the path goes from subject to object
  std::string label;                           // "won", "placed 2nd", "won 2022"
  std::vector<std::string> docs;               // of the fact's claims, sorted, each once
  std::vector<graph::ResolvedClaim> evidence;  // best claim first
};

// A path with all that is printed of it.
struct ShownPath {
  std::vector<std::string> names;  // of the nodes
  std::vector<std::string>
      labels;  // the same, events with their edition where both edges have it: "London Marathon (2016)"
  std::vector<EntityId> ids;
  std::vector<ShownStep> steps;
  int cost = 0;
  uint64_t sources = 0;
};

Result<ShownPath> ShowPath(const graph::Reader& reader, const Path& path);

// "Ivo Lenz ─coach-of→ Ana Ruiz ─won→ Bergheim Marathon (2023) ←placed 2nd─ Mara Holt"
std::string ChainText(const ShownPath& path);
// One step read from its subject, with all that is known: "Mara Holt placed 2nd Bergheim Marathon (2023-05-07, women)".
std::string StepText(const ShownStep& step);
// As the interface has it; with `evidence` each edge gets its sentences.
std::string PathToJson(const ShownPath& path, bool evidence);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PRINT_PATH_TEXT_H_
