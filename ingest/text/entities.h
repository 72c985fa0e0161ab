// HTML entities that are left over in text.
#ifndef NEWSGRAPH_INGEST_TEXT_ENTITIES_H_
#define NEWSGRAPH_INGEST_TEXT_ENTITIES_H_

#include <cstddef>
#include <string_view>

namespace kg::ingest {

// The entity at `pos`, where an "&" stands: "&amp;", "&#8217;", "&#x2019;", escaped again any number of times
// ("&amp;amp;#8217;", three at most), and a few without their semicolon ("&nbsp Next", "&amp Co") where no letter,
// digit or "=" follows. False for anything else.
bool EntityAt(std::string_view text, size_t pos, char32_t* code_point, size_t* end);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_TEXT_ENTITIES_H_
