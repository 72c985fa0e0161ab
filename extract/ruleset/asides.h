// What punctuation sets apart from a sentence: parentheses, relative clauses, appositions, what stands between dashes.
#ifndef NEWSGRAPH_EXTRACT_RULESET_ASIDES_H_
#define NEWSGRAPH_EXTRACT_RULESET_ASIDES_H_

#include <string_view>
#include <vector>

#include "extract/ruleset/descriptions.h"
#include "extract/ruleset/verb_cell_reader.h"

namespace kg::extract {

class AsideReader : private VerbCellReader {
 public:
  AsideReader(const SentenceInput& input, const std::vector<Cell>& cells, const VerbForms& verbs,
              const Descriptions& descriptions)
      : VerbCellReader(input, cells, verbs), descriptions_(descriptions) {}

  // The end of what may be left out from cell `i` on, its closing mark and further asides behind it with it; `i` where
  // there is nothing.
  size_t EndFrom(size_t i) const;

 private:
  size_t DescriptionAt(size_t i) const;
  bool ClosesDescribed(size_t i) const;
  size_t ObjectAt(size_t i) const;
  bool OpensHere(size_t i) const;
  size_t Determiner(size_t i) const;
  size_t PartAt(size_t i) const;
  size_t ClauseAt(size_t head, size_t begin, size_t close) const;
  size_t BareRelativeAt(size_t i) const;
  bool HoldsFinite(size_t begin, size_t end) const;
  size_t Further(size_t begin, size_t end) const;
  size_t DashedAt(size_t i) const;
  size_t Find(std::string_view mark, size_t from) const;
  bool Ends(size_t i) const;
  bool IsDash(size_t i) const;
  bool IsNameOf(size_t head, size_t begin, size_t close) const;
  bool IsDegree(size_t begin, size_t close) const;
  bool IsOrigin(size_t begin, size_t close) const;
  bool IsAside(size_t head, size_t begin, size_t close) const;
  bool IsTeller(size_t begin, size_t close) const;
  bool IsApposition(size_t head, size_t begin, size_t end) const;
  bool IsDetermined(size_t begin) const;
  bool Joins(size_t i) const;

  const Descriptions& descriptions_;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_ASIDES_H_
