// A small graph without storage: node i of six leads by NEXT to i + 1 and by SKIP to i + 2, around the ring.
#ifndef NEWSGRAPH_TESTS_QUERY_CYPHER_RING_GRAPH_H_
#define NEWSGRAPH_TESTS_QUERY_CYPHER_RING_GRAPH_H_

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/cypher/graph_view.h"

namespace kg::query::cypher::testing {

class RingGraph : public GraphView {
 public:
  explicit RingGraph(uint64_t size = 6) : size_(size) {}

  std::unique_ptr<NodeCursor> AllNodes() const override { return std::make_unique<Cursor>(0, 1, size_); }
  // :Even and :Odd
  std::unique_ptr<NodeCursor> NodesWithLabel(std::string_view label) const override {
    if (label == "Even") return std::make_unique<Cursor>(0, 2, size_);
    return std::make_unique<Cursor>(label == "Odd" ? 1 : size_, 2, size_);
  }
  uint64_t EstimateNodes() const override { return size_; }
  uint64_t EstimateNodesWithLabel(std::string_view label) const override {
    return label == "Even" || label == "Odd" ? size_ / 2 : 0;
  }
  uint64_t EstimateRelationships(std::span<const std::string> types) const override {
    return types.empty() ? 2 * size_ : size_ * types.size();
  }
  std::vector<std::string> Labels(NodeId node) const override { return {Number(node) % 2 == 0 ? "Even" : "Odd"}; }
  bool HasLabel(NodeId node, std::string_view label) const override { return Labels(node)[0] == label; }
  Value Property(NodeId node, std::string_view key) const override {
    return key == "n" ? Value(static_cast<int64_t>(Number(node))) : Value();
  }
  Map Properties(NodeId node) const override { return {{"n", Property(node, "n")}}; }
  void Expand(NodeId node, Direction direction, std::span<const std::string> types,
              std::vector<Step>& steps) const override {
    for (uint64_t kind = 0; kind < 2; ++kind) {
      const std::string type = kind == 0 ? "NEXT" : "SKIP";
      if (!types.empty() && std::find(types.begin(), types.end(), type) == types.end()) continue;
      const uint64_t at = Number(node);
      const uint64_t before = (at + size_ - kind - 1) % size_;
      if (direction != Direction::kIncoming) steps.push_back({Relationship(at, kind), NodeId{(at + kind + 1) % size_}});
      if (direction != Direction::kOutgoing) steps.push_back({Relationship(before, kind), NodeId{before}});
    }
  }
  std::string Type(RelationshipId id) const override { return static_cast<uint64_t>(id) % 2 == 0 ? "NEXT" : "SKIP"; }
  NodeId Start(RelationshipId id) const override { return NodeId{static_cast<uint64_t>(id) / 2}; }
  NodeId End(RelationshipId id) const override {
    return NodeId{(static_cast<uint64_t>(id) / 2 + static_cast<uint64_t>(id) % 2 + 1) % size_};
  }
  Value Property(RelationshipId, std::string_view) const override { return Value(); }
  Map Properties(RelationshipId) const override { return {}; }

 private:
  class Cursor : public NodeCursor {
   public:
    Cursor(uint64_t next, uint64_t step, uint64_t end) : next_(next), step_(step), end_(end) {}
    std::optional<NodeId> Next() override {
      if (next_ >= end_) return std::nullopt;
      const NodeId node{next_};
      next_ += step_;
      return node;
    }

   private:
    uint64_t next_;
    uint64_t step_;
    uint64_t end_;
  };

  static uint64_t Number(NodeId node) { return static_cast<uint64_t>(node); }
  static RelationshipId Relationship(uint64_t start, uint64_t kind) { return RelationshipId{2 * start + kind}; }

  uint64_t size_;
};

}  // namespace kg::query::cypher::testing

#endif  // NEWSGRAPH_TESTS_QUERY_CYPHER_RING_GRAPH_H_
