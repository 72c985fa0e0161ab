// Text repair: what scraping leaves in a text that no reader of the page ever saw.
#ifndef NEWSGRAPH_INGEST_TEXT_REPAIR_H_
#define NEWSGRAPH_INGEST_TEXT_REPAIR_H_

#include <string>
#include <string_view>

namespace kg::ingest {

// One pass, line by line where a line's charset is in doubt:
// - entities left over ("&amp;", "&#8217;", "&amp;quot;") become their character (entities.h);
// - UTF-8 once read as windows-1252 or latin-1 ("â€™") is read again where that is certain (mojibake.h);
// - soft hyphens, zero-width characters, direction marks and control characters vanish; joiners (U+200C, U+200D) stay
//   in the scripts that need them and in emoji;
// - non-breaking and typographic spaces become a space; line and paragraph separators, CR and CRLF a line feed;
// - ligatures ("ﬁ") become letters, the hyphens U+2010 and U+2011 an ASCII one; curly quotes and dashes stay;
// - then NFC.
// REQUIRES: valid UTF-8. Text that needs nothing of this comes back as it is, at little more than the cost of a look.
std::string RepairText(std::string_view utf8);

// True when RepairText would change `utf8`, or might.
bool NeedsRepair(std::string_view utf8);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_TEXT_REPAIR_H_
