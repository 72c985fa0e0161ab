// The formats of an export. Each writes a slice to a stream, escaped for the readers of that format; the order is
// fixed, so that equal graphs give equal bytes.
#ifndef NEWSGRAPH_QUERY_EXPORT_FORMATS_H_
#define NEWSGRAPH_QUERY_EXPORT_FORMATS_H_

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "graph/model/status.h"
#include "query/export/slice.h"

namespace kg::query {

struct ExportOptions {
  std::string format;  // one of ExportFormats()
  std::string file;
  bool force = false;
  bool csv_safe = false;  // a cell that a spreadsheet would take for a formula gets an apostrophe before it
};

// "jsonl", "csv", ...
std::vector<std::string> ExportFormats();

// What was written, for the person who asked: "12 entities and 20 relationships to news.csv and news-edges.csv".
struct ExportSummary {
  uint64_t first = 0;  // entities, or claims where claims are written
  uint64_t edges = 0;
  std::vector<std::string> files;
  bool claims = false;
};

// Files are written whole or not at all (whole_files.h). CSV takes two files: entities in `file`, relationships beside
// it (EdgesFileOf). Errors: those of WriteWholeFiles, kInterrupted, kLimit (svg of too large a graph).
Result<ExportSummary> Export(const GraphSlice& slice, const ExportOptions& options, std::ostream& out);

// "news.csv" -> "news-relationships.csv".
std::string EdgesFileOf(const std::string& file);

// One claim a line, as `.claims` prints them.
void WriteClaimLines(const GraphSlice& slice, std::ostream& out, ExportSummary* summary);
// The two files of `neo4j-admin database import`. Lists are joined by ';' (which becomes ',' within a value), line ends
// become spaces: the import's defaults have no escape for either.
void WriteCsvEntities(const GraphSlice& slice, bool csv_safe, std::ostream& out, ExportSummary* summary);
void WriteCsvEdges(const GraphSlice& slice, bool csv_safe, std::ostream& out, ExportSummary* summary);
// GraphML 1.0. What XML can't hold (control characters) becomes U+FFFD.
void WriteGraphml(const GraphSlice& slice, std::ostream& out, ExportSummary* summary);
// RDF 1.1: entities and articles in the default graph, the claims of each article in a graph of its own.
void WriteNquads(const GraphSlice& slice, std::ostream& out, ExportSummary* summary);
void WriteTrig(const GraphSlice& slice, std::ostream& out, ExportSummary* summary);
// Graphviz.
void WriteDot(const GraphSlice& slice, std::ostream& out, ExportSummary* summary);
// The same, drawn by Graphviz's program `dot`, which must be installed.
Status WriteSvg(const GraphSlice& slice, std::ostream& out, ExportSummary* summary);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_EXPORT_FORMATS_H_
