#include "query/view/graph_procedures.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/paths/rank.h"

namespace kg::query {
namespace {

using cypher::FieldType;
using cypher::ProcedureSink;
using cypher::Value;

Status RunPageRank(const StoreView& view, const std::atomic<bool>* interrupted, const ProcedureSink& sink) {
  Result<RankAnswer> answer = RankEntities(view.reader(), {}, interrupted);
  if (!answer.ok()) return answer.status();
  std::stable_sort(answer->entities.begin(), answer->entities.end(),
                   [](const RankedEntity& a, const RankedEntity& b) { return a.pagerank > b.pagerank; });
  for (const RankedEntity& one : answer->entities) {
    const cypher::NodeId node = view.NodeOf(one.id);
    if (!sink({node, view.Property(node, "name"), one.pagerank, int64_t{one.neighbours},
               static_cast<int64_t>(one.cuts_off)})) {
      break;
    }
  }
  return Status::Ok();
}

// Disjoint sets of numbers, by path halving.
class DisjointSets {
 public:
  explicit DisjointSets(size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), size_t{0}); }
  size_t Find(size_t number) {
    while (parent_[number] != number) number = parent_[number] = parent_[parent_[number]];
    return number;
  }
  void Join(size_t a, size_t b) { parent_[Find(a)] = Find(b); }

 private:
  std::vector<size_t> parent_;
};

Status RunComponents(const StoreView& view, const std::atomic<bool>* interrupted, const ProcedureSink& sink) {
  const graph::Reader& reader = view.reader();
  std::vector<EntityId> ids;
  reader.ForEachEntity([&](const graph::Entity& entity) {
    ids.push_back(entity.id);
    return true;
  });
  const auto number_of = [&](const EntityId& id) {
    return static_cast<size_t>(std::lower_bound(ids.begin(), ids.end(), id) - ids.begin());
  };
  DisjointSets sets(ids.size());
  for (size_t i = 0; i < ids.size(); ++i) {
    if (interrupted != nullptr && interrupted->load(std::memory_order_relaxed)) {
      return {StatusCode::kInterrupted, "interrupted"};
    }
    for (const graph::Edge& edge : reader.EdgesOf(ids[i])) {
      const size_t other = number_of(edge.from == ids[i] ? edge.to : edge.from);
      if (other < ids.size()) sets.Join(i, other);
    }
  }
  std::unordered_map<size_t, std::vector<size_t>> members;
  for (size_t i = 0; i < ids.size(); ++i) members[sets.Find(i)].push_back(i);
  std::vector<std::vector<size_t>> parts;
  for (auto& [root, part] : members) parts.push_back(std::move(part));
  // The largest first; of equal ones that with the lowest id.
  std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) {
    return std::make_tuple(b.size(), a.front()) < std::make_tuple(a.size(), b.front());
  });
  for (size_t number = 0; number < parts.size(); ++number) {
    for (const size_t member : parts[number]) {
      const cypher::NodeId node = view.NodeOf(ids[member]);
      if (!sink({node, view.Property(node, "name"), static_cast<int64_t>(number + 1),
                 static_cast<int64_t>(parts[number].size())})) {
        return Status::Ok();
      }
    }
  }
  return Status::Ok();
}

}  // namespace

void AddGraphProcedures(const StoreView& view, const std::atomic<bool>* interrupted,
                        cypher::ProcedureCatalog* catalog) {
  const auto bind = [&view, interrupted](auto* run) {
    return [&view, interrupted, run](const cypher::GraphView&, std::span<const Value>, const ProcedureSink& sink) {
      return run(view, interrupted, sink);
    };
  };
  catalog->Add({"kg.pagerank",
                {},
                {{"node", FieldType::kNode},
                 {"name", FieldType::kString},
                 {"rank", FieldType::kFloat},
                 {"neighbours", FieldType::kInteger},
                 {"cuts_off", FieldType::kInteger}},
                "entities by PageRank, and how many others each alone holds to the rest",
                bind(RunPageRank)});
  catalog->Add({"kg.components",
                {},
                {{"node", FieldType::kNode},
                 {"name", FieldType::kString},
                 {"component", FieldType::kInteger},
                 {"size", FieldType::kInteger}},
                "the parts of the graph that are not connected, the largest first",
                bind(RunComponents)});
}

}  // namespace kg::query
