// Text into HTML: everything that comes from an article goes through here.
#ifndef NEWSGRAPH_QUERY_REPORT_HTML_H_
#define NEWSGRAPH_QUERY_REPORT_HTML_H_

#include <string>
#include <string_view>

namespace kg::query {

// Safe between tags and in quoted attributes: the five special characters as references, control and bidirectional
// characters visible, invalid bytes as U+FFFD, line ends as spaces.
std::string EscapeHtml(std::string_view text);

// True for http:// and https://, whatever their case: the only links that a report makes.
bool IsWebLink(std::string_view url);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_REPORT_HTML_H_
