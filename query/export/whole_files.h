// Writing files whole or not at all.
#ifndef NEWSGRAPH_QUERY_EXPORT_WHOLE_FILES_H_
#define NEWSGRAPH_QUERY_EXPORT_WHOLE_FILES_H_

#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "graph/model/status.h"

namespace kg::query {

// One file and what fills it. `write` returns its own errors; that the stream failed is found by the caller.
struct OutputFile {
  std::string file;  // "-" and "/dev/stdout": standard output
  std::function<Status(std::ostream& out)> write;
};

// "-" and "/dev/stdout".
bool IsStandardOutput(const std::string& file);

// Regular files are written aside, all of them, and get their names at the end, so that a failure or an interrupt
// leaves what was there; pipes and devices are written directly; standard output is `out`.
// Errors: kInvalid: a file exists and `force` is false, or is a folder; kIo; whatever a `write` returns.
Status WriteWholeFiles(const std::vector<OutputFile>& files, bool force, std::ostream& out);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_EXPORT_WHOLE_FILES_H_
