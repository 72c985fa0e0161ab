// What the clauses view asks of a row's cells: where a verb stands, whose it is, how far its clause goes.
#ifndef NEWSGRAPH_EXTRACT_RULESET_CLAUSE_CELLS_H_
#define NEWSGRAPH_EXTRACT_RULESET_CLAUSE_CELLS_H_

#include <optional>
#include <vector>

#include "extract/ruleset/cell_reader.h"
#include "extract/ruleset/verb_forms.h"

namespace kg::extract {

// The subject of a verb, and what that verb leaves open.
struct Subject {
  size_t cell = 0;
  size_t verb = 0;             // the cell of its first verb
  bool present = false;        // "lives", "is": a coordinated "-s" is a verb too
  bool perfect_modal = false;  // "would have won and joined": the second verb stands under the first's "would"
  bool passive = false;        // "was born in Oslo and raised in Bergen"
};

class ClauseCells : protected CellReader {
 protected:
  ClauseCells(const SentenceInput& input, const std::vector<Cell>& cells, const VerbForms& verbs)
      : CellReader(input, cells), verbs_(verbs) {}

  bool IsPlural(size_t verb) const;
  bool IsTime(size_t i) const;
  bool IsMark(size_t i) const;
  // A word in lower case: "Will" and "Cook" are names.
  const VerbForm* VerbAt(size_t i) const;
  bool IsAdverb(size_t i) const;
  size_t PastAdverbs(size_t i) const;
  // The finite verb behind adverbs from `i` on, or cells_.size().
  size_t VerbFrom(size_t i) const;
  bool IsNoun(size_t i, TypeSet types) const;
  std::optional<Subject> SubjectAt(size_t i) const;
  // "the man in Leeds won", "a goal for Ruiz won it": a name behind a preposition is no subject.
  bool IsOffice(size_t i) const;
  Subject SubjectOf(size_t cell, size_t verb) const;
  bool BeginsParticiple(size_t i) const;
  // "trained as a welder", "after a year in the army": a preposition, where no clause follows before the next "and".
  bool OpensClause(size_t i) const;
  // "and after a year in the army joined", "and the following year won": the verb behind what tells when or where.
  size_t VerbBehindAdverbial(size_t from) const;
  // "winning"; "finishing", "training" where an object or a place follows: "after finishing third", "for training
  // Holt".
  Symbol PastOfParticiple(size_t i) const;
  // "rallied to beat Holt", "clocked 49.87 to win the race", "came from two goals down to win": the purpose was
  // reached.
  bool IsOutcome(const Subject& subject, size_t i) const;
  // "the putt", "a late header": a noun that looks like a verb.
  bool BehindDeterminer(size_t i) const;
  bool IsAdjectival(size_t i) const;
  bool HasScore(size_t from) const;
  // "was the first woman to", "became the youngest player ever to": the noun phrase behind a copula.
  bool IsFirstTo(const Subject& subject, size_t i) const;
  // "the first woman" as one nominal
  bool IsFirstOne(size_t i) const;
  // "a trustee of", "the head coach of": no name right behind it, which would be somebody else.
  bool IsDescription(size_t i) const;
  // "A week after", "Two years and a day before", "Shortly after": the cell of the preposition, `begin` where none is.
  size_t PastTimeBefore(size_t begin) const;
  // The comma that closes a relative clause: the first one with a verb, or a subject that was there before, behind it.
  size_t EndOfRelative(size_t from) const;

  const VerbForms& verbs_;
  size_t end_ = 0;  // of the clauses that are looked at
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_CLAUSE_CELLS_H_
