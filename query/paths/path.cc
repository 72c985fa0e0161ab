#include "query/paths/path.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "query/paths/chain.h"
#include "query/paths/k_best.h"
#include "query/paths/path_graph.h"

namespace kg::query {
namespace {

// How far beyond max_hops a path is looked for, only to tell how long the shortest one is.
constexpr int kFurthest = 24;

Status InterruptedError() { return {StatusCode::kInterrupted, "interrupted"}; }

Path MakePath(PathGraph* graph, const std::vector<NodeIndex>& nodes) {
  const Chain chain = BestChain(graph, nodes);
  Path path;
  path.cost = chain.cost;
  path.sources = static_cast<uint64_t>(chain.sources);
  for (size_t i = 0; i < nodes.size(); ++i) {
    path.nodes.push_back(graph->IdOf(nodes[i]));
    // A plain search has no unwanted nodes: not to be asked for, as that reads the node's edges.
    const bool inner = i > 0 && i + 1 < nodes.size() && !graph->options().plain;
    if (inner && graph->IsUnwanted(nodes[i])) path.unwanted.push_back(graph->IdOf(nodes[i]));
  }
  for (size_t i = 0; i < chain.links.size(); ++i) path.edges.push_back(graph->EdgeOf(nodes[i], *chain.links[i]));
  return path;
}

// Depth-first over the simple paths of exactly `length` steps, pruned by the distance to the goal.
class Enumerator {
 public:
  Enumerator(PathGraph* graph, NodeIndex from, NodeIndex to) : graph_(*graph), from_(from), to_(to) {}

  // Distances up to `depth` steps, measured from the goal.
  void MeasureDistances(int depth);
  // Adds to `paths` until it has `limit`; returns false when there are more, or on an interrupt.
  bool AddPathsOfLength(int length, size_t limit, std::vector<std::vector<NodeIndex>>* paths);

 private:
  bool Visit(NodeIndex node, int left);
  static std::vector<NodeIndex> Ends(const std::vector<Link>& links);

