// RocksDB's logs (the write-ahead log and MANIFEST), read by a stricter eye than RocksDB's own: it takes a record that
// seems to reach beyond the end of the file for one that was never finished, and drops it and all behind it without a
// word. That is what a crash leaves, but also what one flipped byte in a length makes of good records.
#ifndef NEWSGRAPH_GRAPH_STORE_LOG_CHECK_H_
#define NEWSGRAPH_GRAPH_STORE_LOG_CHECK_H_

#include <filesystem>
#include <string_view>

#include "graph/model/status.h"

namespace kg::graph {

// What may stand at the end of a log.
enum class LogTail {
  kWhole,    // nothing but whole records
  kMayTear,  // a record that a crash has cut off: nothing valid follows, and it is no whole one of another length
};

// Ok when all records are whole, but for the tail. `name`: for the message, which says at which byte. Error kCorrupt.
Status CheckLogBytes(std::string_view bytes, LogTail tail, const std::string& name);
Status CheckLogFile(const std::filesystem::path& path, LogTail tail);

// The logs of a RocksDB folder: CURRENT names a MANIFEST that is there and whole, the write-ahead logs are whole up to
// a torn end. Ok for a folder without a database. Errors: kCorrupt, kIo; both name the file.
Status CheckLogsOf(const std::filesystem::path& folder, LogTail tail);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_LOG_CHECK_H_
