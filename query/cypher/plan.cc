#include "query/cypher/plan.h"

#include <utility>

#include "query/cypher/fail.h"

namespace kg::query::cypher {
namespace {

class Planner {
 public:
  explicit Planner(RunContext& context) : context_(context) {}

  OperatorPtr Plan(const SingleQuery& query, OperatorPtr plan, std::set<int> bound) {
    bound_ = std::move(bound);
    for (const Clause& clause : query.clauses) {
      if (const auto* match = std::get_if<MatchClause>(&clause.body)) {
        plan = PlanMatch(*match, std::move(plan));
      } else if (const auto* unwind = std::get_if<UnwindClause>(&clause.body)) {
        plan = MakeUnwind(context_, std::move(plan), *unwind);
        bound_.insert(unwind->slot);
      } else if (const auto* projection = std::get_if<ProjectionClause>(&clause.body)) {
        plan = PlanProjection(*projection, std::move(plan));
      } else if (const auto* call = std::get_if<CallClause>(&clause.body)) {
        plan = MakeCall(context_, std::move(plan), *call);
        for (const YieldItem& item : call->yields) bound_.insert(item.slot);
        if (call->where != nullptr) plan = MakeFilter(context_, std::move(plan), *call->where);
      }
    }
    return plan;
  }

 private:
  OperatorPtr PlanMatch(const MatchClause& match, OperatorPtr child) {
    if (!match.optional) return PlanPattern(match.pattern, match.where.get(), std::move(child), bound_, context_);
    std::set<int> before = bound_;
    OperatorPtr inner = PlanPattern(match.pattern, match.where.get(), MakeArgument(context_), bound_, context_);
    std::vector<int> slots;
    for (int slot : bound_) {
      if (!before.contains(slot)) slots.push_back(slot);
    }
    return MakeOptional(context_, std::move(child), std::move(inner), std::move(slots));
  }

  OperatorPtr PlanProjection(const ProjectionClause& clause, OperatorPtr plan) {
    plan = clause.aggregating ? MakeAggregate(context_, std::move(plan), clause)
                              : MakeProject(context_, std::move(plan), clause);
    std::vector<int> slots;
    for (const ProjectionItem& item : clause.items) slots.push_back(item.slot);
    bound_.insert(slots.begin(), slots.end());
    if (clause.distinct) plan = MakeDistinct(context_, std::move(plan), std::move(slots));
    if (!clause.order_by.empty()) plan = MakeSort(context_, std::move(plan), clause);
    if (clause.skip != nullptr) plan = MakeSkip(context_, std::move(plan), *clause.skip);
    if (clause.limit != nullptr) plan = MakeLimit(context_, std::move(plan), *clause.limit);
    if (clause.where != nullptr) plan = MakeFilter(context_, std::move(plan), *clause.where);
    return plan;
  }

  RunContext& context_;
  std::set<int> bound_;
};

void CollectFromClause(const Clause& clause, std::set<int>& slots) {
  auto add = [&](const ExprPtr& expr) {
    if (expr != nullptr) CollectSlots(*expr, slots);
  };
  if (const auto* match = std::get_if<MatchClause>(&clause.body)) {
    CollectSlots(match->pattern, slots);
    add(match->where);
  } else if (const auto* unwind = std::get_if<UnwindClause>(&clause.body)) {
    add(unwind->list);
  } else if (const auto* projection = std::get_if<ProjectionClause>(&clause.body)) {
    for (const ProjectionItem& item : projection->items) add(item.expr);
    for (const ExprPtr& call : projection->aggregates) add(call);
    for (const SortItem& item : projection->order_by) add(item.expr);
    add(projection->where);
  } else if (const auto* call = std::get_if<CallClause>(&clause.body)) {
    for (const ExprPtr& argument : call->arguments) add(argument);
    add(call->where);
  }
}

void Print(const PlanOperator& op, bool with_rows, size_t depth, std::string& text) {
  // The main input is printed below at the same depth, so that a chain of operators reads from its end.
  text += std::string(2 * depth, ' ') + op.Describe();
  if (with_rows) text += "  rows: " + std::to_string(op.rows());
  text += '\n';
  std::vector<const PlanOperator*> inputs = op.Inputs();
  for (size_t i = inputs.size(); i-- > 0;)
    Print(*inputs[i], with_rows, depth + (i > 0 || inputs.size() > 1 ? 1 : 0), text);
}

}  // namespace

void CollectSlots(const Expr& expr, std::set<int>& slots) {
  if (expr.slot != kNoSlot) slots.insert(expr.slot);
  for (const ExprPtr& child : expr.children) {
    if (child != nullptr) CollectSlots(*child, slots);
  }
  if (expr.pattern != nullptr) CollectSlots(*expr.pattern, slots);
  if (expr.subquery == nullptr) return;
  for (const SingleQuery& part : expr.subquery->parts) {
    for (const Clause& clause : part.clauses) CollectFromClause(clause, slots);
  }
}

void CollectSlots(const Pattern& pattern, std::set<int>& slots) {
  for (const PathPattern& path : pattern.paths) {
    if (path.slot != kNoSlot) slots.insert(path.slot);
    for (const NodePattern& node : path.nodes) {
      slots.insert(node.slot);
      if (node.properties != nullptr) CollectSlots(*node.properties, slots);
    }
    for (const RelationshipPattern& relationship : path.relationships) {
      slots.insert(relationship.slot);
      if (relationship.properties != nullptr) CollectSlots(*relationship.properties, slots);
    }
  }
}

std::vector<OperatorPtr> PlanQuery(const UnionQuery& query, RunContext& context) {
  std::vector<OperatorPtr> parts;
  for (const SingleQuery& part : query.parts) parts.push_back(Planner(context).Plan(part, MakeArgument(context), {}));
  return parts;
}

OperatorPtr PlanSubquery(const Expr& expr, RunContext& context) {
  std::set<int> bound(expr.outer_slots.begin(), expr.outer_slots.end());
  if (expr.pattern != nullptr) {
    const Expr* where = expr.kind == ExprKind::kPatternComprehension ? expr.children[0].get() : nullptr;
    return PlanPattern(*expr.pattern, where, MakeArgument(context), bound, context);
  }
  std::vector<OperatorPtr> parts;
  for (const SingleQuery& part : expr.subquery->parts) {
    parts.push_back(Planner(context).Plan(part, MakeArgument(context), bound));
  }
  return parts.size() == 1 ? std::move(parts[0]) : MakeUnion(context, std::move(parts));
}

std::string PlanText(const PlanOperator& root, bool with_rows) {
  std::string text;
  Print(root, with_rows, 0, text);
  return text;
}

}  // namespace kg::query::cypher
