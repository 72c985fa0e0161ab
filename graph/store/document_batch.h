// One article as a batch: what is written for it, and how it is taken out again.
#ifndef NEWSGRAPH_GRAPH_STORE_DOCUMENT_BATCH_H_
#define NEWSGRAPH_GRAPH_STORE_DOCUMENT_BATCH_H_

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model/claim.h"
#include "graph/store/ledger.h"

namespace kg::graph {

struct StoreStamp {
  std::string rules_version;
  uint64_t session = 0;
  ContentHash cluster;
};

// Adds all keys of `document` to `batch`, with the pending records that make Publish look at it.
// `retracted`: AddRetraction of the stored version is in the batch before. REQUIRES: CheckDocument(document) is ok; the
// document is not stored, or `retracted`.
Status AddDocument(const Document& document, const StoreStamp& stamp, bool retracted, Ledger* ledger, Batch* batch);

// Deletes all keys that the stored document wrote, and leaves pending records for what was derived from it.
Status AddRetraction(const DocId& id, Ledger* ledger, Batch* batch);

// Makes Publish derive everything of a stored document anew.
Status AddRederivation(const DocId& id, const Db& db, Batch* batch);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_DOCUMENT_BATCH_H_
