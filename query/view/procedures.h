// The procedures of kgq: CALL kg.conflicts({kind: 'age'}) YIELD subject, values ...
#ifndef NEWSGRAPH_QUERY_VIEW_PROCEDURES_H_
#define NEWSGRAPH_QUERY_VIEW_PROCEDURES_H_

#include <atomic>

#include "graph/model/schema.h"
#include "query/cypher/procedure.h"
#include "query/view/store_view.h"

namespace kg::query {

// kg.conflicts, kg.facts, kg.claims, kg.timeline, kg.paths, kg.pagerank, kg.components. The view must outlive the
// catalog; `schema` and `interrupted` may be null, else they must, too.
cypher::ProcedureCatalog MakeProcedures(const StoreView& view, const Schema* schema,
                                        const std::atomic<bool>* interrupted);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_VIEW_PROCEDURES_H_
