#include "graph/writer.h"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <set>
#include <unordered_set>
#include <utility>

#include "graph/model/text.h"
#include "graph/stoppable.h"
#include "graph/store/bulk_load.h"
#include "graph/store/copies.h"
#include "graph/store/dismissals.h"
#include "graph/store/document_batch.h"
#include "graph/store/epochs.h"
#include "graph/store/evidence.h"
#include "graph/store/judgements.h"
#include "graph/store/layout.h"
#include "graph/store/loader.h"
#include "graph/store/publish.h"
#include "graph/store/versions.h"

namespace kg::graph {

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

namespace {

// To be raised whenever derived tables would come out differently from the same articles, claims and schema.
constexpr std::string_view kDerivationVersion = "14";

class WriterImpl : public Writer {
 public:
  WriterImpl(std::filesystem::path database, const Schema& schema, const Gazetteer& gazetteer,
             std::string rules_version, const WriterOptions& options, const std::atomic<bool>* stop,
             std::unique_ptr<FileLock> lock, std::unique_ptr<Db> db, Ledger ledger)
      : database_(std::move(database)),
        schema_(schema),
        gazetteer_(gazetteer),
        rules_version_(std::move(rules_version)),
        options_(options),
        stop_(stop),
        lock_(std::move(lock)),
        db_(std::move(db)),
        ledger_(std::move(ledger)),
        texts_(*db_) {}

  Status Start();
  bool Contains(const DocId& id, const ContentHash& content) const override;
  Result<StoreOutcome> Store(const Document& document) override;
  Result<StoreOutcome> StoreRecord(const Document& document, std::string_view rules_version) override;
  Status Remove(std::string_view name) override;
  Result<uint64_t> Judge(Judgement judgement) override;
  Result<uint64_t> Dismiss(const ConflictId& conflict, Judgement judgement) override;
  Result<Judgement> Undo(uint64_t number) override;
  Status RecheckAll() override;
  Status ForEachArticle(const std::function<Status(const Article&)>& visit) const override;
  Result<bool> BeginBulkLoad() override;
  std::vector<StoreOutcome> TakeBulkOutcomes() override { return std::exchange(bulk_outcomes_, {}); }
  Status Publish(const std::function<void(uint64_t, uint64_t)>& progress) override;

 private:
  Status RederiveWhenOutdated();
  Status ForgetPendingGroups();
  Result<StoreOutcome> AddToBulk(const Document& document, std::string_view rules_version);
  Status FinishBulkLoad();
  // What is stored under the document's id, if it is stored for the same identity.
  Result<std::optional<StoredDoc>> FindStored(const Document& document) const;
  Result<StoreOutcome> Put(const Document& document, std::string_view rules_version, bool replace);
  Result<std::set<DocId>> FindByName(std::string_view name) const;

  void MarkSeen(const DocId& id) const {
    const std::lock_guard<std::mutex> guard(seen_mutex_);
    seen_.insert(id);
  }
  bool WasSeen(const DocId& id) const {
    const std::lock_guard<std::mutex> guard(seen_mutex_);
    return seen_.contains(id);
  }

