// Phases one and two: documents to links, entities to their records.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "graph/model/mix.h"
#include "graph/model/text.h"
#include "graph/resolve/cluster.h"
#include "graph/resolve/entity_builder.h"
#include "graph/resolve/match.h"
#include "graph/store/codec.h"
#include "graph/store/judgements.h"
#include "graph/store/loader.h"
#include "graph/store/publish.h"
#include "graph/store/ref_set.h"
#include "graph/store/shared_blocks.h"

namespace kg::graph {
namespace {

// What has been resolved is remembered, 16 bytes each, up to so many; then all is forgotten, and what later documents
// share a component with is resolved again.
constexpr size_t kMaxResolved = size_t{1} << 22;
// Up to so many documents are resolved without a scan of all blocks, and more if they are one in so many of all.
constexpr uint64_t kFewDocuments = 50;
constexpr uint64_t kScanShare = 16;
constexpr size_t kMaxDocStates = 16384;
constexpr size_t kMaxNames = size_t{1} << 15;
constexpr size_t kMaxFits = size_t{1} << 18;
constexpr size_t kManyMembers = 4;  // of so many the old links are found by one scan, not by a look at each

class Resolver {
 public:
  explicit Resolver(PublishContext* context)
      : context_(context),
        db_(context->db()),
        own_locals_(db_, Table::kLocal),
        own_old_links_(db_, Table::kLink),
        old_members_(db_, Table::kEntity),
        blocks_(db_, Table::kBlock) {}

  Status ReadDecisions() {
    Result<JudgementIndex> decisions = JudgementIndex::Read(db_);
    if (!decisions.ok()) return decisions.status();
    decisions_ = std::move(decisions).value();
    return Status::Ok();
  }

  // For a run that resolves a good part of all documents.
  Status ReadSharedBlocks() {
    Result<SharedBlocks> shared = SharedBlocks::Read(db_);
    if (!shared.ok()) return shared.status();
    shared_ = std::move(shared).value();
    return Status::Ok();
  }

  Status ResolveDocument(const DocId& doc, const std::vector<uint64_t>& other_blocks) {
    KG_RETURN_IF_ERROR(ReadOwn(doc));
    std::vector<Profile> own;
    std::swap(own, own_);
    for (Profile& profile : own) KG_RETURN_IF_ERROR(ResolveAround(std::move(profile)));
    for (const uint64_t block : other_blocks) {
      std::vector<BlockEntry> entries;
      KG_RETURN_IF_ERROR(ReadBlock(block, &entries));
      for (const BlockEntry& entry : entries) {
        if (resolved_.contains(entry.ref)) continue;
        Result<Profile> profile = ReadProfile(entry.ref);
        if (!profile.ok()) return profile.status();
        KG_RETURN_IF_ERROR(ResolveAround(std::move(profile).value()));
      }
    }
    KG_RETURN_IF_ERROR(ResolveJudgedWith(doc));
    return resolved_.size() < kMaxResolved ? Status::Ok() : Finish();
  }

  // Commits, and forgets what has been resolved: it would come out the same again.
  Status Finish() {
    resolved_.clear();
    states_.clear();
    return CommitBatch();
  }

 private:
  using Members = std::unordered_map<Ref, Profile, RefHash>;
  struct BlockEntry {
    Ref ref;
    uint64_t name_hash = 0;  // 0: not known
  };

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
      own_.push_back(MakeProfile(ref, local.entity, std::move(local.context)));
      KG_RETURN_IF_ERROR(AddMarks(&own_.back()));
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
    for (const uint64_t judgement : decisions_->JudgementsOn(doc)) {
      const Result<std::vector<Ref>> refs = decisions_->RefsOf(judgement);
      if (!refs.ok()) return refs.status();
      for (const Ref& ref : *refs) {
        if (resolved_.contains(ref)) continue;
        Result<Profile> profile = ReadProfile(ref);
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
      return StoreLink(ResolveByKey(first), first);
    }
    Members members;
    KG_RETURN_IF_ERROR(Grow(std::move(first), &members));
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
    return Status::Ok();
  }

