// Takes out of a page what no reader sees and what costs most to parse: scripts, styles, drawings, comments. Two thirds
// of a news page are such; cutting them with a scan for "<" is many times as fast as parsing them. What is left of the
// attributes of a start tag is its number in the table.
#ifndef NEWSGRAPH_INGEST_HTML_STRIP_H_
#define NEWSGRAPH_INGEST_HTML_STRIP_H_

#include <string>
#include <string_view>
#include <vector>

#include "ingest/html/attributes.h"

namespace kg::ingest {

struct StrippedHtml {
  std::string html;  // the rest; attributes as in <p k="12">, of tag 12 of the table
  AttributeTable attributes;
  std::vector<std::string_view> json_ld;  // contents of scripts of that type, into the input
};

// A part whose end is missing stays: no text is lost by a forgotten "-->".
StrippedHtml StripHtml(std::string_view html);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_STRIP_H_
