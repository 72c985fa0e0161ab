// The part of a graph that is exported: all of it, or some entities with what lies between them.
#ifndef NEWSGRAPH_QUERY_EXPORT_SLICE_H_
#define NEWSGRAPH_QUERY_EXPORT_SLICE_H_

#include <atomic>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/status.h"
#include "graph/reader.h"

namespace kg::query {

// Claims in the order of article identity, then span, then id, whatever order they were loaded in.
void ForEachClaimInOrder(const graph::Reader& reader, const std::function<bool(const graph::ResolvedClaim&)>& visit);

// Reads as it goes: no more than the ids of the entities and the facts of one entity are in memory. Every visit is in
// a fixed order, and is called again and again until the slice is interrupted.
class GraphSlice {
 public:
  // The whole graph. Both must outlive the slice; `interrupted` may be null.
  GraphSlice(const graph::Reader& reader, const std::atomic<bool>* interrupted)
      : reader_(reader), interrupted_(interrupted) {}
  // Only these entities from now on, the facts between them, and their literal facts.
  void Restrict(std::set<EntityId> only) { only_ = std::move(only); }
  // Of the facts between entities only these, of the claims only these.
  void RestrictFacts(std::set<FactId> facts) { facts_ = std::move(facts); }
  void RestrictClaims(std::set<ClaimId> claims) { claims_ = std::move(claims); }

  bool Holds(const EntityId& id) const { return !only_ || only_->count(id) > 0; }
  uint64_t EntityCount() const { return only_ ? only_->size() : reader_.Stats().entities; }
  // By id; with the literal facts of each entity by predicate, value, id.
  void ForEachEntity(
      const std::function<void(const graph::Entity& entity, const std::vector<graph::Fact>& literals)>& visit) const;
  // Facts between two entities: by subject's id, predicate, object's name, fact.
  void ForEachEdge(const std::function<void(const graph::Fact& fact)>& visit) const;
  // As ForEachClaimInOrder, those whose subject and object are in the slice.
  void ForEachClaim(const std::function<void(const graph::ResolvedClaim& claim)>& visit) const;

  const graph::Reader& reader() const { return reader_; }
  bool Interrupted() const { return interrupted_ != nullptr && interrupted_->load(std::memory_order_relaxed); }
  // kInterrupted, or the reader's own trouble, or ok: every answer was whole.
  Status Outcome() const;

 private:
  std::vector<EntityId> Ids() const;

  const graph::Reader& reader_;
  const std::atomic<bool>* interrupted_;
  std::optional<std::set<EntityId>> only_;
  std::optional<std::set<FactId>> facts_;
  std::optional<std::set<ClaimId>> claims_;
};

// The names of properties that a slice has: for formats that declare them first.
struct SliceProperties {
  std::set<std::string> literals;    // predicates of literal facts
  std::set<std::string> qualifiers;  // of facts between entities
};
SliceProperties PropertiesOf(const GraphSlice& slice);

// The values of one predicate among `literals`, in their order.
std::vector<std::string> ValuesOf(const std::vector<graph::Fact>& literals, const std::string& predicate);

// A predicate as a relationship type in queries: COACH_OF.
std::string RelationshipType(const std::string& predicate);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_EXPORT_SLICE_H_
