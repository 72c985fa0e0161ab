// Text repair: what scraping leaves in a text that no reader of the page ever saw.
#ifndef NEWSGRAPH_INGEST_TEXT_REPAIR_H_
#define NEWSGRAPH_INGEST_TEXT_REPAIR_H_

#include <string>
#include <string_view>

namespace kg::ingest {

// Entities left over ("&amp;", "&#8217;") become their character; soft hyphens, zero-width characters, direction marks
// and control characters vanish; non-breaking and typographic spaces become a space; line and paragraph separators, CR
// and CRLF a line feed; UTF-8 once read as windows-1252 ("â€™") is read again; then NFC. Curly quotes and dashes stay.
// REQUIRES: valid UTF-8. Plain printable ASCII comes back as it is.
std::string RepairText(std::string_view utf8);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_TEXT_REPAIR_H_
