// What two candidates have in common beside their names.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_SHARED_CONTEXT_H_
#define NEWSGRAPH_GRAPH_RESOLVE_SHARED_CONTEXT_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/resolve/match.h"

namespace kg::graph {

// In points: 2 for the same relation to the same other, 1 for the same neighbour, half a point for a companion, a
// nationality, a sport, a trade or an age, one and a half for a birthday, a little less than half for a companion that
// goes by a short name, a quarter for the topic of the articles.
struct Shared {
  double points = 0;
  std::string what;  // "coach-of ana ruiz", the strongest first; "" when nothing is shared
};
Shared SharedContext(const Candidate& a, const Candidate& b);

// `how` with what is shared: "one letter off, both coach-of ana ruiz".
std::string Describe(std::string how, const Shared& shared);

// The article says that somebody else bears the name.
inline bool HasNamesake(const Context& context) {
  return !context.companions.empty() && context.companions.front()[0] == kNamesakeMark;
}

// What both sorted lists hold.
std::vector<std::string> Common(const std::vector<std::string>& a, const std::vector<std::string>& b);

// "" when there is none.
std::string_view Attribute(const std::map<std::string, std::string>& attributes, const char* name);
// 1 both say it and agree, -1 both say it and differ, 0 otherwise.
int Compare(const std::map<std::string, std::string>& a, const std::map<std::string, std::string>& b, const char* name);

// The same for what attributes or claims say of their nationality.
int CompareNationalities(const Candidate& a, const Candidate& b);

// True when some article names both.
bool SameDocument(const Candidate& a, const Candidate& b);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_SHARED_CONTEXT_H_
