#include "graph/records.h"

#include "graph/writer.h"

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

std::string_view ToString(StoreOutcome outcome) {
  switch (outcome) {
    case StoreOutcome::kStored:
      return "stored";
    case StoreOutcome::kReplaced:
      return "replaced";
    case StoreOutcome::kUnchanged:
      return "unchanged";
    case StoreOutcome::kCopy:
      return "copy";
    case StoreOutcome::kOlder:
      break;
  }
  return "older";
}

}  // namespace kg::graph
