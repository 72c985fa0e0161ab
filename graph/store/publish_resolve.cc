// Phases one and two: documents to links, entities to their records.
#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "graph/resolve/cluster.h"
#include "graph/store/codec.h"
#include "graph/store/component_ring.h"
#include "graph/store/component_search.h"
#include "graph/store/entity_records.h"
#include "graph/store/loader.h"
#include "graph/store/local_profiles.h"
#include "graph/store/publish.h"
#include "graph/store/ref_set.h"

namespace kg::graph {
namespace {

// What has been resolved is remembered, 16 bytes each, up to so many; then all is forgotten, and what later documents
// share a component with is resolved again.
constexpr size_t kMaxResolved = size_t{1} << 22;
constexpr size_t kMaxDocStates = 16384;
constexpr size_t kManyMembers = 4;  // of so many the old links are found by one scan, not by a look at each

class Resolver {
 public:
  explicit Resolver(PublishContext* context)
      : context_(context),
        db_(context->db()),
        profiles_(db_),
        search_(db_, &profiles_),
        own_locals_(db_, Table::kLocal),
        own_old_links_(db_, Table::kLink),
        old_members_(db_, Table::kEntity) {}

  // `fresh`: where all that is to be resolved is new.
  Status Prepare(std::optional<NewDocuments> fresh) {
    KG_RETURN_IF_ERROR(profiles_.ReadDecisions());
    return search_.Prepare(context_->ledger->counters().articles, std::move(fresh));
  }

  Status ResolveDocument(const DocId& doc, const std::vector<uint64_t>& other_blocks) {
    KG_RETURN_IF_ERROR(ReadOwn(doc));
    std::vector<Profile> own;
    std::swap(own, own_);
    for (Profile& profile : own) KG_RETURN_IF_ERROR(ResolveAround(std::move(profile)));
    for (const uint64_t block : other_blocks) {
      std::vector<ComponentSearch::BlockEntry> entries;
      KG_RETURN_IF_ERROR(search_.ReadBlock(block, &entries));
      for (const ComponentSearch::BlockEntry& entry : entries) {
        if (resolved_.contains(entry.ref)) continue;
        Result<Profile> profile = profiles_.Read(entry.ref);
        if (!profile.ok()) return profile.status();
        KG_RETURN_IF_ERROR(ResolveAround(std::move(profile).value()));
      }
    }
    KG_RETURN_IF_ERROR(ResolveJudgedWith(doc));
    if (resolved_.size() < kMaxResolved) return Status::Ok();
    search_.ForgetNew();
    return Finish();
  }

  // Commits, and forgets what has been resolved: it would come out the same again.
  Status Finish() {
    resolved_.clear();
    states_.clear();
    return CommitBatch();
  }

 private:
  // The document's own local entities that are still to be resolved, and what they are linked to now: two scans instead
  // of three reads for each.
  Status ReadOwn(const DocId& doc) {
    doc_ = doc;
    own_.clear();
    links_.clear();
    PrefixSeeker& locals = own_locals_.Seek(doc.AsBytes());
    for (; locals.Valid(); locals.Next()) {
      if (locals.key().size() != kRefBytes) return DamagedRecord(Table::kLocal, locals.key());
      const Ref ref = RefFromBytes(locals.key());
      if (resolved_.contains(ref)) continue;
      StoredLocal local;
      if (!Decode(locals.value(), &local)) return DamagedRecord(Table::kLocal, locals.key());
      Result<Profile> profile = profiles_.Make(ref, std::move(local));
      if (!profile.ok()) return profile.status();
      own_.push_back(std::move(profile).value());
    }
    KG_RETURN_IF_ERROR(locals.status());
    if (own_.empty()) return Status::Ok();
    PrefixSeeker& links = own_old_links_.Seek(doc.AsBytes());
    for (; links.Valid(); links.Next()) {
      if (links.key().size() != kRefBytes) return DamagedRecord(Table::kLink, links.key());
      links_.emplace(RefFromBytes(links.key()).number, links.value());
    }
    return links.status();
  }

