// Which contradictions a person has dismissed: those of a kind that rest on the claims which were before that person's
// eyes, and on no other.
#ifndef NEWSGRAPH_GRAPH_STORE_DISMISSALS_H_
#define NEWSGRAPH_GRAPH_STORE_DISMISSALS_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "graph/judgement.h"
#include "graph/records.h"
#include "graph/store/loader.h"

namespace kg::graph {

// The claims of a conflict, of its witness and camps, as judgements name them; sorted, each once.
Result<std::vector<JudgedClaim>> JudgedClaimsOf(const Conflict& conflict, const Db& db, Loader* loader);

class Dismissals {
 public:
  static Result<Dismissals> Read(const Db& db);

  bool empty() const { return judgements_.empty(); }
  // The number of the latest judgement that dismisses the conflict; 0: none does.
  Result<uint64_t> NumberOf(const Conflict& conflict, const Db& db, Loader* loader) const;

 private:
  std::map<uint64_t, Judgement> judgements_;
  std::map<std::pair<std::string, DocId>, std::vector<uint64_t>> by_doc_;  // kind and article: numbers, falling
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_DISMISSALS_H_
