// Everything of a document as one JSON line: what `kgingest --records` prints and `--from-records` loads. Lossless. The
// format is described in ingest/README.md.
#ifndef NEWSGRAPH_GRAPH_MODEL_DOCUMENT_RECORD_H_
#define NEWSGRAPH_GRAPH_MODEL_DOCUMENT_RECORD_H_

#include <string>
#include <string_view>

#include "graph/model/claim.h"
#include "graph/model/status.h"

namespace kg {

inline constexpr int kDocumentRecordVersion = 1;

// What one line holds.
struct DocumentRecord {
  Document document;
  std::string rules_version;  // of the rules that its claims were extracted by
};

// Without the line end.
std::string DocumentToRecord(const Document& document, std::string_view rules_version);

// Takes nothing on trust: ids must be those that the content gives, spans and numbers must lie within the document.
// Errors: kInvalid (what is wrong with the line, and where in it), kUnsupported (another version).
Result<DocumentRecord> DocumentFromRecord(std::string_view line);

}  // namespace kg

#endif  // NEWSGRAPH_GRAPH_MODEL_DOCUMENT_RECORD_H_
