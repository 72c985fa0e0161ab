// Which format a dump has, by its content; names decide only where the content leaves it open.
#ifndef NEWSGRAPH_INGEST_DUMP_SNIFF_H_
#define NEWSGRAPH_INGEST_DUMP_SNIFF_H_

#include <string_view>

#include "ingest/ingest.h"

namespace kg::ingest {

// How many bytes SniffFormat wants to see.
inline constexpr size_t kSniffBytes = size_t{64} << 10;

// Never kAuto. `head`: the first kSniffBytes; `name`: the file's name.
Format SniffFormat(std::string_view head, std::string_view name);
// The archive or compressed stream that `head` begins: "zip", "7z", "tar", "gzip", "zstd", "xz", "bzip2", "lz4",
// "lzip", "compress"; "" if none.
std::string_view ContainerSignature(std::string_view head);
// True when `text` (the field of a record, say) is mark-up rather than plain text.
bool LooksLikeHtml(std::string_view text);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_SNIFF_H_
