#include "query/cypher/arithmetic.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "query/cypher/fail.h"
#include "query/cypher/graph_view.h"
#include "query/cypher/pattern_text.h"
#include "query/cypher/temporal.h"

namespace kg::query::cypher {
namespace {

char SymbolOf(Operator op) {
  switch (op) {
    case Operator::kAdd:
      return '+';
    case Operator::kSubtract:
      return '-';
    case Operator::kMultiply:
      return '*';
    case Operator::kDivide:
      return '/';
    case Operator::kModulo:
      return '%';
    default:
      return '^';
  }
}

[[noreturn]] void FailTypes(Operator op, const Value& left, const Value& right, Position position) {
  FailRuntime(position, "TypeError", "InvalidArgumentType",
              std::string(TypeName(left.type())) + " " + SymbolOf(op) + " " + std::string(TypeName(right.type())) +
                  " is not defined");
}

Value CalculateIntegers(Operator op, int64_t a, int64_t b, Position position) {
  int64_t result = 0;
  bool overflow = false;
  switch (op) {
    case Operator::kAdd:
      overflow = __builtin_add_overflow(a, b, &result);
      break;
    case Operator::kSubtract:
      overflow = __builtin_sub_overflow(a, b, &result);
      break;
    case Operator::kMultiply:
      overflow = __builtin_mul_overflow(a, b, &result);
      break;
    case Operator::kDivide:
    case Operator::kModulo:
      if (b == 0) FailRuntime(position, "ArithmeticError", "DivisionByZero", "division by zero");
      overflow = a == std::numeric_limits<int64_t>::min() && b == -1;
      if (!overflow) result = op == Operator::kDivide ? a / b : a % b;
      break;
    default:
      return Value(std::pow(static_cast<double>(a), static_cast<double>(b)));
  }
  if (overflow) FailRuntime(position, "ArithmeticError", "IntegerOverflow", "the result does not fit into 64 bits");
  return Value(result);
}

Value CalculateFloats(Operator op, double a, double b) {
  switch (op) {
    case Operator::kAdd:
      return Value(a + b);
    case Operator::kSubtract:
      return Value(a - b);
    case Operator::kMultiply:
      return Value(a * b);
    case Operator::kDivide:
      return Value(a / b);
    case Operator::kModulo:
      return Value(std::fmod(a, b));
    default:
      return Value(std::pow(a, b));
  }
}

// Whatever the memory that a query may use: what is joined again and again grows without bound.
constexpr size_t kMaxJoinedBytes = size_t{1} << 28;

void CheckJoined(const Value& left, const Value& right, Position position) {
  if (left.size_bytes() + right.size_bytes() <= kMaxJoinedBytes) return;
  FailRuntime(position, "Limit", "Size", "what + joins is larger than 256 MiB");
}

Value AddLists(const Value& left, const Value& right) {
  List list;
  if (left.is(ValueType::kList)) {
    list = left.list();
  } else {
    list.push_back(left);
  }
  if (right.is(ValueType::kList)) {
    list.insert(list.end(), right.list().begin(), right.list().end());
  } else {
    list.push_back(right);
  }
  return Value(std::move(list));
}

std::string PlainText(const Value& value) {
  return value.is(ValueType::kString) ? value.string() : ToText(value, nullptr);
}

Value In(const Value& item, const List& list) {
  bool unknown = false;
  for (const Value& candidate : list) {
    std::optional<bool> equal = Equals(item, candidate);
    if (equal == true) return Value(true);
    if (!equal) unknown = true;
  }
  return unknown ? Value() : Value(false);
}

// The position in a list of `size`; negative ones count from its end.
int64_t FromEnd(int64_t index, size_t size) { return index < 0 ? index + static_cast<int64_t>(size) : index; }

int64_t Bound(const Value& value, size_t size, Position position) {
  if (!value.is(ValueType::kInteger)) {
    FailRuntime(position, "TypeError", "InvalidArgumentType", "the bound of a slice is a whole number");
  }
  return std::clamp<int64_t>(FromEnd(value.integer(), size), 0, static_cast<int64_t>(size));
}

}  // namespace

Value Calculate(Operator op, const Value& left, const Value& right, Position position) {
  if (op == Operator::kAdd && (left.is(ValueType::kList) || right.is(ValueType::kList))) {
    // A list takes anything but an unknown list: [1] + null is null.
    if (left.is_null() || right.is_null()) return Value();
    CheckJoined(left, right, position);
    return AddLists(left, right);
  }
  if (left.is_null() || right.is_null()) return Value();
  if (left.is(ValueType::kInteger) && right.is(ValueType::kInteger)) {
    return CalculateIntegers(op, left.integer(), right.integer(), position);
  }
  if (left.is_number() && right.is_number()) return CalculateFloats(op, left.number(), right.number());
  bool has_string = left.is(ValueType::kString) || right.is(ValueType::kString);
  auto joins = [](const Value& value) { return value.is(ValueType::kString) || value.is_number(); };
  if (op == Operator::kAdd && has_string && joins(left) && joins(right)) {
    CheckJoined(left, right, position);
    return Value(PlainText(left) + PlainText(right));
  }
  if (std::optional<Value> result = TemporalArithmetic(SymbolOf(op), left, right)) return *result;
  FailTypes(op, left, right, position);
}

Value Sign(Operator op, const Value& value, Position position) {
  if (value.is_null() || (op == Operator::kPlus && value.is_number())) return value;
  if (value.is(ValueType::kFloat)) return Value(-value.real());
  Operator operation = value.is(ValueType::kDuration) ? Operator::kMultiply : Operator::kSubtract;
  if (operation == Operator::kMultiply)
    return Calculate(operation, value, Value(op == Operator::kPlus ? 1 : -1), position);
  return Calculate(operation, Value(0), value, position);
}

Value Test(Operator op, const Value& left, const Value& right, Position position) {
  if (op == Operator::kIn) {
    if (right.is_null()) return Value();
    if (right.is(ValueType::kList)) return In(left, right.list());
    FailRuntime(position, "TypeError", "InvalidArgumentType",
                "IN needs a list, not " + std::string(TypeName(right.type())));
  }
  if (!left.is(ValueType::kString) || !right.is(ValueType::kString)) return Value();
  const std::string& text = left.string();
  const std::string& part = right.string();
  switch (op) {
    case Operator::kStartsWith:
      return Value(text.starts_with(part));
    case Operator::kEndsWith:
      return Value(text.ends_with(part));
    case Operator::kContains:
      return Value(text.find(part) != std::string::npos);
    default:
      return Value(MatchesPattern(text, part, position));
  }
}

Value Index(const Value& base, const Value& index, const GraphView& graph, Position position) {
  if (base.is_null() || index.is_null()) return Value();
  if (base.is(ValueType::kList)) {
    if (!index.is(ValueType::kInteger)) {
      FailRuntime(position, "TypeError", "ListElementAccessByNonInteger",
                  "the index of a list is a whole number, not " + std::string(TypeName(index.type())));
    }
    int64_t at = FromEnd(index.integer(), base.list().size());
    bool inside = at >= 0 && at < static_cast<int64_t>(base.list().size());
    return inside ? base.list()[static_cast<size_t>(at)] : Value();
  }
  if (!base.is(ValueType::kMap) && !base.is(ValueType::kNode) && !base.is(ValueType::kRelationship)) {
    FailRuntime(position, "TypeError", "InvalidArgumentType",
                "only lists, maps, nodes and relationships take an index, not " + std::string(TypeName(base.type())));
  }
  if (!index.is(ValueType::kString)) {
    FailRuntime(position, "TypeError", "MapElementAccessByNonString",
                "the key of a map is a string, not " + std::string(TypeName(index.type())));
  }
  return PropertyOf(base, index.string(), graph, position);
}

Value PropertyOf(const Value& base, std::string_view key, const GraphView& graph, Position position) {
  switch (base.type()) {
    case ValueType::kNull:
      return Value();
    case ValueType::kNode:
      return graph.Property(base.node(), key);
    case ValueType::kRelationship:
      return graph.Property(base.relationship(), key);
    case ValueType::kMap: {
      auto found = base.map().find(key);
      return found == base.map().end() ? Value() : found->second;
    }
    case ValueType::kDate:
    case ValueType::kDuration:
      return TemporalProperty(base, key);
    default:
      FailRuntime(position, "TypeError", "InvalidArgumentType",
                  "only nodes, relationships, maps, dates and durations have properties, not " +
                      std::string(TypeName(base.type())));
  }
}

Value Slice(const Value& list, const Value* from, const Value* to, Position position) {
  if (list.is_null() || (from != nullptr && from->is_null()) || (to != nullptr && to->is_null())) return Value();
  if (!list.is(ValueType::kList)) {
    FailRuntime(position, "TypeError", "InvalidArgumentType",
                "only a list has slices, not " + std::string(TypeName(list.type())));
  }
  const List& items = list.list();
  int64_t begin = from == nullptr ? 0 : Bound(*from, items.size(), position);
  int64_t end = to == nullptr ? static_cast<int64_t>(items.size()) : Bound(*to, items.size(), position);
  if (begin >= end) return Value(List());
  return Value(List(items.begin() + begin, items.begin() + end));
}

}  // namespace kg::query::cypher
