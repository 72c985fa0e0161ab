#include "tools/tck/memory_graph.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace kg::tck {
namespace {

using cypher::Map;
using cypher::NodeId;
using cypher::RelationshipId;
using cypher::Value;

class ListCursor : public cypher::NodeCursor {
 public:
  explicit ListCursor(std::vector<NodeId> nodes) : nodes_(std::move(nodes)) {}
  std::optional<NodeId> Next() override { return at_ < nodes_.size() ? std::optional(nodes_[at_++]) : std::nullopt; }

 private:
  std::vector<NodeId> nodes_;
  size_t at_ = 0;
};

Map WithoutNulls(Map properties) {
  std::erase_if(properties, [](const auto& property) { return property.second.is_null(); });
  return properties;
}

Value Get(const Map& properties, std::string_view key) {
  const auto it = properties.find(key);
  return it == properties.end() ? Value() : it->second;
}

bool IsOneOf(std::string_view type, std::span<const std::string> types) {
  return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
}

}  // namespace

NodeId MemoryGraph::AddNode(std::vector<std::string> labels, Map properties) {
  nodes_.push_back({std::move(labels), WithoutNulls(std::move(properties)), {}, {}});
  return NodeId{nodes_.size() - 1};
}

RelationshipId MemoryGraph::AddRelationship(NodeId start, std::string type, NodeId end, Map properties) {
  const RelationshipId id{relationships_.size()};
  relationships_.push_back({start, end, std::move(type), WithoutNulls(std::move(properties))});
  At(start).outgoing.push_back(id);
  At(end).incoming.push_back(id);
  return id;
}

void MemoryGraph::RemoveRelationship(RelationshipId relationship) {
  std::erase(At(Start(relationship)).outgoing, relationship);
  std::erase(At(End(relationship)).incoming, relationship);
}

std::unique_ptr<cypher::NodeCursor> MemoryGraph::AllNodes() const {
  std::vector<NodeId> nodes;
  for (size_t i = 0; i < nodes_.size(); ++i) nodes.push_back(NodeId{i});
  return std::make_unique<ListCursor>(std::move(nodes));
}

std::unique_ptr<cypher::NodeCursor> MemoryGraph::NodesWithLabel(std::string_view label) const {
  std::vector<NodeId> nodes;
  for (size_t i = 0; i < nodes_.size(); ++i) {
    if (HasLabel(NodeId{i}, label)) nodes.push_back(NodeId{i});
  }
  return std::make_unique<ListCursor>(std::move(nodes));
}

uint64_t MemoryGraph::EstimateNodesWithLabel(std::string_view label) const {
  uint64_t count = 0;
  for (size_t i = 0; i < nodes_.size(); ++i) count += HasLabel(NodeId{i}, label) ? 1 : 0;
  return count;
}

uint64_t MemoryGraph::EstimateRelationships(std::span<const std::string> types) const {
  return static_cast<uint64_t>(std::count_if(relationships_.begin(), relationships_.end(),
                                             [&](const Relationship& one) { return IsOneOf(one.type, types); }));
}

std::vector<std::string> MemoryGraph::Labels(NodeId node) const { return At(node).labels; }

bool MemoryGraph::HasLabel(NodeId node, std::string_view label) const {
  const std::vector<std::string>& labels = At(node).labels;
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

Value MemoryGraph::Property(NodeId node, std::string_view key) const { return Get(At(node).properties, key); }
Map MemoryGraph::Properties(NodeId node) const { return At(node).properties; }

void MemoryGraph::Expand(NodeId node, cypher::Direction direction, std::span<const std::string> types,
                         std::vector<cypher::Step>& steps) const {
  if (direction != cypher::Direction::kIncoming) {
    for (RelationshipId id : At(node).outgoing) {
      if (IsOneOf(At(id).type, types)) steps.push_back({id, At(id).end});
    }
  }
  if (direction == cypher::Direction::kOutgoing) return;
  for (RelationshipId id : At(node).incoming) {
    const bool seen = direction == cypher::Direction::kBoth && At(id).start == node;  // a loop
    if (!seen && IsOneOf(At(id).type, types)) steps.push_back({id, At(id).start});
  }
}

std::string MemoryGraph::Type(RelationshipId relationship) const { return At(relationship).type; }
NodeId MemoryGraph::Start(RelationshipId relationship) const { return At(relationship).start; }
NodeId MemoryGraph::End(RelationshipId relationship) const { return At(relationship).end; }
Value MemoryGraph::Property(RelationshipId relationship, std::string_view key) const {
  return Get(At(relationship).properties, key);
}
Map MemoryGraph::Properties(RelationshipId relationship) const { return At(relationship).properties; }

}  // namespace kg::tck
