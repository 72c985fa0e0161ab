// A graph in memory that can be written: what the scenarios' set-up builds and their queries read.
#ifndef NEWSGRAPH_TOOLS_TCK_MEMORY_GRAPH_H_
#define NEWSGRAPH_TOOLS_TCK_MEMORY_GRAPH_H_

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/cypher/graph_view.h"

namespace kg::tck {

namespace cypher = query::cypher;

class MemoryGraph : public cypher::GraphView {
 public:
  // Properties that are null are left out.
  cypher::NodeId AddNode(std::vector<std::string> labels, cypher::Map properties);
  // REQUIRES: both ends are nodes of this graph
  cypher::RelationshipId AddRelationship(cypher::NodeId start, std::string type, cypher::NodeId end,
                                         cypher::Map properties);
  void RemoveRelationship(cypher::RelationshipId relationship);

  std::unique_ptr<cypher::NodeCursor> AllNodes() const override;
  std::unique_ptr<cypher::NodeCursor> NodesWithLabel(std::string_view label) const override;
  uint64_t EstimateNodes() const override { return nodes_.size(); }
  uint64_t EstimateNodesWithLabel(std::string_view label) const override;
  uint64_t EstimateRelationships(std::span<const std::string> types) const override;
  std::vector<std::string> Labels(cypher::NodeId node) const override;
  bool HasLabel(cypher::NodeId node, std::string_view label) const override;
  cypher::Value Property(cypher::NodeId node, std::string_view key) const override;
  cypher::Map Properties(cypher::NodeId node) const override;
  void Expand(cypher::NodeId node, cypher::Direction direction, std::span<const std::string> types,
              std::vector<cypher::Step>& steps) const override;
  std::string Type(cypher::RelationshipId relationship) const override;
  cypher::NodeId Start(cypher::RelationshipId relationship) const override;
  cypher::NodeId End(cypher::RelationshipId relationship) const override;
  cypher::Value Property(cypher::RelationshipId relationship, std::string_view key) const override;
  cypher::Map Properties(cypher::RelationshipId relationship) const override;

 private:
  struct Node {
    std::vector<std::string> labels;
    cypher::Map properties;
    std::vector<cypher::RelationshipId> outgoing;
    std::vector<cypher::RelationshipId> incoming;
  };
  struct Relationship {
    cypher::NodeId start, end;
    std::string type;
    cypher::Map properties;
  };
  const Node& At(cypher::NodeId id) const { return nodes_[static_cast<size_t>(id)]; }
  Node& At(cypher::NodeId id) { return nodes_[static_cast<size_t>(id)]; }
  const Relationship& At(cypher::RelationshipId id) const { return relationships_[static_cast<size_t>(id)]; }

  std::vector<Node> nodes_;
  std::vector<Relationship> relationships_;
};

}  // namespace kg::tck

#endif  // NEWSGRAPH_TOOLS_TCK_MEMORY_GRAPH_H_
