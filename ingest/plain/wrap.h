// Lines that were broken by hand at some width, and words that were parted by a hyphen there.
#ifndef NEWSGRAPH_INGEST_PLAIN_WRAP_H_
#define NEWSGRAPH_INGEST_PLAIN_WRAP_H_

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace kg::ingest {

struct Line {
  std::string_view text;
  bool gap = false;  // a blank line stands before it
};

// The width in characters at which the text was wrapped; 0 when it was not. At that width most lines with a successor
// are full (the next word would not have fitted), and the successors begin in lower case as running text does.
size_t WrapWidth(const std::vector<Line>& lines);

// The next word would not have fitted on `line`, which is no stub.
bool IsFull(std::string_view line, std::string_view next, size_t width);

// Joins lines. A hyphen at a line's end stays where the text has the compound elsewhere, or both its parts as words of
// their own; it goes where the text has the whole word, or where many lines end so.
class LineJoiner {
 public:
  LineJoiner(std::string_view whole, const std::vector<Line>& lines);
  void Join(std::string_view next, std::string* line);

 private:
  bool DropsHyphen(std::string_view before, std::string_view behind);
  void CollectWords();

  std::string_view whole_;
  size_t hyphens_ = 0;  // at line ends
  bool collected_ = false;
  std::unordered_set<std::string_view> words_;
};

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_PLAIN_WRAP_H_
