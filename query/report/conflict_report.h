// The contradictions of a graph as one HTML page that a person can read and print: no scripts, nothing loaded from
// elsewhere, all text of articles escaped.
#ifndef NEWSGRAPH_QUERY_REPORT_CONFLICT_REPORT_H_
#define NEWSGRAPH_QUERY_REPORT_CONFLICT_REPORT_H_

#include <atomic>
#include <ostream>
#include <vector>

#include "graph/model/schema.h"
#include "graph/reader.h"

namespace kg::query {

// Writes the page on `conflicts`, in their order. The same graph gives the same bytes. Errors: those of the reader,
// kInterrupted.
Status WriteConflictReport(const graph::Reader& reader, const Schema& schema,
                           const std::vector<graph::Conflict>& conflicts, const std::atomic<bool>* interrupted,
                           std::ostream& out);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_REPORT_CONFLICT_REPORT_H_
