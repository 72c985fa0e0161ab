// The graph of the store as queries see it.
//
//   (:Person|Place|Team|Organization|Event {id, name, aliases, born, died, ...})
//   (entity)-[:COACH_OF {date, rank, ..., sources, confidence, claims}]->(entity)     one for each fact
//   (:Claim {subject, predicate, object, sentence, ...})-[:IN]->(:Article {doc, title, published, ...})
//   (:Claim)-[:ABOUT {role: 'subject'|'object'}]->(entity)
//
// IN and ABOUT are walked only where a pattern names them: else every two entities of one article would be connected.
//
// Nodes and relationships get handles as they are met; their records are read when asked for and kept for a while. One
// thread at a time.
#ifndef NEWSGRAPH_QUERY_VIEW_STORE_VIEW_H_
#define NEWSGRAPH_QUERY_VIEW_STORE_VIEW_H_

#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/reader.h"
#include "query/cypher/graph_view.h"

namespace kg::query {

class StoreView : public cypher::GraphView {
 public:
  // The reader must outlive the view, and so must `stop`, which may be null: when it becomes true, lists of nodes end
  // early, and whoever asks has to look at it, too.
  explicit StoreView(const graph::Reader& reader, const std::atomic<bool>* stop = nullptr);
  ~StoreView() override;

  std::unique_ptr<cypher::NodeCursor> AllNodes() const override;
  std::unique_ptr<cypher::NodeCursor> NodesWithLabel(std::string_view label) const override;
  // `name` of entities, `id` of all.
  std::unique_ptr<cypher::NodeCursor> NodesWithProperty(std::string_view key,
                                                        const cypher::Value& value) const override;
  uint64_t EstimateNodes() const override;
  uint64_t EstimateNodesWithLabel(std::string_view label) const override;
  std::optional<uint64_t> EstimateNodesWithProperty(std::string_view key, const cypher::Value& value) const override;
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
  Status status() const override;

  // All labels, and the types that there are: for suggestions.
  std::vector<std::string> LabelNames() const;
  // Those that some node or relationship may have: the known ones, and the keys of all predicates.
  std::vector<std::string> PropertyNames() const;
  std::vector<std::string> TypeNames() const;

  // For procedures.
  const graph::Reader& reader() const { return reader_; }
  cypher::NodeId NodeOf(const EntityId& entity) const;
  cypher::NodeId NodeOf(const ClaimId& claim) const;
  // The relationship that a fact between two entities is.
  cypher::RelationshipId RelationshipOf(const graph::Edge& edge) const;
  // nullopt: a node of the other kinds.
  std::optional<EntityId> EntityOf(cypher::NodeId node) const;
  std::optional<ClaimId> ClaimOf(cypher::NodeId node) const;
  std::optional<FactId> FactOf(cypher::RelationshipId relationship) const;

 private:
  struct Caches;
  void ExpandFacts(const EntityId& entity, cypher::Direction direction, std::span<const std::string> types,
                   std::vector<cypher::Step>& steps) const;
  void ExpandToClaims(const EntityId& entity, std::vector<cypher::Step>& steps) const;
  void ExpandFromClaim(const ClaimId& claim, bool about, bool in, std::vector<cypher::Step>& steps) const;
  void ExpandFromArticle(const DocId& article, std::vector<cypher::Step>& steps) const;

  template <typename List>
  std::unique_ptr<cypher::NodeCursor> Listed(const std::string& name, const List& list) const;
  std::vector<cypher::NodeId> ReadNodesWithLabel(std::string_view label) const;
  bool GoesOn() const { return stop_ == nullptr || !stop_->load(std::memory_order_relaxed); }

  const graph::Reader& reader_;
  const std::atomic<bool>* stop_;
  std::unique_ptr<Caches> caches_;
};

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_VIEW_STORE_VIEW_H_
