// Procedures over the graph as a whole.
#ifndef NEWSGRAPH_QUERY_VIEW_GRAPH_PROCEDURES_H_
#define NEWSGRAPH_QUERY_VIEW_GRAPH_PROCEDURES_H_

#include <atomic>

#include "query/cypher/procedure.h"
#include "query/view/store_view.h"

namespace kg::query {

// kg.pagerank and kg.components; the view must outlive the catalog, as must `interrupted`, which may be null.
void AddGraphProcedures(const StoreView& view, const std::atomic<bool>* interrupted, cypher::ProcedureCatalog* catalog);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_VIEW_GRAPH_PROCEDURES_H_
