// The value of an expression for the row in the frame.
#include <string>
#include <utility>

#include "query/cypher/arithmetic.h"
#include "query/cypher/context.h"
#include "query/cypher/fail.h"
#include "query/cypher/functions.h"
#include "query/cypher/operators.h"

namespace kg::query::cypher {
namespace {

// Truth in three values: nullopt is unknown.
using Truth = std::optional<bool>;

Truth TruthOf(const Value& value, Position position) {
  if (value.is_null()) return std::nullopt;
  if (value.is(ValueType::kBoolean)) return value.boolean();
  FailRuntime(position, "TypeError", "InvalidArgumentType",
              "expected true, false or null, not " + std::string(TypeName(value.type())));
}

Value FromTruth(Truth truth) { return truth ? Value(*truth) : Value(); }

Truth Join(Operator op, Truth left, Truth right) {
  if (op == Operator::kXor) return left && right ? Truth(*left != *right) : std::nullopt;
  bool decides = op == Operator::kOr;
  if (left == decides || right == decides) return decides;
  return left && right ? Truth(!decides) : std::nullopt;
}

Truth CompareBy(Operator op, const Value& left, const Value& right) {
  if (op == Operator::kEqual) return Equals(left, right);
  if (op == Operator::kNotEqual) {
    Truth equal = Equals(left, right);
    return equal ? Truth(!*equal) : std::nullopt;
  }
  std::optional<std::partial_ordering> order = Compare(left, right);
  if (!order) return std::nullopt;
  switch (op) {
    case Operator::kLess:
      return *order < 0;
    case Operator::kLessEqual:
      return *order <= 0;
    case Operator::kGreater:
      return *order > 0;
    default:
      return *order >= 0;
  }
}

Value EvaluateChain(const Expr& expr, RunContext& context) {
  Value left = Evaluate(*expr.children[0], context);
  for (size_t i = 0; i < expr.operators.size(); ++i) {
    Operator op = expr.operators[i];
    const Expr& operand = *expr.children[i + 1];
    switch (op) {
      case Operator::kOr:
      case Operator::kXor:
      case Operator::kAnd: {
        Truth truth = TruthOf(left, expr.position);
        // What stands behind a decided OR or AND is not looked at.
        if (op == Operator::kXor || truth != (op == Operator::kOr)) {
          truth = Join(op, truth, TruthOf(Evaluate(operand, context), operand.position));
        }
        left = FromTruth(truth);
        break;
      }
      case Operator::kIn:
      case Operator::kStartsWith:
      case Operator::kEndsWith:
      case Operator::kContains:
      case Operator::kMatches:
        left = Test(op, left, Evaluate(operand, context), expr.position);
        break;
      default:
        left = Calculate(op, left, Evaluate(operand, context), expr.position);
    }
  }
  return left;
}

Value EvaluateComparison(const Expr& expr, RunContext& context) {
  Truth all = true;
  Value left = Evaluate(*expr.children[0], context);
  for (size_t i = 0; i < expr.operators.size(); ++i) {
    Value right = Evaluate(*expr.children[i + 1], context);
    all = Join(Operator::kAnd, all, CompareBy(expr.operators[i], left, right));
    left = std::move(right);
  }
  return FromTruth(all);
}

Value EvaluateUnary(const Expr& expr, RunContext& context) {
  Value operand = Evaluate(*expr.children[0], context);
  switch (expr.operators[0]) {
    case Operator::kNot: {
      Truth truth = TruthOf(operand, expr.position);
      return truth ? Value(!*truth) : Value();
    }
    case Operator::kIsNull:
      return Value(operand.is_null());
    case Operator::kIsNotNull:
      return Value(!operand.is_null());
    default:
      return Sign(expr.operators[0], operand, expr.position);
  }
}

Value EvaluateLabels(const Expr& expr, RunContext& context) {
  Value base = Evaluate(*expr.children[0], context);
  if (base.is_null()) return Value();
  bool all = true;
  for (const std::string& name : expr.names) {
    if (base.is(ValueType::kNode)) {
      all = all && context.graph.HasLabel(base.node(), name);
    } else if (base.is(ValueType::kRelationship)) {
      all = all && context.graph.Type(base.relationship()) == name;
    } else {
      FailRuntime(expr.position, "TypeError", "InvalidArgumentType",
                  "only nodes and relationships have labels, not " + std::string(TypeName(base.type())));
    }
  }
  return Value(all);
}

Value EvaluateCase(const Expr& expr, RunContext& context) {
  size_t first = expr.has_subject ? 1 : 0;
  size_t last = expr.children.size() - (expr.has_else ? 1 : 0);
  Value subject = expr.has_subject ? Evaluate(*expr.children[0], context) : Value();
  for (size_t i = first; i + 1 < last; i += 2) {
    bool hit = expr.has_subject ? Equals(subject, Evaluate(*expr.children[i], context)) == true
                                : Holds(*expr.children[i], context);
    if (hit) return Evaluate(*expr.children[i + 1], context);
  }
  return expr.has_else ? Evaluate(*expr.children.back(), context) : Value();
}

void EvaluateAll(const Expr& expr, RunContext& context, std::vector<Value>& values, HeldMemory& memory) {
  values.reserve(expr.children.size());
  for (const ExprPtr& child : expr.children) {
    values.push_back(Evaluate(*child, context));
    memory.Add(values.back().size_bytes());
  }
}

Value EvaluateCall(const Expr& expr, RunContext& context) {
  Row arguments;
  HeldMemory memory(context);
  EvaluateAll(expr, context, arguments, memory);
  return CallFunction(*expr.function, {arguments, context.graph, expr.position, expr.function->name});
}

const List& ListOf(const Value& value, Position position) {
  if (value.is(ValueType::kList)) return value.list();
  FailRuntime(position, "TypeError", "InvalidArgumentType",
              "expected a list, not " + std::string(TypeName(value.type())));
}

Value EvaluateComprehension(const Expr& expr, RunContext& context) {
  Value source = Evaluate(*expr.children[0], context);
  if (source.is_null()) return Value();
  List result;
  HeldMemory memory(context);
  for (const Value& item : ListOf(source, expr.position)) {
    context.Tick();
    context.At(expr.slot) = item;
    if (expr.children[1] != nullptr && !Holds(*expr.children[1], context)) continue;
    result.push_back(expr.children[2] == nullptr ? item : Evaluate(*expr.children[2], context));
    memory.Add(result.back().size_bytes());
  }
  return Value(std::move(result));
}

Value EvaluateQuantifier(const Expr& expr, RunContext& context) {
  Value source = Evaluate(*expr.children[0], context);
  if (source.is_null()) return Value();
  size_t yes = 0;
  size_t no = 0;
  size_t unknown = 0;
  for (const Value& item : ListOf(source, expr.position)) {
    context.Tick();
    context.At(expr.slot) = item;
    const ExprPtr& predicate = expr.children[1];
    Truth truth = TruthOf(predicate == nullptr ? item : Evaluate(*predicate, context), expr.position);
    ++(!truth ? unknown : *truth ? yes : no);
  }
  switch (expr.quantifier) {
    case Quantifier::kAll:
      return no > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
    case Quantifier::kAny:
      return yes > 0 ? Value(true) : unknown > 0 ? Value() : Value(false);
    case Quantifier::kNone:
      return yes > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
    case Quantifier::kSingle:
      break;
  }
  return yes > 1 ? Value(false) : unknown > 0 ? Value() : Value(yes == 1);
}

Value EvaluateReduce(const Expr& expr, RunContext& context) {
  Value total = Evaluate(*expr.children[0], context);
  Value source = Evaluate(*expr.children[1], context);
  if (source.is_null()) return Value();
  for (const Value& item : ListOf(source, expr.position)) {
    context.Tick();
    context.At(expr.slot) = total;
    context.At(expr.second_slot) = item;
    total = Evaluate(*expr.children[2], context);
  }
  return total;
}

Value EvaluatePlan(const Expr& expr, RunContext& context) {
  PlanOperator& plan = context.PlanOf(expr);
  plan.Open();
  if (expr.kind == ExprKind::kPatternPredicate || expr.kind == ExprKind::kExists) return Value(plan.Next());
  int64_t count = 0;
  List list;
  HeldMemory memory(context);
  for (; plan.Next(); ++count) {
    if (expr.kind != ExprKind::kPatternComprehension) continue;
    list.push_back(Evaluate(*expr.children[1], context));
    memory.Add(list.back().size_bytes());
  }
  return expr.kind == ExprKind::kCount ? Value(count) : Value(std::move(list));
}

Value EvaluateMap(const Expr& expr, RunContext& context) {
  std::vector<Value> values;
  HeldMemory memory(context);
  EvaluateAll(expr, context, values, memory);
  Map map;
  for (size_t i = 0; i < values.size(); ++i) map[expr.names[i]] = std::move(values[i]);
  return Value(std::move(map));
}

Value EvaluateList(const Expr& expr, RunContext& context) {
  List list;
  HeldMemory memory(context);
  EvaluateAll(expr, context, list, memory);
  return Value(std::move(list));
}

Value EvaluateSlice(const Expr& expr, RunContext& context) {
  Value list = Evaluate(*expr.children[0], context);
  Value from = expr.children[1] == nullptr ? Value() : Evaluate(*expr.children[1], context);
  Value to = expr.children[2] == nullptr ? Value() : Evaluate(*expr.children[2], context);
  return Slice(list, expr.children[1] == nullptr ? nullptr : &from, expr.children[2] == nullptr ? nullptr : &to,
               expr.position);
}

Value EvaluateParameter(const Expr& expr, RunContext& context) {
  auto found = context.parameters.find(expr.name);
  if (found != context.parameters.end()) return found->second;
  FailRuntime(expr.position, "ParameterMissing", "MissingParameter", "there is no parameter $" + expr.name);
}

}  // namespace

Value Evaluate(const Expr& expr, RunContext& context) {
  switch (expr.kind) {
    case ExprKind::kLiteral:
      return expr.value;
    case ExprKind::kParameter:
      return EvaluateParameter(expr, context);
    case ExprKind::kVariable:
      return context.At(expr.slot);
    case ExprKind::kProperty:
      return PropertyOf(Evaluate(*expr.children[0], context), expr.name, context.graph, expr.position);
    case ExprKind::kHasLabels:
      return EvaluateLabels(expr, context);
    case ExprKind::kIndex:
      return Index(Evaluate(*expr.children[0], context), Evaluate(*expr.children[1], context), context.graph,
                   expr.position);
    case ExprKind::kSlice:
      return EvaluateSlice(expr, context);
    case ExprKind::kList:
      return EvaluateList(expr, context);
    case ExprKind::kMap:
      return EvaluateMap(expr, context);
    case ExprKind::kUnary:
      return EvaluateUnary(expr, context);
    case ExprKind::kChain:
      return EvaluateChain(expr, context);
    case ExprKind::kComparison:
      return EvaluateComparison(expr, context);
    case ExprKind::kCase:
      return EvaluateCase(expr, context);
    case ExprKind::kCall:
      return EvaluateCall(expr, context);
    case ExprKind::kListComprehension:
      return EvaluateComprehension(expr, context);
    case ExprKind::kQuantifier:
      return EvaluateQuantifier(expr, context);
    case ExprKind::kReduce:
      return EvaluateReduce(expr, context);
    case ExprKind::kPatternPredicate:
    case ExprKind::kPatternComprehension:
    case ExprKind::kExists:
    case ExprKind::kCount:
      return EvaluatePlan(expr, context);
  }
  return Value();
}

bool Holds(const Expr& expr, RunContext& context) { return TruthOf(Evaluate(expr, context), expr.position) == true; }

}  // namespace kg::query::cypher
