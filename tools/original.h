// Evidence in the original: where a passage of an article stands in the bytes that it was read from.
#ifndef NEWSGRAPH_TOOLS_ORIGINAL_H_
#define NEWSGRAPH_TOOLS_ORIGINAL_H_

#include <cstdint>
#include <string>

#include "graph/model/article.h"
#include "graph/model/claim.h"
#include "graph/model/status.h"

namespace kg::tools {

struct OriginalPassage {
  std::string source;  // file, or container and member
  uint64_t begin = 0;  // byte range in the document as it lies there, unpacked
  uint64_t end = 0;
  std::string excerpt;  // these bytes: mark-up and all, not necessarily UTF-8
};

// Reads the article's source again. `span`: of Article::text. Errors: kNotFound when the source is gone or holds
// another version now, or when the passage can't be found in it; kIo.
Result<OriginalPassage> FindOriginal(const Article& article, const Span& span);

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_ORIGINAL_H_
