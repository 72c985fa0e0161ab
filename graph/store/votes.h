// Who stands in which camp of a conflict, as it is kept beside the conflict (table index, kByVotes).
#ifndef NEWSGRAPH_GRAPH_STORE_VOTES_H_
#define NEWSGRAPH_GRAPH_STORE_VOTES_H_

#include <functional>
#include <optional>

#include "graph/conflict/trust.h"
#include "graph/model/id.h"
#include "graph/model/status.h"
#include "graph/records.h"
#include "graph/store/db.h"
#include "graph/store/stored.h"

namespace kg::graph {

// The publisher of an article, else its site; an article of neither is a source of its own.
Result<ContentHash> SourceOf(const DocId& id, const Db& db);

// The article of a claim and its copy cluster; nullopt for a claim that does not count.
struct ClaimOrigin {
  DocId doc;
  ContentHash cluster;
};
using FindOrigin = std::function<std::optional<ClaimOrigin>(const ClaimId&)>;
Result<StoredVotes> VotesOf(const Conflict& conflict, const Db& db, const FindOrigin& find);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_VOTES_H_
