// Functions of nodes, relationships and paths.
#include <array>
#include <string>

#include "query/cypher/functions.h"

namespace kg::query::cypher {
namespace {

Value Id(const FunctionCall& call) {
  if (call[0].is(ValueType::kNode)) return Value(static_cast<int64_t>(call[0].node()));
  return Value(static_cast<int64_t>(call[0].relationship()));
}

Value ElementId(const FunctionCall& call) { return Value(ToText(Id(call), nullptr)); }

Value Labels(const FunctionCall& call) {
  List labels;
  for (std::string& label : call.graph.Labels(call[0].node())) labels.emplace_back(std::move(label));
  return Value(std::move(labels));
}

Value Type(const FunctionCall& call) { return Value(call.graph.Type(call[0].relationship())); }
Value StartNode(const FunctionCall& call) { return Value(call.graph.Start(call[0].relationship())); }
Value EndNode(const FunctionCall& call) { return Value(call.graph.End(call[0].relationship())); }

Value Nodes(const FunctionCall& call) {
  List nodes;
  for (NodeId node : call[0].path().nodes) nodes.emplace_back(node);
  return Value(std::move(nodes));
}

Value Relationships(const FunctionCall& call) {
  List relationships;
  for (RelationshipId relationship : call[0].path().relationships) relationships.emplace_back(relationship);
  return Value(std::move(relationships));
}

Value Length(const FunctionCall& call) { return Value(static_cast<int64_t>(call[0].path().relationships.size())); }

Map PropertiesOf(const FunctionCall& call) {
  if (call[0].is(ValueType::kNode)) return call.graph.Properties(call[0].node());
  if (call[0].is(ValueType::kRelationship)) return call.graph.Properties(call[0].relationship());
  return call[0].map();
}

Value Properties(const FunctionCall& call) { return call[0].is(ValueType::kMap) ? call[0] : Value(PropertiesOf(call)); }

Value Keys(const FunctionCall& call) {
  List keys;
  for (const auto& [key, value] : PropertiesOf(call)) keys.emplace_back(key);
  return Value(std::move(keys));
}

// exists(a.key), as openCypher had it before IS NOT NULL.
Value Exists(const FunctionCall& call) { return Value(!call[0].is_null()); }

constexpr TypeSet kEntity = kNodeSet | kRelationshipSet;
constexpr TypeSet kWithProperties = kEntity | kMapSet;
constexpr StaticType kStrings = {kListSet | kNullSet, kStringSet};

constexpr std::array<Function, 12> kTable = {{
    {.name = "id", .accepts = {kEntity}, .result = {kIntegerSet | kNullSet}, .call = Id},
    {.name = "elementId", .accepts = {kEntity}, .result = {kStringSet | kNullSet}, .call = ElementId},
    {.name = "labels", .accepts = {kNodeSet}, .result = kStrings, .call = Labels},
    {.name = "type", .accepts = {kRelationshipSet}, .result = {kStringSet | kNullSet}, .call = Type},
    {.name = "startNode", .accepts = {kRelationshipSet}, .result = {kNodeSet | kNullSet}, .call = StartNode},
    {.name = "endNode", .accepts = {kRelationshipSet}, .result = {kNodeSet | kNullSet}, .call = EndNode},
    {.name = "nodes", .accepts = {kPathSet}, .result = {kListSet | kNullSet, kNodeSet}, .call = Nodes},
    {.name = "relationships",
     .accepts = {kPathSet},
     .result = {kListSet | kNullSet, kRelationshipSet},
     .call = Relationships},
    {.name = "length", .accepts = {kPathSet}, .result = {kIntegerSet | kNullSet}, .call = Length},
    {.name = "properties", .accepts = {kWithProperties}, .result = {kMapSet | kNullSet}, .call = Properties},
    {.name = "keys", .accepts = {kWithProperties}, .result = kStrings, .call = Keys},
    {.name = "exists", .result = {kBooleanSet}, .call = Exists, .takes_null = true},
}};

}  // namespace

std::span<const Function> GraphFunctions() { return kTable; }

}  // namespace kg::query::cypher
