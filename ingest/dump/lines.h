// Lines of a source, one at a time.
#ifndef NEWSGRAPH_INGEST_DUMP_LINES_H_
#define NEWSGRAPH_INGEST_DUMP_LINES_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/dump/byte_source.h"

namespace kg::ingest {

class LineReader {
 public:
  // `line_bytes`: longer lines are passed over.
  LineReader(ByteSource* source, uint64_t line_bytes) : source_(source), line_bytes_(line_bytes) {}
  struct Line {
    std::string_view text;  // without its end (LF or CRLF); valid until the next call
    uint64_t number = 0;    // from 1
    bool too_long = false;  // `text` is empty then
    bool end = false;       // no more lines
  };
  // Error: what the source says, once all whole lines before it were returned.
  Result<Line> Next();

 private:
  ByteSource* source_;
  uint64_t line_bytes_;
  std::string buffer_;  // the line, where it spans pieces of the source
  size_t taken_ = 0;    // bytes of the source's piece that the last line used
  uint64_t number_ = 0;
};

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_LINES_H_
