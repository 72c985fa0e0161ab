#include "query/print/values.h"

#include <charconv>
#include <cmath>
#include <vector>

#include "graph/model/json_forms.h"
#include "query/print/json.h"

namespace kg::query {
namespace {

using cypher::GraphView;
using cypher::NodeId;
using cypher::RelationshipId;
using cypher::Value;
using cypher::ValueType;

// The first of the properties that the node has.
std::string TitleOf(NodeId node, const GraphView& graph) {
  for (const char* key : {"name", "sentence", "title", "doc", "id"}) {
    const Value value = graph.Property(node, key);
    if (value.is(ValueType::kString)) return value.string();
  }
  return "";
}

std::string NodeCell(NodeId node, const GraphView& graph) {
  std::string out = "(";
  for (const std::string& label : graph.Labels(node)) out += ":" + label;
  const std::string title = TitleOf(node, graph);
  return out + (title.empty() ? "" : " ") + title + ")";
}

std::string RelationshipCell(RelationshipId relationship, const GraphView& graph) {
  const Value date = graph.Property(relationship, "date");
  return "[:" + graph.Type(relationship) + (date.is(ValueType::kString) ? " " + date.string() : "") + "]";
}

std::string PathCell(const cypher::Path& path, const GraphView& graph) {
  std::string out = NodeCell(path.nodes[0], graph);
  for (size_t i = 0; i < path.relationships.size(); ++i) {
    const bool forward = graph.Start(path.relationships[i]) == path.nodes[i];
    out += (forward ? "-" : "<-") + RelationshipCell(path.relationships[i], graph) + (forward ? "->" : "-");
    out += NodeCell(path.nodes[i + 1], graph);
  }
  return out;
}

// Within a list or a map.
std::string InnerCell(const Value& value, const GraphView& graph) {
  return value.is(ValueType::kString) || value.is_null() ? ToText(value, &graph) : ValueToCell(value, graph);
}

std::string NumberToJson(double number) {
  if (!std::isfinite(number)) return JsonQuote(cypher::FloatText(number));
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr};
}

std::string MapToJson(const cypher::Map& map, const GraphView& graph) {
  JsonObject object;
  for (const auto& [key, value] : map) object.AddRaw(key, ValueToJson(value, graph));
  return object.Build();
}

std::string NodeToJson(NodeId node, const GraphView& graph) {
  cypher::Map properties = graph.Properties(node);
  JsonObject object;
  object.AddRaw("id", ValueToJson(properties["id"], graph)).AddList("labels", graph.Labels(node));
  properties.erase("id");
  return object.AddRaw("properties", MapToJson(properties, graph)).Build();
}

std::string RelationshipToJson(RelationshipId relationship, const GraphView& graph) {
  cypher::Map properties = graph.Properties(relationship);
  JsonObject object;
  object.AddRaw("id", ValueToJson(properties["id"], graph))
      .Add("type", graph.Type(relationship))
      .AddRaw("start", ValueToJson(graph.Property(graph.Start(relationship), "id"), graph))
      .AddRaw("end", ValueToJson(graph.Property(graph.End(relationship), "id"), graph));
  properties.erase("id");
  return object.AddRaw("properties", MapToJson(properties, graph)).Build();
}

std::string PathToJson(const cypher::Path& path, const GraphView& graph) {
  std::vector<std::string> nodes, relationships;
  for (NodeId node : path.nodes) nodes.push_back(NodeToJson(node, graph));
  for (RelationshipId one : path.relationships) relationships.push_back(RelationshipToJson(one, graph));
  return JsonObject().AddRaw("nodes", JsonArray(nodes)).AddRaw("relationships", JsonArray(relationships)).Build();
}

}  // namespace

std::string ValueToCell(const Value& value, const GraphView& graph) {
  std::string out;
  switch (value.type()) {
    case ValueType::kNull:
      return "";
    case ValueType::kString:
      return value.string();
    case ValueType::kDate:
    case ValueType::kDuration:
      return TemporalText(value);
    case ValueType::kNode:
      return NodeCell(value.node(), graph);
    case ValueType::kRelationship:
      return RelationshipCell(value.relationship(), graph);
    case ValueType::kPath:
      return PathCell(value.path(), graph);
    case ValueType::kList:
      for (const Value& item : value.list()) out += (out.empty() ? "" : ", ") + InnerCell(item, graph);
      return "[" + out + "]";
    case ValueType::kMap:
      for (const auto& [key, item] : value.map()) {
        out += (out.empty() ? "" : ", ") + cypher::QuoteName(key) + ": " + InnerCell(item, graph);
      }
      return "{" + out + "}";
    default:
      return ToText(value, &graph);
  }
}

std::string ValueToJson(const Value& value, const GraphView& graph) {
  switch (value.type()) {
    case ValueType::kNull:
      return "null";
    case ValueType::kBoolean:
      return value.boolean() ? "true" : "false";
    case ValueType::kInteger:
      return std::to_string(value.integer());
    case ValueType::kFloat:
      return NumberToJson(value.real());
    case ValueType::kString:
      return JsonQuote(value.string());
    case ValueType::kDate:
    case ValueType::kDuration:
      return JsonQuote(TemporalText(value));
    case ValueType::kList: {
      std::vector<std::string> items;
      for (const Value& item : value.list()) items.push_back(ValueToJson(item, graph));
      return JsonArray(items);
    }
    case ValueType::kMap:
      return MapToJson(value.map(), graph);
    case ValueType::kNode:
      return NodeToJson(value.node(), graph);
    case ValueType::kRelationship:
      return RelationshipToJson(value.relationship(), graph);
    case ValueType::kPath:
      return PathToJson(value.path(), graph);
  }
  return "null";
}

}  // namespace kg::query
