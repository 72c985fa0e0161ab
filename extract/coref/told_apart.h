// Two people of one name in one article: what in the text says so.
#ifndef NEWSGRAPH_EXTRACT_COREF_TOLD_APART_H_
#define NEWSGRAPH_EXTRACT_COREF_TOLD_APART_H_

#include <cstdint>
#include <vector>

#include "extract/coref/state.h"

namespace kg::extract::coref {

// "the other Ana Ruiz", "no relation to the judge Ana Ruiz", "Ana Ruiz, 71," behind "Ana Ruiz, 34,": the mention is of
// another one than the mentions `known`, which have the same full name.
bool IsNamesake(const State& state, const Mention& mention, const std::vector<uint32_t>& known);

// "Not to be confused with Ana Maria Ruiz", "For the singer, see Ana Maria Ruiz": named only to say who is not meant.
bool IsNamedApart(const State& state, const Mention& mention);

// "the Earl Ruiz (1905-1995)" behind "Ana Ruiz": a surname with the years of a life brings in another one, unless it goes
// on about a name right before it ("Ivo Ruiz, the 12th Earl Ruiz (1905-1995)").
bool IsIntroducedByLife(const State& state, const Mention& mention);

// "Kral's father, Emil Kral", "his father was the painter Emil Kral": whose kin the text names first.
bool IsNamedAsKin(const State& state, const Mention& mention);

}  // namespace kg::extract::coref

#endif  // NEWSGRAPH_EXTRACT_COREF_TOLD_APART_H_
