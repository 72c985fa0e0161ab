#include "query/paths/neighbours.h"

#include <map>
#include <set>
#include <utility>

namespace kg::query {
namespace {

// The entities one step behind `node`, with the edges that lead there.
std::map<EntityId, std::vector<graph::Edge>> StepFrom(const graph::Reader& reader, const EntityId& node,
                                                      const NeighbourOptions& options) {
  std::map<EntityId, std::vector<graph::Edge>> found;
  for (graph::Edge& edge : reader.EdgesOf(node)) {
    if (edge.from == edge.to || !Follows(edge, node, options.direction) || !options.filter.Allows(edge)) continue;
    const EntityId other = edge.from == node ? edge.to : edge.from;
    found[other].push_back(std::move(edge));
  }
  return found;
}

}  // namespace

Result<NeighbourAnswer> FindNeighbours(const graph::Reader& reader, const EntityId& start,
                                       const NeighbourOptions& options, const std::atomic<bool>* interrupted) {
  NeighbourAnswer answer;
  std::set<EntityId> seen = {start};
  std::set<EntityId> layer = {start};
  for (int hop = 1; hop <= options.hops && !layer.empty() && !answer.more; ++hop) {
    std::map<EntityId, Neighbour> next;
    for (const EntityId& node : layer) {
      if (interrupted != nullptr && interrupted->load(std::memory_order_relaxed)) {
        return Status(StatusCode::kInterrupted, "interrupted");
      }
      if (node != start && !options.plain && reader.DegreeOf(node) > options.hub_degree) {
        answer.hubs.push_back(node);
        continue;
      }
      for (auto& [other, edges] : StepFrom(reader, node, options)) {
        if (seen.count(other) == 0) next.try_emplace(other, Neighbour{other, hop, node, std::move(edges)});
      }
    }
    layer.clear();
    for (auto& [id, neighbour] : next) {
      answer.more = answer.neighbours.size() >= options.limit;
      if (answer.more) break;
      seen.insert(id);
      layer.insert(id);
      answer.neighbours.push_back(std::move(neighbour));
    }
  }
  return answer;
}

}  // namespace kg::query
