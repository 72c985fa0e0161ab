// Phase five: the groups whose claims or names changed are checked again.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "graph/conflict/engine.h"
#include "graph/store/loader.h"
#include "graph/store/publish.h"
#include "graph/store/votes.h"

namespace kg::graph {
namespace {

class GroupChecker {
 public:
  explicit GroupChecker(PublishContext* context)
      : context_(context),
        loader_(context->db()),
        rows_(context->db(), Table::kGroup),
        engine_(*context->schema, *context->gazetteer) {}

  Status Check(std::string_view group) {
    const ContentHash hash = GroupHash(group);
    StoredGroup old;
    Result<std::vector<Conflict>> found = FindConflicts(group, hash, &old);
    if (!found.ok()) return found.status();
    std::set<ConflictId> gone(old.conflicts.begin(), old.conflicts.end());
    StoredGroup next;
    next.group = group;
    for (const Conflict& conflict : *found) {
      const bool kept = gone.erase(conflict.id) > 0;
      next.conflicts.push_back(conflict.id);
      KG_RETURN_IF_ERROR(Replace(conflict.id, group, conflict));
      KG_RETURN_IF_ERROR(AddBeside(conflict, kept));
    }
    for (const ConflictId& id : gone) KG_RETURN_IF_ERROR(Replace(id, group, std::nullopt));
    for (const ConflictId& id : gone) KG_RETURN_IF_ERROR(RemoveBeside(id, group));
    if (!old.conflicts.empty() || !found->empty()) batch_.Put(Table::kPending, WorkKey(Work::kTrust, ""), "");
    std::sort(next.conflicts.begin(), next.conflicts.end());
    if (next.conflicts.empty()) {
      batch_.Delete(Table::kGroup, hash.AsBytes());
    } else {
      batch_.Put(Table::kGroup, hash.AsBytes(), Encode(next));
    }
    batch_.Delete(Table::kPending, WorkKey(Work::kGroup, hash.AsBytes()));
    for (const std::string& other : beside_) {
      batch_.Put(Table::kPending, WorkKey(Work::kGroup, GroupHash(other).AsBytes()), other);
      has_more_ = true;
    }
    if (batch_.Bytes() < kBatchBytes) return Status::Ok();
    return Finish();
  }

  // Groups were made pending that may lie behind those that have been visited.
  bool HasMore() const { return has_more_; }

  Status Finish() {
    Batch full;
    std::swap(full, batch_);
    uncommitted_.clear();
    forgotten_.clear();
    return context_->ledger->Commit(std::move(full));
  }

 private:
  static constexpr size_t kMaxCachedEntities = 512;

  Result<const Entity*> GetEntity(const EntityId& id) {
    if (const auto found = entities_.find(id); found != entities_.end()) return &found->second;
    Result<Entity> entity = loader_.GetEntityForConflicts(id);
    if (!entity.ok()) return entity.status();
    if (entities_.size() >= kMaxCachedEntities) entities_.clear();
    return &entities_.emplace(id, std::move(entity).value()).first->second;
  }

  // `old`: the group as stored, if it is; may be null.
  Status ReadClaims(const ContentHash& hash, StoredGroup* old, std::vector<ResolvedClaim>* claims) {
    PrefixSeeker& scan = rows_.Seek(hash.AsBytes());
    for (; scan.Valid(); scan.Next()) {
      if (scan.key().size() != 16 + kRefBytes) {  // the group itself
        if (old != nullptr && !Decode(scan.value(), old)) return DamagedRecord(Table::kGroup, scan.key());
        continue;
      }
      Result<ResolvedClaim> claim = loader_.GetClaim(RefFromBytes(scan.key().substr(16)));
      if (!claim.ok()) return claim.status();
      claims->push_back(std::move(claim).value());
    }
    return scan.status();
  }

  Result<std::vector<Conflict>> FindConflicts(std::string_view group, const ContentHash& hash, StoredGroup* old) {
    std::vector<ResolvedClaim> claims;
    KG_RETURN_IF_ERROR(ReadClaims(hash, old, &claims));
    beside_ = GroupsBeside(*context_->schema, group, claims);
    if (claims.empty()) return std::vector<Conflict>();
    for (const std::string& other : ContextOf(group)) {
      KG_RETURN_IF_ERROR(ReadClaims(GroupHash(other), nullptr, &claims));
    }
    std::set<EntityId> ids;
    for (const ResolvedClaim& claim : claims) {
      ids.insert(claim.subject);
      if (!claim.object.IsNull()) ids.insert(claim.object);
    }
    docs_.clear();
    for (const ResolvedClaim& claim : claims) {
      const ContentHash own = ContentHash::FromBytes(claim.claim.doc.AsBytes());
      docs_[claim.claim.id] = {claim.claim.doc, claim.cluster.IsNull() ? own : claim.cluster};
    }
    std::vector<Entity> entities;
    for (const EntityId& id : ids) {
      Result<const Entity*> entity = GetEntity(id);
      if (!entity.ok()) return entity.status();
      entities.push_back(**entity);
    }
    std::vector<Conflict> found = engine_.Check(group, claims, entities);
    std::set<ConflictId> seen;
    std::erase_if(found, [&seen](const Conflict& conflict) { return !seen.insert(conflict.id).second; });
    return found;
  }

