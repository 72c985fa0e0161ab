#include "graph/reader.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <tuple>

#include "graph/model/text.h"
#include "graph/stoppable.h"
#include "graph/store/copies.h"
#include "graph/store/dismissals.h"
#include "graph/store/judgements.h"
#include "graph/store/lasting_seeker.h"
#include "graph/store/layout.h"
#include "graph/store/ledger.h"
#include "graph/store/loader.h"

namespace kg::graph {
namespace {

constexpr uint64_t kVerifyAtMostBytes = uint64_t{16} << 20;
constexpr int kOpenAttempts = 5;
// Holds the blocks that the searches and look-ups of a session come back to; taken as they are read, not before.
constexpr size_t kBlockCacheBytes = size_t{256} << 20;

// The whole bytes of a hex prefix, and how a key must go on behind them.
struct HexPrefix {
  std::string bytes;
  int half = -1;  // the high half of the next byte, or -1
  bool valid = false;
  bool Matches(std::string_view key) const {
    return half < 0 || (key.size() > bytes.size() && static_cast<uint8_t>(key[bytes.size()]) >> 4 == half);
  }
};

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

HexPrefix ParseHexPrefix(std::string_view hex) {
  HexPrefix prefix;
  if (hex.size() < 2 || hex.size() > 32) return prefix;
  for (size_t i = 0; i < hex.size(); ++i) {
    const int digit = HexDigit(hex[i]);
    if (digit < 0) return prefix;
    if (i % 2 == 0) {
      prefix.half = digit;
    } else {
      prefix.bytes.push_back(static_cast<char>(prefix.half * 16 + digit));
      prefix.half = -1;
    }
  }
  prefix.valid = true;
  return prefix;
}

// Reads share one cache, so every public call takes the lock. What goes wrong is kept for Health: an answer that may be
// short for it is never silent.
class ReaderImpl : public Reader {
 public:
  ReaderImpl(std::unique_ptr<FileLock> lock, std::unique_ptr<Db> db, uint64_t epoch, const std::atomic<bool>* stop)
      : lock_(std::move(lock)),
        db_(std::move(db)),
        epoch_(epoch),
        stop_(stop),
        loader_(*db_),
        adjacency_(*db_, Table::kAdjacency) {}

  Result<Entity> GetEntity(const EntityId& id) const override;
  Result<Entity> DescribeEntity(const EntityId& id) const override;
  std::vector<EntityId> FindByName(std::string_view name) const override;
  std::vector<std::pair<std::string, EntityId>> FindByPrefix(std::string_view prefix, size_t limit) const override;
  std::vector<EntityId> FindById(std::string_view hex) const override;
  void ForEachEntity(const std::function<bool(const Entity&)>& visit) const override;
  std::vector<Fact> FactsOf(const EntityId& id) const override;
  Result<Fact> GetFact(const FactId& id) const override;
  std::vector<Edge> EdgesOf(const EntityId& id) const override;
  uint64_t DegreeOf(const EntityId& id) const override;
  std::vector<ResolvedClaim> ClaimsOf(const EntityId& id) const override;
  Result<ResolvedClaim> GetClaim(const ClaimId& id) const override;
  void ForEachClaim(const std::function<bool(const ResolvedClaim&)>& visit) const override;
  void ForEachConflict(const std::function<bool(const Conflict&)>& visit) const override;
  std::vector<Conflict> AllConflicts() const override;
  std::vector<Conflict> ConflictsAbout(const EntityId& id) const override;
  Result<Conflict> GetConflict(const ConflictId& id) const override;
  uint64_t EpochOf(const ConflictId& id) const override;
  std::vector<Judgement> AllJudgements() const override {
    const std::lock_guard<std::recursive_mutex> guard(mutex_);
    return Noted(ReadJudgements(*db_)).value_or(std::vector<Judgement>());
  }
  std::vector<Source> AllSources() const override;
  Result<Article> GetArticle(const DocId& id) const override;
  GraphStats Stats() const override;
  std::vector<std::pair<std::string, std::string>> FindAnyId(std::string_view hex) const override;
  Status Health() const override {
    const std::lock_guard<std::recursive_mutex> guard(mutex_);
    return health_;
  }

