// Types and variables of expressions.
#include <string>
#include <utility>

#include "query/cypher/analyse.h"
#include "query/cypher/fail.h"
#include "query/cypher/functions.h"
#include "query/cypher/words.h"

namespace kg::query::cypher {

namespace {

constexpr StaticType kTruth = {kBooleanSet | kNullSet};

std::string_view WordOf(Operator op) {
  switch (op) {
    case Operator::kOr:
      return "OR";
    case Operator::kXor:
      return "XOR";
    case Operator::kAnd:
      return "AND";
    case Operator::kNot:
      return "NOT";
    case Operator::kAdd:
    case Operator::kPlus:
      return "+";
    case Operator::kSubtract:
    case Operator::kMinus:
      return "-";
    case Operator::kMultiply:
      return "*";
    case Operator::kDivide:
      return "/";
    case Operator::kModulo:
      return "%";
    case Operator::kPower:
      return "^";
    default:
      return "IN";
  }
}

}  // namespace

// The type that `expr` may have, `wanted` what its place takes.
void Analyser::Require(const Expr& expr, const StaticType& type, TypeSet wanted, const std::string& what) const {
  if (type.MayBe(wanted)) return;
  FailSyntax(expr.position, "InvalidArgumentType",
             what + " takes " + SetText(wanted & ~kNullSet) + ", not " + SetText(type.set & ~kNullSet));
}

StaticType Analyser::AnalyseExpr(Expr& expr) {
  // A pattern is a condition only as a part of WHERE that AND, OR, XOR and NOT join.
  bool joins = expr.kind == ExprKind::kChain || expr.kind == ExprKind::kUnary;
  bool outside = std::exchange(takes_pattern_, takes_pattern_ && joins);
  StaticType type =
      expr.kind == ExprKind::kPatternPredicate && !outside && !expr.star ? FailPattern(expr) : AnalyseKind(expr);
  takes_pattern_ = outside;
  return type;
}

StaticType Analyser::FailPattern(const Expr& expr) const {
  FailSyntax(expr.position, "UnexpectedSyntax", "a pattern is a condition in WHERE alone",
             "[(a)-->(b) | b] lists what matches, EXISTS { (a)-->(b) } says whether anything does");
}

StaticType Analyser::AnalyseKind(Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kLiteral:
      return {Only(expr.value.type())};
    case ExprKind::kParameter:
      return {};
    case ExprKind::kVariable:
      return AnalyseVariable(expr);
    case ExprKind::kProperty:
      return AnalyseProperty(expr);
    case ExprKind::kHasLabels:
      Require(expr, AnalyseExpr(*expr.children[0]), kNodeSet | kRelationshipSet, "a test of labels");
      return kTruth;
    case ExprKind::kIndex:
    case ExprKind::kSlice:
      return AnalyseIndex(expr);
    case ExprKind::kList: {
      StaticType list{kListSet, 0};
      for (const ExprPtr& child : expr.children) list.element |= AnalyseExpr(*child).set;
      return list;
    }
    case ExprKind::kMap:
      for (const ExprPtr& child : expr.children) AnalyseExpr(*child);
      return {kMapSet};
    case ExprKind::kUnary:
      return AnalyseUnary(expr);
    case ExprKind::kChain:
      return AnalyseChain(expr);
    case ExprKind::kComparison:
      for (const ExprPtr& child : expr.children) AnalyseExpr(*child);
      return kTruth;
    case ExprKind::kCase:
      return AnalyseCase(expr);
    case ExprKind::kCall:
      return AnalyseFunction(expr);
    case ExprKind::kListComprehension:
    case ExprKind::kQuantifier:
      return AnalyseLocal(expr);
    case ExprKind::kReduce:
      return AnalyseReduce(expr);
    case ExprKind::kPatternPredicate:
    case ExprKind::kPatternComprehension:
      return AnalysePatternExpr(expr);
    case ExprKind::kExists:
    case ExprKind::kCount:
      return AnalyseSubquery(expr);
  }
  return {};
}

StaticType Analyser::AnalyseVariable(Expr& expr) {
  // A slot is given already where the analyser has put a variable in the place of an expression.
  if (expr.slot != kNoSlot) return {};
  const Variable* variable = Find(expr.name);
  if (variable == nullptr) FailUndefined(expr.name, expr.position);
  expr.slot = variable->slot;
  return variable->type;
}

StaticType Analyser::AnalyseProperty(Expr& expr) {
  StaticType base = AnalyseExpr(*expr.children[0]);
  constexpr TypeSet kWithProperties = kMapSet | kNodeSet | kRelationshipSet | kTemporalSet;
  if (!base.MayBe(kWithProperties)) {
    bool is_path = (base.set & ~kNullSet) == kPathSet;
    FailCompile(expr.position, is_path ? "SyntaxError" : "TypeError", "InvalidArgumentType",
                "only nodes, relationships, maps, dates and durations have properties, not " + SetText(base.set));
  }
  return {};
}

