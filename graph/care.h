// The care of a database: checking it, copying it, making removals final.
#ifndef NEWSGRAPH_GRAPH_CARE_H_
#define NEWSGRAPH_GRAPH_CARE_H_

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "graph/model/status.h"

namespace kg::graph {

struct CheckReport {
  uint64_t epoch = 0;    // the latest one, which was checked; 0 when there is none
  uint64_t files = 0;    // whose checksums were verified
  uint64_t entries = 0;  // keys that were looked at
  uint64_t problems = 0;
  std::vector<std::string> remarks;  // what could not be looked at, and why; a load that is to be finished
};

// Reads everything: the checksums of all files, every record, and every reference from one to another, in both
// directions. Calls `on_problem` with each thing that is wrong and where it is. `go_on` (may be empty) is asked now and
// then. Errors: kNotFound, kInvalid and kUnsupported as OpenReader; kInterrupted when `go_on` says no.
Result<CheckReport> CheckDatabase(const std::filesystem::path& database,
                                  const std::function<void(const std::string&)>& on_problem,
                                  const std::function<bool()>& go_on);

// Copies the latest epoch and the kept rules to `target`, as a database of its own: kgq and kgingest work on it as on
// the first one, and restoring it is copying it back. Its checksums are verified. All or nothing. Writers may go on
// meanwhile. Errors: kInvalid (`target` holds something), kIo, kCorrupt; kInterrupted when `stop` (may be null) becomes
// true.
Status BackUp(const std::filesystem::path& database, const std::filesystem::path& target,
              const std::atomic<bool>* stop = nullptr);

// Rewrites all tables and publishes that as an epoch: what was removed is in none of its files any more. Epochs that
// somebody reads keep theirs: see DropOldEpochs. Errors: kLocked, kInvalid (a load was cut off), kCorrupt, kIo.
Status CompactDatabase(const std::filesystem::path& database);

// Removes all epochs but the latest; returns how many are kept because somebody reads them.
uint64_t DropOldEpochs(const std::filesystem::path& database);

// Of the table files of the latest epoch, by the name of the table. Errors: as OpenReader.
Result<std::map<std::string, uint64_t>> BytesByTable(const std::filesystem::path& database);
// Of all files, those with several names counted once.
uint64_t DiskBytes(const std::filesystem::path& database);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_CARE_H_
