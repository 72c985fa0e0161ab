// Sorting more entries than fit into memory: what fills the memory is sorted and written to a file (a run), and the
// runs are merged when they are read. Where runs become many, they are merged into longer ones, so that neither memory
// nor open files grow with the number of entries.
#ifndef NEWSGRAPH_GRAPH_STORE_SORTED_RUNS_H_
#define NEWSGRAPH_GRAPH_STORE_SORTED_RUNS_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"

namespace kg::graph {

class SortedRuns {
 public:
  using Visit = std::function<Status(std::string_view key, std::string_view value)>;

  // Runs are files of `folder`, which must be there; they have no names, so that the end of the process takes them
  // away. `memory_bytes`: of the entries that are kept in memory.
  SortedRuns(std::filesystem::path folder, size_t memory_bytes);
  SortedRuns(const SortedRuns&) = delete;
  SortedRuns& operator=(const SortedRuns&) = delete;
  ~SortedRuns();

  // Errors: kIo (a full disk).
  Status Add(std::string_view key, std::string_view value);
  // Calls `visit` with all entries in the order of their keys, those of one key in the order of Add. Ends with the
  // first error, which is returned. REQUIRES: called once, and Add no more.
  Status ForEach(const Visit& visit);

 private:
  class Run;
  struct Place {
    uint64_t head;  // the first 8 bytes of the key, as they compare
    size_t at;      // in buffer_
  };
  void SortBuffer();
  Status VisitBuffer(const Visit& visit) const;
  Status Spill();
  Status MergeFrom(size_t first, const Visit& visit);
  Status MergeLastRuns();

  const std::filesystem::path folder_;
  const size_t memory_bytes_;
  std::string buffer_;                      // sizes, key and value of each entry
  std::vector<Place> places_;               // of the entries
  std::vector<std::unique_ptr<Run>> runs_;  // in the order of their entries' Add
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_SORTED_RUNS_H_
