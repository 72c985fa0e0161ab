#include "ingest/dump/headers.h"

#include <algorithm>

#include "ingest/text/ascii.h"

namespace kg::ingest {

size_t HeaderBlockEnd(std::string_view text) {
  for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    if (text.substr(at + 1).starts_with('\n')) return at + 2;
    if (text.substr(at + 1).starts_with("\r\n")) return at + 3;
  }
  return std::string_view::npos;
}

Headers::Headers(std::string_view block) {
  for (size_t i = 0; i < block.size();) {
    const size_t end = std::min(block.find('\n', i), block.size());
    const std::string_view line = block.substr(i, end - i);
    i = end + 1;
    if (line.starts_with(' ') || line.starts_with('\t')) {
      if (!fields_.empty()) fields_.back().second.append(" ").append(TrimAscii(line));
      continue;
    }
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) continue;
    fields_.emplace_back(TrimAscii(line.substr(0, colon)), TrimAscii(line.substr(colon + 1)));
  }
}

std::string Headers::Get(std::string_view name) const {
  std::string value;
  for (const auto& [field, text] : fields_) {
    if (!EqualsNoCase(field, name)) continue;
    if (!value.empty()) value += ", ";
    value += text;
  }
  return value;
}

}  // namespace kg::ingest
