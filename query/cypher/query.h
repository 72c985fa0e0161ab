// The query language: a read-only subset of openCypher 9, with path selectors.
//
//   Outcome<Query> query = Query::Compile("MATCH (p:Person)-[:COACH_OF]->(a) RETURN p.name, count(*)");
//   if (!query.ok()) puts(query.error().Describe(text).c_str());
//   Outcome<RunSummary> summary = query.value().Run(view, {}, {}, [](std::span<const Value> row) { ...; return true;
//   });
//
// A query is compiled once and may run many times, on any graph, by several threads at once.
#ifndef NEWSGRAPH_QUERY_CYPHER_QUERY_H_
#define NEWSGRAPH_QUERY_CYPHER_QUERY_H_

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/cypher/error.h"
#include "query/cypher/graph_view.h"
#include "query/cypher/procedure.h"
#include "query/cypher/value.h"

namespace kg::query::cypher {

struct Limits {
  std::chrono::milliseconds time{0};             // 0: none
  size_t memory_bytes = 0;                       // of rows that are held, about; 0: none
  const std::atomic<bool>* interrupt = nullptr;  // the query ends with "Interrupted" when it becomes true
};

struct RunSummary {
  uint64_t rows = 0;
  // EXPLAIN and PROFILE: the operators, one a line, indented; PROFILE with the rows that each gave. Else empty.
  std::string plan;
};

// `$name` in the query.
using Parameters = Map;
// A row, in the order of the columns; valid during the call. false: no more rows are wanted.
using RowSink = std::function<bool(std::span<const Value>)>;

struct CompiledQuery;

class Query {
 public:
  // What is wrong with `text` apart from the graph and the parameters is found here. `procedures` may be null; else it
  // must outlive the query.
  static Outcome<Query> Compile(std::string_view text, const ProcedureCatalog* procedures = nullptr);

  // Empty for a query that ends with a procedure without results, and for EXPLAIN.
  const std::vector<std::string>& columns() const;
  // EXPLAIN or PROFILE stands before the query.
  bool explains() const;

  // Calls `sink` for each row. Rows given before an error are to be thrown away.
  Outcome<RunSummary> Run(const GraphView& graph, const Parameters& parameters, const Limits& limits,
                          const RowSink& sink) const;

 private:
  explicit Query(std::shared_ptr<const CompiledQuery> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const CompiledQuery> compiled_;  // shared: a Query is copied like a value, and never changes
};

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_QUERY_H_