  // What a person has said of the document's names may hold others together or apart: also when it is gone.
  Status ResolveJudgedWith(const DocId& doc) {
    for (const uint64_t judgement : profiles_.decisions().JudgementsOn(doc)) {
      const Result<std::vector<Ref>> refs = profiles_.decisions().RefsOf(judgement);
      if (!refs.ok()) return refs.status();
      for (const Ref& ref : *refs) {
        if (resolved_.contains(ref)) continue;
        Result<Profile> profile = profiles_.Read(ref);
        if (!profile.ok()) return profile.status();
        KG_RETURN_IF_ERROR(ResolveAround(std::move(profile).value()));
      }
    }
    return Status::Ok();
  }

  // Links the whole component that the local entity belongs to, unless this run has done it already.
  Status ResolveAround(Profile first) {
    if (resolved_.contains(first.ref)) return Status::Ok();
    if (!GazetteerKey(first).empty()) {
      resolved_.insert(first.ref);
      KG_RETURN_IF_ERROR(StoreLink(ResolveByKey(first), first));
      return batch_.Bytes() < kBatchBytes ? Status::Ok() : CommitBatch();
    }
    ComponentSearch::Component component;
    KG_RETURN_IF_ERROR(search_.Find(std::move(first), &component));
    if (component.old) return AddTo(*component.old, component.members);
    const ComponentSearch::Members& members = component.members;
    std::vector<const Profile*> list;
    list.reserve(members.size());
    for (const auto& [ref, profile] : members) list.push_back(&profile);
    const std::vector<Link> links = ResolveComponent(list);
    std::vector<bool> unchanged(links.size());
    if (links.size() >= kManyMembers) KG_RETURN_IF_ERROR(FindUnchanged(links, members, &unchanged));
    for (size_t i = 0; i < links.size(); ++i) {
      resolved_.insert(links[i].ref);
      if (!unchanged[i]) KG_RETURN_IF_ERROR(StoreLink(links[i], members.at(links[i].ref)));
    }
    std::set<EntityId> entities;
    for (const Link& link : links) entities.insert(link.entity);
    const std::optional<Alike> alike = list.size() > 1 ? AllAlike(list) : std::nullopt;
    KG_RETURN_IF_ERROR(PutComponent(db_, entities, alike ? &*alike : nullptr, &batch_));
    return batch_.Bytes() < kBatchBytes ? Status::Ok() : CommitBatch();
  }

  // Links what is like all members of the entity and comes after them.
  Status AddTo(const EntityId& entity, const ComponentSearch::Members& members) {
    for (const auto& [ref, profile] : members) {
      resolved_.insert(ref);
      KG_RETURN_IF_ERROR(StoreLink({ref, entity, kSameNameConfidence, std::string(kSameName)}, profile));
    }
    return batch_.Bytes() < kBatchBytes ? Status::Ok() : CommitBatch();
  }

  // What was so of a document before its local entities were resolved: asked once, not for each of them.
  struct DocState {
    bool pending = false;
    bool linked = false;  // has links, or got some in this run
  };
  Result<DocState> StateOf(const DocId& doc) {
    if (doc == doc_) return DocState{true, !links_.empty()};
    if (const auto found = states_.find(doc); found != states_.end()) return found->second;
    auto pending = db_.Get(Table::kPending, WorkKey(Work::kDoc, doc.AsBytes()));
    if (!pending.ok()) return pending.status();
    const PrefixSeeker& links = own_old_links_.Seek(doc.AsBytes());
    KG_RETURN_IF_ERROR(links.status());
    if (states_.size() >= kMaxDocStates) states_.clear();
    return states_.emplace(doc, DocState{pending->has_value(), links.Valid()}).first->second;
  }

  // The stored bytes, of this document without asking the database.
  Result<std::optional<std::string>> OldLink(const Ref& ref) {
    if (ref.doc != doc_) {
      const Result<DocState> state = StateOf(ref.doc);
      if (!state.ok()) return state.status();
      return state->linked ? db_.Get(Table::kLink, RefKey(ref)) : std::optional<std::string>();
    }
    const auto found = links_.find(ref.number);
    return found == links_.end() ? std::optional<std::string>() : std::optional<std::string>(found->second);
  }

  static std::string EncodeMember(const Link& link, const Profile& profile) {
    return Encode(StoredMember{profile.local, profile.type, profile.name, profile.forms, profile.attributes,
                               link.confidence, link.evidence});
  }

