// Dumps of records that a Windows tool wrote in UTF-16, read as UTF-8.
#ifndef NEWSGRAPH_INGEST_DUMP_UTF16_H_
#define NEWSGRAPH_INGEST_DUMP_UTF16_H_

#include <memory>
#include <string_view>

#include "ingest/dump/byte_source.h"

namespace kg::ingest {

// A byte order mark of UTF-16.
bool HasUtf16Mark(std::string_view head);
// The UTF-8 of `source`, which begins with such a mark, without it; U+FFFD for a half surrogate or a last odd byte.
// `source` must outlive the result.
std::unique_ptr<ByteSource> OpenUtf16(ByteSource* source);
// The same of a piece in memory.
std::string Utf16ToUtf8(std::string_view bytes);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_UTF16_H_
