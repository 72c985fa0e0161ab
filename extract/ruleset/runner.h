// The rules over one row of cells, and what their matches say.
#ifndef NEWSGRAPH_EXTRACT_RULESET_RUNNER_H_
#define NEWSGRAPH_EXTRACT_RULESET_RUNNER_H_

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "extract/ruleset/data.h"
#include "extract/ruleset/search.h"
#include "extract/ruleset/views.h"

namespace kg::extract {

// What a slot is bound to in one match.
struct SlotBinding {
  enum class Kind : uint8_t { kNone, kMention, kList, kWords, kMapped };
  Kind kind = Kind::kNone;
  int32_t mention = -1;  // kMention: index into SentenceInput::mentions; kList: index into View::lists
  uint32_t first = 0;    // tokens it covers
  uint32_t last = 0;
  const std::string* mapped = nullptr;
};

// A match of a rule's pattern.
struct Hit {
  uint32_t rule = 0;
  const View* view = nullptr;
  CellRange cells;                // of the view
  bool excluded = false;          // an unless clause takes it out
  std::vector<CellRange> groups;  // of the view's cells; an empty range: took no part
};

// Matches patterns over a row of cells: a view, or a piece of a very long one.
class RowMatcher {
 public:
  RowMatcher(const CellTests& tests, const PhraseBook& phrases) : masks_(tests, phrases) {}
  // REQUIRES: end - begin <= CellMasks::kMost; the view stays while hits are looked at
  void SetRow(const View& view, size_t begin, size_t end);
  // False: a rule with these needs has no match here, for want of something that all its matches hold.
  bool Promises(std::span<const Test> needs) const {
    return std::all_of(needs.begin(), needs.end(), [&](Test need) { return masks_.IsMet(need); });
  }
  // Appends the rule's hits, in order of position. `hits` may hold those in other views of the sentence, by rule in
  // each view: what a match of the same cells bound is not worked out again. `views`: where the hits of each view
  // begin.
  void Find(uint32_t index, const CompiledRule& rule, std::span<const size_t> views, std::vector<Hit>* hits) const;

  // For explanations: the longest run of cells that the pattern alone covers, whatever unless and where say.
  std::optional<CellRange> Longest(const CompiledRule& rule) const;
  // Which unless clauses, by their index, take out a match of these cells.
  std::vector<size_t> Exclusions(const CompiledRule& rule, CellRange cells) const;

 private:
  // The hit of the rule in an earlier view that has the same cells; nullptr: none.
  const Hit* SameBefore(uint32_t index, CellRange cells, std::span<const size_t> views,
                        const std::vector<Hit>& hits) const;

  CellMasks masks_;
  const View* view_ = nullptr;
  size_t begin_ = 0;
};

// Appends the matches that the hits of one rule make, in order of position; what an earlier one says already is left
// out.
void Report(const CompiledRule& rule, const Catalog& catalog, const SentenceInput& input, std::span<const Hit> hits,
            std::vector<Match>* matches);

// The bindings of one emit clause for a match, or several where a slot is a list; appended to `matches`.
// Conditions of the rule are checked here: a combination that fails them is left out.
void Emit(const CompiledRule& rule, size_t emit, const SentenceInput& input, const View& view,
          const std::vector<SlotBinding>& slots, Match base, std::vector<Match>* matches);

// True when every binding of `a` is one of `b`.
bool IsSubset(const std::vector<Binding>& a, const std::vector<Binding>& b);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_RUNNER_H_
