// One JSON object of a dump as a raw document. The JSON library stays behind this header.
#ifndef NEWSGRAPH_INGEST_DUMP_RECORD_H_
#define NEWSGRAPH_INGEST_DUMP_RECORD_H_

#include <memory>
#include <string>
#include <string_view>

#include "graph/model/status.h"
#include "ingest/dump/fields.h"
#include "ingest/ingest.h"

namespace kg::ingest {

// Reads records; keeps its buffers between calls. One per thread.
class RecordReader {
 public:
  // `names` must outlive the reader.
  explicit RecordReader(const FieldNames& names);
  ~RecordReader();
  // Fills body, format, url, title, author, published, modified, fetched, content_type and doc (the record's id, ""
  // when it has none) from the fields that `names` knows. Of an object its name or rendered form counts, lists are
  // joined: by "; ", of a text by blank lines. Invalid UTF-8 and lone surrogates are repaired. Error kInvalid: not a
  // JSON object, or one with neither text nor html; the message says what was expected, not where.
  Status Parse(std::string_view json, RawDocument* record);

 private:
  struct Parser;
  const FieldNames& names_;
  std::unique_ptr<Parser> parser_;
};

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_RECORD_H_
