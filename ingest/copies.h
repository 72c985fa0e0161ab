// Sketches of articles, by which near copies are found: the same story in another outlet, under another headline, with
// a cut end, a changed word, an added paragraph.
//
// One permutation hashing (Li, Owen, Zhang 2012) over shingles of four folded words, empty bins filled by optimal
// densification (Shrivastava 2017): one pass over the text, and still two texts have the same value in a bin with a
// probability that is the Jaccard similarity of their sets of shingles.
#ifndef NEWSGRAPH_INGEST_COPIES_H_
#define NEWSGRAPH_INGEST_COPIES_H_

#include "graph/model/article.h"

namespace kg::ingest {

inline constexpr size_t kShingleWords = 4;
inline constexpr size_t kSketchBins = 128;
// A text of fewer shingles says too little: only exact copies of it are known.
inline constexpr uint32_t kFewestShingles = 40;

// The sketch of the article's running text: bodies, lists, quotes and table rows; neither headline nor standfirst,
// captions, corrections nor author notes. A function of their folded words alone: paragraphs, case, diacritics, kinds
// of quotes and hyphens don't count. Empty for a text of too few shingles, else the number of shingles and then
// kSketchBins values.
Sketch SketchOf(const Article& article);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_COPIES_H_
