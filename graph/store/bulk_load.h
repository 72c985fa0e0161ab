// The first load of a large dump. Documents are gathered in sorted runs, by id, so that of the versions of one article
// the one that stays is known before anything is written; then every table is written in the order of its keys, and all
// files come into the database at once. What Publish derives is left pending, as for articles that come one by one.
#ifndef NEWSGRAPH_GRAPH_STORE_BULK_LOAD_H_
#define NEWSGRAPH_GRAPH_STORE_BULK_LOAD_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "graph/model/claim.h"
#include "graph/model/status.h"
#include "graph/store/db.h"
#include "graph/store/document_batch.h"
#include "graph/store/sorted_runs.h"
#include "graph/writer.h"

namespace kg::graph {

class BulkLoad {
 public:
  // Works in `folder`, which is made anew and removed at the end; on the file system of `db`, which must outlive it.
  // `memory_bytes`: for sorting, twice at most. Errors: kIo.
  static Result<std::unique_ptr<BulkLoad>> Begin(Db* db, const std::filesystem::path& folder, size_t memory_bytes);
  BulkLoad(const BulkLoad&) = delete;
  BulkLoad& operator=(const BulkLoad&) = delete;
  ~BulkLoad();

  // REQUIRES: CheckDocument(document) is ok. Errors: kIo.
  Status Add(const Document& document, const StoreStamp& stamp);
  // All that was added comes into the database, or nothing on an error. Returns what became of each document, in the
  // order of Add: kStored, kReplaced, kUnchanged or kOlder, as if they had come one by one; kCopy where an article
  // of the same body came before and stays. REQUIRES: the database holds no article; called once.
  Result<std::vector<StoreOutcome>> Finish();

 private:
  BulkLoad(Db* db, std::filesystem::path folder, size_t memory_bytes);
  class Tables;

  Db* const db_;
  const std::filesystem::path folder_;
  const size_t memory_bytes_;
  SortedRuns documents_;  // doc id -> an encoded document (bulk_load.cc)
  uint64_t added_ = 0;
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_BULK_LOAD_H_
