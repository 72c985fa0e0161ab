// A value of the query language: null, boolean, integer, float, string, list, map, node, relationship, path, date or
// duration. Values are immutable, so that rows can share them: lists, maps, strings and paths are held by shared_ptr
// and a copy costs one reference count.
//
// Four relations between values, as openCypher 9 has them:
//   Equals       the operator `=`: null where either side holds a null that matters
//   Equivalent   what DISTINCT and grouping use: null is null, NaN is NaN
//   Compare      the operators `<` `<=` `>` `>=`: nothing where the types cannot be compared
//   Order        the total order of ORDER BY
#ifndef NEWSGRAPH_QUERY_CYPHER_VALUE_H_
#define NEWSGRAPH_QUERY_CYPHER_VALUE_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kg::query::cypher {

class GraphView;
class Value;

// Handles that a GraphView gives out; they mean something only together with it.
enum class NodeId : uint64_t {};
enum class RelationshipId : uint64_t {};

using List = std::vector<Value>;
using Map = std::map<std::string, Value, std::less<>>;

// nodes.size() == relationships.size() + 1. A relationship may be walked against its direction.
struct Path {
  std::vector<NodeId> nodes;
  std::vector<RelationshipId> relationships;
  bool operator==(const Path&) const = default;
};

// A calendar day: days since 1970-01-01, proleptic Gregorian.
struct DateValue {
  int64_t day = 0;
  auto operator<=>(const DateValue&) const = default;
};

// The parts do not carry over into each other: a month has no fixed number of days. 0 <= nanoseconds < 1e9.
struct DurationValue {
  int64_t months = 0;
  int64_t days = 0;
  int64_t seconds = 0;
  int32_t nanoseconds = 0;
  auto operator<=>(const DurationValue&) const = default;
};

// In the order of ORDER BY, the smallest first.
enum class ValueType {
  kMap,
  kNode,
  kRelationship,
  kList,
  kPath,
  kDate,
  kDuration,
  kString,
  kBoolean,
  kInteger,
  kFloat,
  kNull,
};
// "Integer", "List", ...: for messages.
std::string_view TypeName(ValueType type);

class Value {
 public:
  Value() = default;                             // null
  Value(bool value) : data_(value) {}            // NOLINT: implicit on purpose, here and below
  Value(int value) : data_(int64_t{value}) {}    // NOLINT
  Value(int64_t value) : data_(value) {}         // NOLINT
  Value(double value) : data_(value) {}          // NOLINT
  Value(NodeId value) : data_(value) {}          // NOLINT
  Value(RelationshipId value) : data_(value) {}  // NOLINT
  Value(DateValue value) : data_(value) {}       // NOLINT
  Value(const DurationValue& value);             // NOLINT
  Value(std::string value);                      // NOLINT
  Value(std::string_view value);                 // NOLINT
  Value(const char* value);                      // NOLINT
  // Throws QueryError (a limit) when lists and maps are nested deeper than kMaxDepth.
  Value(List value);  // NOLINT
  Value(Map value);   // NOLINT
  Value(Path value);  // NOLINT
  static constexpr uint32_t kMaxDepth = 1000;

  ValueType type() const;
  bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
  bool is_number() const { return type() == ValueType::kInteger || type() == ValueType::kFloat; }
  bool is(ValueType wanted) const { return type() == wanted; }

  // REQUIRES: the value is of that type.
  bool boolean() const { return std::get<bool>(data_); }
  int64_t integer() const { return std::get<int64_t>(data_); }
  double real() const { return std::get<double>(data_); }
  // REQUIRES: is_number().
  double number() const { return type() == ValueType::kInteger ? static_cast<double>(integer()) : real(); }
  const std::string& string() const { return *std::get<StringRef>(data_); }
  const List& list() const { return std::get<ListRef>(data_)->items; }
  const Map& map() const { return std::get<MapRef>(data_)->items; }
  NodeId node() const { return std::get<NodeId>(data_); }
  RelationshipId relationship() const { return std::get<RelationshipId>(data_); }
  const Path& path() const { return *std::get<PathRef>(data_); }
  DateValue date() const { return std::get<DateValue>(data_); }
  const DurationValue& duration() const { return *std::get<DurationRef>(data_); }

  // How many lists and maps are within each other; 0 for anything else.
  uint32_t depth() const;
  // About how much memory the value holds, its shared parts included.
  size_t size_bytes() const;

 private:
  struct Items {
    List items;
    uint32_t depth;
    size_t size_bytes;
  };
  struct Entries {
    Map items;
    uint32_t depth;
    size_t size_bytes;
  };
  using StringRef = std::shared_ptr<const std::string>;
  using ListRef = std::shared_ptr<const Items>;
  using MapRef = std::shared_ptr<const Entries>;
  using PathRef = std::shared_ptr<const Path>;
  using DurationRef = std::shared_ptr<const DurationValue>;
  std::variant<std::monostate, bool, int64_t, double, StringRef, ListRef, MapRef, NodeId, RelationshipId, PathRef,
               DateValue, DurationRef>
      data_;
};

// nullopt: null, that is, unknown.
std::optional<bool> Equals(const Value& a, const Value& b);
bool Equivalent(const Value& a, const Value& b);
// Equal for equivalent values.
size_t HashOf(const Value& value);
// nullopt: the types cannot be compared, or one side is null. NaN gives unordered.
std::optional<std::partial_ordering> Compare(const Value& a, const Value& b);
// Negative, 0 or positive. Numbers by value whatever their type, NaN after all of them, null last.
int Order(const Value& a, const Value& b);

// In Cypher's notation: 'text', [1, 2.0], {key: null}, (:Label {key: 1}), [:TYPE {key: 1}], <(:A)-[:T]->(:B)>. Keys of
// maps in byte order. A node or a relationship without a `graph` prints as its handle.
std::string ToText(const Value& value, const GraphView* graph);
// ISO 8601: 2024-02-29, P1Y2M10DT2H30M. REQUIRES: a date or a duration.
std::string TemporalText(const Value& value);
// A name as it is written in a query: in backticks unless it is a plain identifier.
std::string QuoteName(std::string_view name);
// A float as openCypher prints it: 1.0, 1e-05 as 1.0E-5, NaN, Infinity.
std::string FloatText(double value);

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_VALUE_H_
