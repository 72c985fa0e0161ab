// Procedures that a query calls: CALL name(arguments) YIELD columns.
#ifndef NEWSGRAPH_QUERY_CYPHER_PROCEDURE_H_
#define NEWSGRAPH_QUERY_CYPHER_PROCEDURE_H_

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/status.h"
#include "query/cypher/graph_view.h"
#include "query/cypher/types.h"
#include "query/cypher/value.h"

namespace kg::query::cypher {

enum class FieldType { kAny, kBoolean, kInteger, kFloat, kNumber, kString, kList, kMap, kNode, kRelationship, kPath };

// What an argument of this type may be. An integer stands for a float as well.
TypeSet TypesOf(FieldType type);

struct Field {
  std::string name;
  FieldType type = FieldType::kAny;
  bool optional = false;  // an argument that may be left out, with those behind it: it is null then
};

// Takes a result row; false: no more rows are wanted.
using ProcedureSink = std::function<bool(std::vector<Value> row)>;

struct Procedure {
  std::string name;  // with its namespace: "kg.conflicts"
  std::vector<Field> arguments;
  std::vector<Field> results;  // empty: called for nothing but its being called; the row before stays
  std::string summary;         // one line
  // Arguments come in order, as many as there are `arguments`, each null or of its type. An error ends the query.
  std::function<Status(const GraphView&, std::span<const Value>, const ProcedureSink&)> run;
};

// By name; names are compared with their case.
class ProcedureCatalog {
 public:
  void Add(Procedure procedure) { procedures_.push_back(std::move(procedure)); }
  // nullptr when there is none.
  const Procedure* Find(std::string_view name) const;
  const std::vector<Procedure>& all() const { return procedures_; }

 private:
  std::vector<Procedure> procedures_;
};

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_PROCEDURE_H_
