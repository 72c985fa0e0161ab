// Operators: each gives rows one at a time by writing its slots of the frame (see context.h).
#ifndef NEWSGRAPH_QUERY_CYPHER_OPERATORS_H_
#define NEWSGRAPH_QUERY_CYPHER_OPERATORS_H_

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "query/cypher/ast.h"
#include "query/cypher/context.h"

namespace kg::query::cypher {

class PlanOperator;
using OperatorPtr = std::unique_ptr<PlanOperator>;

class PlanOperator {
 public:
  PlanOperator(RunContext& context, OperatorPtr child) : context_(context), child_(std::move(child)) {
    context_.CountOperator();
  }
  virtual ~PlanOperator() = default;
  PlanOperator(const PlanOperator&) = delete;
  PlanOperator& operator=(const PlanOperator&) = delete;

  // Starts anew, for the frame as it is.
  void Open() {
    if (child_ != nullptr) child_->Open();
    DoOpen();
  }
  // The next row into the frame; false: there is none.
  bool Next() {
    context_.Tick();
    if (!DoNext()) return false;
    ++rows_;
    return true;
  }
  // "Expand (a)-[:TYPE]->(b)": for EXPLAIN.
  virtual std::string Describe() const = 0;
  // The operators whose rows this one takes, the main one first.
  virtual std::vector<const PlanOperator*> Inputs() const {
    return child_ == nullptr ? std::vector<const PlanOperator*>() : std::vector<const PlanOperator*>{child_.get()};
  }
  uint64_t rows() const { return rows_; }

 protected:
  virtual void DoOpen() {}
  virtual bool DoNext() = 0;

  RunContext& context_;  // NOLINT: the operators below work with it on every line
  OperatorPtr child_;    // NOLINT

 private:
  uint64_t rows_ = 0;
};

// What a node of a pattern has to be. Conditions on properties are filters of their own.
struct NodeTest {
  std::vector<std::string> labels;
  bool Passes(RunContext& context, NodeId node) const;
};

// Where the nodes of a scan come from.
struct ScanSource {
  enum class Kind { kAll, kLabel, kProperty } kind = Kind::kAll;
  std::string name;             // the label or the key
  const Expr* value = nullptr;  // of the property
  bool any_of = false;          // the value is a list, and the property is one of it
};

struct ExpandParts {
  int from = kNoSlot;
  int to = kNoSlot;
  int relationship = kNoSlot;
  bool to_is_bound = false;
  bool relationship_is_bound = false;
  bool reversed = false;  // walked from the right end of the pattern to the left one
  Direction direction = Direction::kBoth;
  const RelationshipPattern* pattern = nullptr;
  bool tests_properties = true;  // of each relationship, while walking
  NodeTest to_test;
  std::vector<int> others;  // slots of the other relationships of the pattern, which are never walked twice
  std::string text;         // for EXPLAIN
};

// --- op_scan.cc
OperatorPtr MakeArgument(RunContext& context);
OperatorPtr MakeScan(RunContext& context, OperatorPtr child, int slot, ScanSource source, NodeTest test);
// Nodes that are bound already: passes those rows whose slot holds a node that passes.
OperatorPtr MakeNodeCheck(RunContext& context, OperatorPtr child, int slot, NodeTest test);
// The first node of a relationship that is bound while its nodes are not.
OperatorPtr MakeEndScan(RunContext& context, OperatorPtr child, const ExpandParts& parts);
// --- op_expand.cc, op_expand_many.cc, op_shortest.cc
OperatorPtr MakeExpand(RunContext& context, OperatorPtr child, ExpandParts parts);
OperatorPtr MakeExpandMany(RunContext& context, OperatorPtr child, ExpandParts parts);
OperatorPtr MakeShortest(RunContext& context, OperatorPtr child, ExpandParts parts, const PathPattern& path);
OperatorPtr MakePathBuilder(RunContext& context, OperatorPtr child, const PathPattern& path);
// --- op_rows.cc
OperatorPtr MakeFilter(RunContext& context, OperatorPtr child, const Expr& condition);
OperatorPtr MakePropertyFilter(RunContext& context, OperatorPtr child, int slot, std::string key, const Expr& value);
OperatorPtr MakeOptional(RunContext& context, OperatorPtr child, OperatorPtr inner, std::vector<int> slots);
OperatorPtr MakeUnwind(RunContext& context, OperatorPtr child, const UnwindClause& clause);
OperatorPtr MakeProject(RunContext& context, OperatorPtr child, const ProjectionClause& clause);
OperatorPtr MakeDistinct(RunContext& context, OperatorPtr child, std::vector<int> slots);
OperatorPtr MakeSkip(RunContext& context, OperatorPtr child, const Expr& count);
OperatorPtr MakeLimit(RunContext& context, OperatorPtr child, const Expr& count);
OperatorPtr MakeUnion(RunContext& context, std::vector<OperatorPtr> parts);
// The value of SKIP or LIMIT.
int64_t EvaluateCount(const Expr& expr, const char* word, RunContext& context);
// --- op_sort.cc, op_aggregate.cc, op_call.cc
OperatorPtr MakeSort(RunContext& context, OperatorPtr child, const ProjectionClause& clause);
OperatorPtr MakeAggregate(RunContext& context, OperatorPtr child, const ProjectionClause& clause);
OperatorPtr MakeCall(RunContext& context, OperatorPtr child, const CallClause& clause);

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_OPERATORS_H_
