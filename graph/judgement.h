// A person's decision about who is whom. It wins over the machine, and speaks of names in articles, not of entities: so
// it holds when articles are loaded again, extracted anew, replaced or removed.
#ifndef NEWSGRAPH_GRAPH_JUDGEMENT_H_
#define NEWSGRAPH_GRAPH_JUDGEMENT_H_

#include <compare>
#include <cstdint>
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

enum class JudgementKind : uint8_t { kMerge, kSplit };
std::string_view ToString(JudgementKind kind);  // "merge", "split"

struct Judgement {
  uint64_t number = 0;  // from 1, in the order in which they were made; a later one wins
  JudgementKind kind = JudgementKind::kMerge;
  std::vector<JudgedName> names;   // merge: all are one; split: these are not ...
  std::vector<JudgedName> others;  // ... any of these. Both sorted
  std::string text;                // for people: "Bill Holt is William Holt"
  std::string by;                  // who made it
  std::string when;                // UTC: "2024-02-13T10:00:00Z"
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_JUDGEMENT_H_
