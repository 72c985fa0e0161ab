// Phase six: which camp of each contradiction is to be believed, by all contradictions together.
#include <utility>
#include <vector>

#include "graph/conflict/trust.h"
#include "graph/store/loader.h"
#include "graph/store/publish.h"

namespace kg::graph {
namespace {

Status WeighAll(PublishContext* context) {
  std::vector<std::string> ids;
  std::vector<TrustItem> items;
  const std::string prefix = IndexPrefix(kByVotes, "");
  PrefixScan scan(context->db(), Table::kIndex, prefix);
  for (; scan.Valid(); scan.Next()) {
    StoredVotes votes;
    if (!Decode(scan.value(), &votes)) return DamagedRecord(Table::kIndex, scan.key());
    ids.emplace_back(scan.key().substr(prefix.size()));
    items.push_back({std::move(votes.camps)});
  }
  KG_RETURN_IF_ERROR(scan.status());
  std::vector<std::vector<double>> shares = WeighCamps(items);
  Batch batch;
  for (size_t i = 0; i < ids.size(); ++i) {
    const std::string key = IndexPrefix(kByTrust, ids[i]);
    const StoredTrust trust{std::move(shares[i])};
    auto present = GetRecord<StoredTrust>(context->db(), Table::kIndex, key);
    if (!present.ok()) return present.status();
    if (present->has_value() && **present == trust) continue;
    batch.Put(Table::kIndex, key, Encode(trust));
    KG_RETURN_IF_ERROR(CommitIfLarge(context, &batch));
  }
  batch.Delete(Table::kPending, WorkKey(Work::kTrust, ""));
  return context->ledger->Commit(std::move(batch));
}

}  // namespace

Status WeighPendingCamps(PublishContext* context) {
  const PrefixScan scan(context->db(), Table::kPending, WorkPrefix(Work::kTrust));
  KG_RETURN_IF_ERROR(scan.status());
  return scan.Valid() ? WeighAll(context) : Status::Ok();
}

}  // namespace kg::graph
