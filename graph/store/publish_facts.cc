// Phases three and four: claims to what they contribute, buckets to facts.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "graph/conflict/engine.h"
#include "graph/model/text.h"
#include "graph/store/copies.h"
#include "graph/store/facts.h"
#include "graph/store/loader.h"
#include "graph/store/publish.h"

namespace kg::graph {
namespace {

// The two ends of a fact: a symmetric relation has the smaller id as its subject, whichever was named first.
std::pair<EntityId, EntityId> OrderedEnds(const Relation* relation, const EntityId& subject, const EntityId& object) {
  const bool swap = relation != nullptr && relation->symmetric && !object.IsNull() && object < subject;
  return swap ? std::make_pair(object, subject) : std::make_pair(subject, object);
}

ContentHash BucketOf(const Relation* relation, const ResolvedClaim& claim) {
  const auto [subject, object] = OrderedEnds(relation, claim.subject, claim.object);
  IdBuilder id("bucket");
  id.Add(subject.AsBytes()).Add(claim.claim.predicate).Add(object.AsBytes());
  if (object.IsNull()) {
    const bool is_text = claim.claim.object_type == ValueType::kText;
    id.Add(ToString(claim.claim.object_type)).Add(is_text ? FoldName(claim.claim.object) : claim.claim.object);
  }
  return id.Build<ContentHash>();
}

// What the pending record of a bucket says: the entities of a claim of it, so that they need not be looked up.
std::string EndsOf(const Derived& derived) {
  return std::string(derived.subject.AsBytes()) + std::string(derived.object.AsBytes());
}

class ClaimDeriver {
 public:
  explicit ClaimDeriver(PublishContext* context)
      : context_(context), loader_(context->db()), claims_(context->db(), Table::kClaim) {}

  // `content_may_differ`: false when only the names of its entities have changed.
  Status Derive(const Ref& ref, bool content_may_differ) {
    const std::string key = RefKey(ref);
    auto old = GetRecord<Derived>(context_->db(), Table::kDerived, key);
    if (!old.ok()) return old.status();
    Result<std::optional<StoredClaim>> stored = ReadClaim(ref, key);
    if (!stored.ok()) return stored.status();
    std::optional<Derived> next;
    if (stored->has_value()) {
      Result<ResolvedClaim> claim = loader_.Resolve(std::move(**stored));
      if (!claim.ok()) return claim.status();
      next = Contribution(*claim);
    }
    const bool same = old->has_value() && next == **old;
    if (old->has_value() && !same) Remove(ref, **old);
    if (next && !same) Add(ref, *next);
    if (old->has_value()) AddWork(**old, content_may_differ || !same);
    if (next) AddWork(*next, content_may_differ || !same);
    batch_.Delete(Table::kPending, WorkKey(Work::kClaim, key));
    return CommitIfLarge(context_, &batch_);
  }

  Status Finish() { return context_->ledger->Commit(std::move(batch_)); }

 private:
  // The claims of a document are asked for one after the other: a step each instead of a search.
  Result<std::optional<StoredClaim>> ReadClaim(const Ref& ref, std::string_view key) {
    if (at_ == nullptr || read_.doc != ref.doc || ref < read_) at_ = &claims_.Seek(ref.doc.AsBytes());
    read_ = ref;
    while (at_->Valid() && at_->key() < key) at_->Next();
    KG_RETURN_IF_ERROR(at_->status());
    if (!at_->Valid() || at_->key() != key) return std::optional<StoredClaim>();
    StoredClaim claim;
    if (!Decode(at_->value(), &claim)) return DamagedRecord(Table::kClaim, key);
    return std::optional<StoredClaim>(std::move(claim));
  }

  Derived Contribution(const ResolvedClaim& claim) const {
    Derived derived;
    derived.subject = claim.subject;
    derived.object = claim.object;
    derived.plain = claim.claim.IsPlainFact();
    if (derived.plain) derived.bucket = BucketOf(context_->schema->Find(claim.claim.predicate), claim);
    derived.groups = GroupsOf(*context_->schema, claim);
    std::sort(derived.groups.begin(), derived.groups.end());
    derived.groups.erase(std::unique(derived.groups.begin(), derived.groups.end()), derived.groups.end());
    return derived;
  }

  void Remove(const Ref& ref, const Derived& derived) {
    batch_.Delete(Table::kDerived, RefKey(ref));
    ForEachKey(ref, derived, [this](Table table, const std::string& key) { batch_.Delete(table, key); });
  }

