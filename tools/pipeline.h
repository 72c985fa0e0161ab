// The pipeline: reading, cleaning and extracting side by side, results in input order, memory bounded.
#ifndef NEWSGRAPH_TOOLS_PIPELINE_H_
#define NEWSGRAPH_TOOLS_PIPELINE_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "extract/extractor.h"
#include "graph/model/claim.h"
#include "ingest/ingest.h"

namespace kg::tools {

// What became of one record of a dump.
struct Outcome {
  std::optional<Document> document;  // empty: skipped, or unchanged
  bool unchanged = false;
  DocId id;  // null for a skipped record without identity
  std::string doc;
  std::string source;
  ingest::Skip skip;  // reason "" unless skipped
};

struct PipelineOptions {
  ingest::Options ingest;
  int jobs = 1;
  bool articles_only = false;  // clean and date, no claims
  // True for a document that need not be extracted again; called from several threads. May be empty.
  std::function<bool(const Article&)> is_unchanged;
};

struct PipelineResult {
  std::vector<std::string> errors;  // what could not be read
  bool any_path_exists = false;
  bool interrupted = false;
};

// Reads all `paths` in order and calls `sink` with every outcome, in input order, from one thread at a time. The sink
// returns false to stop. `on_progress` (may be empty) gets documents and bytes so far, from the sink's thread.
PipelineResult RunPipeline(const std::vector<std::string>& paths, const PipelineOptions& options,
                           const extract::Resources& resources, const std::function<bool(Outcome&&)>& sink,
                           const std::function<void(uint64_t, uint64_t)>& on_progress);

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_PIPELINE_H_
