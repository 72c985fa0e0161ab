// What must hold of every dump that is read, whatever its bytes.
#ifndef NEWSGRAPH_TESTS_FUZZ_DUMP_H_
#define NEWSGRAPH_TESTS_FUZZ_DUMP_H_

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/dump/read_bytes.h"
#include "ingest/ingest.h"

namespace kg::ingest {

// Identities and bodies of all documents, then the skips: reading twice must give the same.
inline std::vector<std::string> ReadOnce(Format format, std::string_view bytes) {
  Options options;
  options.format = format;
  options.limits.document_bytes = 1 << 20;
  options.limits.unpacked_bytes = 8 << 20;
  options.limits.members = 1000;
  std::vector<std::string> seen;
  DumpSink sink;
  sink.on_document = [&](RawDocument&& raw) {
    if (raw.identity.empty() || raw.doc.empty() || raw.source.empty() || raw.body.size() > (1 << 20)) std::abort();
    if (raw.format != Format::kText && raw.format != Format::kHtml) std::abort();
    seen.push_back(raw.identity + raw.body);
    return true;
  };
  sink.on_skip = [&](const Skip& skip) {
    if (skip.reason.empty() || skip.message.empty()) std::abort();
    seen.push_back(skip.reason + skip.message);
    return true;
  };
  const Status status = ReadBytes(bytes, "fuzz", options, sink);
  seen.push_back(status.message());
  return seen;
}

inline int ReadAndCheck(Format format, const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (ReadOnce(format, bytes) != ReadOnce(format, bytes)) std::abort();
  return 0;
}

}  // namespace kg::ingest

#endif  // NEWSGRAPH_TESTS_FUZZ_DUMP_H_
