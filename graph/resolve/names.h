// Comparing names: keys, variants, initials. All arguments are keys (NameKey), words parted by one space.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_NAMES_H_
#define NEWSGRAPH_GRAPH_RESOLVE_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/claim.h"

namespace kg::graph {

// The form in which names of one type are compared: folded, without "the", a club's "FC", an event's year.
std::string NameKey(ValueType type, std::string_view name);

std::vector<std::string_view> Words(std::string_view key);

// The sound of a word, roughly: letters of one class become one ("ch" and "j", "c" and "k", "ph" and "f"), vowels after
// the first letter and doubled letters go. "gervais" and "gravais" are equal.
std::string Skeleton(std::string_view word);

// Letters that two spellings of one full name differ by: 0 (equal), 1 or 2; -1 when they are two names. Both need two
// words or more, as many in each; words that differ need length 5; no given name may change its first sound or only its
// ending (Daniel, Daniela); no word may differ by more than 1 letter below 7 letters, 2 above.
int SpellingDistance(std::string_view a, std::string_view b);

// True when one full name is the other with further words: the same first word, the same last one or the longer one's
// added behind, and no generation mark ("jr") or differing initial in between.
bool IsExtendedName(std::string_view a, std::string_view b);

// True when the two can't be one person by name alone: no shared full name, no variant, no extension.
bool AreDifferentPersons(std::string_view a, std::string_view b);

// "caf" for "confederation of african football".
bool IsAcronymOf(std::string_view acronym, std::string_view full);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_NAMES_H_
