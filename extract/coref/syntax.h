// The little syntax that coreference needs: which mention is a subject, where a clause begins.
#ifndef NEWSGRAPH_EXTRACT_COREF_SYNTAX_H_
#define NEWSGRAPH_EXTRACT_COREF_SYNTAX_H_

#include "extract/coref/state.h"

namespace kg::extract::coref {

// True for auxiliaries, past forms and words in lower case that end as verbs do.
bool IsVerbLike(const State& state, int64_t token);
// As IsVerbLike, up to two adverbs before the verb.
bool VerbAt(const State& state, int64_t token);
bool IsPreposition(std::string_view word);
// True when a verb follows the mention, behind an apposition perhaps, and the mention is no possessor.
bool IsSubject(const State& state, const Mention& mention);
// True when the mention is followed by "'s".
bool IsPossessor(const State& state, const Mention& mention);
// True when a preposition stands right before the mention.
bool BehindPreposition(const State& state, const Mention& mention);
// True when the mention is the subject of the verb that `object` goes with, as far as the words between tell: "Ruiz was
// first and hugged her".
bool GovernsTo(const State& state, const Mention& subject, const Mention& object);
// Fills State::clause_end.
void IndexClauses(State* state);
// True when no comma, conjunction or "to" parts the tokens `from` and `to` (from <= to).
bool SameClause(const State& state, uint32_t from, uint32_t to);

}  // namespace kg::extract::coref

#endif  // NEWSGRAPH_EXTRACT_COREF_SYNTAX_H_
