// Dumps that stand in the test itself.
#ifndef NEWSGRAPH_TESTS_INGEST_DUMP_MEMORY_H_
#define NEWSGRAPH_TESTS_INGEST_DUMP_MEMORY_H_

#include <string>
#include <string_view>

#include "ingest/dump/read_bytes.h"
#include "tests/ingest/dump/tools.h"

namespace kg::ingest {

inline ReadResult ReadMemory(std::string_view bytes, const std::string& name, const Options& options = {}) {
  ReadResult result;
  DumpSink sink;
  sink.on_document = [&](RawDocument&& raw) {
    result.documents.push_back(std::move(raw));
    return true;
  };
  sink.on_skip = [&](const Skip& skip) {
    result.skips.push_back(skip);
    return true;
  };
  result.status = ReadBytes(bytes, name, options, sink);
  return result;
}

}  // namespace kg::ingest

#endif  // NEWSGRAPH_TESTS_INGEST_DUMP_MEMORY_H_
