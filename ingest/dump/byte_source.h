// Bytes that are read in pieces, never whole: of a file, of standard input, of memory, of a member of an archive, or
// what a filter makes of another source.
#ifndef NEWSGRAPH_INGEST_DUMP_BYTE_SOURCE_H_
#define NEWSGRAPH_INGEST_DUMP_BYTE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>

#include "graph/model/status.h"

namespace kg::ingest {

// Bytes that can be read at any place: what formats need that begin at their end (7z).
class RandomAccess {
 public:
  virtual ~RandomAccess() = default;
  virtual uint64_t size() const = 0;
  // Up to `size` bytes at `offset` into `out`; fewer only at the end. Error kIo.
  virtual Result<size_t> ReadAt(uint64_t offset, char* out, size_t size) = 0;
};

// What came before an error is always delivered first; from then on every call returns the error.
class ByteSource {
 public:
  static constexpr uint64_t kNoPart = std::numeric_limits<uint64_t>::max();

  ByteSource() = default;
  virtual ~ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  // The next bytes, without taking them: `size` of them, fewer only where the source ends; empty at the end.
  Result<std::string_view> Peek(size_t size);
  // All that is at hand, at least one byte; empty only at the end.
  Result<std::string_view> Next();
  // Takes the next `size` bytes. REQUIRES: Peek or Next returned as many.
  void Consume(size_t size) { ahead_pos_ += size; }
  // Appends the next bytes to `out`, at most `size`; nothing at the end.
  Status Read(size_t size, std::string* out);
  // Bytes taken so far.
  uint64_t position() const { return filled_ - (ahead_.size() - ahead_pos_); }
  // Bytes that this source has produced so far, taken or still at hand.
  uint64_t filled() const { return filled_; }
  // Bytes read of what lies below this source, in whatever order: for progress.
  virtual uint64_t bytes_read() const { return filled_; }

  // Compressed data may consist of parts that begin anew (gzip members, zstd frames). The position, at or behind
  // position(), of the next known beginning of a part; kNoPart when none is at hand.
  virtual uint64_t NextPart() { return kNoPart; }
  // After an error: goes on at the next part whose data begin with `mark`. False when there is none.
  virtual bool Recover(std::string_view /*mark*/) { return false; }
  // Null where only reading in order is possible.
  virtual RandomAccess* random_access() { return nullptr; }

 protected:
  static constexpr size_t kChunk = size_t{256} << 10;
  // Appends some of the next bytes; none at the end. What was appended counts also when an error is returned.
  virtual Status Fill(std::string* out) = 0;
  // For Recover: drops what is at hand and the error.
  void ForgetError();

 private:
  void More();

  std::string ahead_;  // from ahead_pos_
  size_t ahead_pos_ = 0;
  uint64_t filled_ = 0;
  bool end_ = false;
  Status error_;
};

// Opens `path` ("-": standard input). Error kNotFound or kIo with the system's reason.
Result<std::unique_ptr<ByteSource>> OpenFile(const std::string& path);
// `bytes` must outlive the source.
std::unique_ptr<ByteSource> OpenMemory(std::string_view bytes);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_BYTE_SOURCE_H_
