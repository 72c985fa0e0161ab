// Noun phrases that name nobody: "the clock", "three goals", "fans". They are what "it" and "they" mean as often as a
// company or a team, so they compete with those.
#ifndef NEWSGRAPH_EXTRACT_COREF_NOUN_PHRASES_H_
#define NEWSGRAPH_EXTRACT_COREF_NOUN_PHRASES_H_

#include "extract/coref/state.h"

namespace kg::extract::coref {

// Fills State::phrases and State::phrase_begin, in time linear in the text.
void FindNounPhrases(State* state);

}  // namespace kg::extract::coref

#endif  // NEWSGRAPH_EXTRACT_COREF_NOUN_PHRASES_H_