StaticType Analyser::AnalyseIndex(Expr& expr) {
  StaticType base = AnalyseExpr(*expr.children[0]);
  TypeSet indexable = kListSet | kMapSet | kNodeSet | kRelationshipSet;
  if (expr.kind == ExprKind::kSlice) indexable = kListSet;
  if (!base.MayBe(indexable)) {
    FailCompile(expr.position, "TypeError", "InvalidArgumentType",
                "an index needs " + SetText(indexable) + ", not " + SetText(base.set));
  }
  for (size_t i = 1; i < expr.children.size(); ++i) {
    if (expr.children[i] == nullptr) continue;
    StaticType index = AnalyseExpr(*expr.children[i]);
    if ((base.set & ~kNullSet) == kListSet && !index.MayBe(kIntegerSet)) {
      FailCompile(expr.children[i]->position, "TypeError", "InvalidArgumentType",
                  "the index of a list is a whole number, not " + SetText(index.set));
    }
  }
  if (expr.kind == ExprKind::kSlice) return {kListSet | kNullSet, base.element};
  return (base.set & ~kNullSet) == kListSet && base.element != 0 ? StaticType{base.element | kNullSet} : StaticType{};
}

StaticType Analyser::AnalyseUnary(Expr& expr) {
  StaticType operand = AnalyseExpr(*expr.children[0]);
  switch (expr.operators[0]) {
    case Operator::kNot:
      Require(*expr.children[0], operand, kBooleanSet, "NOT");
      return kTruth;
    case Operator::kIsNull:
    case Operator::kIsNotNull:
      return {kBooleanSet};
    default:
      Require(*expr.children[0], operand, kNumberSet | kDurationSet, "a sign");
      return {operand.set & (kNumberSet | kDurationSet | kNullSet)};
  }
}

StaticType Analyser::AnalyseChain(Expr& expr) {
  StaticType left = AnalyseExpr(*expr.children[0]);
  for (size_t i = 0; i < expr.operators.size(); ++i) {
    const Expr& right_expr = *expr.children[i + 1];
    StaticType right = AnalyseExpr(*expr.children[i + 1]);
    Operator op = expr.operators[i];
    switch (op) {
      case Operator::kOr:
      case Operator::kXor:
      case Operator::kAnd:
        if (i == 0) Require(*expr.children[0], left, kBooleanSet, std::string(WordOf(op)));
        Require(right_expr, right, kBooleanSet, std::string(WordOf(op)));
        left = kTruth;
        break;
      case Operator::kIn:
        Require(right_expr, right, kListSet, "IN");
        left = kTruth;
        break;
      case Operator::kStartsWith:
      case Operator::kEndsWith:
      case Operator::kContains:
      case Operator::kMatches:
        left = kTruth;
        break;
      default:
        left = AnalyseArithmetic(expr, op, left, right);
    }
  }
  return left;
}

StaticType Analyser::AnalyseArithmetic(const Expr& expr, Operator op, const StaticType& left, const StaticType& right) {
  TypeSet takes = kNumberSet | kTemporalSet;
  if (op == Operator::kAdd) takes |= kStringSet | kListSet;
  if (op == Operator::kModulo || op == Operator::kPower) takes = kNumberSet;
  bool has_list = op == Operator::kAdd && (((left.set | right.set) & kListSet) != 0);
  if (!has_list) {
    Require(expr, left, takes, std::string(WordOf(op)));
    Require(expr, right, takes, std::string(WordOf(op)));
  }
  if (op == Operator::kPower) return {kFloatSet | kNullSet};
  if (has_list && (left.set == kListSet || right.set == kListSet)) return {kListSet | kNullSet};
  if (((left.set | right.set) & ~(kNumberSet | kNullSet)) == 0) return {left.set | right.set};
  return {};
}

StaticType Analyser::AnalyseCase(Expr& expr) {
  StaticType type{expr.has_else ? 0 : kNullSet, 0};
  for (size_t i = 0; i < expr.children.size(); ++i) {
    StaticType child = AnalyseExpr(*expr.children[i]);
    size_t pair = expr.has_subject ? i + 1 : i;
    bool is_result = pair % 2 == 1 && !(expr.has_subject && i == 0);
    if (is_result || (expr.has_else && i + 1 == expr.children.size())) type = type | child;
  }
  return type;
}