  // Which of the links (sorted by ref) are stored as they are. A member and its link are written together, so one scan
  // over the members of each entity tells it. What is written while the scan lasts is of other local entities.
  Status FindUnchanged(const std::vector<Link>& links, const ComponentSearch::Members& members,
                       std::vector<bool>* unchanged) {
    std::set<EntityId> entities;
    for (const Link& link : links) {
      if (!entities.insert(link.entity).second) continue;
      PrefixSeeker& scan = old_members_.Seek(link.entity.AsBytes());
      for (; scan.Valid(); scan.Next()) {
        if (scan.key().size() != 16 + kRefBytes) continue;  // the entity itself
        const Ref ref = RefFromBytes(scan.key().substr(16));
        const auto at =
            std::lower_bound(links.begin(), links.end(), ref, [](const Link& a, const Ref& b) { return a.ref < b; });
        if (at == links.end() || at->ref != ref || at->entity != link.entity) continue;
        const auto index = static_cast<size_t>(at - links.begin());
        if (EncodeMember(*at, members.at(ref)) == scan.value()) (*unchanged)[index] = true;
      }
      KG_RETURN_IF_ERROR(scan.status());
    }
    return Status::Ok();
  }

  Status StoreLink(const Link& link, const Profile& profile) {
    const std::string key = RefKey(link.ref);
    const std::string member_key = IdRefKey(link.entity, link.ref);
    const std::string member = EncodeMember(link, profile);
    const std::string stored = Encode(StoredLink{link.entity, link.confidence});
    auto old = OldLink(link.ref);
    if (!old.ok()) return old.status();
    const bool same_link = old->has_value() && **old == stored;
    if (same_link) {
      auto old_member = db_.Get(Table::kEntity, member_key);
      if (!old_member.ok()) return old_member.status();
      if (old_member->has_value() && **old_member == member) return Status::Ok();
    }

    batch_.Put(Table::kEntity, member_key, member);
    AddEntity(link.entity);
    bool same_entity = false;
    if (old->has_value()) {
      StoredLink before;
      if (!Decode(**old, &before)) return DamagedRecord(Table::kLink, key);
      same_entity = before.entity == link.entity;
      if (!same_entity) {
        batch_.Delete(Table::kEntity, IdRefKey(before.entity, link.ref));
        // Read only when the old entity is gone: its id then leads here.
        batch_.Put(Table::kIndex, IndexPrefix(kByAlias, before.entity.AsBytes()), link.entity.AsBytes());
        AddEntity(before.entity);
      }
    }
    if (!same_link) {
      batch_.Put(Table::kLink, key, stored);
      KG_RETURN_IF_ERROR(AddClaimsOf(link.ref, same_entity));
    }
    return Status::Ok();
  }

  Status CommitBatch() {
    Batch full;
    std::swap(full, batch_);
    full_.clear();
    entities_.clear();
    for (LastingSeeker* seeker : {&own_locals_, &own_old_links_, &old_members_}) seeker->Reset();
    search_.Reset();
    return context_->ledger->Commit(std::move(full));
  }

  void AddEntity(const EntityId& id) {
    if (entities_.insert(id).second) batch_.Put(Table::kPending, WorkKey(Work::kEntity, id.AsBytes()), "");
  }

  // The claims that speak of a local entity must be derived anew. With the same entity (another confidence) their facts
  // stay as they are.
  Status AddClaimsOf(const Ref& ref, bool same_entity) {
    const Result<DocState> state = StateOf(ref.doc);
    if (!state.ok()) return state.status();
    if (state->pending) return Status::Ok();  // then all its claims are pending already
    PrefixScan claims(db_, Table::kClaim, ref.doc.AsBytes());
    for (; claims.Valid(); claims.Next()) {
      StoredClaim claim;
      if (!Decode(claims.value(), &claim)) return DamagedRecord(Table::kClaim, claims.key());
      const bool about =
          claim.claim.subject == ref.number || claim.claim.object_entity == static_cast<int64_t>(ref.number);
      if (about) KG_RETURN_IF_ERROR(AddClaim(WorkKey(Work::kClaim, claims.key()), same_entity));
    }
    return claims.status();
  }

  // The weaker "n" never takes the place of an "f", neither a stored one nor one of this batch.
  Status AddClaim(const std::string& key, bool same_entity) {
    if (!same_entity) {
      full_.insert(key);
      batch_.Put(Table::kPending, key, "f");
      return Status::Ok();
    }
    auto pending = db_.Get(Table::kPending, key);
    if (!pending.ok()) return pending.status();
    if (!pending->has_value() && !full_.contains(key)) batch_.Put(Table::kPending, key, "n");
    return Status::Ok();
  }

