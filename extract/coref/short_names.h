// Short forms of first names: "Des" of Desmond.
#ifndef NEWSGRAPH_EXTRACT_COREF_SHORT_NAMES_H_
#define NEWSGRAPH_EXTRACT_COREF_SHORT_NAMES_H_

#include "extract/coref/name_forms.h"
#include "extract/coref/state.h"

namespace kg::extract::coref {

// True when the text brings in the short name as somebody's own, or it is commonly one of the other sex: no short form
// of `full` then.
bool IsSomebodyElse(const State& state, const NameForms& name, const NameForms& full);

}  // namespace kg::extract::coref

#endif  // NEWSGRAPH_EXTRACT_COREF_SHORT_NAMES_H_
