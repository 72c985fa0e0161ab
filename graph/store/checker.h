// What the parts of CheckDatabase work with: reading every entry of a table, looking up what it refers to, and saying
// what is wrong.
#ifndef NEWSGRAPH_GRAPH_STORE_CHECKER_H_
#define NEWSGRAPH_GRAPH_STORE_CHECKER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model/status.h"
#include "graph/store/db.h"
#include "graph/store/loader.h"

namespace kg::graph {

class Checker {
 public:
  // All must outlive it. `go_on` may be empty.
  Checker(const Db& db, const std::function<void(const std::string&)>& on_problem, const std::function<bool()>& go_on)
      : db_(db), on_problem_(on_problem), go_on_(go_on) {}

  const Db& db() const { return db_; }
  uint64_t entries() const { return entries_; }
  uint64_t problems() const { return problems_; }

  // What the database should hold once it is checked: counted by the parts, compared with the stored counts.
  Counters& counted() { return counted_; }

  // Calls `visit` with every entry. Only an interruption is an error: damage is reported, and ends the table.
  Status ForEach(Table table, const std::function<void(std::string_view key, std::string_view value)>& visit);

  // "table fact, key 0a1b...: <what>". Nothing once the check is interrupted: then look-ups find nothing.
  void Bad(Table table, std::string_view key, const std::string& what);

  bool Has(Table table, std::string_view key);
  std::optional<std::string> Get(Table table, std::string_view key);
  // nullopt when there is no such record, and when it is damaged, which is reported.
  template <typename Record>
  std::optional<Record> Read(Table table, std::string_view key) {
    const std::optional<std::string> bytes = Get(table, key);
    if (!bytes) return std::nullopt;
    Record record;
    if (Decode(*bytes, &record)) return record;
    Bad(table, key, "the value is damaged");
    return std::nullopt;
  }
  // Whether any key starts with `prefix`.
  bool HasAny(Table table, std::string_view prefix);
  // Reports that `table` has no `key`, if so; `why` says what refers to it.
  void Expect(Table table, std::string_view key, const std::string& why);

 private:
  // Asks now and then, also within the work on one entry: an article may have very many claims.
  bool IsStopped();

  const Db& db_;
  const std::function<void(const std::string&)>& on_problem_;
  const std::function<bool()>& go_on_;
  uint64_t entries_ = 0;
  uint64_t reads_ = 0;  // of entries, and of what they lead to
  uint64_t next_ask_ = 0;
  bool stopped_ = false;
  uint64_t problems_ = 0;
  Counters counted_;
};

// Articles with their texts, manifests, index entries, local entities, claims and blocks; near copies.
Status CheckDocuments(Checker* checker);
// Links, entities with their members and names.
Status CheckEntities(Checker* checker);
// What claims contribute; facts and adjacency, both directions.
Status CheckFacts(Checker* checker);
// Groups, conflicts and their ranks; votes, weights and epochs beside conflicts.
Status CheckConflicts(Checker* checker);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_CHECKER_H_
