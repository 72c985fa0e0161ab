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
  Context context;                       // the members' contexts united
  std::vector<std::string> company;      // its companions by sound (CompanySounds): their names are spelt variously too
  std::vector<std::string> short_names;  // of its companions, by sound (ShortNames)
  std::vector<std::string> name_ends;    // of its companions, by sound (NameEnds)
  std::vector<const Profile*> members;   // sorted by ref
  std::vector<Mark> marks;               // of every member: what a person has decided
};

struct Match {
  double score = 0;        // 0: no link; otherwise the confidence that both are one, at most 0.99
  bool forbidden = false;  // the two must not be in one entity, whatever links them ...
  bool by_names = false;   // ... but an article that gives both names to one
  // Which of the two has a name that others may have too ("j okafor", "okafor", "wru"): -1 the first, 1 the second, 0
  // neither. Such a link is good only where no other bearer has as much in common with it.
  int open_end = 0;
  double points = 0;  // of shared context
  std::string evidence;
};

// Links below this score are not made; a link below kSureLink is a doubtful one.
inline constexpr double kMinLink = 0.6;
inline constexpr double kSureLink = 0.8;

// Symmetric, deterministic.
Match MatchCandidates(const Candidate& a, const Candidate& b);

// A single member, and its word may be a surname (profile.h).
bool IsLostSurname(const Candidate& candidate);

// True when the names alone allow that two members of one variant block are one: what makes resolution look at them
// together. Symmetric.
bool MayBeOne(const ProfileNames& a, const ProfileNames& b);

// The companions of a context by sound, sorted, without the topic.
std::vector<std::string> CompanySounds(const Context& context);

// By sound and sorted: companions of one word, surnames behind initials; and the first and the last word of all others.
// So "Ruiz" or "A. Ruiz" of one article meets the "Ana Ruiz" of another.
std::vector<std::string> ShortNames(const Context& context);
std::vector<std::string> NameEnds(const Context& context);

// The topic of the articles that a context is of; "" when they do not say.
std::string_view TopicOf(const Context& context);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_MATCH_H_
