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
#include "ingest/site_templates.h"

namespace kg::tools {

// What became of one record of a dump.
struct Outcome {
  std::optional<Document> document;  // empty: skipped, or unchanged
  bool unchanged = false;
  DocId id;  // null for a skipped record without identity
  std::string doc;
  std::string source;
  ingest::Skip skip;   // reason "" unless skipped
  std::string remark;  // of a document that was not taken as a whole
};

// How far the reading is, for progress.
struct PipelineProgress {
  uint64_t documents = 0;
  uint64_t bytes = 0;        // read from the files (compressed bytes where they are compressed)
  uint64_t total_bytes = 0;  // of all files named; 0 when unknown (standard input)
};

struct PipelineOptions {
  ingest::Options ingest;
  int jobs = 1;
  // Bytes of raw documents that may wait or be worked on at a time; one document may be larger.
  uint64_t bytes_in_flight = uint64_t{48} << 20;
  // Set: clean only, no claims; dates an article whose date is not stated. Called from several threads.
  std::function<Article(Article)> estimate_date;
  // True for a document that need not be extracted again; called from several threads. May be empty.
  std::function<bool(const Article&)> is_unchanged;
};

struct PipelineResult {
  std::vector<std::string> errors;  // what could not be read
  bool any_path_exists = false;
  bool interrupted = false;
};

// Bytes of all regular files below `paths`, as ReadDump would find them.
uint64_t BytesOf(const std::vector<std::string>& paths);

// The passes over a dump before the one that counts: learns what repeats over the pages of a site. Standard input can't
// be read twice and teaches nothing. What can't be read is left for the last pass to report.
ingest::SiteTemplates LearnTemplates(const std::vector<std::string>& paths, const ingest::Options& options,
                                     const std::function<void(const PipelineProgress&)>& on_progress);

// Reads all `paths` in order and calls `sink` with every outcome, in input order, from one thread at a time. The sink
// returns false to stop. `on_progress` (may be empty) is called from the sink's thread. `resources` may be null with
// PipelineOptions::estimate_date, and only then.
PipelineResult RunPipeline(const std::vector<std::string>& paths, const PipelineOptions& options,
                           const extract::Resources* resources, const std::function<bool(Outcome&&)>& sink,
                           const std::function<void(const PipelineProgress&)>& on_progress);

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_PIPELINE_H_
