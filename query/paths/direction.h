// Which way a step goes along an edge: from subject to object, or back.
#ifndef NEWSGRAPH_QUERY_PATHS_DIRECTION_H_
#define NEWSGRAPH_QUERY_PATHS_DIRECTION_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/reader.h"

namespace kg::query {

enum class Direction : uint8_t { kBoth, kOut, kIn };  // kOut: from subject to object

// "out", "in", "both"; nullopt for anything else.
inline std::optional<Direction> ParseDirection(std::string_view name) {
  if (name == "out") return Direction::kOut;
  if (name == "in") return Direction::kIn;
  return name == "both" ? std::optional(Direction::kBoth) : std::nullopt;
}

// Whether a step in that direction may leave `from` by the edge, which is one of its own.
inline bool Follows(const graph::Edge& edge, const EntityId& from, Direction direction) {
  if (direction == Direction::kOut) return edge.from == from;
  return direction == Direction::kBoth || edge.to == from;
}

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PATHS_DIRECTION_H_
