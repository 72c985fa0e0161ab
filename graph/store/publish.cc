#include "graph/store/publish.h"

namespace kg::graph {

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
  PrefixScan scan(context->db(), Table::kPending, prefix);
  for (; scan.Valid(); scan.Next()) {
    KG_RETURN_IF_ERROR(work(scan.key().substr(prefix.size()), scan.value()));
    context->Advance();
  }
  return scan.status();
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
  return CheckPendingGroups(context);
}

}  // namespace

Status RunPending(PublishContext* context) {
  Status status = RunPhases(context);
  if (!status.ok()) context->ledger->Rollback();
  return status;
}

}  // namespace kg::graph
