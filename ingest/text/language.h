// Which language a text is in. CLD2 stays behind this header.
#ifndef NEWSGRAPH_INGEST_TEXT_LANGUAGE_H_
#define NEWSGRAPH_INGEST_TEXT_LANGUAGE_H_

#include <string>
#include <string_view>

namespace kg::ingest {

// ISO 639-1 code (or CLD2's own, where there is none) when the text is long enough and the answer reliable; otherwise
// "". REQUIRES: valid UTF-8. Looks at the first few KB only.
std::string DetectLanguage(std::string_view text);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_TEXT_LANGUAGE_H_
