// A pattern over a row of cells, all beginnings at once.
//
// What a step of a pattern does to a set of places is a matter of some machine words: of the places where it may begin,
// those whose cell meets a test move one cell on. Run forward over the whole pattern this gives every place where a
// match may end, run backward from those every place where one does begin; in a sentence without a match, which is
// nearly every sentence for nearly every rule, that is all that happens. Only for the matches that are there it is
// found out which part of the pattern matched which cells, by one walk down the tree with the places to reach in mind.
#ifndef NEWSGRAPH_EXTRACT_RULESET_SEARCH_H_
#define NEWSGRAPH_EXTRACT_RULESET_SEARCH_H_

#include <utility>
#include <vector>

#include "extract/ruleset/ast.h"
#include "extract/ruleset/cell_tests.h"
#include "extract/ruleset/step.h"

namespace kg::extract {

// Cells [first, second) of the row; an empty range: not bound.
using CellRange = std::pair<uint32_t, uint32_t>;

// REQUIRES: kWords == masks.width()
template <size_t kWords>
class Search {
 public:
  using Set = Places<kWords>;

  // `mentions`: a mention that meets this test is seen as a mention only.
  Search(const CellMasks& masks, TestId mentions)
      : masks_(masks),
        taken_(masks.OfMentions<kWords>(mentions).Without(masks.OfWords<kWords>(CellTests::kWordToo))),
        cells_(Set::Below(masks.cells())),
        end_(masks.cells()) {}

  // The same, for what lies in the first `cells` cells.
  Search Within(size_t cells) const {
    Search cut = *this;
    cut.cells_ = Set::Below(cells);
    return cut;
  }

  // Where the pattern may end that begins at one of the places.
  Set Ends(const Program& program, Set from) const { return EndsOf(program.data(), 0, from); }
  // Where it may begin, to end at one of the places.
  Set Starts(const Program& program, Set to) const { return StartsOf(program.data(), 0, to); }
  // What each group matched in a match of cells [first, last): of several ways the first in the order of alternatives,
  // repeats as long as they can be. REQUIRES: there is such a match
  void Bind(const Program& program, size_t first, size_t last, std::vector<CellRange>* groups) const {
    Search within = *this;
    within.cells_ = Set::Below(last).Without(Set::Below(first)) & cells_;
    within.BindStep(program.data(), 0, first, Set::One(last), groups);
  }

 private:
  Set CellsOf(const Step& step) const {
    return (masks_.OfWords<kWords>(step.test.words).Without(taken_) | masks_.OfMentions<kWords>(step.test.mentions)) &
           cells_;
  }
  // False: no match of the step begins, or ends, at one of the places.
  bool MayBegin(const Step& step, Set from) const {
    return step.firsts == 0 || !(masks_.OfEither<kWords>(step.firsts) & from).empty();
  }
  bool MayEnd(const Step& step, Set to) const {
    return step.lasts == 0 || !(masks_.OfEither<kWords>(step.lasts) & to.Before()).empty();
  }

  Set EndsOf(const Step* steps, size_t at, Set from) const;
  Set StartsOf(const Step* steps, size_t at, Set to) const;
  // Of a part of another step: the commonest kind without a call.
  Set EndsOfPart(const Step* steps, size_t at, Set from) const {
    return steps[at].kind == Step::Kind::kCell ? (from & CellsOf(steps[at])).Next() : EndsOf(steps, at, from);
  }
  Set StartsOfPart(const Step* steps, size_t at, Set to) const {
    return steps[at].kind == Step::Kind::kCell ? to.Before() & CellsOf(steps[at]) : StartsOf(steps, at, to);
  }
  Set RunEnds(const Step& step, Set at) const;
  Set RunStarts(const Step& step, Set at) const;
  Set RepeatEnds(const Step* steps, size_t at, Set from) const;
  Set RepeatStarts(const Step* steps, size_t at, Set to) const;
  size_t BindStep(const Step* steps, size_t at, size_t place, Set to, std::vector<CellRange>* groups) const;
  size_t BindSequence(const Step* steps, size_t at, size_t place, Set to, std::vector<CellRange>* groups) const;
  size_t BindRepeat(const Step* steps, size_t at, size_t place, Set to, std::vector<CellRange>* groups) const;

  const CellMasks& masks_;
  Set taken_;  // cells whose word is not seen
  Set cells_;
  size_t end_;
};

extern template class Search<1>;
extern template class Search<2>;
extern template class Search<CellMasks::kMostWords>;

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_SEARCH_H_
