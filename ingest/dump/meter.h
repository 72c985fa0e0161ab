// What a container has cost so far, against the limits on what it may.
#ifndef NEWSGRAPH_INGEST_DUMP_METER_H_
#define NEWSGRAPH_INGEST_DUMP_METER_H_

#include <cstdint>
#include <string>

#include "graph/model/status.h"
#include "ingest/ingest.h"

namespace kg::ingest {

// One container or compressed stream. What containers within it swell to counts for it too: a small file cannot hide
// a large one in layers of which each keeps to the limits.
class Meter {
 public:
  // `where`: the container's name, for messages. `outer` may be null; it and `limits` must outlive the meter.
  Meter(Meter* outer, const Limits& limits, std::string where)
      : outer_(outer), limits_(limits), where_(std::move(where)) {}

  // What was taken from the container and what came out of it, both since its beginning. Error kLimit once this
  // container or one around it is over a limit; the message names the container, the limit and its option.
  Status Update(uint64_t packed, uint64_t unpacked);
  // This container, or one around it, is over a limit.
  bool exceeded() const { return !over_.ok() || (outer_ != nullptr && outer_->exceeded()); }

 private:
  Status Swell(uint64_t bytes);
  Status Check();

  Meter* outer_;
  const Limits& limits_;
  std::string where_;
  uint64_t packed_ = 0;
  uint64_t unpacked_ = 0;
  uint64_t within_ = 0;   // what containers within it grew by
  uint64_t surplus_ = 0;  // reported to outer_
  Status over_;
};

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_METER_H_
