// How a word sounds, roughly: what transliterations and spellings of one name have in common.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_SOUNDS_H_
#define NEWSGRAPH_GRAPH_RESOLVE_SOUNDS_H_

#include <string>
#include <string_view>

namespace kg::graph {

// The consonants of a folded word, letters that transliterations exchange made one ("zh" and "j", "kh" and "ch", "sch"
// and "shch", "w" and "v"), doubled ones once; "a" for any vowel in front. "evgeni" and "yevgeny" are both "avjn".
std::string SoundKey(std::string_view word);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_SOUNDS_H_
