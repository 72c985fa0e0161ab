// Archives of many members (tar, zip, 7z) and the rarer compressed streams, behind one adapter of libarchive.
#ifndef NEWSGRAPH_INGEST_DUMP_ARCHIVE_H_
#define NEWSGRAPH_INGEST_DUMP_ARCHIVE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model/status.h"
#include "ingest/dump/byte_source.h"
#include "ingest/dump/meter.h"

namespace kg::ingest {

enum class MemberType : uint8_t { kFile, kFolder, kLink, kOther };

struct Member {
  std::string name;  // its bytes as they stand in the archive; never a path to be opened
  MemberType type = MemberType::kFile;
  bool encrypted = false;
};

// Members one at a time, in the order of the archive; nothing but the member at hand is kept (of a 7z also its list of
// members). Errors: kIo (truncated, corrupt), kLimit (see Meter), kUnsupported (encrypted as a whole).
class ArchiveReader {
 public:
  virtual ~ArchiveReader() = default;
  // The next member; none at the end.
  virtual Result<std::optional<Member>> Next() = 0;
  // The bytes of the member that Next returned last; invalid after the next call of Next.
  virtual ByteSource& data() = 0;
};

// True for the signatures (see ContainerSignature) that OpenArchive reads.
bool IsArchive(std::string_view signature);
// True for archives that begin at their end (7z): `source` must have random_access().
bool NeedsRandomAccess(std::string_view signature);
// `source` and `meter` must outlive the reader. `name`: for messages. REQUIRES: IsArchive(signature)
std::unique_ptr<ArchiveReader> OpenArchive(std::string_view signature, ByteSource* source, Meter* meter,
                                           std::string name);

// Compressed streams that are not read by code of our own: xz, bzip2, lz4, lzip, compress.
bool IsArchiveFilter(std::string_view signature);
// See OpenFilter. REQUIRES: IsArchiveFilter(signature)
std::unique_ptr<ByteSource> OpenArchiveFilter(std::string_view signature, ByteSource* packed, Meter* meter,
                                              std::string name);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_ARCHIVE_H_
