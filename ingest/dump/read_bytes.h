// Reading a dump that stands in memory: for fuzzers and tests.
#ifndef NEWSGRAPH_INGEST_DUMP_READ_BYTES_H_
#define NEWSGRAPH_INGEST_DUMP_READ_BYTES_H_

#include <string>
#include <string_view>

#include "graph/model/status.h"
#include "ingest/ingest.h"

namespace kg::ingest {

// As ReadDump of a file called `name` that holds `bytes`. REQUIRES: `name` is no path, just a name.
Status ReadBytes(std::string_view bytes, const std::string& name, const Options& options, const DumpSink& sink);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_READ_BYTES_H_
