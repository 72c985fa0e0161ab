// The part of the graph that a path search has read: nodes as numbers, parallel edges of one edition as one link.
//
// Reading is what costs: a node's edges are read once, its type only when its edges leave it open, its degree before
// its edges. Node numbers depend on the order of reading and never decide between paths.
#ifndef NEWSGRAPH_QUERY_PATHS_PATH_GRAPH_H_
#define NEWSGRAPH_QUERY_PATHS_PATH_GRAPH_H_

#include <atomic>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/model/schema.h"
#include "graph/reader.h"
#include "query/paths/path.h"

namespace kg::query {

using NodeIndex = uint32_t;
// The edition of an event edge, numbered; kNoEdition: unknown, or no event.
using Edition = int32_t;
inline constexpr Edition kNoEdition = -1;
// What passing through an event costs more when the editions differ.
inline constexpr int kEditionPenalty = 2;

struct Link {
  NodeIndex node = 0;  // the other end
  Edition edition = kNoEdition;
  uint32_t sources = 0;
  const graph::Edge* edge = nullptr;  // the best of the parallel edges
};

class PathGraph {
 public:
  // All must outlive the graph; `schema` and `interrupted` may be null.
  PathGraph(const graph::Reader& reader, const Schema* schema, const PathOptions& options,
            const std::atomic<bool>* interrupted)
      : reader_(reader), schema_(schema), options_(options), interrupted_(interrupted) {
    index_.reserve(size_t{1} << 12);
  }

  NodeIndex Index(const EntityId& id);
  size_t NodeCount() const { return nodes_.size(); }
  const EntityId& IdOf(NodeIndex node) const { return nodes_[node].id; }
  // By node, edition. The reference stays valid.
  const std::vector<Link>& LinksOf(NodeIndex node);
  // The links of LinksOf(from) that lead to `to`.
  std::vector<const Link*> LinksBetween(NodeIndex from, NodeIndex to);
  bool IsEvent(NodeIndex node);
  // Passing through it costs more when editions differ: an event, unless the search is plain.
  bool HasEditions(NodeIndex node) { return !options_.plain && IsEvent(node); }
  // A country, or a node above the degree.
  bool IsUnwanted(NodeIndex node);
  const std::string& NameOf(NodeIndex node);
  bool Interrupted() const { return interrupted_ != nullptr && interrupted_->load(std::memory_order_relaxed); }
  const PathOptions& options() const { return options_; }

 private:
  enum class Answer : uint8_t { kUnknown, kNo, kYes };
  struct Node {
    EntityId id;
    uint16_t types = 0xffff;  // the types that its edges leave possible, as bits
    bool is_nation = false;   // the object of a nationality
    Answer unwanted = Answer::kUnknown;
    std::unique_ptr<std::vector<Link>> links;
    std::unique_ptr<std::string> name;
    bool read = false;  // the entity was read: types has one bit
  };
  struct EndTypes {
    uint16_t subject = 0xffff;
    uint16_t object = 0xffff;
  };
  void ReadEntity(NodeIndex node);
  void NoteTypes(const graph::Edge& edge, NodeIndex from, NodeIndex to);
  const EndTypes& TypesOf(const std::string& predicate);
  Edition EditionIndex(const std::string& date);

  const graph::Reader& reader_;
  const Schema* schema_;
  PathOptions options_;
  const std::atomic<bool>* interrupted_;
  std::unordered_map<EntityId, NodeIndex> index_;
  std::deque<Node> nodes_;
  std::deque<graph::Edge> edges_;
  std::map<std::string, Edition> editions_;
  std::map<std::string, EndTypes> end_types_;
};

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PATHS_PATH_GRAPH_H_