  // Whether a group other than this one has found the same conflict.
  Result<bool> HeldElsewhere(const ConflictId& id, std::string_view group) const {
    const std::string own = ConflictKey(id, group);
    for (auto at = uncommitted_.lower_bound(id.AsBytes()); at != uncommitted_.end(); ++at) {
      if (!at->first.starts_with(id.AsBytes())) break;
      if (at->second.has_value() && at->first != own) return true;
    }
    PrefixScan scan(context_->db(), Table::kConflict, id.AsBytes());
    for (; scan.Valid(); scan.Next()) {
      if (scan.key() != own && !uncommitted_.contains(scan.key())) return true;
    }
    KG_RETURN_IF_ERROR(scan.status());
    return false;
  }

  // What is kept apart from a conflict: since when it is there, and who stands in which camp.
  Status AddBeside(const Conflict& conflict, bool known) {
    const std::string news = IndexPrefix(kByNews, conflict.id.AsBytes());
    auto since = context_->db().Get(Table::kIndex, news);
    if (!since.ok()) return since.status();
    const bool there = since->has_value() && !forgotten_.contains(conflict.id);
    if (!there) {
      Result<uint64_t> epoch = GetMetaNumber(context_->db(), kMetaEpoch);
      if (!epoch.ok()) return epoch.status();
      std::string value;
      AppendBig64(known ? 0 : *epoch + 1, &value);  // known: to a version that kept no epochs
      batch_.Put(Table::kIndex, news, value);
      forgotten_.erase(conflict.id);
    }
    Result<StoredVotes> votes = VotesOf(conflict, context_->db(), [this](const ClaimId& id) {
      const auto claim = docs_.find(id);
      return claim == docs_.end() ? std::nullopt : std::optional<ClaimOrigin>(claim->second);
    });
    if (!votes.ok()) return votes.status();
    batch_.Put(Table::kIndex, IndexPrefix(kByVotes, conflict.id.AsBytes()), Encode(*votes));
    return Status::Ok();
  }

  Status RemoveBeside(const ConflictId& id, std::string_view group) {
    Result<bool> elsewhere = HeldElsewhere(id, group);
    if (!elsewhere.ok()) return elsewhere.status();
    if (*elsewhere) return Status::Ok();
    for (const char kind : {kByNews, kByVotes, kByTrust}) batch_.Delete(Table::kIndex, IndexPrefix(kind, id.AsBytes()));
    forgotten_.insert(id);
    return Status::Ok();
  }

  void Count(const Conflict& conflict, bool add) {
    Counters& counters = context_->ledger->counters();
    const uint64_t change = add ? uint64_t{1} : ~uint64_t{0};
    if (conflict.level == ConflictLevel::kConflict) counters.conflicts += change;
    if (conflict.level == ConflictLevel::kTension) counters.tensions += change;
  }

  // The record that stands for a conflict in table rank and in the counts: several groups may hold it, at levels of
  // their own, and the one whose key comes first is what readers find. nullopt when no group holds it.
  Result<std::optional<Conflict>> Shown(const ConflictId& id) const {
    auto own = uncommitted_.lower_bound(id.AsBytes());
    while (own != uncommitted_.end() && own->first.starts_with(id.AsBytes()) && !own->second.has_value()) ++own;
    const bool is_own = own != uncommitted_.end() && own->first.starts_with(id.AsBytes());
    PrefixScan scan(context_->db(), Table::kConflict, id.AsBytes());
    while (scan.Valid() && uncommitted_.contains(scan.key())) scan.Next();
    KG_RETURN_IF_ERROR(scan.status());
    if (!scan.Valid() || (is_own && own->first < scan.key())) return is_own ? own->second : std::nullopt;
    Conflict stored;
    if (!Decode(scan.value(), &stored)) return DamagedRecord(Table::kConflict, scan.key());
    return std::optional<Conflict>(std::move(stored));
  }

  // What the group now says of a conflict; nullopt: nothing.
  Status Replace(const ConflictId& id, std::string_view group, const std::optional<Conflict>& next) {
    const Result<std::optional<Conflict>> before = Shown(id);
    if (!before.ok()) return before.status();
    const std::string key = ConflictKey(id, group);
    if (next.has_value()) {
      batch_.Put(Table::kConflict, key, Encode(*next));
    } else {
      batch_.Delete(Table::kConflict, key);
    }
    uncommitted_[key] = next;
    const Result<std::optional<Conflict>> after = Shown(id);
    if (!after.ok()) return after.status();
    if (before->has_value()) {
      batch_.Delete(Table::kRank, RankKey(**before));
      Count(**before, false);
    }
    if (after->has_value()) {
      batch_.Put(Table::kRank, RankKey(**after), id.AsBytes());
      Count(**after, true);
    }
    return Status::Ok();
  }

  PublishContext* context_;
  Loader loader_;
  LastingSeeker rows_;  // of a group: its record is written when its rows have been read
  ConflictEngine engine_;
  Batch batch_;
  // What batch_ puts into table conflict, or deletes from it (nullopt), by key.
  std::map<std::string, std::optional<Conflict>, std::less<>> uncommitted_;
  std::set<ConflictId> forgotten_;       // whose rows of table index batch_ deletes
  std::map<ClaimId, ClaimOrigin> docs_;  // of the claims just read
  std::unordered_map<EntityId, Entity> entities_;
  std::vector<std::string> beside_;  // groups that have the one just read as their context
  bool has_more_ = false;
};

}  // namespace

Status CheckPendingGroups(PublishContext* context) {
  bool more = true;
  while (more) {
    GroupChecker checker(context);  // one a pass: its seeker sees the tables as they were when it was made
    KG_RETURN_IF_ERROR(ForEachPending(context, Work::kGroup,
                                      [&](std::string_view, std::string_view value) { return checker.Check(value); }));
    KG_RETURN_IF_ERROR(checker.Finish());
    more = checker.HasMore();
  }
  return Status::Ok();
}

}  // namespace kg::graph
