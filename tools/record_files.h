// Reading files of document records (kgingest --from-records), line by line: plain or compressed, files, folders or
// standard input.
#ifndef NEWSGRAPH_TOOLS_RECORD_FILES_H_
#define NEWSGRAPH_TOOLS_RECORD_FILES_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"
#include "ingest/ingest.h"

namespace kg::tools {

struct RecordLine {
  std::string_view text;
  std::string where;      // "shard1.jsonl.zst:17"
  bool too_long = false;  // over Limits::line_bytes; `text` is empty
};

// Calls `visit` with every line that is not blank; it returns false to stop. Files of a folder are read in order of
// their names. Errors: kNotFound, kIo (also: truncated or broken compression), kLimit; what came before was delivered.
Status ReadRecordLines(const std::string& path, const ingest::Limits& limits,
                       const std::function<bool(const RecordLine&)>& visit);

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_RECORD_FILES_H_
