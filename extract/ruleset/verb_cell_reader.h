// What the views of a sentence ask of its cells: where a verb stands, and whether a name is its subject.
#ifndef NEWSGRAPH_EXTRACT_RULESET_VERB_CELL_READER_H_
#define NEWSGRAPH_EXTRACT_RULESET_VERB_CELL_READER_H_

#include <vector>

#include "extract/ruleset/cell_reader.h"
#include "extract/ruleset/verb_forms.h"

namespace kg::extract {

class VerbCellReader : protected CellReader {
 protected:
  VerbCellReader(const SentenceInput& input, const std::vector<Cell>& cells, const VerbForms& verbs)
      : CellReader(input, cells), verbs_(verbs) {}

  // A finite verb in lower case, adverbs before it or not.
  bool IsVerb(size_t i) const;
  // A finite verb, and no noun: not "at a stunned Oslo".
  bool IsFinite(size_t i) const;
  bool IsParticiple(size_t i) const;
  // The subject of a clause: no verb and no preposition before it that would have it for an object.
  bool BeginsClause(size_t head) const;
  bool IsTime(size_t i) const;
  bool IsRelative(size_t i) const;
  bool HasForm(size_t i, Form form) const { return cells_[i].mention >= 0 && MentionOf(i).form == form; }
  const Mention& MentionOf(size_t i) const { return input_.mentions[static_cast<size_t>(cells_[i].mention)]; }

  const VerbForms& verbs_;

 private:
  bool IsAdjective(size_t i) const;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_VERB_CELL_READER_H_
