// Walks through what a PATH holds: folders, archives in archives, compressed streams, down to the records.
#ifndef NEWSGRAPH_INGEST_DUMP_WALK_H_
#define NEWSGRAPH_INGEST_DUMP_WALK_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "ingest/dump/archive.h"
#include "ingest/dump/dump_output.h"
#include "ingest/dump/meter.h"

namespace kg::ingest {

class Walker {
 public:
  explicit Walker(DumpOutput* output) : output_(*output) {}

  // A regular file, or "-"; `name`: its path below PATH, with PATH's last component.
  void File(const std::string& path, const std::string& name);
  // All that is below, names in byte order.
  void Folder(const std::filesystem::path& folder, const std::string& name);
  // Any bytes; `meter`: of the container around them, or null. `depth`: how many containers are around them.
  void Stream(ByteSource* source, const Place& place, Meter* meter, uint32_t depth);

 private:
  void Entry(const std::filesystem::path& entry, const std::string& name);
  void Filter(std::string_view signature, ByteSource* source, const Place& place, Meter* meter, uint32_t depth);
  void Archive(std::string_view signature, ByteSource* source, const Place& place, Meter* meter, uint32_t depth);
  void Members(std::string_view signature, ByteSource* source, const Place& place, Meter* meter, uint32_t depth);
  // False: nothing more of the archive is to be read.
  bool ReadMember(const Member& member, ByteSource* data, uint64_t number, const Place& place, Meter* meter,
                  uint32_t depth);
  void Records(ByteSource* source, std::string_view head, const Place& place);

  DumpOutput& output_;
};

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_WALK_H_