  void Add(const Ref& ref, const Derived& derived) {
    batch_.Put(Table::kDerived, RefKey(ref), Encode(derived));
    ForEachKey(ref, derived, [this](Table table, const std::string& key) { batch_.Put(table, key, ""); });
  }

  template <typename Visit>
  static void ForEachKey(const Ref& ref, const Derived& derived, const Visit& visit) {
    visit(Table::kMention, IdRefKey(derived.subject, ref));
    if (!derived.object.IsNull() && derived.object != derived.subject) {
      visit(Table::kMention, IdRefKey(derived.object, ref));
    }
    if (derived.plain) visit(Table::kBucket, BucketClaimPrefix(derived.bucket) + RefKey(ref));
    for (const std::string& group : derived.groups) visit(Table::kGroup, IdRefKey(GroupHash(group), ref));
  }

  void AddWork(const Derived& derived, bool facts) {
    if (facts && derived.plain) {
      batch_.Put(Table::kPending, WorkKey(Work::kBucket, derived.bucket.AsBytes()), EndsOf(derived));
    }
    for (const std::string& group : derived.groups) {
      batch_.Put(Table::kPending, WorkKey(Work::kGroup, GroupHash(group).AsBytes()), group);
    }
  }

  PublishContext* context_;
  Loader loader_;
  LastingSeeker claims_;
  PrefixSeeker* at_ = nullptr;  // of claims_, at or behind ...
  Ref read_;                    // ... the claim asked for last
  Batch batch_;
};

class FactBuilder {
 public:
  explicit FactBuilder(PublishContext* context)
      : context_(context), loader_(context->db()), rows_(context->db(), Table::kBucket) {}

  // `ends`: see EndsOf; may be empty.
  Status Build(const ContentHash& bucket, std::string_view ends) {
    std::map<FactId, std::string> old;
    Result<std::vector<Fact>> facts = ReadBucket(bucket, ends, &old);
    if (!facts.ok()) return facts.status();
    // Deletions first: an unchanged key may be written again.
    std::set<FactId> kept;
    for (const Fact& fact : *facts) {
      const auto before = old.find(fact.id);
      if (before != old.end() && before->second == Encode(fact)) kept.insert(fact.id);
    }
    for (const auto& [id, bytes] : old) {
      if (kept.contains(id)) continue;
      Fact fact;
      if (!Decode(bytes, &fact)) return DamagedRecord(Table::kFact, id.AsBytes());
      Remove(bucket, fact);
    }
    for (const Fact& fact : *facts) {
      if (!kept.contains(fact.id)) Add(bucket, fact);
    }
    batch_.Delete(Table::kPending, WorkKey(Work::kBucket, bucket.AsBytes()));
    return CommitIfLarge(context_, &batch_);
  }

  Status Finish() { return context_->ledger->Commit(std::move(batch_)); }

 private:
  // The copy cluster of a document, without reading more of it than need be.
  Result<ContentHash> ClusterOf(const DocId& id) {
    if (const auto found = clusters_.find(id); found != clusters_.end()) return found->second;
    auto doc = GetRecord<StoredDoc>(context_->db(), Table::kDoc, id.AsBytes());
    if (!doc.ok()) return doc.status();
    if (!doc->has_value()) return NotFoundError("there is no article " + id.ToHex());
    Result<ContentHash> cluster = ClusterOfText(context_->db(), (*doc)->body);
    if (!cluster.ok()) return cluster.status();
    if (clusters_.size() >= kMaxCachedClusters) clusters_.clear();
    clusters_.emplace(id, *cluster);
    return *cluster;
  }

  Result<std::pair<EntityId, EntityId>> ReadEnds(std::string_view ends, const Ref& ref) const {
    if (ends.size() == 32) return std::make_pair(EntityId::FromBytes(ends), EntityId::FromBytes(ends.substr(16)));
    auto derived = GetRecord<Derived>(context_->db(), Table::kDerived, RefKey(ref));
    if (!derived.ok()) return derived.status();
    if (!derived->has_value()) return DamagedRecord(Table::kDerived, RefKey(ref));
    return std::make_pair((*derived)->subject, (*derived)->object);
  }

