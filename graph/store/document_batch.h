// One article as a batch: what is written for it, and how it is taken out again.
#ifndef NEWSGRAPH_GRAPH_STORE_DOCUMENT_BATCH_H_
#define NEWSGRAPH_GRAPH_STORE_DOCUMENT_BATCH_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/judgement.h"
#include "graph/model/claim.h"
#include "graph/store/copies.h"
#include "graph/store/ledger.h"
#include "graph/store/stored.h"

namespace kg::graph {

struct StoreStamp {
  std::string rules_version;
  uint64_t session = 0;
};

StoredDoc MakeStoredDoc(const Document& document, const StoreStamp& stamp);

using PutRow = std::function<void(Table table, std::string_view key, std::string_view value)>;
// Puts the rows that the document has whatever else is stored: in tables doc, text, index, claim, local, block and
// manifest, those of one table but index and block in the order of their keys. REQUIRES: CheckDocument(document) is ok.
void PutRows(const Document& document, const StoredDoc& doc, const PutRow& put);

// The value of a pending record of Work::kDoc: blocks that are looked at besides those of the document.
std::string EncodePendingBlocks(const std::vector<uint64_t>& blocks);

// What the retraction of a stored version took out, as far as the batch that holds it is concerned.
struct Retracted {
  bool any = false;
  ContentHash text;  // the body of which there is no article left; null when there are others
};

// Adds all keys of `document` to `batch`, with the pending records that make Publish look at it; sets `is_copy` when
// another stored article tells the same story.
// `retracted`: what AddRetraction of the stored version has put into the batch. REQUIRES: CheckDocument(document) is
// ok; the document is not stored, or retracted.
Status AddDocument(const Document& document, const StoreStamp& stamp, const Retracted& retracted, Ledger* ledger,
                   TextIndex* texts, Batch* batch, bool* is_copy);

// Deletes all keys that the stored document wrote, and leaves pending records for what was derived from it.
Status AddRetraction(const DocId& id, Ledger* ledger, TextIndex* texts, Batch* batch, Retracted* retracted);

// The articles of these names, as far as they are stored, will be resolved and derived anew by the next Publish.
Status AddPendingNames(const std::vector<JudgedName>& names, const Db& db, Batch* batch);

// All claims of a document are to be derived anew, and with them their facts and groups.
void AddPendingClaims(const DocId& doc, uint32_t count, Batch* batch);

// Makes the contexts and blocks of a stored document anew, as this version makes them.
Status AddReblocking(const DocId& id, const Db& db, Batch* batch);

// Makes Publish derive everything of a stored document anew.
Status AddRederivation(const DocId& id, const Db& db, Batch* batch);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_DOCUMENT_BATCH_H_