StaticType Analyser::AnalyseFunction(Expr& expr) {
  expr.function = FindFunction(expr.name);
  if (expr.function == nullptr) {
    FailSyntax(expr.position, "UnknownFunction", "there is no function " + expr.name + "()",
               DidYouMean(expr.name, FunctionNames()));
  }
  const Function& function = *expr.function;
  size_t count = expr.children.size();
  if (!expr.star && (count < function.min_arguments || count > function.max_arguments)) {
    FailSyntax(expr.position, "InvalidNumberOfArguments",
               std::string(function.name) + "() takes " + std::to_string(function.min_arguments) +
                   (function.max_arguments > function.min_arguments ? " or more" : "") + " arguments, not " +
                   std::to_string(count));
  }
  Aggregates outside = aggregates_;
  if (function.aggregates) {
    if (outside == Aggregates::kForbidden) {
      FailSyntax(expr.position, "InvalidAggregation",
                 std::string(function.name) + "() aggregates rows, which only RETURN and WITH do",
                 "compute it in a WITH before");
    }
    if (outside == Aggregates::kWithin) {
      FailSyntax(expr.position, "NestedAggregation", "an aggregating function within another one");
    }
    aggregates_ = Aggregates::kWithin;
  }
  if (function.is_random && outside == Aggregates::kWithin) {
    FailSyntax(expr.position, "NonConstantExpression", "a random number within an aggregating function");
  }
  std::vector<StaticType> types;
  for (const ExprPtr& child : expr.children) types.push_back(AnalyseExpr(*child));
  aggregates_ = outside;
  for (size_t i = 0; i < types.size(); ++i) {
    Require(*expr.children[i], types[i], function.accepts[i < 3 ? i : 2], std::string(function.name) + "()");
  }
  if (function.name == "head" || function.name == "last") return {types[0].element | kNullSet};
  if (function.name == "tail" || function.name == "reverse") return types[0];
  return function.result;
}

StaticType Analyser::AnalyseLocal(Expr& expr) {
  StaticType list = AnalyseExpr(*expr.children[0]);
  Require(*expr.children[0], list, kListSet, "IN");
  Scope outer = scope_;
  TypeSet element = list.element == 0 ? kAnySet : list.element;
  expr.slot = Bind(expr.name, {(list.set & kListSet) != 0 ? element : kAnySet});
  StaticType result{kListSet | kNullSet, list.element};
  Aggregates aggregates = std::exchange(aggregates_, Aggregates::kForbidden);
  if (expr.children[1] != nullptr) AnalysePredicate(expr.children[1]);
  if (expr.kind == ExprKind::kListComprehension && expr.children[2] != nullptr) {
    result.element = AnalyseExpr(*expr.children[2]).set;
  }
  aggregates_ = aggregates;
  scope_ = std::move(outer);
  return expr.kind == ExprKind::kQuantifier ? kTruth : result;
}

StaticType Analyser::AnalyseReduce(Expr& expr) {
  AnalyseExpr(*expr.children[0]);
  StaticType list = AnalyseExpr(*expr.children[1]);
  Require(*expr.children[1], list, kListSet, "reduce()");
  Scope outer = scope_;
  expr.slot = Bind(expr.name, {});
  expr.second_slot = Bind(expr.second_name, {});
  Aggregates aggregates = std::exchange(aggregates_, Aggregates::kForbidden);
  AnalyseExpr(*expr.children[2]);
  aggregates_ = aggregates;
  scope_ = std::move(outer);
  return {};
}

StaticType Analyser::AnalysePatternExpr(Expr& expr) {
  Scope outer = scope_;
  for (const auto& [name, variable] : scope_) expr.outer_slots.push_back(variable.slot);
  bool is_predicate = expr.kind == ExprKind::kPatternPredicate;
  Aggregates aggregates = std::exchange(aggregates_, Aggregates::kForbidden);
  AnalysePattern(*expr.pattern, !is_predicate);
  StaticType type = kTruth;
  if (!is_predicate) {
    if (expr.children[0] != nullptr) AnalysePredicate(expr.children[0]);
    type = {kListSet, AnalyseExpr(*expr.children[1]).set};
  }
  aggregates_ = aggregates;
  scope_ = std::move(outer);
  return type;
}

StaticType Analyser::AnalyseSubquery(Expr& expr) {
  Scope outer = scope_;
  for (const auto& [name, variable] : scope_) expr.outer_slots.push_back(variable.slot);
  Aggregates aggregates = std::exchange(aggregates_, Aggregates::kForbidden);
  AnalyseUnion(*expr.subquery, true);
  aggregates_ = aggregates;
  scope_ = std::move(outer);
  return expr.kind == ExprKind::kCount ? StaticType{kIntegerSet} : StaticType{kBooleanSet};
}

void Analyser::AnalysePredicate(ExprPtr& expr) {
  bool outside = std::exchange(takes_pattern_, true);
  StaticType type = AnalyseExpr(*expr);
  takes_pattern_ = outside;
  Require(*expr, type, kBooleanSet, "WHERE");
}

}  // namespace kg::query::cypher
