// The writer's hand on the database: batches are committed through it, so that counts always go with what they count.
#ifndef NEWSGRAPH_GRAPH_STORE_LEDGER_H_
#define NEWSGRAPH_GRAPH_STORE_LEDGER_H_

#include <string>
#include <string_view>

#include "graph/model/status.h"
#include "graph/store/db.h"
#include "graph/store/stored.h"

namespace kg::graph {

inline constexpr std::string_view kMetaCounters = "counters";
inline constexpr std::string_view kMetaSession = "session";     // number of writers so far
inline constexpr std::string_view kMetaEpoch = "epoch";         // of the last complete state
inline constexpr std::string_view kMetaRulesVersion = "rules";  // of the last writer
inline constexpr std::string_view kMetaDeriveVersion =
    "derivation";  // schema and code that the derived tables are made by

// "" or 0 when absent.
Result<std::string> GetMetaText(const Db& db, std::string_view name);
Result<uint64_t> GetMetaNumber(const Db& db, std::string_view name);
void PutMetaText(std::string_view name, std::string_view text, Batch* batch);
void PutMetaNumber(std::string_view name, uint64_t number, Batch* batch);

class Ledger {
 public:
  // Reads the counters. `db` must outlive it.
  static Result<Ledger> Open(Db& db, bool sync);

  Db& db() const { return *db_; }
  // Change these beside the batch that changes what they count. Numbers of a map that fall to 0 are dropped at Commit.
  Counters& counters() { return counters_; }
  // Writes the batch and the counters as one. On an error the counters are again what is stored.
  Status Commit(Batch batch);
  // The counters as stored: after a batch was dropped instead of committed.
  void Rollback() { (void)Decode(stored_, &counters_); }

 private:
  Ledger(Db& db, bool sync) : db_(&db), sync_(sync) {}
  Db* db_;
  bool sync_;
  Counters counters_;
  std::string stored_;  // counters_ as they are in the database
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_LEDGER_H_