  // Everything that name blocks and links reach from `first`.
  Status Grow(Profile first, Members* members) {
    std::unordered_set<uint64_t> read_names;
    std::set<std::pair<uint64_t, uint64_t>> read_variants;  // by the names that asked
    std::vector<const Profile*> open;
    Open(std::move(first), members, &open);
    while (!open.empty()) {
      const Profile& profile = *open.back();
      open.pop_back();
      KG_RETURN_IF_ERROR(OpenMerged(profile, members, &open));
      for (const uint64_t block : profile.blocks.names) {
        if (!MayBeShared(block) || !read_names.insert(block).second) continue;
        KG_RETURN_IF_ERROR(OpenBlock(block, nullptr, members, &open));
      }
      for (const uint64_t block : profile.blocks.variants) {
        if (!MayBeShared(block) || !read_variants.emplace(block, profile.name_hash).second) continue;
        KG_RETURN_IF_ERROR(OpenBlock(block, &profile, members, &open));
      }
    }
    return Status::Ok();
  }

  static void Open(Profile profile, Members* members, std::vector<const Profile*>* open) {
    const Ref ref = profile.ref;
    const auto [at, is_new] = members->emplace(ref, std::move(profile));
    if (is_new) open->push_back(&at->second);
  }

  bool MayBeShared(uint64_t block) const { return !shared_ || shared_->MayBeShared(block); }

  // Opens what a person has said to be one with the profile.
  Status OpenMerged(const Profile& profile, Members* members, std::vector<const Profile*>* open) {
    for (const Mark& mark : profile.marks) {
      if (mark.side != Mark::Side::kOne) continue;
      const Result<std::vector<Ref>> refs = decisions_->MergedBy(mark.judgement);
      if (!refs.ok()) return refs.status();
      for (const Ref& ref : *refs) {
        if (members->contains(ref)) continue;
        Result<Profile> other = ReadProfile(ref);
        if (!other.ok()) return other.status();
        Open(std::move(other).value(), members, open);
      }
    }
    return Status::Ok();
  }

  // Opens the members of a block: all, or those that by name may be `near`.
  Status OpenBlock(uint64_t block, const Profile* near, Members* members, std::vector<const Profile*>* open) {
    std::vector<BlockEntry> entries;
    KG_RETURN_IF_ERROR(ReadBlock(block, &entries));
    for (const BlockEntry& entry : entries) {
      if (members->contains(entry.ref)) continue;
      if (near != nullptr) {
        const Result<bool> fits = NamesFit(*near, entry);
        if (!fits.ok()) return fits.status();
        if (!*fits) continue;
      }
      Result<Profile> profile = ReadProfile(entry.ref);
      if (!profile.ok()) return profile.status();
      Open(std::move(profile).value(), members, open);
    }
    return Status::Ok();
  }

  // Asked of two names once, not of all pairs of local entities that have them; of most names nothing else is read.
  Result<bool> NamesFit(const Profile& near, const BlockEntry& entry) {
    const auto [low, high] = std::minmax(near.name_hash, entry.name_hash);
    const uint64_t both = MixBits(low ^ MixBits(high));
    if (const auto found = fits_.find(both); found != fits_.end() && entry.name_hash != 0) return found->second;
    auto names = names_.find(entry.name_hash);
    if (names == names_.end() || entry.name_hash == 0) {
      const Result<Profile> profile = ReadProfile(entry.ref);
      if (!profile.ok()) return profile.status();
      if (names_.size() >= kMaxNames) names_.clear();
      names = names_.insert_or_assign(entry.name_hash, NamesOf(*profile)).first;
    }
    if (fits_.size() >= kMaxFits) fits_.clear();
    return fits_[both] = MayBeOne(NamesOf(near), names->second);
  }

  Status ReadBlock(uint64_t block, std::vector<BlockEntry>* entries) {
    const std::string prefix = BlockPrefix(block);
    PrefixSeeker& scan = blocks_.Seek(prefix);
    for (; scan.Valid(); scan.Next()) {
      if (scan.key().size() != prefix.size() + kRefBytes) return DamagedRecord(Table::kBlock, scan.key());
      entries->push_back(
          {RefFromBytes(scan.key().substr(prefix.size())), scan.value().size() == 8 ? ReadBig64(scan.value()) : 0});
    }
    return scan.status();
  }

  Status AddMarks(Profile* profile) {
    if (decisions_->empty() || !GazetteerKey(*profile).empty()) return Status::Ok();
    Result<std::vector<Mark>> marks = decisions_->MarksOf(profile->ref);
    if (!marks.ok()) return marks.status();
    profile->marks = std::move(marks).value();
    return Status::Ok();
  }

