// Writing all claims of a graph to a file: whole or not at all.
#ifndef NEWSGRAPH_QUERY_EXPORT_EXPORT_FILE_H_
#define NEWSGRAPH_QUERY_EXPORT_EXPORT_FILE_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <ostream>
#include <string>

#include "graph/model/status.h"
#include "graph/reader.h"

namespace kg::query {

// Claims in the order of article identity, then span, then id, whatever order they were loaded in.
void ForEachClaimInOrder(const graph::Reader& reader, const std::function<bool(const graph::ResolvedClaim&)>& visit);

// "-" and "/dev/stdout".
bool IsStandardOutput(const std::string& file);

// Writes every claim as a JSON line; returns how many. A regular file is written aside and renamed at the end, so that
// a failure or an interrupt leaves what was there; a pipe or device is written directly; standard output is `out`.
// Errors: kInvalid: the file exists and `force` is false, or it is a folder; kIo; kInterrupted.
Result<uint64_t> ExportClaims(const graph::Reader& reader, const std::string& file, bool force, std::ostream& out,
                              const std::atomic<bool>* interrupted);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_EXPORT_EXPORT_FILE_H_
