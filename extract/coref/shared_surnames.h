// "Anna and Eva Kral": one surname that is said for both.
#ifndef NEWSGRAPH_EXTRACT_COREF_SHARED_SURNAMES_H_
#define NEWSGRAPH_EXTRACT_COREF_SHARED_SURNAMES_H_

#include "extract/coref/state.h"

namespace kg::extract::coref {

// Gives "Anna" of "Anna and Eva Kral" the value "Anna Kral", where both are usual given names, or called brothers, a
// couple and the like, and no text before calls somebody just Anna, or Anna by another surname.
void CompleteSharedSurnames(State* state);

}  // namespace kg::extract::coref

#endif  // NEWSGRAPH_EXTRACT_COREF_SHARED_SURNAMES_H_
