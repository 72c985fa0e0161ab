// "Ana Ruiz, née Holt", "Acme, formerly Acme Tools": a second name that a text gives to whom or what it has named.
#ifndef NEWSGRAPH_EXTRACT_COREF_FORMER_NAMES_H_
#define NEWSGRAPH_EXTRACT_COREF_FORMER_NAMES_H_

#include "extract/coref/state.h"

namespace kg::extract::coref {

// True when the words before a person's name say that somebody bears it at another time: "competed as Ana Holt", "until
// May Ana Holt", "now Ana Holt".
bool IsOtherName(const State& state, const Mention& name);

// A name that may be a person's as well as a thing's is the thing's where the text gives it to a team or an
// organization as another name.
void SettleOtherNames(State* state);

// True when the words between two names of things say that the second one is another name of the first.
bool NamesAgain(const State& state, const Mention& first, const Mention& second);

}  // namespace kg::extract::coref

#endif  // NEWSGRAPH_EXTRACT_COREF_FORMER_NAMES_H_
