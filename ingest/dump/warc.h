// The records of a web archive (WARC 0.17 to 1.1, ISO 28500), one at a time.
#ifndef NEWSGRAPH_INGEST_DUMP_WARC_H_
#define NEWSGRAPH_INGEST_DUMP_WARC_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/model/status.h"
#include "ingest/dump/byte_source.h"

namespace kg::ingest {

struct WarcRecord {
  uint64_t number = 0;    // from 1, of all records
  uint64_t position = 0;  // in the unpacked data
  std::string type;       // "response", "resource" ... in lower case
  std::string target;     // the URI, without < and >
  std::string date;
  std::string id;  // without < and >
  std::string content_type;
  std::string payload_type;  // WARC-Identified-Payload-Type
  bool later_segment = false;
  uint64_t length = 0;  // of its block
};

class WarcReader {
 public:
  // `name`: for messages.
  WarcReader(ByteSource* source, std::string name) : source_(source), name_(std::move(name)) {}

  // The next record's header; what is left of the record before is passed over. False at the end. Error: the
  // source's; kInvalid: no record where one should begin, or a header that makes no sense; the message says where.
  Result<bool> Next(WarcRecord* record);
  // The next bytes of the record's block, up to `size` in all; fewer only at its end. Error: the source's; kInvalid:
  // the block ends early.
  Status ReadBlock(uint64_t size, std::string* out);
  uint64_t left() const { return left_; }
  // After an error: goes on at the next compressed part that begins with a record. False when there is none.
  bool Resume();

 private:
  Status Header(WarcRecord* record);
  Status BadHeader(const std::string& what);
  Status SkipGap();
  Status PassOver();
  // How much of the next bytes belongs to the block: a compressed part that begins with a record ends it.
  Result<std::string_view> Piece();
  Status Damage(const std::string& what) const;

  ByteSource* source_;
  std::string name_;
  uint64_t number_ = 0;
  uint64_t left_ = 0;
};

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_WARC_H_
