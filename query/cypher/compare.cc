// Equality, equivalence and order of values.
#include <cmath>
#include <functional>
#include <limits>

#include "query/cypher/value.h"

namespace kg::query::cypher {
namespace {

std::partial_ordering CompareIntegerFloat(int64_t integer, double real) {
  if (std::isnan(real)) return std::partial_ordering::unordered;
  // 2^63 is exact as a double; an int64 is not always.
  if (real >= 9223372036854775808.0) return std::partial_ordering::less;
  if (real < -9223372036854775808.0) return std::partial_ordering::greater;
  double whole = std::floor(real);
  int64_t floor = static_cast<int64_t>(whole);
  if (integer != floor) return integer <=> floor;
  return whole < real ? std::partial_ordering::less : std::partial_ordering::equivalent;
}

std::partial_ordering CompareNumbers(const Value& a, const Value& b) {
  bool a_integer = a.is(ValueType::kInteger);
  bool b_integer = b.is(ValueType::kInteger);
  if (a_integer && b_integer) return a.integer() <=> b.integer();
  if (a_integer) return CompareIntegerFloat(a.integer(), b.real());
  if (b_integer) return 0 <=> CompareIntegerFloat(b.integer(), a.real());
  return a.real() <=> b.real();
}

std::optional<bool> EqualLists(const List& a, const List& b) {
  if (a.size() != b.size()) return false;
  bool unknown = false;
  for (size_t i = 0; i < a.size(); ++i) {
    std::optional<bool> equal = Equals(a[i], b[i]);
    if (!equal) unknown = true;
    if (equal == false) return false;
  }
  return unknown ? std::nullopt : std::optional(true);
}

std::optional<bool> EqualMaps(const Map& a, const Map& b) {
  if (a.size() != b.size()) return false;
  bool unknown = false;
  for (auto left = a.begin(), right = b.begin(); left != a.end(); ++left, ++right) {
    if (left->first != right->first) return false;
    std::optional<bool> equal = Equals(left->second, right->second);
    if (!equal) unknown = true;
    if (equal == false) return false;
  }
  return unknown ? std::nullopt : std::optional(true);
}

// Lists item by item, the first that differs decides; a shorter one comes first.
std::optional<std::partial_ordering> CompareLists(const List& a, const List& b) {
  for (size_t i = 0; i < a.size() && i < b.size(); ++i) {
    std::optional<std::partial_ordering> order = Compare(a[i], b[i]);
    if (!order) return std::nullopt;
    if (*order != 0) return order;
  }
  return a.size() <=> b.size();
}

int Sign(std::partial_ordering order) { return order < 0 ? -1 : order > 0 ? 1 : 0; }

int OrderNumbers(const Value& a, const Value& b) {
  bool a_nan = a.is(ValueType::kFloat) && std::isnan(a.real());
  bool b_nan = b.is(ValueType::kFloat) && std::isnan(b.real());
  if (a_nan || b_nan) return static_cast<int>(a_nan) - static_cast<int>(b_nan);
  return Sign(CompareNumbers(a, b));
}

int OrderLists(const List& a, const List& b) {
  for (size_t i = 0; i < a.size() && i < b.size(); ++i) {
    if (int order = Order(a[i], b[i]); order != 0) return order;
  }
  return Sign(a.size() <=> b.size());
}

int OrderMaps(const Map& a, const Map& b) {
  auto left = a.begin();
  auto right = b.begin();
  for (; left != a.end() && right != b.end(); ++left, ++right) {
    if (int order = left->first.compare(right->first); order != 0) return order;
    if (int order = Order(left->second, right->second); order != 0) return order;
  }
  return static_cast<int>(left != a.end()) - static_cast<int>(right != b.end());
}

int OrderPaths(const Path& a, const Path& b) {
  for (size_t i = 0; i < a.nodes.size() && i < b.nodes.size(); ++i) {
    if (a.nodes[i] != b.nodes[i]) return a.nodes[i] < b.nodes[i] ? -1 : 1;
    if (i < a.relationships.size() && i < b.relationships.size() && a.relationships[i] != b.relationships[i]) {
      return a.relationships[i] < b.relationships[i] ? -1 : 1;
    }
  }
  return Sign(a.nodes.size() <=> b.nodes.size());
}

// A year has 365.2425 days for the order of durations, as in openCypher.
int OrderDurations(const DurationValue& a, const DurationValue& b) {
  constexpr long double kMonthSeconds = 2629746.0L;
  auto seconds = [](const DurationValue& d) {
    return static_cast<long double>(d.months) * kMonthSeconds + static_cast<long double>(d.days) * 86400.0L +
           static_cast<long double>(d.seconds) + static_cast<long double>(d.nanoseconds) * 1e-9L;
  };
  if (int order = Sign(seconds(a) <=> seconds(b)); order != 0) return order;
  return Sign(a <=> b);
}

size_t Mix(size_t seed, size_t value) { return seed ^ (value + 0x9e3779b97f4a7c15ULL + (seed << 6) + (seed >> 2)); }

size_t HashNumber(const Value& value) {
  if (value.is(ValueType::kInteger)) return std::hash<int64_t>()(value.integer());
  double real = value.real();
  if (std::isnan(real)) return 0x7ff8;
  // A whole float is equivalent to the integer.
  if (std::floor(real) == real && real >= -9223372036854775808.0 && real < 9223372036854775808.0) {
    return std::hash<int64_t>()(static_cast<int64_t>(real));
  }
  return std::hash<double>()(real);
}

}  // namespace

std::optional<bool> Equals(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return std::nullopt;
  if (a.is_number() && b.is_number()) return CompareNumbers(a, b) == 0;
  if (a.type() != b.type()) return false;
  switch (a.type()) {
    case ValueType::kList:
      return EqualLists(a.list(), b.list());
    case ValueType::kMap:
      return EqualMaps(a.map(), b.map());
    case ValueType::kDuration:
      return a.duration() == b.duration();
    default:
      return Order(a, b) == 0;
  }
}

bool Equivalent(const Value& a, const Value& b) { return Order(a, b) == 0; }

std::optional<std::partial_ordering> Compare(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return CompareNumbers(a, b);
  if (a.type() != b.type()) return std::nullopt;
  switch (a.type()) {
    case ValueType::kString:
    case ValueType::kBoolean:
    case ValueType::kDate:
      return Order(a, b) <=> 0;
    case ValueType::kList:
      return CompareLists(a.list(), b.list());
    default:
      return std::nullopt;
  }
}

int Order(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return OrderNumbers(a, b);
  if (a.type() != b.type()) return a.type() < b.type() ? -1 : 1;
  switch (a.type()) {
    case ValueType::kMap:
      return OrderMaps(a.map(), b.map());
    case ValueType::kNode:
      return Sign(a.node() <=> b.node());
    case ValueType::kRelationship:
      return Sign(a.relationship() <=> b.relationship());
    case ValueType::kList:
      return OrderLists(a.list(), b.list());
    case ValueType::kPath:
      return OrderPaths(a.path(), b.path());
    case ValueType::kDate:
      return Sign(a.date() <=> b.date());
    case ValueType::kDuration:
      return OrderDurations(a.duration(), b.duration());
    case ValueType::kString:
      return Sign(a.string().compare(b.string()) <=> 0);
    case ValueType::kBoolean:
      return static_cast<int>(a.boolean()) - static_cast<int>(b.boolean());
    default:
      return 0;
  }
}

size_t HashOf(const Value& value) {
  size_t seed = value.is_number() ? 0x51 : static_cast<size_t>(value.type());
  switch (value.type()) {
    case ValueType::kMap:
      for (const auto& [key, item] : value.map()) seed = Mix(Mix(seed, std::hash<std::string>()(key)), HashOf(item));
      return seed;
    case ValueType::kNode:
      return Mix(seed, static_cast<size_t>(value.node()));
    case ValueType::kRelationship:
      return Mix(seed, static_cast<size_t>(value.relationship()));
    case ValueType::kList:
      for (const Value& item : value.list()) seed = Mix(seed, HashOf(item));
      return seed;
    case ValueType::kPath:
      for (NodeId node : value.path().nodes) seed = Mix(seed, static_cast<size_t>(node));
      return seed;
    case ValueType::kDate:
      return Mix(seed, std::hash<int64_t>()(value.date().day));
    case ValueType::kDuration:
      return Mix(Mix(seed, std::hash<int64_t>()(value.duration().months)),
                 std::hash<int64_t>()(value.duration().seconds));
    case ValueType::kString:
      return Mix(seed, std::hash<std::string>()(value.string()));
    case ValueType::kBoolean:
      return Mix(seed, value.boolean() ? 1 : 0);
    case ValueType::kInteger:
    case ValueType::kFloat:
      return Mix(seed, HashNumber(value));
    case ValueType::kNull:
      break;
  }
  return seed;
}

}  // namespace kg::query::cypher
