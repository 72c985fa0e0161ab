// What the query language reads a graph through: nodes with labels and properties, relationships with a type and
// properties. The product's view is a snapshot of the store; tests have one in memory.
//
// Const calls are made by one thread at a time. A view does not change while a query runs on it. Names that the graph
// does not know (labels, types, keys) are no error: nothing is found.
#ifndef NEWSGRAPH_QUERY_CYPHER_GRAPH_VIEW_H_
#define NEWSGRAPH_QUERY_CYPHER_GRAPH_VIEW_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"
#include "query/cypher/value.h"

namespace kg::query::cypher {

enum class Direction { kOutgoing, kIncoming, kBoth };

// A step from a node: over `relationship` to `node`.
struct Step {
  RelationshipId relationship;
  NodeId node;
};

// Nodes one after the other, each once, in an order that is the same on every run.
class NodeCursor {
 public:
  virtual ~NodeCursor() = default;
  // nullopt at the end.
  virtual std::optional<NodeId> Next() = 0;
};

// A range of values for an index; an absent bound is open.
struct PropertyRange {
  std::optional<Value> low;
  std::optional<Value> high;
  bool low_inclusive = true;
  bool high_inclusive = true;
};

class GraphView {
 public:
  virtual ~GraphView() = default;

  // --- scans
  virtual std::unique_ptr<NodeCursor> AllNodes() const = 0;
  virtual std::unique_ptr<NodeCursor> NodesWithLabel(std::string_view label) const = 0;
  // The nodes whose property `key` equals `value`, perhaps more (the caller checks); nullptr: no index can answer.
  virtual std::unique_ptr<NodeCursor> NodesWithProperty(std::string_view key, const Value& value) const {
    (void)key, (void)value;
    return nullptr;
  }
  // The nodes whose property `key` lies in `range`, perhaps more; nullptr: no index can answer.
  virtual std::unique_ptr<NodeCursor> NodesInRange(std::string_view key, const PropertyRange& range) const {
    (void)key, (void)range;
    return nullptr;
  }

  // --- estimates for the planner; wrong ones cost time, never a wrong answer
  virtual uint64_t EstimateNodes() const = 0;
  virtual uint64_t EstimateNodesWithLabel(std::string_view label) const = 0;
  // About how many nodes NodesWithProperty gives; nullopt: no index can answer.
  virtual std::optional<uint64_t> EstimateNodesWithProperty(std::string_view key, const Value& value) const {
    (void)key, (void)value;
    return std::nullopt;
  }
  // About how many relationships there are; of any of `types` when it is not empty.
  virtual uint64_t EstimateRelationships(std::span<const std::string> types) const = 0;

  // --- nodes
  virtual std::vector<std::string> Labels(NodeId node) const = 0;
  virtual bool HasLabel(NodeId node, std::string_view label) const = 0;
  // Null when the node has no such property.
  virtual Value Property(NodeId node, std::string_view key) const = 0;
  virtual Map Properties(NodeId node) const = 0;
  // Appends the steps from `node` in `direction`, over relationships of any of `types` (empty: of every type), each
  // relationship once, a loop too, in an order that is the same on every run.
  virtual void Expand(NodeId node, Direction direction, std::span<const std::string> types,
                      std::vector<Step>& steps) const = 0;

  // --- relationships
  virtual std::string Type(RelationshipId relationship) const = 0;
  virtual NodeId Start(RelationshipId relationship) const = 0;
  virtual NodeId End(RelationshipId relationship) const = 0;
  virtual Value Property(RelationshipId relationship, std::string_view key) const = 0;
  virtual Map Properties(RelationshipId relationship) const = 0;

  // Not ok when a read has failed: the rows so far cannot be trusted. Asked while and after a query runs.
  virtual Status status() const { return Status::Ok(); }
};

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_GRAPH_VIEW_H_
