// The report of an ingest run (--report): one JSON line per document.
#ifndef NEWSGRAPH_TOOLS_REPORT_H_
#define NEWSGRAPH_TOOLS_REPORT_H_

#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include "tools/pipeline.h"

namespace kg::tools {

class ReportFile {
 public:
  // False when the file can't be written. Without a call, nothing is reported.
  bool Open(const std::string& path);
  // In the order of the documents. `later`: what became of it is told by Settle, and all lines wait for that from here
  // on, in a file without a name. False when it can't be written.
  bool Write(const Outcome& outcome, std::string_view status, bool later);
  // What became of the next document that waits, in their order. REQUIRES: Write no more.
  void Settle(std::string_view status);
  // False when anything could not be written.
  bool Close();
  // The message.
  std::string Failed() const { return path_ + ": can't be written (--report)"; }

 private:
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  bool Put(const std::string& line);

  std::string path_;
  std::ofstream out_;
  std::unique_ptr<std::FILE, CloseFile> waiting_;
  bool settling_ = false;
  bool ok_ = true;
};

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_REPORT_H_
