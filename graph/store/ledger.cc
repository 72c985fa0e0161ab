#include "graph/store/ledger.h"

#include "graph/store/codec.h"
#include "graph/store/loader.h"

namespace kg::graph {

Result<std::string> GetMetaText(const Db& db, std::string_view name) {
  auto bytes = db.Get(Table::kMeta, name);
  if (!bytes.ok()) return bytes.status();
  if (!bytes->has_value()) return std::string();
  ByteReader in(**bytes);
  std::string text = in.String();
  if (!in.AtEnd()) return DamagedRecord(Table::kMeta, name);
  return text;
}

Result<uint64_t> GetMetaNumber(const Db& db, std::string_view name) {
  auto bytes = db.Get(Table::kMeta, name);
  if (!bytes.ok()) return bytes.status();
  if (!bytes->has_value()) return uint64_t{0};
  ByteReader in(**bytes);
  const uint64_t number = in.Uint();
  if (!in.AtEnd()) return DamagedRecord(Table::kMeta, name);
  return number;
}

void PutMetaText(std::string_view name, std::string_view text, Batch* batch) {
  ByteWriter out;
  out.String(text);
  batch->Put(Table::kMeta, name, out.Seal());
}

void PutMetaNumber(std::string_view name, uint64_t number, Batch* batch) {
  ByteWriter out;
  out.Uint(number);
  batch->Put(Table::kMeta, name, out.Seal());
}

Result<Ledger> Ledger::Open(Db& db, bool sync) {
  Ledger ledger(db, sync);
  auto counters = GetRecord<Counters>(db, Table::kMeta, kMetaCounters);
  if (!counters.ok()) return counters.status();
  if (counters->has_value()) ledger.counters_ = std::move(**counters);
  ledger.stored_ = Encode(ledger.counters_);
  return ledger;
}

Status Ledger::Commit(Batch batch) {
  std::erase_if(counters_.claims_by_predicate, [](const auto& count) { return count.second == 0; });
  std::erase_if(counters_.entities_by_type, [](const auto& count) { return count.second == 0; });
  std::string counters = Encode(counters_);
  if (counters != stored_) batch.Put(Table::kMeta, kMetaCounters, counters);
  if (batch.IsEmpty()) return Status::Ok();
  Status written = db_->Write(std::move(batch), sync_);
  if (written.ok()) {
    stored_ = std::move(counters);
  } else {
    Rollback();
  }
  return written;
}

}  // namespace kg::graph