  const std::filesystem::path database_;
  const Schema& schema_;
  const Gazetteer& gazetteer_;
  const std::string rules_version_;
  const WriterOptions options_;
  const std::atomic<bool>* const stop_;
  const std::unique_ptr<FileLock> lock_;  // outlives db_
  const std::unique_ptr<Db> db_;
  Ledger ledger_;
  TextIndex texts_;
  std::unique_ptr<BulkLoad> bulk_;  // between BeginBulkLoad and Publish
  std::vector<StoreOutcome> bulk_outcomes_;
  uint64_t session_ = 0;
  bool may_stop_ = false;    // Publish looks at stop_
  bool rechecking_ = false;  // all that is pending comes from RecheckAll
  mutable std::mutex seen_mutex_;
  mutable std::unordered_set<DocId> seen_;  // stored before and offered again, unchanged, to this writer
};

Status WriterImpl::Start() {
  Result<uint64_t> sessions = GetMetaNumber(*db_, kMetaSession);
  if (!sessions.ok()) return sessions.status();
  session_ = *sessions + 1;
  Batch batch;
  PutMetaNumber(kMetaSession, session_, &batch);
  PutMetaText(kMetaRulesVersion, rules_version_, &batch);
  KG_RETURN_IF_ERROR(ledger_.Commit(std::move(batch)));
  KG_RETURN_IF_ERROR(RederiveWhenOutdated());
  may_stop_ = true;
  KG_RETURN_IF_ERROR(Publish({}));
  may_stop_ = false;
  return Status::Ok();
}

Status WriterImpl::RederiveWhenOutdated() {
  const std::string wanted = std::string(kDerivationVersion) + ":" + schema_.version();
  Result<std::string> present = GetMetaText(*db_, kMetaDeriveVersion);
  if (!present.ok()) return present.status();
  if (*present == wanted) return Status::Ok();
  // By another schema the blocks are the same.
  const bool reblock = !present->starts_with(std::string(kDerivationVersion) + ":");
  Batch batch;
  FullScan docs(*db_, Table::kDoc);
  for (; docs.Valid(); docs.Next()) {
    if (reblock) KG_RETURN_IF_ERROR(AddReblocking(DocId::FromBytes(docs.key()), *db_, &batch));
    KG_RETURN_IF_ERROR(AddRederivation(DocId::FromBytes(docs.key()), *db_, &batch));
    if (batch.Bytes() < kBatchBytes) continue;
    Batch full;
    std::swap(full, batch);
    KG_RETURN_IF_ERROR(ledger_.Commit(std::move(full)));
  }
  KG_RETURN_IF_ERROR(docs.status());
  PutMetaText(kMetaDeriveVersion, wanted, &batch);
  return ledger_.Commit(std::move(batch));
}

bool WriterImpl::Contains(const DocId& id, const ContentHash& content) const {
  const auto doc = GetRecord<StoredDoc>(*db_, Table::kDoc, id.AsBytes());
  if (!doc.ok() || !doc->has_value()) return false;
  const bool same = (*doc)->article.content == content && (*doc)->rules_version == rules_version_;
  if (same) MarkSeen(id);
  return same;
}

Result<StoreOutcome> WriterImpl::Put(const Document& document, std::string_view rules_version, bool replace) {
  Batch batch;
  Retracted retracted;
  bool is_copy = false;
  Status status = Status::Ok();
  if (replace) status = AddRetraction(document.article.id, &ledger_, &texts_, &batch, &retracted);
  if (status.ok()) {
    const StoreStamp stamp{std::string(rules_version), session_};
    status = AddDocument(document, stamp, retracted, &ledger_, &texts_, &batch, &is_copy);
  }
  if (!status.ok()) {
    ledger_.Rollback();
    return status;
  }
  KG_RETURN_IF_ERROR(ledger_.Commit(std::move(batch)));
  if (replace) return StoreOutcome::kReplaced;
  return is_copy ? StoreOutcome::kCopy : StoreOutcome::kStored;
}

Result<std::optional<StoredDoc>> WriterImpl::FindStored(const Document& document) const {
  KG_RETURN_IF_ERROR(CheckDocument(document));
  const Article& article = document.article;
  auto stored = GetRecord<StoredDoc>(*db_, Table::kDoc, article.id.AsBytes());
  if (stored.ok() && stored->has_value() && (*stored)->article.identity != article.identity) {
    return InvalidError("document id " + article.id.ToHex() + " of " + article.identity + " is already stored for " +
                        (*stored)->article.identity);
  }
  return stored;
}

Result<StoreOutcome> WriterImpl::Store(const Document& document) {
  if (bulk_ != nullptr) return AddToBulk(document, rules_version_);
  const Article& article = document.article;
  const Result<std::optional<StoredDoc>> stored = FindStored(document);
  if (!stored.ok()) return stored.status();
  if (!stored->has_value()) return Put(document, rules_version_, false);
  const bool same_command = (*stored)->session == session_ || WasSeen(article.id);
  if ((*stored)->article.content == article.content) {
    MarkSeen(article.id);
    if ((*stored)->rules_version == rules_version_) return StoreOutcome::kUnchanged;
  } else if (!Replaces(article, (*stored)->article, same_command)) {
    return StoreOutcome::kOlder;
  }
  return Put(document, rules_version_, true);
}

Result<StoreOutcome> WriterImpl::StoreRecord(const Document& document, std::string_view rules_version) {
  if (bulk_ != nullptr) return AddToBulk(document, rules_version);
  const Article& article = document.article;
  const Result<std::optional<StoredDoc>> stored = FindStored(document);
  if (!stored.ok()) return stored.status();
  if (!stored->has_value()) return Put(document, rules_version, false);
  if ((*stored)->article.content == article.content) {
    const bool same_command = (*stored)->session == session_ || WasSeen(article.id);
    MarkSeen(article.id);
    if ((*stored)->rules_version == rules_version) return StoreOutcome::kUnchanged;
    if (same_command && rules_version < (*stored)->rules_version) return StoreOutcome::kOlder;
  } else if (!ReplacesInAnyOrder(article, (*stored)->article)) {
    return StoreOutcome::kOlder;
  }
  return Put(document, rules_version, true);
}

Result<std::set<DocId>> WriterImpl::FindByName(std::string_view name) const {
  std::set<DocId> found;
  if (const std::optional<DocId> id = DocId::FromHex(name)) {
    auto doc = db_->Get(Table::kDoc, id->AsBytes());
    if (!doc.ok()) return doc.status();
    if (doc->has_value()) found.insert(*id);
  }
  for (const std::string& prefix : {HashPrefix(kByDoc, name), HashPrefix(kByUrl, name), IdentityPrefix(name)}) {
    PrefixScan scan(*db_, Table::kIndex, prefix);
    for (; scan.Valid(); scan.Next()) {
      if (scan.key().size() == prefix.size() + 16) found.insert(DocId::FromBytes(scan.key().substr(prefix.size())));
    }
    KG_RETURN_IF_ERROR(scan.status());
  }
  return found;
}

Status WriterImpl::Remove(std::string_view name) {
  Result<std::set<DocId>> found = FindByName(name);
  if (!found.ok()) return found.status();
  if (found->empty()) return NotFoundError("no stored article has the name or URL \"" + std::string(name) + "\"");
  if (found->size() > 1) {
    std::set<std::string> identities;
    for (const DocId& id : *found) {
      auto doc = GetRecord<StoredDoc>(*db_, Table::kDoc, id.AsBytes());
      if (!doc.ok()) return doc.status();
      if (doc->has_value()) identities.insert((*doc)->article.identity);
    }
    std::string message = "several stored articles have the name \"" + std::string(name) + "\"; say which:";
    for (const std::string& identity : identities) message += "\n  " + identity;
    return InvalidError(std::move(message));
  }
  Batch batch;
  Retracted retracted;
  Status status = AddRetraction(*found->begin(), &ledger_, &texts_, &batch, &retracted);
  if (!status.ok()) {
    ledger_.Rollback();
    return status;
  }
  return ledger_.Commit(std::move(batch));
}

Result<uint64_t> WriterImpl::Judge(Judgement judgement) {
  const Result<std::vector<Judgement>> present = ReadJudgements(*db_);
  if (!present.ok()) return present.status();
  judgement.number = present->empty() ? 1 : present->back().number + 1;
  std::sort(judgement.names.begin(), judgement.names.end());
  std::sort(judgement.others.begin(), judgement.others.end());
  Batch batch;
  batch.Put(Table::kIndex, JudgementKey(judgement.number), Encode(judgement));
  KG_RETURN_IF_ERROR(AddPendingNames(judgement.names, *db_, &batch));
  KG_RETURN_IF_ERROR(AddPendingNames(judgement.others, *db_, &batch));
  batch.Put(Table::kPending, WorkKey(Work::kEpoch, ""), "");
  KG_RETURN_IF_ERROR(ledger_.Commit(std::move(batch)));
  return judgement.number;
}

Result<uint64_t> WriterImpl::Dismiss(const ConflictId& id, Judgement judgement) {
  PrefixScan scan(*db_, Table::kConflict, id.AsBytes());
  KG_RETURN_IF_ERROR(scan.status());
  if (!scan.Valid()) return NotFoundError("there is no conflict " + id.ToHex());
  Conflict conflict;
  if (!Decode(scan.value(), &conflict)) return DamagedRecord(Table::kConflict, scan.key());
  Loader loader(*db_);
  Result<std::vector<JudgedClaim>> claims = JudgedClaimsOf(conflict, *db_, &loader);
  if (!claims.ok()) return claims.status();
  judgement.kind = JudgementKind::kDismiss;
  judgement.conflict_kind = conflict.kind;
  judgement.subject_name = conflict.subject_name;
  judgement.claims = std::move(claims).value();
  return Judge(std::move(judgement));
}

Status WriterImpl::RecheckAll() {
  const Result<bool> pending = HasPending(*db_);
  if (!pending.ok()) return pending.status();
  may_stop_ = rechecking_ = !*pending;
  const auto stopped = [this] { return rechecking_ && stop_ != nullptr && *stop_; };
  Batch batch;
  FullScan claims(*db_, Table::kDerived);
  for (; claims.Valid() && !stopped(); claims.Next()) {
    Derived derived;
    if (!Decode(claims.value(), &derived)) return DamagedRecord(Table::kDerived, claims.key());
    for (const std::string& group : derived.groups) {
      batch.Put(Table::kPending, WorkKey(Work::kGroup, GroupHash(group).AsBytes()), group);
    }
    if (batch.Bytes() < kBatchBytes) continue;
    Batch full;
    std::swap(full, batch);
    KG_RETURN_IF_ERROR(ledger_.Commit(std::move(full)));
  }
  KG_RETURN_IF_ERROR(claims.status());
  if (stopped()) {
    KG_RETURN_IF_ERROR(ForgetPendingGroups());
    may_stop_ = rechecking_ = false;
    return {StatusCode::kInterrupted, "interrupted"};
  }
  batch.Put(Table::kPending, WorkKey(Work::kEpoch, ""), "");
  return ledger_.Commit(std::move(batch));
}

Result<Judgement> WriterImpl::Undo(uint64_t number) {
  const Result<std::vector<Judgement>> present = ReadJudgements(*db_);
  if (!present.ok()) return present.status();
  if (present->empty()) return NotFoundError("nothing has been decided that could be undone");
  const auto at = number == 0 ? std::prev(present->end())
                              : std::find_if(present->begin(), present->end(),
                                             [&](const Judgement& judgement) { return judgement.number == number; });
  if (at == present->end()) return NotFoundError("there is no judgement " + std::to_string(number));
  Batch batch;
  batch.Delete(Table::kIndex, JudgementKey(at->number));
  KG_RETURN_IF_ERROR(AddPendingNames(at->names, *db_, &batch));
  KG_RETURN_IF_ERROR(AddPendingNames(at->others, *db_, &batch));
  batch.Put(Table::kPending, WorkKey(Work::kEpoch, ""), "");
  KG_RETURN_IF_ERROR(ledger_.Commit(std::move(batch)));
  return *at;
}

Status WriterImpl::ForEachArticle(const std::function<Status(const Article&)>& visit) const {
  FullScan docs(*db_, Table::kDoc);
  for (; docs.Valid(); docs.Next()) {
    StoredDoc doc;
    if (!Decode(docs.value(), &doc)) return DamagedRecord(Table::kDoc, docs.key());
    auto text = db_->Get(Table::kText, docs.key());
    if (!text.ok()) return text.status();
    if (!text->has_value()) continue;  // removed since the walk began
    if (!DecodeText(**text, &doc.article)) return DamagedRecord(Table::kText, docs.key());
    Result<Sketch> sketch = SketchOfText(*db_, doc.body);
    if (!sketch.ok()) return sketch.status();
    doc.article.sketch = std::move(sketch).value();
    KG_RETURN_IF_ERROR(visit(doc.article));
  }
  return docs.status();
}

Result<bool> WriterImpl::BeginBulkLoad() {
  const FullScan docs(*db_, Table::kDoc);
  KG_RETURN_IF_ERROR(docs.status());
  if (docs.Valid() || bulk_ != nullptr) return bulk_ != nullptr;
  Result<std::unique_ptr<BulkLoad>> bulk = BulkLoad::Begin(db_.get(), BulkPath(database_), options_.write_buffer_bytes);
  if (!bulk.ok()) return bulk.status();
  bulk_ = std::move(bulk).value();
  return true;
}

Result<StoreOutcome> WriterImpl::AddToBulk(const Document& document, std::string_view rules_version) {
  KG_RETURN_IF_ERROR(CheckDocument(document));
  KG_RETURN_IF_ERROR(bulk_->Add(document, {std::string(rules_version), session_}));
  return StoreOutcome::kStored;
}

Status WriterImpl::FinishBulkLoad() {
  if (bulk_ == nullptr) return Status::Ok();
  const std::unique_ptr<BulkLoad> bulk = std::move(bulk_);
  Result<std::vector<StoreOutcome>> outcomes = bulk->Finish();
  if (!outcomes.ok()) return {outcomes.status().code(), outcomes.status().message() + " (nothing was stored)"};
  bulk_outcomes_ = std::move(outcomes).value();
  Result<Ledger> ledger = Ledger::Open(*db_, options_.sync_each_batch);  // the counts came with the articles
  if (!ledger.ok()) return ledger.status();
  ledger_ = std::move(ledger).value();
  return Status::Ok();
}

Status WriterImpl::Publish(const std::function<void(uint64_t, uint64_t)>& progress) {
  KG_RETURN_IF_ERROR(FinishBulkLoad());
  Result<bool> pending = HasPending(*db_);
  if (!pending.ok()) return pending.status();
  Result<uint64_t> latest = ReadLatest(database_);
  if (!latest.ok()) return latest.status();
  Result<uint64_t> complete = GetMetaNumber(*db_, kMetaEpoch);
  if (!complete.ok()) return complete.status();
  if (!*pending && *latest == *complete && *latest > 0) return Status::Ok();
  PublishContext context{
      &ledger_, &schema_, &gazetteer_, progress, may_stop_ ? stop_ : nullptr, options_.resolve_at_once};
  const Status status = RunPending(&context);
  const bool given_up = rechecking_ && status.code() == StatusCode::kInterrupted;
  if (!given_up) KG_RETURN_IF_ERROR(status);
  if (given_up) {
    KG_RETURN_IF_ERROR(ForgetPendingGroups());
    context.stop = nullptr;
    KG_RETURN_IF_ERROR(RunPending(&context));
  }
  may_stop_ = rechecking_ = false;
  if (progress) progress(context.total, context.total);
  KG_RETURN_IF_ERROR(PublishEpoch(database_, &ledger_));
  return status;
}

Status WriterImpl::ForgetPendingGroups() {
  Batch batch;
  PrefixScan scan(*db_, Table::kPending, WorkPrefix(Work::kGroup));
  for (; scan.Valid(); scan.Next()) batch.Delete(Table::kPending, scan.key());
  KG_RETURN_IF_ERROR(scan.status());
  return ledger_.Commit(std::move(batch));
}

}  // namespace

Result<std::unique_ptr<Writer>> Writer::Open(const std::filesystem::path& database, const Schema& schema,
                                             const Gazetteer& gazetteer, std::string_view rules_version,
                                             const WriterOptions& options) {
  return OpenStoppableWriter(database, schema, gazetteer, rules_version, options, nullptr);
}

Result<std::unique_ptr<Writer>> OpenStoppableWriter(const std::filesystem::path& database, const Schema& schema,
                                                    const Gazetteer& gazetteer, std::string_view rules_version,
                                                    const WriterOptions& options, const std::atomic<bool>* stop) {
  Result<FolderState> state = InspectFolder(database);
  if (!state.ok()) return state.status();
  if (*state != FolderState::kDatabase) KG_RETURN_IF_ERROR(CreateFolder(database));
  Result<std::unique_ptr<FileLock>> lock = FileLock::AsWriter(database);
  if (!lock.ok()) return lock.status();
  // Without what was published from it a new one would be taken for the whole graph, and published as that.
  Result<uint64_t> latest = ReadLatest(database);
  if (!latest.ok()) return latest.status();
  std::error_code error;
  if (*latest > 0 && !std::filesystem::exists(LivePath(database) / "CURRENT", error)) {
    return Status(StatusCode::kCorrupt, (LivePath(database) / "CURRENT").string() + " is missing (" +
                                            EpochPath(database, *latest).string() + " can still be read)");
  }
  std::filesystem::remove_all(BulkPath(database), error);  // of a bulk load that was cut off
  Result<std::unique_ptr<Db>> db =
      Db::OpenForWriting(LivePath(database), {options.block_cache_bytes, options.write_buffer_bytes});
  if (!db.ok()) return db.status();
  Result<uint32_t> version = ReadSchemaVersion(database);
  if (!version.ok()) return version.status();
  // The tables that the older version lacks are there now: from here on an older newsgraph must keep its hands off.
  if (*version < kSchemaVersion) KG_RETURN_IF_ERROR(CreateFolder(database));
  Result<Ledger> ledger = Ledger::Open(**db, options.sync_each_batch);
  if (!ledger.ok()) return ledger.status();
  auto writer = std::make_unique<WriterImpl>(database, schema, gazetteer, std::string(rules_version), options, stop,
                                             std::move(lock).value(), std::move(db).value(), std::move(ledger).value());
  KG_RETURN_IF_ERROR(writer->Start());
  return std::unique_ptr<Writer>(std::move(writer));
}

}  // namespace kg::graph
