// The end of RocksDB's table files, read before RocksDB reads it: it parses a file's properties before it verifies their
// checksum, and a build with assertions, as Debian's is, ends the process over one changed byte.
#ifndef NEWSGRAPH_GRAPH_STORE_TABLE_CHECK_H_
#define NEWSGRAPH_GRAPH_STORE_TABLE_CHECK_H_

#include <filesystem>

#include "graph/model/status.h"

namespace kg::graph {

// Verifies the checksums of the meta index and the properties of every complete table file of the folder. Files without
// the mark of a complete one are passed over (a crash leaves such), as are those with another kind of checksum than
// CRC-32C (schema versions 1 and 2). Errors: kCorrupt, kIo; both name the file.
Status CheckTableEnds(const std::filesystem::path& folder);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_TABLE_CHECK_H_
