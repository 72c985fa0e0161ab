#ifndef NEWSGRAPH_GRAPH_RESOLVE_ROLES_H_
#define NEWSGRAPH_GRAPH_RESOLVE_ROLES_H_

#include <string_view>

namespace kg::graph {

// What an article calls a person ("speed skater"), folded or not.

// Both hold a word of more than two letters, or two that say the same ("keeper", "goalkeeper").
bool ShareWord(std::string_view a, std::string_view b);

// A role that anybody may have beside his own: "wife", "captain".
bool IsKinOrMate(std::string_view role);

// Both name one trade that few people have: "speed skater", not "star" or "player".
bool AreOneTrade(std::string_view a, std::string_view b);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_ROLES_H_