  PathGraph& graph_;
  NodeIndex from_;
  NodeIndex to_;
  std::unordered_map<NodeIndex, int> distance_;
  std::vector<NodeIndex> stack_;
  size_t limit_ = 0;
  std::vector<std::vector<NodeIndex>>* paths_ = nullptr;
};

std::vector<NodeIndex> Enumerator::Ends(const std::vector<Link>& links) {
  std::vector<NodeIndex> out;
  for (const Link& link : links) {
    if (out.empty() || out.back() != link.node) out.push_back(link.node);
  }
  return out;
}

void Enumerator::MeasureDistances(int depth) {
  std::vector<NodeIndex> layer = {to_};
  distance_[to_] = 0;
  for (int step = 1; step <= depth && !layer.empty(); ++step) {
    std::vector<NodeIndex> next;
    for (NodeIndex node : layer) {
      if (graph_.Interrupted()) return;
      if (node == from_) continue;  // a path does not go on behind its start
      for (NodeIndex neighbour : Ends(graph_.LinksInto(node))) {
        if (distance_.try_emplace(neighbour, step).second) next.push_back(neighbour);
      }
    }
    layer = std::move(next);
  }
}

bool Enumerator::Visit(NodeIndex node, int left) {
  if (node == to_) {
    if (left > 0) return true;
    if (paths_->size() >= limit_) return false;
    paths_->push_back(stack_);
    return true;
  }
  if (graph_.Interrupted()) return false;
  for (NodeIndex next : Ends(graph_.LinksOf(node))) {
    const auto distance = distance_.find(next);
    if (distance == distance_.end() || distance->second > left - 1) continue;
    if (std::find(stack_.begin(), stack_.end(), next) != stack_.end()) continue;
    stack_.push_back(next);
    const bool go_on = Visit(next, left - 1);
    stack_.pop_back();
    if (!go_on) return false;
  }
  return true;
}

bool Enumerator::AddPathsOfLength(int length, size_t limit, std::vector<std::vector<NodeIndex>>* paths) {
  stack_ = {from_};
  limit_ = limit;
  paths_ = paths;
  return Visit(from_, length);
}

// Those without countries and hubs first, each part in order.
std::vector<std::vector<NodeIndex>> InOrder(PathGraph* graph, std::vector<std::vector<NodeIndex>> paths) {
  const auto clean = [graph](const std::vector<NodeIndex>& path) {
    return std::none_of(path.begin() + 1, path.end() - 1, [graph](NodeIndex n) { return graph->IsUnwanted(n); });
  };
  const auto middle = std::stable_partition(paths.begin(), paths.end(), clean);
  std::vector<std::vector<NodeIndex>> other(middle, paths.end());
  paths.erase(middle, paths.end());
  SortPaths(graph, &paths);
  SortPaths(graph, &other);
  paths.insert(paths.end(), other.begin(), other.end());
  return paths;
}

void NoteNoPath(PathGraph* graph, NodeIndex from, NodeIndex to, int max_hops, PathAnswer* answer) {
  const int furthest = std::max(kFurthest, max_hops);
  const KBestResult wide = FindKBest(graph, from, to, furthest, 1, false);
  if (!wide.paths.empty()) answer->nearest_hops = static_cast<int>(wide.paths.front().size()) - 1;
  answer->reached_from_start = wide.reached_from_start;
  answer->reached = wide.complete ? wide.reached : std::numeric_limits<size_t>::max();
}

}  // namespace

Result<PathAnswer> FindPaths(const graph::Reader& reader, const Schema* schema, const EntityId& from,
                             const EntityId& to, const PathOptions& options, const std::atomic<bool>* interrupted) {
  PathGraph graph(reader, schema, options, interrupted);
  return FindPaths(&graph, from, to, options);
}

Result<PathAnswer> FindPaths(PathGraph* graph, const EntityId& from, const EntityId& to, const PathOptions& options) {
  const NodeIndex start = graph->Index(from);
  const NodeIndex goal = graph->Index(to);
  PathAnswer answer;
  KBestResult best = FindKBest(graph, start, goal, options.max_hops, options.k, !options.plain, options.plain);
  if (best.paths.empty() && !options.plain) {
    best = FindKBest(graph, start, goal, options.max_hops, options.k, false);
    answer.through_unwanted = !best.paths.empty();
  }
  if (best.paths.empty()) NoteNoPath(graph, start, goal, options.max_hops, &answer);
  if (graph->Interrupted()) return InterruptedError();
  for (const std::vector<NodeIndex>& path : best.paths) answer.paths.push_back(MakePath(graph, path));
  for (NodeIndex node : best.unwanted) answer.avoided.push_back(graph->IdOf(node));
  std::sort(answer.avoided.begin(), answer.avoided.end());
  return answer;
}

Result<PathAnswer> AllSimplePaths(const graph::Reader& reader, const Schema* schema, const EntityId& from,
                                  const EntityId& to, const PathOptions& options,
                                  const std::atomic<bool>* interrupted) {
  PathGraph graph(reader, schema, options, interrupted);
  const NodeIndex start = graph.Index(from);
  const NodeIndex goal = graph.Index(to);
  Enumerator enumerator(&graph, start, goal);
  enumerator.MeasureDistances(options.max_hops - 1);
  std::vector<std::vector<NodeIndex>> paths;
  PathAnswer answer;
  // Shorter ones first, so that a limit cuts the longest off.
  for (int length = 1; length <= options.max_hops && !answer.more; ++length) {
    answer.more = !enumerator.AddPathsOfLength(length, options.all_limit, &paths);
  }
  if (paths.empty() && !graph.Interrupted()) NoteNoPath(&graph, start, goal, options.max_hops, &answer);
  for (const std::vector<NodeIndex>& path : InOrder(&graph, std::move(paths))) {
    if (graph.Interrupted()) break;
    answer.paths.push_back(MakePath(&graph, path));
  }
  if (graph.Interrupted()) return InterruptedError();
  return answer;
}

}  // namespace kg::query
