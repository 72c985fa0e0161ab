#include "query/cypher/context.h"

#include "query/cypher/fail.h"
#include "query/cypher/operators.h"
#include "query/cypher/plan.h"

namespace kg::query::cypher {
namespace {

constexpr size_t kMaxOperators = 2000;

}  // namespace

RunContext::RunContext(const GraphView& view, const Parameters& given, const Limits& limits, int frame_size)
    : graph(view),
      parameters(given),
      frame(static_cast<size_t>(frame_size)),
      limits_(limits),
      deadline_(std::chrono::steady_clock::now() + limits.time) {}

RunContext::~RunContext() = default;

void RunContext::CheckLimits() {
  // The time first: the limit on it may have set the flag.
  if (limits_.time.count() > 0 && std::chrono::steady_clock::now() > deadline_) {
    FailRuntime({}, "Limit", "Time", "the query took longer than " + std::to_string(limits_.time.count()) + " ms",
                "make the pattern narrower, or add LIMIT");
  }
  if (limits_.interrupt != nullptr && limits_.interrupt->load(std::memory_order_relaxed)) {
    FailRuntime({}, "Interrupted", "Interrupted", "the query was interrupted");
  }
  if (Status status = graph.status(); !status.ok()) FailRuntime({}, "GraphError", "Read", status.message());
}

void RunContext::Hold(size_t bytes) {
  held_bytes_ += bytes;
  if (limits_.memory_bytes == 0 || held_bytes_ <= limits_.memory_bytes) return;
  FailRuntime({}, "Limit", "Memory",
              "the query needs more than " + std::to_string(limits_.memory_bytes >> 20) + " MB for its rows",
              "return fewer rows, or aggregate earlier");
}

void RunContext::CountOperator() {
  if (++operators_ <= kMaxOperators) return;
  FailRuntime({}, "Limit", "Size", "the query takes more than " + std::to_string(kMaxOperators) + " steps",
              "make its patterns shorter");
}

PlanOperator& RunContext::PlanOf(const Expr& expr) {
  std::unique_ptr<PlanOperator>& plan = plans_[&expr];
  if (plan == nullptr) plan = PlanSubquery(expr, *this);
  return *plan;
}

size_t SizeOf(const Row& row) {
  size_t bytes = sizeof(Row);
  for (const Value& value : row) bytes += value.size_bytes();
  return bytes;
}

size_t RowHash::operator()(const Row& row) const {
  size_t seed = row.size();
  for (const Value& value : row) seed = seed * 0x9e3779b97f4a7c15ULL + HashOf(value);
  return seed;
}

bool RowEqual::operator()(const Row& a, const Row& b) const {
  for (size_t i = 0; i < a.size(); ++i) {
    if (!Equivalent(a[i], b[i])) return false;
  }
  return true;
}

}  // namespace kg::query::cypher