  Result<Profile> ReadProfile(const Ref& ref) {
    auto local = GetRecord<StoredLocal>(db_, Table::kLocal, RefKey(ref));
    if (!local.ok()) return local.status();
    if (!local->has_value()) return DamagedRecord(Table::kLocal, RefKey(ref));
    Profile profile = MakeProfile(ref, (*local)->entity, std::move((*local)->context));
    KG_RETURN_IF_ERROR(AddMarks(&profile));
    return profile;
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
  Status FindUnchanged(const std::vector<Link>& links, const Members& members, std::vector<bool>* unchanged) {
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
    return batch_.Bytes() < kBatchBytes ? Status::Ok() : CommitBatch();
  }

  Status CommitBatch() {
    Batch full;
    std::swap(full, batch_);
    full_.clear();
    entities_.clear();
    for (LastingSeeker* seeker : {&own_locals_, &own_old_links_, &old_members_, &blocks_}) seeker->Reset();
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
  DocId doc_;                                        // the one being resolved, with ...
  std::vector<Profile> own_;                         // ... its local entities
  std::unordered_map<uint32_t, std::string> links_;  // ... and their links as stored
  std::unordered_map<DocId, DocState> states_;
  LastingSeeker own_locals_;
  LastingSeeker own_old_links_;
  LastingSeeker old_members_;
  LastingSeeker blocks_;
  std::optional<SharedBlocks> shared_;
  std::optional<JudgementIndex> decisions_;  // read before anything is resolved
  Batch batch_;
  RefSet resolved_;
  std::unordered_map<uint64_t, ProfileNames> names_;  // by name_hash
  std::unordered_map<uint64_t, bool> fits_;           // what MayBeOne says, by both hashes
  std::set<std::string> full_;                        // claims that batch_ marks "f"
  std::unordered_set<EntityId> entities_;             // that batch_ marks
};

bool ReadBlocks(std::string_view value, std::vector<uint64_t>* blocks) {
  ByteReader in(value);
  blocks->resize(in.Count());
  for (uint64_t& block : *blocks) block = in.Uint();
  return in.AtEnd();
}

// All that the conflict engine can see of an entity, as a hash to compare. `members`: a hash of the members.
uint64_t SignatureOf(const Entity& entity, uint64_t members) {
  ByteWriter out;
  out.U8(static_cast<uint8_t>(entity.type));
  out.String(entity.name);
  const bool person = entity.type == ValueType::kPerson;
  std::map<std::string, uint32_t> aliases;
  for (const NameForm& alias : entity.aliases) aliases[alias.text] = person ? alias.count : 1;
  for (const auto& [text, count] : aliases) {
    out.String(text);
    out.Uint(count);
  }
  for (const auto& [name, value] : entity.attributes) {
    out.String(name);
    out.String(value);
  }
  if (person) out.Uint(members);
  return Fnv64(out.Seal());
}

// Adds a member to the hash of those before it.
uint64_t AddToHash(uint64_t hash, const Ref& ref, const MemberRecord& member) {
  ByteWriter out;
  out.Uint(hash);
  out.String(RefKey(ref));
  out.String(member.name);
  out.Double(member.confidence);
  out.String(member.evidence);
  return Fnv64(out.Seal());
}

class EntityBuilder {
 public:
  explicit EntityBuilder(PublishContext* context) : context_(context), loader_(context->db()) {}

  Status Rebuild(const EntityId& id) {
    EntityDraft draft;
    uint64_t members_hash = 0;
    KG_RETURN_IF_ERROR(loader_.ForEachMember(id, [&](const Ref& ref, MemberRecord&& member) {
      draft.Add(member);
      members_hash = AddToHash(members_hash, ref, member);
    }));
    auto old = GetRecord<StoredEntity>(context_->db(), Table::kEntity, id.AsBytes());
    if (!old.ok()) return old.status();
    if (old->has_value()) Remove((*old)->entity);
    bool changed = draft.members() == 0 || !old->has_value();
    bool renamed = changed;
    if (draft.members() > 0) {
      StoredEntity stored;
      stored.entity = draft.Build();
      stored.entity.id = id;
      stored.members = draft.members();
      stored.signature = SignatureOf(stored.entity, members_hash);
      changed = changed || stored.signature != (*old)->signature;
      renamed = renamed || stored.entity.name != (*old)->entity.name;
      Add(stored);
    }
    // The claims about an entity that was not there are pending: their links are new.
    if (changed && old->has_value()) KG_RETURN_IF_ERROR(AddClaims(id, renamed));
    batch_.Delete(Table::kPending, WorkKey(Work::kEntity, id.AsBytes()));
    return CommitIfLarge(context_, &batch_);
  }

  Status Finish() { return context_->ledger->Commit(std::move(batch_)); }

 private:
  template <typename Visit>
  static void ForEachName(const Entity& entity, const Visit& visit) {
    visit(entity.name, true);
    for (const NameForm& alias : entity.aliases) visit(alias.text, false);
  }

  void Remove(const Entity& entity) {
    ForEachName(entity, [&](const std::string& name, bool) {
      batch_.Delete(Table::kName, NamePrefix(FoldName(name)) + std::string(entity.id.AsBytes()));
    });
    batch_.Delete(Table::kEntity, entity.id.AsBytes());
    --context_->ledger->counters().entities;
    --context_->ledger->counters().entities_by_type[std::string(ToString(entity.type))];
  }

  // Several names may fold alike; the canonical one comes first and keeps the entry.
  void Add(const StoredEntity& stored) {
    std::set<std::string> written;
    ForEachName(stored.entity, [&](const std::string& name, bool canonical) {
      const std::string key = NamePrefix(FoldName(name)) + std::string(stored.entity.id.AsBytes());
      if (!written.insert(key).second) return;
      ByteWriter value;
      value.Bool(canonical);
      value.String(name);
      batch_.Put(Table::kName, key, value.Seal());
    });
    batch_.Put(Table::kEntity, stored.entity.id.AsBytes(), Encode(stored));
    ++context_->ledger->counters().entities;
    ++context_->ledger->counters().entities_by_type[std::string(ToString(stored.entity.type))];
  }

  // What its claims say of conflicts may differ now: their groups are checked again, and where the name is another one
  // it is also asked anew which groups they are.
  Status AddClaims(const EntityId& id, bool renamed) {
    Result<std::vector<Ref>> claims = loader_.ClaimsOf(id);
    if (!claims.ok()) return claims.status();
    for (const Ref& ref : *claims) {
      const std::string key = WorkKey(Work::kClaim, RefKey(ref));
      auto pending = context_->db().Get(Table::kPending, key);
      if (!pending.ok()) return pending.status();
      if (pending->has_value()) continue;  // its groups follow anyway; never weaken an "f"
      if (renamed) {
        batch_.Put(Table::kPending, key, "n");
        continue;
      }
      auto derived = GetRecord<Derived>(context_->db(), Table::kDerived, RefKey(ref));
      if (!derived.ok()) return derived.status();
      if (!derived->has_value()) continue;
      for (const std::string& group : (*derived)->groups) {
        batch_.Put(Table::kPending, WorkKey(Work::kGroup, GroupHash(group).AsBytes()), group);
      }
    }
    return Status::Ok();
  }

  PublishContext* context_;
  Loader loader_;
  Batch batch_;
};

}  // namespace

namespace {

// Whether as many documents are pending as make one scan of all blocks cheaper than a look at each.
Result<bool> ManyPending(PublishContext* context) {
  uint64_t pending = 0;
  PrefixScan scan(context->db(), Table::kPending, WorkPrefix(Work::kDoc));
  for (; scan.Valid(); scan.Next()) ++pending;
  if (!scan.status().ok()) return scan.status();
  return pending > kFewDocuments && pending * kScanShare > context->ledger->counters().articles;
}

}  // namespace

Status ResolvePendingDocuments(PublishContext* context) {
  Resolver resolver(context);
  KG_RETURN_IF_ERROR(resolver.ReadDecisions());
  const Result<bool> many = ManyPending(context);
  if (!many.ok()) return many.status();
  if (*many) KG_RETURN_IF_ERROR(resolver.ReadSharedBlocks());
  KG_RETURN_IF_ERROR(ForEachPending(context, Work::kDoc, [&](std::string_view on, std::string_view value) -> Status {
    std::vector<uint64_t> blocks;
    if (on.size() != 16 || !ReadBlocks(value, &blocks)) return DamagedRecord(Table::kPending, on);
    return resolver.ResolveDocument(DocId::FromBytes(on), blocks);
  }));
  KG_RETURN_IF_ERROR(resolver.Finish());
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
  EntityBuilder builder(context);
  KG_RETURN_IF_ERROR(ForEachPending(context, Work::kEntity, [&](std::string_view on, std::string_view) -> Status {
    if (on.size() != 16) return DamagedRecord(Table::kPending, on);
    return builder.Rebuild(EntityId::FromBytes(on));
  }));
  return builder.Finish();
}

}  // namespace kg::graph
