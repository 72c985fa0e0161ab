// Which units of a scraped text are the article: a linear chain of two states over what lines look like.
//
// Each unit has features (its shape, its noise family, its neighbours, its place), each feature a learned weight
// (line_weights.h), and so has each change from page to article and back; the best sequence is found by Viterbi. The
// features say nothing of any site, and little of any language. tests/bench/learn_lines.py learns the weights.
#ifndef NEWSGRAPH_INGEST_PLAIN_LINE_MODEL_H_
#define NEWSGRAPH_INGEST_PLAIN_LINE_MODEL_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ingest/plain/units.h"

namespace kg::ingest {

// The features of each unit, as indices into the weights; dropped units have features too.
std::vector<std::vector<uint16_t>> LineFeatures(const std::vector<Unit>& units);
// The sum of each unit's weights; `weights` has one for each feature.
std::vector<int32_t> ScoreLines(const std::vector<Unit>& units, std::span<const int16_t> weights);
// How many features there are.
size_t LineFeatureCount();

// For each unit whether it belongs to the article. Linear in the text.
std::vector<bool> LabelLines(const std::vector<Unit>& units);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_PLAIN_LINE_MODEL_H_
