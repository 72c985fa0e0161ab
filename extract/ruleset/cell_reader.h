// The words of a view's cells, for those who build a view from another.
#ifndef NEWSGRAPH_EXTRACT_RULESET_CELL_READER_H_
#define NEWSGRAPH_EXTRACT_RULESET_CELL_READER_H_

#include <string_view>
#include <vector>

#include "extract/ruleset/views.h"

namespace kg::extract {

class CellReader {
 protected:
  CellReader(const SentenceInput& input, const std::vector<Cell>& cells) : input_(input), cells_(cells) {}

  // In lower case; "" of a cell of several tokens and beyond the end.
  std::string_view WordAt(size_t i) const {
    if (i >= cells_.size() || cells_[i].last != cells_[i].first + 1) return {};
    return input_.text->Lower(cells_[i].first);
  }
  bool Is(size_t i, std::string_view word) const { return WordAt(i) == word; }

  const SentenceInput& input_;
  const std::vector<Cell>& cells_;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_CELL_READER_H_
