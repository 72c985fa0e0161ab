// Teams, organizations and events: company forms, word order, short names, acronyms.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_MATCH_THINGS_H_
#define NEWSGRAPH_GRAPH_RESOLVE_MATCH_THINGS_H_

#include "graph/resolve/match.h"

namespace kg::graph {

// One of the two at most is a person: one that an article has mistaken for one.
Match MatchThings(const Candidate& a, const Candidate& b);

// By name alone. Neither is a person.
// `single`: a word that its article took for a person, and says nothing personal of. The open end is the first one.
Match MatchShortName(const Candidate& single, const Candidate& thing);

// "university", "cup", "united": says what a thing is, not which one.
bool IsGenericWord(std::string_view word);

bool MayBeOneThing(const ProfileNames& a, const ProfileNames& b);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_MATCH_THINGS_H_
