// The words that competitions' names are told by.
#ifndef NEWSGRAPH_EXTRACT_MENTIONS_EVENT_WORDS_H_
#define NEWSGRAPH_EXTRACT_MENTIONS_EVENT_WORDS_H_

#include "extract/text/word_set.h"

namespace kg::extract::mentions {

// Heads that are a race of any city: a lower-case form after a place names it too ("the London marathon").
inline constexpr auto kCityHeads = WordSet({"marathon", "half-marathon", "10k", "triathlon", "ekiden", "derby"});
inline constexpr auto kNotBehind =
    WordSet({"record", "runner", "runners", "runner's", "debut", "holder", "star", "champion"});
inline constexpr auto kOfLinks = WordSet({"of", "de", "du", "a", "da", "do", "di", "della", "del", "des", "van", "um",
                                          "al", "das", "dos", "dei", "degli", "delle"});
// Heads that stand before the name without a link: "Trofeo Laigueglia".
inline constexpr auto kFrontHeads =
    WordSet({"trofeo", "coppa", "copa", "clásica", "clasica", "trophée", "supercoppa", "formula"});

}  // namespace kg::extract::mentions

#endif  // NEWSGRAPH_EXTRACT_MENTIONS_EVENT_WORDS_H_
