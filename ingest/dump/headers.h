// Blocks of named fields as HTTP and WARC have them: "Name: value" lines, folded ones joined.
#ifndef NEWSGRAPH_INGEST_DUMP_HEADERS_H_
#define NEWSGRAPH_INGEST_DUMP_HEADERS_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kg::ingest {

// Behind the empty line that ends the block at the beginning of `text` (LF or CRLF); npos when there is none.
size_t HeaderBlockEnd(std::string_view text);

class Headers {
 public:
  // `block`: lines behind the first one; lines that are no field are passed over.
  explicit Headers(std::string_view block);
  // Without regard to case; several fields of one name joined by ", "; "" when absent.
  std::string Get(std::string_view name) const;

 private:
  std::vector<std::pair<std::string_view, std::string>> fields_;  // the names are views into the block
};

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_HEADERS_H_
