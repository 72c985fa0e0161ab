// Chains: what any match of a rule holds, in order and how far apart. A cheap look at a view's cells that spares most
// runs of a rule's automaton.
#ifndef NEWSGRAPH_EXTRACT_RULESET_CHAINS_H_
#define NEWSGRAPH_EXTRACT_RULESET_CHAINS_H_

#include <vector>

#include "extract/ruleset/cell_tests.h"
#include "extract/ruleset/compile.h"

namespace kg::extract {

// The chains of an expanded pattern, one a branch where the whole is an alternative. A match of the pattern runs along
// one of them. Empty: nothing is known. REQUIRES: the vocabulary was built.
std::vector<Chain> ChainsOf(const Node& pattern, const Catalog& catalog, const PhraseBook& phrases,
                            Vocabulary* vocabulary, CellTests* tests);

// Where in the row a match of a pattern with these chains may begin; anywhere, when nothing is known.
// REQUIRES: kWords == masks.width()
template <size_t kWords>
Places<kWords> StartsOf(const std::vector<Chain>& chains, const CellMasks& masks);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_CHAINS_H_
