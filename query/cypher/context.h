// What one run of a query works with: the graph, the parameters, the frame, the limits.
//
// The frame is the row that all operators of a query share. Each operator writes the slots that are its own, and what
// stands in the slots of the operators before it stays until it asks them for the next row. Operators that hold rows
// (sorting, for one) keep copies of the slots that are still read behind them.
#ifndef NEWSGRAPH_QUERY_CYPHER_CONTEXT_H_
#define NEWSGRAPH_QUERY_CYPHER_CONTEXT_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "query/cypher/ast.h"
#include "query/cypher/graph_view.h"
#include "query/cypher/query.h"
#include "query/cypher/value.h"

namespace kg::query::cypher {

class PlanOperator;

using Row = std::vector<Value>;

class RunContext {
 public:
  RunContext(const GraphView& view, const Parameters& given, const Limits& limits, int frame_size);
  ~RunContext();
  RunContext(const RunContext&) = delete;
  RunContext& operator=(const RunContext&) = delete;

  const GraphView& graph;
  const Parameters& parameters;
  Row frame;

  Value& At(int slot) { return frame[static_cast<size_t>(slot)]; }
  // Throws when the time is over, the user has interrupted, or the graph could not be read. To be called for every row
  // and every step: it looks at the clock now and then.
  void Tick() {
    if ((++ticks_ & 0xFF) == 0) CheckLimits();
  }
  void CheckLimits();
  // Counts memory that is held for rows. Throws over the limit.
  void Hold(size_t bytes);
  void Release(size_t bytes) { held_bytes_ -= bytes; }
  // Operators call each other, one within the next: throws where there are too many of them for the stack.
  void CountOperator();
  // The operators for the pattern or the subquery of `expr`, made when first asked for.
  PlanOperator& PlanOf(const Expr& expr);

 private:
  const Limits& limits_;
  std::chrono::steady_clock::time_point deadline_;
  uint64_t ticks_ = 0;
  size_t operators_ = 0;
  size_t held_bytes_ = 0;
  std::unordered_map<const Expr*, std::unique_ptr<PlanOperator>> plans_;
};

// Memory held for rows, given back when it goes.
class HeldMemory {
 public:
  explicit HeldMemory(RunContext& context) : context_(context) {}
  ~HeldMemory() { Clear(); }
  HeldMemory(const HeldMemory&) = delete;
  HeldMemory& operator=(const HeldMemory&) = delete;
  void Add(size_t bytes) {
    context_.Hold(bytes);
    bytes_ += bytes;
  }
  void Remove(size_t bytes) {
    context_.Release(bytes);
    bytes_ -= bytes;
  }
  void Clear() {
    context_.Release(bytes_);
    bytes_ = 0;
  }

 private:
  RunContext& context_;
  size_t bytes_ = 0;
};

size_t SizeOf(const Row& row);

struct RowHash {
  size_t operator()(const Row& row) const;
};
// Equivalent, value by value.
struct RowEqual {
  bool operator()(const Row& a, const Row& b) const;
};

// Throws QueryError.
Value Evaluate(const Expr& expr, RunContext& context);
// Whether a condition holds: true, not false nor null. Throws when it is no truth value.
bool Holds(const Expr& expr, RunContext& context);

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_CONTEXT_H_