  PublishContext* context_;
  const Db& db_;
  LocalProfiles profiles_;
  ComponentSearch search_;
  DocId doc_;                                        // the one being resolved, with ...
  std::vector<Profile> own_;                         // ... its local entities
  std::unordered_map<uint32_t, std::string> links_;  // ... and their links as stored
  std::unordered_map<DocId, DocState> states_;
  LastingSeeker own_locals_;
  LastingSeeker own_old_links_;
  LastingSeeker old_members_;
  Batch batch_;
  RefSet resolved_;
  std::set<std::string> full_;             // claims that batch_ marks "f"
  std::unordered_set<EntityId> entities_;  // that batch_ marks
};

bool ReadBlocks(std::string_view value, std::vector<uint64_t>* blocks) {
  ByteReader in(value);
  blocks->resize(in.Count());
  for (uint64_t& block : *blocks) block = in.Uint();
  return in.AtEnd();
}

// New documents come to resolved ones a part at a time: the result is that of all at once, and each part is found from
// what fits in memory.
Status ResolveInParts(const std::vector<DocId>& docs, PublishContext* context) {
  context->total += docs.size();
  for (size_t begin = 0; begin < docs.size(); begin += context->resolve_at_once) {
    const size_t end = std::min(docs.size(), begin + context->resolve_at_once);
    const std::span<const DocId> all(docs);
    Result<NewDocuments> part = NewDocuments::Read(context->db(), all.subspan(begin, end - begin), all.subspan(end));
    if (!part.ok()) return part.status();
    Resolver resolver(context);
    KG_RETURN_IF_ERROR(resolver.Prepare(std::move(part).value()));
    for (const DocId& doc : all.subspan(begin, end - begin)) {
      if (context->IsStopped()) return {StatusCode::kInterrupted, "interrupted"};
      KG_RETURN_IF_ERROR(resolver.ResolveDocument(doc, {}));
      context->Advance();
    }
    KG_RETURN_IF_ERROR(resolver.Finish());
  }
  return Status::Ok();
}

// Documents that were there before, or that a person has decided about: whatever they touch is looked at.
Status ResolveTogether(PublishContext* context) {
  Resolver resolver(context);
  KG_RETURN_IF_ERROR(resolver.Prepare(std::nullopt));
  KG_RETURN_IF_ERROR(ForEachPending(context, Work::kDoc, [&](std::string_view on, std::string_view value) -> Status {
    std::vector<uint64_t> blocks;
    if (on.size() != 16 || !ReadBlocks(value, &blocks)) return DamagedRecord(Table::kPending, on);
    return resolver.ResolveDocument(DocId::FromBytes(on), blocks);
  }));
  return resolver.Finish();
}

}  // namespace

Status ResolvePendingDocuments(PublishContext* context) {
  const auto docs = NewDocuments::ListPending(context->db());
  if (!docs.ok()) return docs.status();
  LocalProfiles profiles(context->db());
  KG_RETURN_IF_ERROR(profiles.ReadDecisions());
  const bool in_parts =
      docs->has_value() && (profiles.decisions().empty() || (*docs)->size() <= context->resolve_at_once);
  KG_RETURN_IF_ERROR(in_parts ? ResolveInParts(**docs, context) : ResolveTogether(context));
  // Only now: while a document is pending, so is everything that its component needs.
  Batch done;
  PrefixScan resolved(context->db(), Table::kPending, WorkPrefix(Work::kDoc));
  for (; resolved.Valid(); resolved.Next()) {
    done.Delete(Table::kPending, resolved.key());
    KG_RETURN_IF_ERROR(CommitIfLarge(context, &done));
  }
  KG_RETURN_IF_ERROR(resolved.status());
  return context->ledger->Commit(std::move(done));
}

Status RebuildPendingEntities(PublishContext* context) {
  EntityRecords records(context);
  KG_RETURN_IF_ERROR(ForEachPending(context, Work::kEntity, [&](std::string_view on, std::string_view) -> Status {
    if (on.size() != 16) return DamagedRecord(Table::kPending, on);
    return records.Rebuild(EntityId::FromBytes(on));
  }));
  return records.Finish();
}

}  // namespace kg::graph
