#include "query/print/layout.h"

#include <algorithm>

#include "graph/model/text.h"

namespace kg::query {
namespace {

// Appends `word` in pieces of at most `width` columns; the last piece stays in `line`.
void BreakWord(std::string_view word, int width, std::string* line, std::vector<std::string>* lines) {
  size_t pos = 0;
  int used = DisplayWidth(*line);
  while (pos < word.size()) {
    size_t next = pos;
    NextCodePoint(word, &next);
    const std::string_view piece = word.substr(pos, next - pos);
    const int columns = DisplayWidth(piece);
    if (used + columns > width && used > 0) {
      lines->push_back(std::move(*line));
      line->clear();
      used = 0;
    }
    line->append(piece);
    used += columns;
    pos = next;
  }
}

}  // namespace

std::string OneLine(std::string_view text) {
  std::string flat(text);
  for (char& c : flat) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return MakeVisible(flat);
}

std::string VisibleLines(std::string_view text) {
  std::string out;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    out += MakeVisible(text.substr(begin, end - begin));
    if (end < text.size()) out.push_back('\n');
    begin = end + 1;
  }
  return out;
}

std::vector<std::string> WrapWords(std::string_view text, int width) {
  if (width <= 0) return {std::string(text)};
  std::vector<std::string> lines;
  std::string line;
  int used = 0;
  for (std::string_view word : Split(text, ' ')) {
    if (word.empty()) continue;
    const int columns = DisplayWidth(word);
    if (used > 0 && used + 1 + columns > width) {
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    if (used > 0) {
      line.push_back(' ');
      ++used;
    }
    if (columns > width) {
      BreakWord(word, width, &line, &lines);
      used = DisplayWidth(line);
    } else {
      line.append(word);
      used += columns;
    }
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string PadRight(std::string_view text, int width) {
  std::string out(text);
  const int missing = width - DisplayWidth(text);
  if (missing > 0) out.append(static_cast<size_t>(missing), ' ');
  return out;
}

std::string PadLeft(std::string_view text, int width) {
  const int missing = width - DisplayWidth(text);
  return std::string(missing > 0 ? static_cast<size_t>(missing) : 0, ' ').append(text);
}

std::string Colors::Paint(std::string_view code, std::string_view text) const {
  if (!enabled_) return std::string(text);
  return std::string("\x1b[").append(code).append("m").append(text).append("\x1b[0m");
}

}  // namespace kg::query
