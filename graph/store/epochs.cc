#include "graph/store/epochs.h"

#include <algorithm>

#include "graph/store/layout.h"

namespace kg::graph {

Status PublishEpoch(const std::filesystem::path& database, Ledger* ledger) {
  Result<uint64_t> latest = ReadLatest(database);
  if (!latest.ok()) return latest.status();
  Result<uint64_t> complete = GetMetaNumber(ledger->db(), kMetaEpoch);
  if (!complete.ok()) return complete.status();
  const uint64_t epoch = std::max(*latest, *complete) + 1;
  Batch batch;
  PutMetaNumber(kMetaEpoch, epoch, &batch);
  KG_RETURN_IF_ERROR(ledger->Commit(std::move(batch)));
  KG_RETURN_IF_ERROR(RemoveEpoch(database, epoch));  // left behind by a crash
  const std::filesystem::path folder = EpochPath(database, epoch);
  KG_RETURN_IF_ERROR(ledger->db().Checkpoint(folder));
  // Its name must be on the disk before LATEST speaks of it.
  KG_RETURN_IF_ERROR(SyncPath(folder.parent_path()));
  KG_RETURN_IF_ERROR(SyncPath(database));
  KG_RETURN_IF_ERROR(WriteLatest(database, epoch));
  RemoveOldEpochs(database, epoch);
  return Status::Ok();
}

}  // namespace kg::graph
