#include "graph/records.h"

namespace kg::graph {

std::string_view ToString(ConflictLevel level) {
  switch (level) {
    case ConflictLevel::kConflict:
      return "conflict";
    case ConflictLevel::kTension:
      return "tension";
    case ConflictLevel::kUnknown:
      break;
  }
  return "unknown";
}

}  // namespace kg::graph
