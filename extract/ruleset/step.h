// The steps of a pattern as the matcher runs it: its tree, written out from the top.
#ifndef NEWSGRAPH_EXTRACT_RULESET_STEP_H_
#define NEWSGRAPH_EXTRACT_RULESET_STEP_H_

#include <compare>
#include <cstdint>
#include <vector>

namespace kg::extract {

// What a cell is asked: its word, or its mention; one of both is enough. Numbers of CellTests, 0: nothing meets it.
struct Test {
  uint32_t words = 0;
  uint32_t mentions = 0;
  auto operator<=>(const Test&) const = default;
};

struct Step {
  enum class Kind : uint8_t {
    kCell,         // one cell: a word, or a mention
    kPhrase,       // a cell where a phrase of `min` words begins, and the others
    kRun,          // min to max such cells as of kCell
    kSequence,     // its parts, one behind the other
    kAlternative,  // one of its parts
    kRepeat,       // its one part, min to max times
    kGroup,        // its one part, which a slot is bound to
    kStart,        // the row's ends
    kEnd,
  };
  Kind kind = Kind::kSequence;
  uint16_t group = 0;  // kGroup: index into the rule's groups
  int32_t min = 0;
  int32_t max = 0;  // kUnbounded: no limit
  Test test;        // kCell, kPhrase, kRun
  // The parts of a step stand behind it, the first directly.
  uint32_t end = 0;     // behind the last step of this one
  int32_t last = -1;    // the last part; -1: none
  int32_t before = -1;  // of a part: the one before it; -1: none
  // Of an alternative that covers a cell at least: the tests of which its first and its last cell meet one, by their
  // number in CellTests; 0: nothing is known.
  uint32_t firsts = 0;
  uint32_t lasts = 0;
  bool has_groups = false;  // a group is in it
};
using Program = std::vector<Step>;

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_STEP_H_
