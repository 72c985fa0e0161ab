// How well two groups of local entities fit one person or thing: a score, what speaks for it, and what forbids it.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_MATCH_H_
#define NEWSGRAPH_GRAPH_RESOLVE_MATCH_H_

#include <string>
#include <vector>

#include "graph/resolve/profile.h"

namespace kg::graph {

// Local entities that look alike: one type, the same keys and attributes. Resolution decides on candidates, not on
// members, so that its cost follows distinct profiles.
struct Candidate {
  ValueType type = ValueType::kPerson;
  std::string key;
  std::vector<std::string> keys;
  std::map<std::string, std::string> attributes;
  Context context;                      // the members' contexts united
  std::vector<const Profile*> members;  // sorted by ref
};

struct Match {
  double score = 0;         // 0: no link; otherwise the confidence that both are one, at most 0.99
  bool forbidden = false;   // the two must not be in one entity, whatever links them
  bool by_surname = false;  // one side is a single word: good only when it is the only link of its kind
  std::string evidence;
};

// Links below this score are not made; a link below kSureLink is a doubtful one.
inline constexpr double kMinLink = 0.6;
inline constexpr double kSureLink = 0.8;

// Symmetric, deterministic.
Match MatchCandidates(const Candidate& a, const Candidate& b);

// True when two members of one variant block are linked on their own: what makes resolution look at them together.
bool AreVariants(const Profile& a, const Profile& b);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_MATCH_H_
