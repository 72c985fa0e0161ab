#include "query/report/html.h"

#include "graph/model/text.h"
#include "query/print/layout.h"

namespace kg::query {

std::string EscapeHtml(std::string_view text) {
  std::string out;
  for (const char c : OneLine(ToNfc(text))) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

bool IsWebLink(std::string_view url) {
  const std::string start = ToLower(url.substr(0, 8));
  return start.starts_with("http://") || start.starts_with("https://");
}

}  // namespace kg::query
