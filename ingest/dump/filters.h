// What single compressed streams unpack to: gzip, zstd, xz, bzip2 and their kin.
#ifndef NEWSGRAPH_INGEST_DUMP_FILTERS_H_
#define NEWSGRAPH_INGEST_DUMP_FILTERS_H_

#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "ingest/dump/byte_source.h"
#include "ingest/dump/meter.h"

namespace kg::ingest {

// True for the signatures (see SignatureOf) of compressed streams that OpenFilter reads.
bool IsFilter(std::string_view signature);

// What `packed` unpacks to; several streams one behind the other are one. `name`: for messages. `packed` and `meter`
// must outlive the source. Errors while reading: kIo (truncated, corrupt), kLimit (see Meter).
// REQUIRES: IsFilter(signature)
std::unique_ptr<ByteSource> OpenFilter(std::string_view signature, ByteSource* packed, Meter* meter, std::string name);

// The frame around gzip and zstd: parts, the meter, and going on behind damage.
class PartedSource : public ByteSource {
 public:
  PartedSource(ByteSource* packed, Meter* meter, std::string name)
      : packed_(packed), meter_(meter), name_(std::move(name)), start_(packed->position()) {}
  uint64_t NextPart() override;
  bool Recover(std::string_view mark) override;

 protected:
  static constexpr size_t kOutput = size_t{64} << 10;
  // Appends some of the next bytes to `out`; none at the end.
  virtual Status Decode(std::string* out) = 0;
  // Gets ready for a part that begins at packed()'s position.
  virtual void Restart() = 0;
  // The bytes that every part begins with.
  virtual std::string_view magic() const = 0;
  // The data of the part that begins at `packed` begin with `mark`.
  virtual bool BeginsWith(std::string_view packed, std::string_view mark) = 0;

  ByteSource& packed() { return *packed_; }
  void BeginPart(const std::string& out) { parts_.push_back(filled() + out.size() - fill_from_); }
  // "NAME: <what>, at byte N of the compressed data".
  Status Damage(const std::string& what) const;

 private:
  Status Fill(std::string* out) final;

  ByteSource* packed_;
  Meter* meter_;
  std::string name_;
  uint64_t start_;
  size_t fill_from_ = 0;
  std::deque<uint64_t> parts_;
};

std::unique_ptr<ByteSource> OpenGzip(ByteSource* packed, Meter* meter, std::string name);
// Uses the dictionary in a leading skippable frame, where there is one (the .warc.zst convention of web archives).
std::unique_ptr<ByteSource> OpenZstd(ByteSource* packed, Meter* meter, std::string name);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_FILTERS_H_
