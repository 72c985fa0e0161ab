#include "query/cypher/value.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "query/cypher/error.h"

namespace kg::query::cypher {
namespace {

// What a shared block costs besides what it holds.
constexpr size_t kBlockBytes = 48;

uint32_t Deeper(uint32_t depth) {
  if (depth < Value::kMaxDepth) return depth + 1;
  throw QueryError{.type = "Limit",
                   .detail = "Depth",
                   .phase = Phase::kRuntime,
                   .message = "lists and maps are nested deeper than " + std::to_string(Value::kMaxDepth),
                   .hint = ""};
}

}  // namespace

std::string_view TypeName(ValueType type) {
  switch (type) {
    case ValueType::kMap:
      return "Map";
    case ValueType::kNode:
      return "Node";
    case ValueType::kRelationship:
      return "Relationship";
    case ValueType::kList:
      return "List";
    case ValueType::kPath:
      return "Path";
    case ValueType::kDate:
      return "Date";
    case ValueType::kDuration:
      return "Duration";
    case ValueType::kString:
      return "String";
    case ValueType::kBoolean:
      return "Boolean";
    case ValueType::kInteger:
      return "Integer";
    case ValueType::kFloat:
      return "Float";
    case ValueType::kNull:
      break;
  }
  return "Null";
}

Value::Value(const DurationValue& value) : data_(std::make_shared<const DurationValue>(value)) {}
Value::Value(std::string value) : data_(std::make_shared<const std::string>(std::move(value))) {}
Value::Value(std::string_view value) : data_(std::make_shared<const std::string>(value)) {}
Value::Value(const char* value) : data_(std::make_shared<const std::string>(value)) {}
Value::Value(Path value) : data_(std::make_shared<const Path>(std::move(value))) {}

Value::Value(List value) {
  uint32_t depth = 0;
  size_t size = kBlockBytes;
  for (const Value& item : value) {
    depth = std::max(depth, item.depth());
    size += item.size_bytes();
  }
  data_ = std::make_shared<const Items>(Items{std::move(value), Deeper(depth), size});
}

Value::Value(Map value) {
  uint32_t depth = 0;
  size_t size = kBlockBytes;
  for (const auto& [key, item] : value) {
    depth = std::max(depth, item.depth());
    size += kBlockBytes + key.size() + item.size_bytes();
  }
  data_ = std::make_shared<const Entries>(Entries{std::move(value), Deeper(depth), size});
}

ValueType Value::type() const {
  static constexpr ValueType kTypes[] = {ValueType::kNull,  ValueType::kBoolean, ValueType::kInteger,
                                         ValueType::kFloat, ValueType::kString,  ValueType::kList,
                                         ValueType::kMap,   ValueType::kNode,    ValueType::kRelationship,
                                         ValueType::kPath,  ValueType::kDate,    ValueType::kDuration};
  return kTypes[data_.index()];
}

uint32_t Value::depth() const {
  if (is(ValueType::kList)) return std::get<ListRef>(data_)->depth;
  if (is(ValueType::kMap)) return std::get<MapRef>(data_)->depth;
  return 0;
}

size_t Value::size_bytes() const {
  switch (type()) {
    case ValueType::kString:
      return sizeof(Value) + kBlockBytes + string().size();
    case ValueType::kList:
      return sizeof(Value) + std::get<ListRef>(data_)->size_bytes;
    case ValueType::kMap:
      return sizeof(Value) + std::get<MapRef>(data_)->size_bytes;
    case ValueType::kPath:
      return sizeof(Value) + kBlockBytes + 16 * path().nodes.size();
    case ValueType::kDuration:
      return sizeof(Value) + kBlockBytes;
    default:
      return sizeof(Value);
  }
}

}  // namespace kg::query::cypher
