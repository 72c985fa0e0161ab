// The part of the graph that a path search has read: nodes as numbers, parallel edges of one edition as one link.
//
// Reading is what costs: a node's edges are read once, its type only when its edges leave it open, its degree before
// its edges. Node numbers depend on the order of reading and never decide between paths. A graph may serve many
// searches (path_graphs.h): what one has read, the next need not read, and no answer depends on it.
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
  uint32_t edge = 0;  // the best of the parallel edges: for EdgeOf
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
  // The links that a path may leave it by: by node, edition. The reference stays valid.
  const std::vector<Link>& LinksOf(NodeIndex node) {
    if (nodes_[node].links == nullptr) ReadLinks(node);
    return *nodes_[node].links;
  }
  // The links that a path may come to it by, from `Link::node`: for searching from the end.
  const std::vector<Link>& LinksInto(NodeIndex node) {
    if (nodes_[node].links == nullptr) ReadLinks(node);
    return options_.direction == Direction::kBoth ? *nodes_[node].links : *nodes_[node].links_into;
  }
  // How many links it has, as far as is known without reading: for choosing where to go on.
  size_t LikelyDegree(NodeIndex node, bool into) const {
    constexpr size_t kUnread = 256;  // reading a node takes as long as looking at so many links
    const Node& entry = nodes_[node];
    if (entry.links == nullptr) return kUnread;
    return into && options_.direction != Direction::kBoth ? entry.links_into->size() : entry.links->size();
  }
  // The edge that a link of LinksOf(from) stands for.
  graph::Edge EdgeOf(NodeIndex from, const Link& link) const;
  // Which of two links stands first where nothing else decides: by predicate, date, fact.
  bool IsBefore(const Link& a, const Link& b) const;
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
  // Roughly what it holds.
  size_t SizeBytes() const {
    return nodes_.size() * (sizeof(Node) + 64) + edges_.size() * (sizeof(PackedEdge) + sizeof(Link));
  }

  // Room for a number by node, each kNoNumber: a search takes it, and brings it back as it was.
  static constexpr uint32_t kNoNumber = 0xffffffff;
  std::vector<uint32_t> TakeNumbers();
  void ReturnNumbers(std::vector<uint32_t> numbers) { free_numbers_.push_back(std::move(numbers)); }

 private:
  enum class Answer : uint8_t { kUnknown, kNo, kYes };
  struct Node {
    EntityId id;
    uint16_t types = 0xffff;  // the types that its edges leave possible, as bits
    Answer unwanted = Answer::kUnknown;
    std::unique_ptr<std::vector<Link>> links;
    std::unique_ptr<std::vector<Link>> links_into;  // where the search has a direction; read with `links`
    std::unique_ptr<std::string> name;
    bool read = false;        // the entity was read: types has one bit
    bool is_country = false;  // then: by the gazetteer
  };
  struct EndTypes {
    uint16_t subject = 0xffff;
    uint16_t object = 0xffff;
  };
  struct PackedEdge {
    FactId fact;
    double confidence = 0;
    uint32_t predicate = 0;  // into texts_
    uint32_t date = 0;       // into texts_
    bool incoming = false;   // seen from the node that was read
  };
  // An edge of a node that is being read.
  struct ReadEdge {
    Link link;
    const graph::Edge* edge;
  };
  void ReadLinks(NodeIndex node);
  std::unique_ptr<std::vector<Link>> BestLinks(NodeIndex node, std::vector<ReadEdge> all);
  void ReadEntity(NodeIndex node);
  bool IsCountry(NodeIndex node);
  uint32_t Pack(const graph::Edge& edge, bool incoming);
  uint32_t TextIndex(const std::string& text);
  void NoteTypes(const EndTypes& types, NodeIndex from, NodeIndex to);
  const EndTypes& TypesOf(const std::string& predicate);
  Edition EditionIndex(const std::string& date);

  const graph::Reader& reader_;
  const Schema* schema_;
  PathOptions options_;
  const std::atomic<bool>* interrupted_;
  std::unordered_map<EntityId, NodeIndex> index_;
  std::deque<Node> nodes_;
  std::deque<PackedEdge> edges_;
  std::vector<std::string> texts_;  // predicates and dates
  std::unordered_map<std::string, uint32_t> text_index_;
  std::map<std::string, Edition> editions_;
  std::map<std::string, EndTypes> end_types_;
  std::vector<std::vector<uint32_t>> free_numbers_;
};

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PATHS_PATH_GRAPH_H_
