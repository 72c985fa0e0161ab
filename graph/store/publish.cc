#include "graph/store/publish.h"

#include <utility>
#include <vector>

namespace kg::graph {
namespace {

constexpr size_t kPendingAtOnce = 512;

}  // namespace

void PublishContext::Advance() {
  constexpr uint64_t kEvery = 64;
  ++done;
  if (progress && (done % kEvery == 0 || done == total)) progress(done, total);
}

Status CommitIfLarge(PublishContext* context, Batch* batch) {
  if (batch->Bytes() < kBatchBytes) return Status::Ok();
  Batch full;
  std::swap(full, *batch);
  return context->ledger->Commit(std::move(full));
}

Status ForEachPending(PublishContext* context, Work kind,
                      const std::function<Status(std::string_view, std::string_view)>& work) {
  const std::string prefix = WorkPrefix(kind);
  PrefixScan count(context->db(), Table::kPending, prefix);
  for (; count.Valid(); count.Next()) ++context->total;
  KG_RETURN_IF_ERROR(count.status());
  // Piece by piece: an iterator that is open for long keeps all tables in memory that were there when it was made.
  std::vector<std::pair<std::string, std::string>> records;
  std::string from = prefix;
  do {
    records.clear();
    {
      PrefixScan scan(context->db(), Table::kPending, prefix, from);
      for (; scan.Valid() && records.size() < kPendingAtOnce; scan.Next()) {
        records.emplace_back(scan.key(), scan.value());
      }
      KG_RETURN_IF_ERROR(scan.status());
    }
    for (const auto& [key, value] : records) {
      if (context->IsStopped()) return {StatusCode::kInterrupted, "interrupted"};
      KG_RETURN_IF_ERROR(work(std::string_view(key).substr(prefix.size()), value));
      context->Advance();
    }
    if (!records.empty()) from = records.back().first + '\0';
  } while (records.size() == kPendingAtOnce);
  return Status::Ok();
}

Result<bool> HasPending(const Db& db) {
  const FullScan scan(db, Table::kPending);
  KG_RETURN_IF_ERROR(scan.status());
  return scan.Valid();
}

namespace {

Status RunPhases(PublishContext* context) {
  KG_RETURN_IF_ERROR(ClusterPendingTexts(context));
  KG_RETURN_IF_ERROR(ResolvePendingDocuments(context));
  KG_RETURN_IF_ERROR(RebuildPendingEntities(context));
  KG_RETURN_IF_ERROR(DerivePendingClaims(context));
  KG_RETURN_IF_ERROR(BuildPendingFacts(context));
  KG_RETURN_IF_ERROR(CheckPendingGroups(context));
  KG_RETURN_IF_ERROR(WeighPendingCamps(context));
  Batch batch;
  batch.Delete(Table::kPending, WorkKey(Work::kEpoch, ""));
  return context->ledger->Commit(std::move(batch));
}

}  // namespace

Status RunPending(PublishContext* context) {
  Status status = RunPhases(context);
  if (!status.ok()) context->ledger->Rollback();
  return status;
}

}  // namespace kg::graph
