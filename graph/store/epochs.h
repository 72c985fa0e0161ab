// Making the present state of the writer's database the one that readers open.
#ifndef NEWSGRAPH_GRAPH_STORE_EPOCHS_H_
#define NEWSGRAPH_GRAPH_STORE_EPOCHS_H_

#include <filesystem>

#include "graph/model/status.h"
#include "graph/store/ledger.h"

namespace kg::graph {

// Publishes the next epoch, and removes old ones. After a power cut readers find this epoch or the one before, whole.
// REQUIRES: the writer's lock is held; nothing is pending.
Status PublishEpoch(const std::filesystem::path& database, Ledger* ledger);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_EPOCHS_H_
