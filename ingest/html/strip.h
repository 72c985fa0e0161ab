// Takes out of a page what no reader sees and what costs most to parse: scripts, styles, drawings, comments. Two thirds
// of a news page are such; cutting them with a scan for "<" is many times as fast as parsing them.
#ifndef NEWSGRAPH_INGEST_HTML_STRIP_H_
#define NEWSGRAPH_INGEST_HTML_STRIP_H_

#include <string>
#include <string_view>
#include <vector>

namespace kg::ingest {

struct StrippedHtml {
  std::string html;                       // the rest
  std::vector<std::string_view> json_ld;  // contents of scripts of that type, into the input
};

// A part whose end is missing stays: no text is lost by a forgotten "-->".
StrippedHtml StripHtml(std::string_view html);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_STRIP_H_
