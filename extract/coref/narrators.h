// Who tells a text in the first person, by what stands above it, in it and below it.
#ifndef NEWSGRAPH_EXTRACT_COREF_NARRATORS_H_
#define NEWSGRAPH_EXTRACT_COREF_NARRATORS_H_

#include <cstdint>
#include <vector>

#include "extract/coref/speech.h"
#include "extract/coref/state.h"

namespace kg::extract::coref {

// How a block tells, outside all quotations.
enum class Telling : uint8_t { kNoProse, kOfOthers, kOfOneself };

// Whom the words before that token are about: named in headline and standfirst, first, and most often, and not as who
// wrote it down; -1: nobody.
int32_t MainPersonBefore(const State& state, uint32_t token);
// Who says "I" in a text without one author: "My name is Ana Ruiz", or whom the title or a note at the end presents and
// the telling itself never names; -1: nobody for certain. `telling` goes by the blocks.
int32_t NarratorOf(const State& state, const std::vector<BlockRange>& blocks, const std::vector<Telling>& telling);

}  // namespace kg::extract::coref

#endif  // NEWSGRAPH_EXTRACT_COREF_NARRATORS_H_
