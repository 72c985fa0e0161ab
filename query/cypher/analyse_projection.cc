// WITH and RETURN: columns, grouping, and what ORDER BY and WHERE see behind them.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "query/cypher/analyse.h"
#include "query/cypher/fail.h"
#include "query/cypher/functions.h"

namespace kg::query::cypher {
namespace {

ExprPtr VariableFor(int slot, const Expr& in_place_of) {
  auto variable = std::make_unique<Expr>();
  variable->kind = ExprKind::kVariable;
  variable->position = in_place_of.position;
  variable->text = in_place_of.text;
  variable->slot = slot;
  return variable;
}

bool SameChildren(const Expr& a, const Expr& b) {
  if (a.children.size() != b.children.size()) return false;
  for (size_t i = 0; i < a.children.size(); ++i) {
    if ((a.children[i] == nullptr) != (b.children[i] == nullptr)) return false;
    if (a.children[i] != nullptr && !SameExpr(*a.children[i], *b.children[i])) return false;
  }
  return true;
}

// The variables that `expr` reads and does not bind itself.
void CollectVariables(const Expr& expr, std::set<int>& slots) {
  if (expr.kind == ExprKind::kVariable) slots.insert(expr.slot);
  for (const ExprPtr& child : expr.children) {
    if (child != nullptr) CollectVariables(*child, slots);
  }
  slots.erase(expr.kind == ExprKind::kVariable ? kNoSlot : expr.slot);
  if (expr.second_slot != kNoSlot) slots.erase(expr.second_slot);
}

const Expr* FirstVariable(const Expr& expr, const std::set<int>& slots) {
  if (expr.kind == ExprKind::kVariable && slots.contains(expr.slot)) return &expr;
  for (const ExprPtr& child : expr.children) {
    if (child == nullptr) continue;
    if (const Expr* found = FirstVariable(*child, slots)) return found;
  }
  return nullptr;
}

}  // namespace

bool SameExpr(const Expr& a, const Expr& b) {
  if (a.kind != b.kind || a.name != b.name || a.slot != b.slot || a.names != b.names || a.operators != b.operators) {
    return false;
  }
  if (a.distinct != b.distinct || a.star != b.star || a.has_subject != b.has_subject || a.has_else != b.has_else)
    return false;
  if (a.pattern != nullptr || a.subquery != nullptr || b.pattern != nullptr || b.subquery != nullptr) return false;
  if (a.kind == ExprKind::kLiteral && (a.value.type() != b.value.type() || !Equivalent(a.value, b.value))) return false;
  return SameChildren(a, b);
}

bool IsAggregate(const Expr& expr) { return expr.function != nullptr && expr.function->aggregates; }

bool ContainsAggregate(const Expr& expr) {
  if (IsAggregate(expr)) return true;
  return std::any_of(expr.children.begin(), expr.children.end(),
                     [](const ExprPtr& child) { return child != nullptr && ContainsAggregate(*child); });
}

void Analyser::AnalyseProjection(ProjectionClause& clause, Position position) {
  if (clause.star) ExpandStar(clause, position);
  std::vector<StaticType> types;
  aggregates_ = Aggregates::kAllowed;
  for (ProjectionItem& item : clause.items) {
    types.push_back(AnalyseExpr(*item.expr));
    item.aggregates = ContainsAggregate(*item.expr);
    clause.aggregating = clause.aggregating || item.aggregates;
    if (!clause.is_return && !item.has_alias && item.expr->kind != ExprKind::kVariable) {
      FailSyntax(item.position, "NoExpressionAlias", "WITH needs a name for `" + item.name + "`", "add AS and a name");
    }
  }
  aggregates_ = Aggregates::kForbidden;
  Scope before = scope_;
  Scope after = NameItems(clause, types);
  if (clause.aggregating) {
    for (ProjectionItem& item : clause.items) {
      if (item.aggregates) Regroup(clause, item.expr);
    }
    for (ProjectionItem& item : clause.items) {
      if (!item.aggregates) continue;
      CheckGrouped(clause, *item.expr);
    }
  }
  for (SortItem& item : clause.order_by) AnalyseAfterProjection(clause, item.expr, before, after);
  if (clause.where != nullptr) AnalyseAfterProjection(clause, clause.where, before, after);
  scope_.clear();
  AnalyseCount(clause.skip, "SKIP");
  AnalyseCount(clause.limit, "LIMIT");
  scope_ = std::move(after);
}

// `*` stands for all variables, in the order of their names.
void Analyser::ExpandStar(ProjectionClause& clause, Position position) {
  if (scope_.empty() && clause.is_return) {
    FailSyntax(position, "NoVariablesInScope", "RETURN * needs a variable, and there is none");
  }
  std::vector<ProjectionItem> items;
  for (const auto& [name, variable] : scope_) {
    ProjectionItem item;
    item.position = position;
    item.name = name;
    item.expr = std::make_unique<Expr>();
    item.expr->kind = ExprKind::kVariable;
    item.expr->position = position;
    item.expr->name = name;
    items.push_back(std::move(item));
  }
  for (ProjectionItem& item : clause.items) items.push_back(std::move(item));
  clause.items = std::move(items);
}

Scope Analyser::NameItems(ProjectionClause& clause, const std::vector<StaticType>& types) {
  Scope after;
  for (size_t i = 0; i < clause.items.size(); ++i) {
    ProjectionItem& item = clause.items[i];
    item.slot = NewSlot();
    if (!after.emplace(item.name, Variable{item.slot, types[i]}).second) {
      FailSyntax(item.position, "ColumnNameConflict", "two columns are named `" + item.name + "`",
                 "rename one with AS");
    }
  }
  return after;
}

// Replaces the calls of aggregating functions by variables, and what is a column of its own by that column.
void Analyser::Regroup(ProjectionClause& clause, ExprPtr& expr) {
  for (const ProjectionItem& item : clause.items) {
    if (!item.aggregates && SameExpr(*item.expr, *expr)) {
      expr = VariableFor(item.slot, *expr);
      return;
    }
  }
  if (IsAggregate(*expr)) {
    TakeAggregates(clause, expr);
    return;
  }
  for (ExprPtr& child : expr->children) {
    if (child != nullptr) Regroup(clause, child);
  }
}

void Analyser::TakeAggregates(ProjectionClause& clause, ExprPtr& expr) {
  for (size_t i = 0; i < clause.aggregates.size(); ++i) {
    if (SameExpr(*clause.aggregates[i], *expr)) {
      expr = VariableFor(clause.aggregate_slots[i], *expr);
      return;
    }
  }
  int slot = NewSlot();
  ExprPtr variable = VariableFor(slot, *expr);
  clause.aggregate_slots.push_back(slot);
  clause.aggregates.push_back(std::exchange(expr, std::move(variable)));
}

// Beside aggregating functions an expression may only read what the rows of a group have in common.
void Analyser::CheckGrouped(const ProjectionClause& clause, const Expr& expr) const {
  std::set<int> slots;
  CollectVariables(expr, slots);
  for (int slot : clause.aggregate_slots) slots.erase(slot);
  for (const ProjectionItem& item : clause.items) slots.erase(item.slot);
  if (slots.empty()) return;
  const Expr* variable = FirstVariable(expr, slots);
  if (variable == nullptr) return;
  FailSyntax(variable->position, "AmbiguousAggregationExpression",
             "`" + variable->name + "` stands beside an aggregating function, but is no column by itself",
             "make it a column in a WITH before");
}

// ORDER BY and WHERE see the columns, and what was there before where rows are neither grouped nor made distinct.
void Analyser::AnalyseAfterProjection(ProjectionClause& clause, ExprPtr& expr, const Scope& before,
                                      const Scope& after) {
  scope_ = before;
  for (const auto& [name, variable] : after) scope_[name] = variable;
  bool is_where = &expr == &clause.where;
  if (clause.aggregating && !is_where) aggregates_ = Aggregates::kAllowed;
  if (is_where) {
    AnalysePredicate(expr);
  } else {
    AnalyseExpr(*expr);
  }
  aggregates_ = Aggregates::kForbidden;
  if (!clause.aggregating && !clause.distinct) return;
  std::set<int> grouped;
  for (const ProjectionItem& item : clause.items) {
    if (!item.aggregates) CollectVariables(*item.expr, grouped);
  }
  bool aggregates = ContainsAggregate(*expr);
  Regroup(clause, expr);
  std::set<int> slots;
  CollectVariables(*expr, slots);
  for (int slot : clause.aggregate_slots) slots.erase(slot);
  for (const ProjectionItem& item : clause.items) slots.erase(item.slot);
  const Expr* variable = slots.empty() ? nullptr : FirstVariable(*expr, slots);
  if (variable == nullptr) return;
  if (aggregates && grouped.contains(variable->slot)) CheckGrouped(clause, *expr);
  FailUndefined(variable->name, variable->position);
}

void Analyser::AnalyseCount(const ExprPtr& expr, const char* word) {
  if (expr == nullptr) return;
  std::string what = word;
  try {
    AnalyseExpr(*expr);
  } catch (const QueryError& error) {
    if (error.detail != "UndefinedVariable") throw;
    FailSyntax(expr->position, "NonConstantExpression", what + " takes a number that does not depend on the rows");
  }
  if (expr->kind != ExprKind::kLiteral) return;
  if (expr->value.is(ValueType::kInteger) && expr->value.integer() < 0) {
    FailSyntax(expr->position, "NegativeIntegerArgument", what + " takes no negative number");
  }
  if (!expr->value.is(ValueType::kInteger)) {
    FailSyntax(expr->position, "InvalidArgumentType", what + " takes a whole number");
  }
}

}  // namespace kg::query::cypher
