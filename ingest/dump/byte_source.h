// Bytes of a file or of standard input, decompressed when they are gzip; read in pieces, never whole.
#ifndef NEWSGRAPH_INGEST_DUMP_BYTE_SOURCE_H_
#define NEWSGRAPH_INGEST_DUMP_BYTE_SOURCE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "graph/model/status.h"

namespace kg::ingest {

class ByteSource {
 public:
  // Opens `path` ("-": standard input). Error kNotFound or kIo with the system's reason.
  static Result<std::unique_ptr<ByteSource>> Open(const std::string& path);
  ~ByteSource();
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  // Up to `size` of the next bytes, without taking them; fewer only at the end.
  Result<std::string_view> Peek(size_t size);
  // Appends the next bytes to `out`, at most `size`; nothing at the end. Error kIo: reading failed, or a truncated or
  // corrupt gzip stream; what came before was delivered.
  Status Read(size_t size, std::string* out);
  // Bytes taken from the file so far (compressed ones), for progress.
  uint64_t raw_bytes() const { return raw_bytes_; }
  bool is_gzip() const { return gzip_ != nullptr; }

 private:
  struct Gzip;
  ByteSource(int file, std::string name);
  Status Fill();     // more decoded bytes into ahead_
  Status FillRaw();  // more bytes of the file into raw_
  Status Inflate();

  int file_;
  std::string name_;
  std::string raw_;  // undecoded, from raw_pos_
  size_t raw_pos_ = 0;
  std::string ahead_;  // decoded, from ahead_pos_
  size_t ahead_pos_ = 0;
  bool raw_end_ = false;
  bool end_ = false;
  bool started_ = false;
  uint64_t raw_bytes_ = 0;
  std::unique_ptr<Gzip> gzip_;
};

// Lines of a source, one at a time.
class LineReader {
 public:
  // `line_bytes`: longer lines are passed over.
  LineReader(ByteSource* source, uint64_t line_bytes) : source_(source), line_bytes_(line_bytes) {}
  struct Line {
    std::string_view text;  // without its end; valid until the next call
    uint64_t number = 0;    // from 1
    bool too_long = false;  // `text` is empty then
    bool end = false;       // no more lines
  };
  // Error: what the source says, once all whole lines before it were returned.
  Result<Line> Next();

 private:
  ByteSource* source_;
  uint64_t line_bytes_;
  std::string buffer_;
  size_t pos_ = 0;
  size_t searched_ = 0;
  uint64_t number_ = 0;
  bool end_ = false;
  Status error_;
};

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_BYTE_SOURCE_H_
