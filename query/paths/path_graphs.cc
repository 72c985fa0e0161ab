#include "query/paths/path_graphs.h"

#include <tuple>
#include <utility>

namespace kg::query {
namespace {

constexpr size_t kMostBytes = size_t{512} << 20;

}  // namespace

PathGraph* PathGraphs::Get(const graph::Reader& reader, const Schema* schema, const PathOptions& options,
                           const std::atomic<bool>* interrupted) {
  size_t bytes = 0;
  for (const auto& [key, graph] : graphs_) bytes += graph.SizeBytes();
  if (bytes > kMostBytes || !reader.Health().ok()) graphs_.clear();
  const std::string key =
      (options.plain ? "plain " : "") + std::to_string(options.hub_degree) +
      (options.direction == Direction::kBoth ? "" : (options.direction == Direction::kOut ? " out" : " in")) +
      options.filter.ToString() + std::to_string(options.filter.min_confidence);
  const auto found = graphs_.find(key);
  if (found != graphs_.end()) return &found->second;
  return &graphs_
              .emplace(std::piecewise_construct, std::forward_as_tuple(key),
                       std::forward_as_tuple(reader, schema, options, interrupted))
              .first->second;
}

}  // namespace kg::query
