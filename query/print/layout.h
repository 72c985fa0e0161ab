// Text for terminals: cleaning, wrapping, padding, colours.
#ifndef NEWSGRAPH_QUERY_PRINT_LAYOUT_H_
#define NEWSGRAPH_QUERY_PRINT_LAYOUT_H_

#include <string>
#include <string_view>
#include <vector>

namespace kg::query {

// One line that is safe to print: line ends and tabs become spaces, control and bidirectional characters visible.
std::string OneLine(std::string_view text);

// Lines that are safe to print: only their ends stay as they are.
std::string VisibleLines(std::string_view text);

// Lines of at most `width` columns, broken at spaces; a longer word is broken where it must be. width 0: no limit.
std::vector<std::string> WrapWords(std::string_view text, int width);

// Filled with spaces to `width` columns; a wider text stays as it is.
std::string PadRight(std::string_view text, int width);
std::string PadLeft(std::string_view text, int width);

// Escape sequences for emphasis; all methods give the text back unchanged when colours are off.
class Colors {
 public:
  explicit Colors(bool enabled) : enabled_(enabled) {}
  std::string Bold(std::string_view text) const { return Paint("1", text); }
  std::string Dim(std::string_view text) const { return Paint("2", text); }
  std::string Red(std::string_view text) const { return Paint("31", text); }
  std::string Yellow(std::string_view text) const { return Paint("33", text); }
  std::string Highlight(std::string_view text) const { return Paint("1;36", text); }
  bool enabled() const { return enabled_; }

 private:
  std::string Paint(std::string_view code, std::string_view text) const;
  bool enabled_;
};

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PRINT_LAYOUT_H_
