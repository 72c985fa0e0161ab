// What the path searches of a session have read of one epoch, kept for the next ones.
#ifndef NEWSGRAPH_QUERY_PATHS_PATH_GRAPHS_H_
#define NEWSGRAPH_QUERY_PATHS_PATH_GRAPHS_H_

#include <atomic>
#include <cstddef>
#include <map>
#include <string>

#include "query/paths/path_graph.h"

namespace kg::query {

class PathGraphs {
 public:
  // The graph for these options (filter, direction, plain, hub_degree), good until the next call. All arguments must
  // outlive it and be those of the first call; forgets everything first when it has become too large, or when the
  // reader is in trouble.
  PathGraph* Get(const graph::Reader& reader, const Schema* schema, const PathOptions& options,
                 const std::atomic<bool>* interrupted);
  // To be called when the reader answers otherwise than before: another epoch, another day.
  void Clear() { graphs_.clear(); }

 private:
  std::map<std::string, PathGraph> graphs_;
};

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PATHS_PATH_GRAPHS_H_
