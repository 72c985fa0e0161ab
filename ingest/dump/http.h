// An HTTP response as web archives keep it: status line, headers, a body that may be chunked and compressed.
#ifndef NEWSGRAPH_INGEST_DUMP_HTTP_H_
#define NEWSGRAPH_INGEST_DUMP_HTTP_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model/status.h"

namespace kg::ingest {

struct HttpHead {
  int status = 0;
  std::string content_type;
  std::string content_encoding;
  std::string transfer_encoding;
  size_t body_at = 0;  // where the body begins
};
// None when `response` does not begin with a complete head. Interim responses (1xx) in front are passed over.
std::optional<HttpHead> ParseHttpHead(std::string_view response);

// The body without its transfer and content encodings (chunked; gzip, deflate, zstd, br). Archives often keep a header
// whose encoding they have already undone: a body that does not look encoded stays as it is; one that is cut off gives
// what can be decoded. Error kUnsupported: an encoding nobody knows; kLimit: more than `limit` bytes; kInvalid:
// damaged.
Status DecodeBody(const HttpHead& head, uint64_t limit, std::string* body);

// One content coding undone, in place; errors as above. `coding` in lower case.
Status DecodeContent(std::string_view coding, uint64_t limit, std::string* body);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_HTTP_H_
