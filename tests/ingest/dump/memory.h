// Dumps that stand in the test itself.
#ifndef NEWSGRAPH_TESTS_INGEST_DUMP_MEMORY_H_
#define NEWSGRAPH_TESTS_INGEST_DUMP_MEMORY_H_

#include <string>
#include <string_view>

#include "ingest/dump/read_bytes.h"
#include "tests/ingest/dump/tools.h"

namespace kg::ingest {

inline ReadResult ReadMemory(std::string_view bytes, const std::string& name, const Options& options = {}) {
  return Collect([&](const DumpSink& sink) { return ReadBytes(bytes, name, options, sink); });
}

}  // namespace kg::ingest

#endif  // NEWSGRAPH_TESTS_INGEST_DUMP_MEMORY_H_
