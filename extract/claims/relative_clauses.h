// Relative clauses that tell something beside the sentence they stand in.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_RELATIVE_CLAUSES_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_RELATIVE_CLAUSES_H_

#include <cstdint>

#include "extract/text/tokens.h"

namespace kg::extract {

// ", who won in 2019,": a relative clause set off by a comma tells what is so beside all that the sentence supposes.
bool IsAside(const TokenizedText& text, uint32_t relative);

// "Roth, who never married, was born in Ulm": where the aside that begins at `relative` ends, if a verb behind its
// comma goes on with the subject before it; else `relative`.
uint32_t AsideEnd(const TokenizedText& text, uint32_t relative, uint32_t last);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_RELATIVE_CLAUSES_H_
