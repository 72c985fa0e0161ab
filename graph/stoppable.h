// Readers and writers whose work can be given up in the middle, by a flag that a person or a limit on the time sets.
#ifndef NEWSGRAPH_GRAPH_STOPPABLE_H_
#define NEWSGRAPH_GRAPH_STOPPABLE_H_

#include <atomic>
#include <filesystem>
#include <memory>
#include <string_view>

#include "graph/reader.h"
#include "graph/writer.h"

namespace kg::graph {

// As OpenReader. While `*stop` is true every list of the reader ends early and is not whole: who gives the flag looks
// at it behind every call. It must outlive the reader; null: no list ends early.
Result<std::unique_ptr<Reader>> OpenStoppableReader(const std::filesystem::path& database,
                                                    const std::atomic<bool>* stop);

// As Writer::Open. When `*stop` becomes true, opening (which finishes what is pending), RecheckAll and the Publish
// behind it end early with kInterrupted. What is pending then waits for the next writer; what RecheckAll has checked
// by then is published, and the rest stays as it was. `stop` must outlive the writer; may be null.
Result<std::unique_ptr<Writer>> OpenStoppableWriter(const std::filesystem::path& database, const Schema& schema,
                                                    const Gazetteer& gazetteer, std::string_view rules_version,
                                                    const WriterOptions& options, const std::atomic<bool>* stop);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STOPPABLE_H_