  // The facts that the bucket's claims make, by one scan that also finds those that they made before.
  Result<std::vector<Fact>> ReadBucket(const ContentHash& bucket, std::string_view ends,
                                       std::map<FactId, std::string>* old) {
    std::vector<FactSupport> supports;
    FactFrame frame;
    const Relation* relation = nullptr;
    PrefixSeeker& scan = rows_.Seek(bucket.AsBytes());
    for (; scan.Valid(); scan.Next()) {
      const std::string_view key = scan.key();
      if (key.starts_with(BucketFactPrefix(bucket))) {
        const FactId id = FactId::FromBytes(key.substr(17));
        auto bytes = context_->db().Get(Table::kFact, id.AsBytes());
        if (!bytes.ok()) return bytes.status();
        if (!bytes->has_value()) return DamagedRecord(Table::kFact, id.AsBytes());
        (*old)[id] = std::move(**bytes);
        continue;
      }
      if (key.size() != 17 + kRefBytes) return DamagedRecord(Table::kBucket, key);
      const Ref ref = RefFromBytes(key.substr(17));
      Result<StoredClaim> stored = loader_.GetStoredClaim(ref);
      if (!stored.ok()) return stored.status();
      Result<ContentHash> cluster = ClusterOf(ref.doc);
      if (!cluster.ok()) return cluster.status();
      Claim& said = stored->claim;
      if (supports.empty()) {
        // The ends are those of every claim of the bucket.
        Result<std::pair<EntityId, EntityId>> found = ReadEnds(ends, ref);
        if (!found.ok()) return found.status();
        relation = context_->schema->Find(said.predicate);
        std::tie(frame.subject, frame.object) = OrderedEnds(relation, found->first, found->second);
        frame.predicate = said.predicate;
        frame.object_type = said.object_type;
        frame.object_text = said.object;
      }
      frame.object_text = std::min(frame.object_text, said.object);
      supports.push_back({said.id, std::move(said.qualifiers), said.confidence, *cluster});
    }
    KG_RETURN_IF_ERROR(scan.status());
    if (supports.empty()) return std::vector<Fact>();
    if (!frame.object.IsNull()) frame.object_text.clear();
    return BuildFacts(relation, frame, std::move(supports));
  }

  template <typename Visit>
  static void ForEachKey(const ContentHash& bucket, const Fact& fact, const Visit& visit) {
    visit(Table::kBucket, BucketFactPrefix(bucket) + std::string(fact.id.AsBytes()), false);
    visit(Table::kFactOf, FactOfKey(fact.subject, false, fact.id), false);
    if (fact.object.IsNull()) return;
    visit(Table::kFactOf, FactOfKey(fact.object, true, fact.id), false);
    visit(Table::kAdjacency, AdjacencyKey(fact.subject, fact.predicate, false, fact.object, fact.id), true);
    visit(Table::kAdjacency, AdjacencyKey(fact.object, fact.predicate, true, fact.subject, fact.id), true);
  }

  void Remove(const ContentHash& bucket, const Fact& fact) {
    batch_.Delete(Table::kFact, fact.id.AsBytes());
    ForEachKey(bucket, fact, [this](Table table, const std::string& key, bool) { batch_.Delete(table, key); });
    --context_->ledger->counters().facts;
  }

  void Add(const ContentHash& bucket, const Fact& fact) {
    batch_.Put(Table::kFact, fact.id.AsBytes(), Encode(fact));
    StoredEdge edge{fact.confidence, fact.sources, {}};
    for (const Qualifier& qualifier : fact.qualifiers) {
      if (qualifier.name == "date") edge.date = qualifier.value;
    }
    const std::string edge_bytes = Encode(edge);
    ForEachKey(bucket, fact, [&](Table table, const std::string& key, bool has_edge) {
      batch_.Put(table, key, has_edge ? std::string_view(edge_bytes) : std::string_view());
    });
    ++context_->ledger->counters().facts;
  }

  PublishContext* context_;
  static constexpr size_t kMaxCachedClusters = 16384;

  Loader loader_;
  LastingSeeker rows_;  // of a bucket: its facts are written when its rows have been read
  Batch batch_;
  std::unordered_map<DocId, ContentHash> clusters_;
};

}  // namespace

Status DerivePendingClaims(PublishContext* context) {
  ClaimDeriver deriver(context);
  KG_RETURN_IF_ERROR(ForEachPending(context, Work::kClaim, [&](std::string_view on, std::string_view value) -> Status {
    if (on.size() != kRefBytes) return DamagedRecord(Table::kPending, on);
    return deriver.Derive(RefFromBytes(on), value != "n");
  }));
  return deriver.Finish();
}

Status BuildPendingFacts(PublishContext* context) {
  FactBuilder builder(context);
  KG_RETURN_IF_ERROR(ForEachPending(context, Work::kBucket, [&](std::string_view on, std::string_view ends) -> Status {
    if (on.size() != 16) return DamagedRecord(Table::kPending, on);
    return builder.Build(ContentHash::FromBytes(on), ends);
  }));
  return builder.Finish();
}

}  // namespace kg::graph
