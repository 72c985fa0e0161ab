// "Anna and Eva Kral": one surname that is said for both.
#ifndef NEWSGRAPH_EXTRACT_COREF_SHARED_SURNAMES_H_
#define NEWSGRAPH_EXTRACT_COREF_SHARED_SURNAMES_H_

#include "extract/coref/state.h"

namespace kg::extract::coref {

// Gives "Anna" of "Anna and Eva Kral" the value "Anna Kral", where both are usual given names, or called brothers, a
// couple and the like, and no text before calls somebody just Anna, or Anna by another surname.
void CompleteSharedSurnames(State* state);

// Gives "Daniel" of "Rosalind Ruiz died ... Her son, Daniel, ... Mr Ruiz said" the value "Daniel Ruiz": the title does
// not fit whoever bears that surname in the text, and one of their kin, known by a first name alone, does.
void CompleteTitledKin(State* state);

}  // namespace kg::extract::coref

#endif  // NEWSGRAPH_EXTRACT_COREF_SHARED_SURNAMES_H_
