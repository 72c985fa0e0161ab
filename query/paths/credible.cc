#include "query/paths/credible.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <queue>
#include <tuple>
#include <utility>
#include <vector>

#include "query/paths/path_graph.h"

namespace kg::query {
namespace {

// -log(confidence) in units of 1e-12: whole numbers, so that equal products are equal.
int64_t WeightOf(double confidence) { return std::llround(-std::log(std::min(confidence, 1.0)) * 1e12); }

struct Label {
  int64_t weight = 0;
  int hops = 0;
  NodeIndex node = 0;
  size_t parent = 0;  // index of a label; the root's is its own
  graph::Edge edge;   // from the parent's node
};

class CredibleSearch {
 public:
  CredibleSearch(const graph::Reader& reader, PathGraph* graph, const PathOptions& options, bool avoid)
      : reader_(reader), graph_(*graph), options_(options), avoid_(avoid) {}

  // The last label of the best path; nothing when there is none, or on an interrupt.
  std::optional<size_t> Run(NodeIndex from, NodeIndex to);
  Path PathTo(size_t label) const;

 private:
  using Queued = std::tuple<int64_t, int, size_t>;  // weight, hops, label: first come first served
  struct Better {
    int64_t weight;
    size_t label;
  };

  void Expand(size_t index, NodeIndex to);
  void Relax(size_t parent, NodeIndex node, const graph::Edge& edge);
  bool IsNamedBefore(NodeIndex a, NodeIndex b) {
    return std::tie(graph_.NameOf(a), graph_.IdOf(a)) < std::tie(graph_.NameOf(b), graph_.IdOf(b));
  }

  const graph::Reader& reader_;
  PathGraph& graph_;
  const PathOptions& options_;
  bool avoid_;
  NodeIndex from_ = 0;
  std::vector<Label> labels_;
  std::map<std::pair<NodeIndex, int>, Better> best_;  // by node and hops
  std::map<NodeIndex, int> fewest_hops_;              // of the labels that are done: later ones must have fewer
  std::priority_queue<Queued, std::vector<Queued>, std::greater<>> queue_;
};

void CredibleSearch::Relax(size_t parent, NodeIndex node, const graph::Edge& edge) {
  const int64_t weight = labels_[parent].weight + WeightOf(edge.confidence);
  const int hops = labels_[parent].hops + 1;
  const auto done = fewest_hops_.find(node);
  if (done != fewest_hops_.end() && done->second <= hops) return;
  const auto [found, added] = best_.try_emplace({node, hops}, Better{weight, labels_.size()});
  if (!added) {
    if (found->second.weight < weight) return;
    Label& label = labels_[found->second.label];
    if (found->second.weight == weight) {
      // Equal: the smaller name before; the place in the queue is the same.
      if (!IsNamedBefore(labels_[parent].node, labels_[label.parent].node)) return;
      label.parent = parent;
      label.edge = edge;
      return;
    }
    found->second = {weight, labels_.size()};
  }
  labels_.push_back({weight, hops, node, parent, edge});
  queue_.push({weight, hops, labels_.size() - 1});
}

void CredibleSearch::Expand(size_t index, NodeIndex to) {
  const NodeIndex node = labels_[index].node;
  std::map<NodeIndex, graph::Edge> edges;  // the most credible one to each neighbour
  for (graph::Edge& edge : reader_.EdgesOf(graph_.IdOf(node))) {
    if (edge.from == edge.to || edge.confidence <= 0 || !options_.filter.Allows(edge)) continue;
    if (!Follows(edge, graph_.IdOf(node), options_.direction)) continue;
    const NodeIndex other = graph_.Index(edge.from == graph_.IdOf(node) ? edge.to : edge.from);
    const auto [found, added] = edges.try_emplace(other, edge);
    const auto key = [](const graph::Edge& e) {
      return std::make_tuple(-e.confidence, -static_cast<int64_t>(e.sources), e.predicate, e.date, e.fact);
    };
    if (!added && key(edge) < key(found->second)) found->second = std::move(edge);
  }
  for (const auto& [other, edge] : edges) {
    if (other == from_ || (avoid_ && other != to && graph_.IsUnwanted(other))) continue;
    Relax(index, other, edge);
  }
}

std::optional<size_t> CredibleSearch::Run(NodeIndex from, NodeIndex to) {
  from_ = from;
  labels_.push_back({0, 0, from, 0, {}});
  queue_.push({0, 0, 0});
  while (!queue_.empty() && !graph_.Interrupted()) {
    const auto [weight, hops, index] = queue_.top();
    queue_.pop();
    const NodeIndex node = labels_[index].node;
    const auto better = best_.find({node, hops});
    if (better != best_.end() && better->second.label != index) continue;
    // Weights only grow: a label that is not shorter than one before is worse than that.
    const auto [done, first] = fewest_hops_.try_emplace(node, hops);
    if (!first && done->second <= hops) continue;
    done->second = hops;
    if (node == to) return index;
    if (hops < options_.max_hops) Expand(index, to);
  }
  return std::nullopt;
}

Path CredibleSearch::PathTo(size_t label) const {
  Path path;
  for (;; label = labels_[label].parent) {
    path.nodes.push_back(graph_.IdOf(labels_[label].node));
    if (labels_[label].hops == 0) break;
    path.edges.push_back(labels_[label].edge);
    path.sources += labels_[label].edge.sources;
    const bool inner = path.nodes.size() > 1;
    if (inner && graph_.IsUnwanted(labels_[label].node)) path.unwanted.push_back(path.nodes.back());
  }
  std::reverse(path.nodes.begin(), path.nodes.end());
  std::reverse(path.edges.begin(), path.edges.end());
  std::reverse(path.unwanted.begin(), path.unwanted.end());
  path.cost = static_cast<int>(path.edges.size());
  return path;
}

}  // namespace

Result<PathAnswer> FindMostCredible(const graph::Reader& reader, const Schema* schema, const EntityId& from,
                                    const EntityId& to, const PathOptions& options,
                                    const std::atomic<bool>* interrupted) {
  PathGraph graph(reader, schema, options, interrupted);
  const NodeIndex start = graph.Index(from);
  const NodeIndex goal = graph.Index(to);
  PathAnswer answer;
  for (const bool avoid : {true, false}) {
    if (avoid && options.plain) continue;
    CredibleSearch search(reader, &graph, options, avoid);
    const std::optional<size_t> found = search.Run(start, goal);
    if (graph.Interrupted()) return Status(StatusCode::kInterrupted, "interrupted");
    if (!found) continue;
    answer.paths.push_back(search.PathTo(*found));
    answer.through_unwanted = !avoid && !options.plain;
    answer.confidence = 1;
    for (const graph::Edge& edge : answer.paths[0].edges) answer.confidence *= edge.confidence;
    return answer;
  }
  // Why there is none does not depend on confidences.
  return FindPaths(reader, schema, from, to, options, interrupted);
}

}  // namespace kg::query
