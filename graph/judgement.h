// A person's decision about who is whom, or that a contradiction is none. It wins over the machine, and speaks of names
// and claims in articles, not of entities: so it holds when articles are loaded again, extracted anew, replaced or
// removed.
#ifndef NEWSGRAPH_GRAPH_JUDGEMENT_H_
#define NEWSGRAPH_GRAPH_JUDGEMENT_H_

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/id.h"

namespace kg::graph {

// A local entity by what stays of it: its article, its folded name, and which of that name it is there (0: the first).
struct JudgedName {
  DocId doc;
  std::string name;  // FoldKey of the local entity's name
  uint32_t occurrence = 0;
  auto operator<=>(const JudgedName&) const = default;
};

// A claim by what stays of it: its article, and what it says.
struct JudgedClaim {
  DocId doc;
  std::string subject;  // FoldKey of the local entity's name
  std::string predicate;
  std::string object;  // FoldKey of the literal or of the local entity's name
  bool negated = false;
  std::map<std::string, std::string> qualifiers;
  auto operator<=>(const JudgedClaim&) const = default;
};
// The same article says the same of the same, and no qualifier that both have differs: rules may come to read one more.
bool IsSameClaim(const JudgedClaim& a, const JudgedClaim& b);

enum class JudgementKind : uint8_t { kMerge, kSplit, kDismiss };
std::string_view ToString(JudgementKind kind);  // "merge", "split", "dismiss"

struct Judgement {
  uint64_t number = 0;  // from 1, in the order in which they were made; a later one wins
  JudgementKind kind = JudgementKind::kMerge;
  std::vector<JudgedName> names;   // merge: all are one; split: these are not ...
  std::vector<JudgedName> others;  // ... any of these. Both sorted
  std::string text;                // for people: "Bill Holt is William Holt"; of a dismissal its reason
  std::string by;                  // who made it
  std::string when;                // UTC: "2024-02-13T10:00:00Z"

  // Of a dismissal: the contradictions of that kind that rest on these claims and no other are none.
  std::string conflict_kind;
  std::string subject_name;         // whom they were about, as it was printed then
  std::vector<JudgedClaim> claims;  // sorted
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_JUDGEMENT_H_
