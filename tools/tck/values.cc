#include "tools/tck/values.h"

#include <utility>

namespace kg::tck {
namespace {

namespace cypher = query::cypher;
using cypher::Value;
using cypher::ValueType;

std::map<std::string, Notation> MapNotation(const cypher::Map& map, const cypher::GraphView& graph) {
  std::map<std::string, Notation> out;
  for (const auto& [key, value] : map) out.emplace(key, ToNotation(value, graph));
  return out;
}

Notation NodeNotation(cypher::NodeId node, const cypher::GraphView& graph) {
  Notation out;
  out.kind = Notation::Kind::kNode;
  for (std::string& label : graph.Labels(node)) out.labels.insert(std::move(label));
  out.properties = MapNotation(graph.Properties(node), graph);
  return out;
}

Notation RelationshipNotation(cypher::RelationshipId relationship, const cypher::GraphView& graph) {
  Notation out;
  out.kind = Notation::Kind::kRelationship;
  out.text = graph.Type(relationship);
  out.properties = MapNotation(graph.Properties(relationship), graph);
  return out;
}

Notation PathNotation(const cypher::Path& path, const cypher::GraphView& graph) {
  Notation out;
  out.kind = Notation::Kind::kPath;
  for (size_t i = 0; i < path.nodes.size(); ++i) {
    if (i > 0) {
      out.items.push_back(RelationshipNotation(path.relationships[i - 1], graph));
      out.forward.push_back(graph.Start(path.relationships[i - 1]) == path.nodes[i - 1]);
    }
    out.items.push_back(NodeNotation(path.nodes[i], graph));
  }
  return out;
}

}  // namespace

Value ToValue(const Notation& notation) {
  switch (notation.kind) {
    case Notation::Kind::kBoolean:
      return notation.boolean;
    case Notation::Kind::kInteger:
      return notation.integer;
    case Notation::Kind::kFloat:
      return notation.real;
    case Notation::Kind::kString:
      return notation.text;
    case Notation::Kind::kList: {
      cypher::List list;
      for (const Notation& item : notation.items) list.push_back(ToValue(item));
      return list;
    }
    case Notation::Kind::kMap: {
      cypher::Map map;
      for (const auto& [key, value] : notation.properties) map.emplace(key, ToValue(value));
      return map;
    }
    default:
      return Value();
  }
}

Notation ToNotation(const Value& value, const cypher::GraphView& graph) {
  Notation out;
  switch (value.type()) {
    case ValueType::kNull:
      break;
    case ValueType::kBoolean:
      out.kind = Notation::Kind::kBoolean;
      out.boolean = value.boolean();
      break;
    case ValueType::kInteger:
      out.kind = Notation::Kind::kInteger;
      out.integer = value.integer();
      break;
    case ValueType::kFloat:
      out.kind = Notation::Kind::kFloat;
      out.real = value.real();
      break;
    case ValueType::kString:
      out.kind = Notation::Kind::kString;
      out.text = value.string();
      break;
    case ValueType::kDate:
    case ValueType::kDuration:
      out.kind = Notation::Kind::kString;
      out.text = cypher::TemporalText(value);
      break;
    case ValueType::kList:
      out.kind = Notation::Kind::kList;
      for (const Value& item : value.list()) out.items.push_back(ToNotation(item, graph));
      break;
    case ValueType::kMap:
      out.kind = Notation::Kind::kMap;
      out.properties = MapNotation(value.map(), graph);
      break;
    case ValueType::kNode:
      return NodeNotation(value.node(), graph);
    case ValueType::kRelationship:
      return RelationshipNotation(value.relationship(), graph);
    case ValueType::kPath:
      return PathNotation(value.path(), graph);
  }
  return out;
}

}  // namespace kg::tck