 private:
  bool IsStopped() const { return stop_ != nullptr && stop_->load(std::memory_order_relaxed); }
  // The value, or nullopt with the error noted.
  template <typename T>
  std::optional<T> Noted(Result<T> result) const {
    if (result.ok()) return std::move(result).value();
    Note(result.status());
    return std::nullopt;
  }
  void Note(const Status& status) const {
    if (!status.ok() && health_.ok()) health_ = status;
  }
  std::vector<DocId> DocsByIdentity() const;
  std::vector<ResolvedClaim> ClaimsOfDoc(const DocId& id) const;
  std::vector<std::string> KeysWithHex(Table table, std::string_view before, std::string_view hex) const;
  std::optional<Conflict> ReadConflict(const ConflictId& id) const;
  void LeaveOutDismissed(GraphStats* stats) const;
  void AddFacts(const EntityId& id, bool as_object, std::vector<Fact>* facts) const;

  const std::unique_ptr<FileLock> lock_;
  const std::unique_ptr<Db> db_;
  const uint64_t epoch_;
  const std::atomic<bool>* const stop_;  // may be null
  mutable std::recursive_mutex mutex_;   // recursive: `visit` may ask the reader again
  mutable Loader loader_;
  mutable LastingSeeker adjacency_;
  mutable std::optional<Dismissals> dismissals_;  // read when the first conflict is
  mutable Status health_;
};

using Guard = std::lock_guard<std::recursive_mutex>;

Result<Entity> ReaderImpl::GetEntity(const EntityId& id) const {
  const Guard guard(mutex_);
  Result<EntityId> present = loader_.Present(id);
  if (!present.ok()) return present.status();
  return loader_.GetEntityWithMembers(present->IsNull() ? id : *present);
}

Result<Entity> ReaderImpl::DescribeEntity(const EntityId& id) const {
  const Guard guard(mutex_);
  Result<StoredEntity> stored = loader_.GetStoredEntity(id);
  if (!stored.ok() && stored.status().code() == StatusCode::kNotFound) {
    Result<EntityId> present = loader_.Present(id);
    if (!present.ok()) return present.status();
    if (!present->IsNull()) stored = loader_.GetStoredEntity(*present);
  }
  if (!stored.ok()) return stored.status();
  return std::move(stored->entity);
}

std::vector<EntityId> ReaderImpl::FindByName(std::string_view name) const {
  const Guard guard(mutex_);
  const std::string prefix = NamePrefix(FoldName(name));
  std::vector<std::tuple<bool, uint64_t, EntityId>> found;  // in the order in which they are returned
  PrefixScan scan(*db_, Table::kName, prefix);
  for (; scan.Valid() && !IsStopped(); scan.Next()) {
    if (scan.key().size() != prefix.size() + 16) continue;
    const EntityId id = EntityId::FromBytes(scan.key().substr(prefix.size()));
    ByteReader value(scan.value());
    const bool canonical = value.Bool();
    if (!value.ok()) Note(DamagedRecord(Table::kName, scan.key()));
    if (const auto entity = Noted(loader_.GetStoredEntity(id))) found.emplace_back(!canonical, ~entity->members, id);
  }
  Note(scan.status());
  std::sort(found.begin(), found.end());
  std::vector<EntityId> ids;
  for (const auto& [alias, members, id] : found) ids.push_back(id);
  return ids;
}

std::vector<std::pair<std::string, EntityId>> ReaderImpl::FindByPrefix(std::string_view prefix, size_t limit) const {
  const Guard guard(mutex_);
  std::vector<std::pair<std::string, EntityId>> found;
  PrefixScan scan(*db_, Table::kName, FoldName(prefix));
  for (; scan.Valid() && found.size() < limit; scan.Next()) {
    if (scan.key().size() < 17) continue;
    ByteReader value(scan.value());
    (void)value.Bool();
    std::string name = value.String();
    if (!value.AtEnd()) {
      Note(DamagedRecord(Table::kName, scan.key()));
      continue;
    }
    found.emplace_back(std::move(name), EntityId::FromBytes(scan.key().substr(scan.key().size() - 16)));
  }
  Note(scan.status());
  return found;
}

std::vector<std::string> ReaderImpl::KeysWithHex(Table table, std::string_view before, std::string_view hex) const {
  std::vector<std::string> keys;
  const HexPrefix prefix = ParseHexPrefix(hex);
  if (!prefix.valid) return keys;
  PrefixScan scan(*db_, table, std::string(before) + prefix.bytes);
  for (; scan.Valid() && !IsStopped(); scan.Next()) {
    const std::string_view id = scan.key().substr(before.size());
    if (id.size() < 16 || !prefix.Matches(id)) continue;
    if (!keys.empty() && keys.back() == id.substr(0, 16)) continue;
    keys.emplace_back(id.substr(0, 16));
  }
  Note(scan.status());
  return keys;
}

std::vector<EntityId> ReaderImpl::FindById(std::string_view hex) const {
  const Guard guard(mutex_);
  std::vector<EntityId> ids;
  for (const std::string& key : KeysWithHex(Table::kEntity, {}, hex)) ids.push_back(EntityId::FromBytes(key));
  for (const std::string& key : KeysWithHex(Table::kIndex, std::string(1, kByAlias), hex)) {
    const auto present = Noted(loader_.Present(EntityId::FromBytes(key)));
    if (present && !present->IsNull()) ids.push_back(*present);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

void ReaderImpl::ForEachEntity(const std::function<bool(const Entity&)>& visit) const {
  const Guard guard(mutex_);
  FullScan scan(*db_, Table::kEntity);
  for (; scan.Valid() && !IsStopped(); scan.Next()) {
    if (scan.key().size() != 16) continue;
    const auto entity = Noted(loader_.GetEntityWithMembers(EntityId::FromBytes(scan.key())));
    if (entity && !visit(*entity)) return;
  }
  Note(scan.status());
}

void ReaderImpl::AddFacts(const EntityId& id, bool as_object, std::vector<Fact>* facts) const {
  std::string prefix(id.AsBytes());
  prefix.push_back(as_object ? '\1' : '\0');
  std::vector<Fact> found;
  PrefixScan scan(*db_, Table::kFactOf, prefix);
  for (; scan.Valid() && !IsStopped(); scan.Next()) {
    auto fact = Noted(GetFact(FactId::FromBytes(scan.key().substr(prefix.size()))));
    if (fact) found.push_back(std::move(*fact));
  }
  Note(scan.status());
  std::sort(found.begin(), found.end(), [](const Fact& a, const Fact& b) {
    return std::tie(a.predicate, a.object_text, a.id) < std::tie(b.predicate, b.object_text, b.id);
  });
  std::move(found.begin(), found.end(), std::back_inserter(*facts));
}

std::vector<Fact> ReaderImpl::FactsOf(const EntityId& id) const {
  const Guard guard(mutex_);
  std::vector<Fact> facts;
  AddFacts(id, false, &facts);
  AddFacts(id, true, &facts);
  return facts;
}

Result<Fact> ReaderImpl::GetFact(const FactId& id) const {
  const Guard guard(mutex_);
  auto fact = GetRecord<Fact>(*db_, Table::kFact, id.AsBytes());
  if (!fact.ok()) return fact.status();
  if (!fact->has_value()) return NotFoundError("there is no fact " + id.ToHex());
  KG_RETURN_IF_ERROR(loader_.FillObjectText(&**fact));
  return std::move(**fact);
}

std::vector<Edge> ReaderImpl::EdgesOf(const EntityId& id) const {
  const Guard guard(mutex_);
  std::vector<Edge> edges;
  PrefixSeeker& scan = adjacency_.Seek(id.AsBytes());
  for (; scan.Valid() && !IsStopped(); scan.Next()) {
    std::string_view rest = scan.key().substr(16);
    const size_t end = rest.find('\0');
    StoredEdge stored;
    if (end == std::string_view::npos || rest.size() != end + 2 + 32 || !Decode(scan.value(), &stored)) {
      Note(DamagedRecord(Table::kAdjacency, scan.key()));
      continue;
    }
    const bool incoming = rest[end + 1] != '\0';
    const EntityId neighbour = EntityId::FromBytes(rest.substr(end + 2));
    Edge edge;
    edge.fact = FactId::FromBytes(rest.substr(end + 18));
    edge.predicate = rest.substr(0, end);
    edge.from = incoming ? neighbour : id;
    edge.to = incoming ? id : neighbour;
    edge.confidence = stored.confidence;
    edge.sources = stored.sources;
    edge.date = std::move(stored.date);
    edges.push_back(std::move(edge));
  }
  Note(scan.status());
  return edges;
}

uint64_t ReaderImpl::DegreeOf(const EntityId& id) const {
  const Guard guard(mutex_);
  uint64_t degree = 0;
  PrefixSeeker& scan = adjacency_.Seek(id.AsBytes());
  for (; scan.Valid() && !IsStopped(); scan.Next()) ++degree;
  Note(scan.status());
  return degree;
}

std::vector<ResolvedClaim> ReaderImpl::ClaimsOf(const EntityId& id) const {
  const Guard guard(mutex_);
  std::vector<ResolvedClaim> claims;
  const auto refs = Noted(loader_.ClaimsOf(id));
  if (!refs) return claims;
  for (const Ref& ref : *refs) {
    if (IsStopped()) return {};
    if (auto claim = Noted(loader_.GetClaim(ref))) claims.push_back(std::move(*claim));
  }
  std::sort(claims.begin(), claims.end(), [](const ResolvedClaim& a, const ResolvedClaim& b) {
    return std::tie(a.doc, a.claim.doc, a.claim.span, a.claim.id) <
           std::tie(b.doc, b.claim.doc, b.claim.span, b.claim.id);
  });
  return claims;
}

Result<ResolvedClaim> ReaderImpl::GetClaim(const ClaimId& id) const {
  const Guard guard(mutex_);
  Result<std::optional<Ref>> ref = loader_.FindClaim(id);
  if (!ref.ok()) return ref.status();
  if (!ref->has_value()) return NotFoundError("there is no claim " + id.ToHex());
  return loader_.GetClaim(**ref);
}

std::vector<DocId> ReaderImpl::DocsByIdentity() const {
  std::vector<DocId> docs;
  PrefixScan scan(*db_, Table::kIndex, std::string(1, kByIdentity));
  for (; scan.Valid() && !IsStopped(); scan.Next()) {
    if (scan.key().size() > 16) docs.push_back(DocId::FromBytes(scan.key().substr(scan.key().size() - 16)));
  }
  Note(scan.status());
  return docs;
}

std::vector<ResolvedClaim> ReaderImpl::ClaimsOfDoc(const DocId& id) const {
  std::vector<ResolvedClaim> claims;
  PrefixScan scan(*db_, Table::kClaim, id.AsBytes());
  for (; scan.Valid() && !IsStopped(); scan.Next()) {
    if (auto claim = Noted(loader_.GetClaim(RefFromBytes(scan.key())))) claims.push_back(std::move(*claim));
  }
  Note(scan.status());
  std::sort(claims.begin(), claims.end(), [](const ResolvedClaim& a, const ResolvedClaim& b) {
    return std::tie(a.claim.span, a.claim.id) < std::tie(b.claim.span, b.claim.id);
  });
  return claims;
}

void ReaderImpl::ForEachClaim(const std::function<bool(const ResolvedClaim&)>& visit) const {
  const Guard guard(mutex_);
  for (const DocId& doc : DocsByIdentity()) {
    for (const ResolvedClaim& claim : ClaimsOfDoc(doc)) {
      if (IsStopped() || !visit(claim)) return;
    }
  }
}

std::optional<Conflict> ReaderImpl::ReadConflict(const ConflictId& id) const {
  PrefixScan scan(*db_, Table::kConflict, id.AsBytes());
  Note(scan.status());
  if (!scan.Valid()) return std::nullopt;
  Conflict conflict;
  if (!Decode(scan.value(), &conflict)) {
    Note(DamagedRecord(Table::kConflict, scan.key()));
    return std::nullopt;
  }
  const auto trust = Noted(GetRecord<StoredTrust>(*db_, Table::kIndex, IndexPrefix(kByTrust, id.AsBytes())));
  if (trust && trust->has_value() && (*trust)->camps.size() == conflict.camps.size()) {
    for (size_t i = 0; i < conflict.camps.size(); ++i) conflict.camps[i].probability = (*trust)->camps[i];
  }
  if (!dismissals_) dismissals_ = Noted(Dismissals::Read(*db_)).value_or(Dismissals());
  conflict.dismissed = Noted(dismissals_->NumberOf(conflict, *db_, &loader_)).value_or(0);
  return conflict;
}

void ReaderImpl::ForEachConflict(const std::function<bool(const Conflict&)>& visit) const {
  const Guard guard(mutex_);
  std::set<ConflictId> seen;
  FullScan scan(*db_, Table::kRank);
  for (; scan.Valid() && !IsStopped(); scan.Next()) {
    if (scan.key().size() < 16) continue;
    const ConflictId id = ConflictId::FromBytes(scan.key().substr(scan.key().size() - 16));
    if (!seen.insert(id).second) continue;
    const auto conflict = ReadConflict(id);
    if (conflict && !visit(*conflict)) return;
  }
  Note(scan.status());
}

std::vector<Conflict> ReaderImpl::AllConflicts() const {
  std::vector<Conflict> conflicts;
  ForEachConflict([&conflicts](const Conflict& conflict) {
    conflicts.push_back(conflict);
    return true;
  });
  return conflicts;
}

// The claims about an entity lead to their groups, and these to their conflicts.
std::vector<Conflict> ReaderImpl::ConflictsAbout(const EntityId& id) const {
  const Guard guard(mutex_);
  std::set<ContentHash> groups;
  for (const Ref& ref : Noted(loader_.ClaimsOf(id)).value_or(std::vector<Ref>())) {
    if (IsStopped()) return {};
    const auto derived = Noted(GetRecord<Derived>(*db_, Table::kDerived, RefKey(ref)));
    if (!derived || !derived->has_value()) continue;
    for (const std::string& group : (*derived)->groups) groups.insert(GroupHash(group));
  }
  std::set<ConflictId> found;
  for (const ContentHash& group : groups) {
    const auto stored = Noted(GetRecord<StoredGroup>(*db_, Table::kGroup, group.AsBytes()));
    if (stored && stored->has_value()) found.insert((*stored)->conflicts.begin(), (*stored)->conflicts.end());
  }
  std::vector<std::pair<std::string, Conflict>> ranked;
  for (const ConflictId& one : found) {
    if (IsStopped()) return {};
    auto conflict = ReadConflict(one);
    if (!conflict || std::find(conflict->involved.begin(), conflict->involved.end(), id) == conflict->involved.end()) {
      continue;
    }
    std::string rank = RankKey(*conflict);
    ranked.emplace_back(std::move(rank), std::move(*conflict));
  }
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Conflict> conflicts;
  for (auto& [rank, conflict] : ranked) conflicts.push_back(std::move(conflict));
  return conflicts;
}

uint64_t ReaderImpl::EpochOf(const ConflictId& id) const {
  const Guard guard(mutex_);
  const auto value = Noted(db_->Get(Table::kIndex, IndexPrefix(kByNews, id.AsBytes())));
  return value && value->has_value() && (*value)->size() == 8 ? ReadBig64(**value) : 0;
}

Result<Conflict> ReaderImpl::GetConflict(const ConflictId& id) const {
  const Guard guard(mutex_);
  if (auto conflict = ReadConflict(id)) return std::move(*conflict);
  if (!health_.ok()) return health_;
  return NotFoundError("there is no conflict " + id.ToHex());
}

std::vector<Source> ReaderImpl::AllSources() const {
  const Guard guard(mutex_);
  std::vector<Source> sources;
  for (const DocId& doc : DocsByIdentity()) {
    if (IsStopped()) return {};
    if (auto source = Noted(loader_.GetSource(doc))) sources.push_back(std::move(*source));
  }
  return sources;
}

Result<Article> ReaderImpl::GetArticle(const DocId& id) const {
  const Guard guard(mutex_);
  auto doc = GetRecord<StoredDoc>(*db_, Table::kDoc, id.AsBytes());
  if (!doc.ok()) return doc.status();
  if (!doc->has_value()) return NotFoundError("there is no article " + id.ToHex());
  auto text = db_->Get(Table::kText, id.AsBytes());
  if (!text.ok()) return text.status();
  Article article = std::move((*doc)->article);
  if (!text->has_value() || !DecodeText(**text, &article)) return DamagedRecord(Table::kText, id.AsBytes());
  Result<Sketch> sketch = SketchOfText(*db_, (*doc)->body);
  if (!sketch.ok()) return sketch.status();
  article.sketch = std::move(sketch).value();
  return article;
}

// What a person has dismissed is shown on request only, so it isn't counted either.
void ReaderImpl::LeaveOutDismissed(GraphStats* stats) const {
  if (!dismissals_) dismissals_ = Noted(Dismissals::Read(*db_)).value_or(Dismissals());
  if (dismissals_->empty()) return;
  ForEachConflict([stats](const Conflict& conflict) {
    uint64_t& count = conflict.level == ConflictLevel::kConflict ? stats->conflicts : stats->tensions;
    if (conflict.dismissed != 0 && conflict.level != ConflictLevel::kUnknown && count > 0) --count;
    return true;
  });
}

GraphStats ReaderImpl::Stats() const {
  const Guard guard(mutex_);
  GraphStats stats;
  stats.epoch = epoch_;
  stats.schema_version = kSchemaVersion;
  if (auto rules = Noted(GetMetaText(*db_, kMetaRulesVersion))) stats.rules_version = std::move(*rules);
  auto counters = Noted(GetRecord<Counters>(*db_, Table::kMeta, kMetaCounters));
  if (!counters || !counters->has_value()) return stats;
  stats.articles = (*counters)->articles;
  stats.claims = (*counters)->claims;
  stats.entities = (*counters)->entities;
  stats.facts = (*counters)->facts;
  stats.conflicts = (*counters)->conflicts;
  stats.tensions = (*counters)->tensions;
  LeaveOutDismissed(&stats);
  stats.claims_by_predicate = std::move((*counters)->claims_by_predicate);
  stats.entities_by_type = std::move((*counters)->entities_by_type);
  return stats;
}

std::vector<std::pair<std::string, std::string>> ReaderImpl::FindAnyId(std::string_view hex) const {
  const Guard guard(mutex_);
  std::vector<std::pair<std::string, std::string>> found;
  const auto add = [&](const char* kind, Table table, std::string_view before) {
    for (const std::string& key : KeysWithHex(table, before, hex)) {
      found.emplace_back(kind, ClaimId::FromBytes(key).ToHex());
    }
  };
  add("claim", Table::kIndex, std::string(1, kByClaim));
  add("fact", Table::kFact, {});
  add("conflict", Table::kConflict, {});
  add("entity", Table::kEntity, {});
  return found;
}

Result<std::unique_ptr<Reader>> OpenEpoch(const std::filesystem::path& database, uint64_t epoch,
                                          const std::atomic<bool>* stop) {
  const std::filesystem::path folder = EpochPath(database, epoch);
  Result<std::unique_ptr<FileLock>> lock = FileLock::AsReader(folder);
  if (!lock.ok()) return lock.status();
  Result<std::unique_ptr<Db>> db = Db::OpenForReading(folder, {.block_cache_bytes = kBlockCacheBytes});
  if (!db.ok()) return db.status();
  // A small graph is read whole: damage is then reported before the first answer.
  if ((*db)->SizeBytes() <= kVerifyAtMostBytes) KG_RETURN_IF_ERROR((*db)->VerifyChecksums());
  return std::unique_ptr<Reader>(
      std::make_unique<ReaderImpl>(std::move(lock).value(), std::move(db).value(), epoch, stop));
}

}  // namespace

Result<std::unique_ptr<Reader>> OpenReader(const std::filesystem::path& database) {
  return OpenStoppableReader(database, nullptr);
}

Result<std::unique_ptr<Reader>> OpenStoppableReader(const std::filesystem::path& database,
                                                    const std::atomic<bool>* stop) {
  Result<FolderState> state = InspectFolder(database);
  if (!state.ok()) return state.status();
  if (*state == FolderState::kMissing) return NotFoundError("there is no database " + database.string());
  if (*state == FolderState::kEmpty) {
    return InvalidError(database.string() + " is an empty folder, not a newsgraph database");
  }
  Status last;
  uint64_t tried = 0;
  for (int attempt = 0; attempt < kOpenAttempts; ++attempt) {
    Result<uint64_t> latest = ReadLatest(database);
    if (!latest.ok()) return latest.status();
    if (*latest == 0) {
      return NotFoundError(database.string() +
                           " has nothing published yet: its first load was interrupted; run it again");
    }
    // An epoch that failed to open and is still the latest one is not being cleaned up: it is damaged.
    if (*latest == tried) return last;
    tried = *latest;
    Result<std::unique_ptr<Reader>> reader = OpenEpoch(database, *latest, stop);
    if (reader.ok()) return reader;
    last = reader.status();
    if (last.code() == StatusCode::kCorrupt) return last;
  }
  return last;
}

Result<std::unique_ptr<Reader>> OpenReaderBefore(const std::filesystem::path& database, uint64_t epoch) {
  for (uint64_t before = epoch; before > 1 && epoch - before < kKeptEpochs;) {
    Result<std::unique_ptr<Reader>> reader = OpenEpoch(database, --before, nullptr);
    if (reader.ok() || reader.status().code() != StatusCode::kNotFound) return reader;
  }
  return NotFoundError(database.string() + " keeps no state from before epoch " + std::to_string(epoch));
}

}  // namespace kg::graph
