// The references of rules: "@event", "@date", "@subject", "@topic", "@speaker", "@discipline", "@by". For "@opponent"
// and "@loser" see match_context.h.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_REFERENCES_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_REFERENCES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extract/claims/analysis.h"

namespace kg::extract {

// Where a reference looks from.
struct Anchor {
  uint32_t sentence = 0;
  uint32_t first = 0;  // tokens of the match
  uint32_t last = 0;
  // What the match has left out of the sentence: "Ruiz [, last year's champion,] finished third".
  uint32_t gap_first = 0;
  uint32_t gap_last = 0;

  bool LeavesOut(uint32_t token) const { return gap_first <= token && token < gap_last; }
};

// Where a reference may look: an argument that a claim can do without is not fetched from another sentence.
enum class Reach { kSentence, kNearby };

// The nearest suitable mention: its index in Analysis::mentions, or nullopt.
//   event       in the sentence, else (kNearby), by its name, in one of the eight sentences of running text before it,
//               else the only one that the article has named so far
//   date        in the sentence only; a year or month not from another clause; none where the nearest one is not
//   resolved subject     the person or team that the words before the anchor are about: the nearest one that begins a
//   clause;
//               else the first one of the sentence; else the subject of the sentence before
//   around      the nominal that the words of the match are part of
//   discipline  as event; a competition's own discipline counts
std::optional<uint32_t> FindReference(const Analysis& analysis, std::string_view name, const Anchor& anchor,
                                      Reach reach);

// "Ruiz and Norway's Holt saw off": the other person of a subject of two, whose second one is `subject` (an index into
// mentions).
std::optional<uint32_t> PartnerOfSubject(const Analysis& analysis, uint32_t subject);

// The person whom the article is about: the most mentioned one, a place in the title counting as five; the first of
// equals; -1 when it names nobody.
int32_t TopicOf(const Analysis& analysis);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_REFERENCES_H_
