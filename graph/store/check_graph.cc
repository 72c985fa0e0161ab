// CheckDatabase: what is derived from the articles, each reference in both directions.
#include <algorithm>
#include <cmath>
#include <string>

#include "graph/model/text.h"
#include "graph/store/checker.h"
#include "graph/store/keys.h"

namespace kg::graph {
namespace {

class EntityCheck {
 public:
  explicit EntityCheck(Checker* checker) : checker_(*checker) {}

  Status Run() {
    KG_RETURN_IF_ERROR(checker_.ForEach(Table::kLink, [this](auto key, auto value) { CheckLink(key, value); }));
    KG_RETURN_IF_ERROR(checker_.ForEach(Table::kEntity, [this](auto key, auto value) {
      key.size() == 16 ? CheckEntity(key, value) : CheckMember(key, value);
    }));
    CompareMembers();
    return checker_.ForEach(Table::kName, [this](auto key, auto) { CheckName(key); });
  }

 private:
  void CheckLink(std::string_view key, std::string_view value) {
    StoredLink link;
    if (key.size() != kRefBytes || !Decode(value, &link))
      return checker_.Bad(Table::kLink, key, "the value is damaged");
    checker_.Expect(Table::kEntity, IdRefKey(link.entity, RefFromBytes(key)), "a local entity is linked to it");
    if (!checker_.Has(Table::kLocal, key)) checker_.Bad(Table::kLink, key, "there is no such local entity");
  }

  // The record comes before its members.
  void CheckEntity(std::string_view key, std::string_view value) {
    CompareMembers();
    present_ = StoredEntity();
    id_ = std::string(key);
    found_ = 0;
    if (!Decode(value, &present_)) return checker_.Bad(Table::kEntity, key, "the value is damaged");
    if (present_.entity.id.AsBytes() != key) checker_.Bad(Table::kEntity, key, "it holds another entity");
    ++checker_.counted().entities;
    ++checker_.counted().entities_by_type[std::string(ToString(present_.entity.type))];
    const auto expect_name = [&](const std::string& name) {
      checker_.Expect(Table::kName, NamePrefix(FoldName(name)) + id_, "an entity is called " + name);
    };
    expect_name(present_.entity.name);
    for (const NameForm& alias : present_.entity.aliases) expect_name(alias.text);
  }

  void CheckMember(std::string_view key, std::string_view value) {
    StoredMember member;
    if (key.size() != 16 + kRefBytes || !Decode(value, &member)) {
      return checker_.Bad(Table::kEntity, key, "the value is damaged");
    }
    if (key.substr(0, 16) != id_) return checker_.Bad(Table::kEntity, key, "a member of no entity");
    ++found_;
    const auto link = checker_.Read<StoredLink>(Table::kLink, key.substr(16));
    if (!link || link->entity.AsBytes() != id_) checker_.Bad(Table::kEntity, key, "the member is linked elsewhere");
  }

  void CompareMembers() {
    if (id_.empty() || present_.members == found_) return;
    checker_.Bad(Table::kEntity, id_,
                 "it counts " + std::to_string(present_.members) + " members and has " + std::to_string(found_));
  }

  void CheckName(std::string_view key) {
    if (key.size() < 17) return checker_.Bad(Table::kName, key, "no key of this table");
    const std::string_view folded = key.substr(0, key.size() - 17);
    const auto entity = checker_.Read<StoredEntity>(Table::kEntity, key.substr(key.size() - 16));
    if (!entity) return checker_.Bad(Table::kName, key, "it leads to no entity");
    const auto& aliases = entity->entity.aliases;
    const bool has_it = FoldName(entity->entity.name) == folded ||
                        std::any_of(aliases.begin(), aliases.end(),
                                    [&](const NameForm& alias) { return FoldName(alias.text) == folded; });
    if (!has_it) checker_.Bad(Table::kName, key, "the entity is not called that");
  }

  Checker& checker_;
  std::string id_;  // of the entity whose members come next
  StoredEntity present_;
  uint64_t found_ = 0;
};

class FactCheck {
 public:
  explicit FactCheck(Checker* checker) : checker_(*checker) {}

  Status Run() {
    KG_RETURN_IF_ERROR(checker_.ForEach(Table::kDerived, [this](auto key, auto value) { CheckDerived(key, value); }));
    KG_RETURN_IF_ERROR(checker_.ForEach(Table::kMention, [this](auto key, auto) { CheckMention(key); }));
    KG_RETURN_IF_ERROR(checker_.ForEach(Table::kBucket, [this](auto key, auto) { CheckBucket(key); }));
    KG_RETURN_IF_ERROR(checker_.ForEach(Table::kFact, [this](auto key, auto value) { CheckFact(key, value); }));
    if (in_buckets_ != checker_.counted().facts) {
      checker_.Bad(
          Table::kBucket, {},
          std::to_string(in_buckets_) + " facts are in buckets, there are " + std::to_string(checker_.counted().facts));
    }
    KG_RETURN_IF_ERROR(checker_.ForEach(Table::kFactOf, [this](auto key, auto) { CheckFactOf(key); }));
    return checker_.ForEach(Table::kAdjacency, [this](auto key, auto) { CheckEdge(key); });
  }

 private:
  void CheckDerived(std::string_view key, std::string_view value) {
    Derived derived;
    if (key.size() != kRefBytes || !Decode(value, &derived)) {
      return checker_.Bad(Table::kDerived, key, "the value is damaged");
    }
    const Ref ref = RefFromBytes(key);
    const auto claim = checker_.Read<StoredClaim>(Table::kClaim, key);
    if (!claim) return checker_.Bad(Table::kDerived, key, "there is no such claim");
    CheckEnd(key, {ref.doc, claim->claim.subject}, derived.subject);
    if (claim->claim.object_entity >= 0) {
      CheckEnd(key, {ref.doc, static_cast<uint32_t>(claim->claim.object_entity)}, derived.object);
    }
    checker_.Expect(Table::kMention, IdRefKey(derived.subject, ref), "a claim about an entity");
    if (!derived.object.IsNull()) {
      checker_.Expect(Table::kMention, IdRefKey(derived.object, ref), "a claim about an entity");
    }
    if (derived.plain) {
      checker_.Expect(Table::kBucket, BucketClaimPrefix(derived.bucket) + std::string(key),
                      "a claim that makes a fact");
    }
    for (const std::string& group : derived.groups) {
      checker_.Expect(Table::kGroup, IdRefKey(GroupHash(group), ref), "a claim of the group " + group);
    }
  }

  void CheckEnd(std::string_view key, const Ref& local, const EntityId& entity) {
    const auto link = checker_.Read<StoredLink>(Table::kLink, RefKey(local));
    if (!link || link->entity != entity) checker_.Bad(Table::kDerived, key, "its entity is not the linked one");
  }

  void CheckMention(std::string_view key) {
    if (key.size() != 16 + kRefBytes) return checker_.Bad(Table::kMention, key, "no key of this table");
    const auto derived = checker_.Read<Derived>(Table::kDerived, key.substr(16));
    const std::string_view entity = key.substr(0, 16);
    const bool about = derived && (derived->subject.AsBytes() == entity || derived->object.AsBytes() == entity);
    if (!about) checker_.Bad(Table::kMention, key, "the claim is not about the entity");
    if (!checker_.Has(Table::kEntity, entity)) checker_.Bad(Table::kMention, key, "there is no such entity");
  }

  void CheckBucket(std::string_view key) {
    const char kind = key.size() > 16 ? key[16] : '\0';
    if (kind == 'c' && key.size() == 17 + kRefBytes) {
      const auto derived = checker_.Read<Derived>(Table::kDerived, key.substr(17));
      const bool in_it = derived && derived->plain && derived->bucket.AsBytes() == key.substr(0, 16);
      if (!in_it) checker_.Bad(Table::kBucket, key, "the claim is not in this bucket");
    } else if (kind == 'f' && key.size() == 33) {
      ++in_buckets_;
      if (!checker_.Has(Table::kFact, key.substr(17))) checker_.Bad(Table::kBucket, key, "there is no such fact");
    } else {
      checker_.Bad(Table::kBucket, key, "no key of this table");
    }
  }

  void CheckFact(std::string_view key, std::string_view value) {
    Fact fact;
    if (key.size() != 16 || !Decode(value, &fact)) return checker_.Bad(Table::kFact, key, "the value is damaged");
    if (fact.id.AsBytes() != key) checker_.Bad(Table::kFact, key, "it holds another fact");
    ++checker_.counted().facts;
    if (fact.claims.empty()) checker_.Bad(Table::kFact, key, "no claim supports it");
    for (const ClaimId& claim : fact.claims) {
      checker_.Expect(Table::kIndex, IndexPrefix(kByClaim, claim.AsBytes()), "a claim that supports a fact");
    }
    checker_.Expect(Table::kEntity, fact.subject.AsBytes(), "the subject of a fact");
    checker_.Expect(Table::kFactOf, FactOfKey(fact.subject, false, fact.id), "a fact about an entity");
    if (fact.object.IsNull()) return;
    checker_.Expect(Table::kEntity, fact.object.AsBytes(), "the object of a fact");
    checker_.Expect(Table::kFactOf, FactOfKey(fact.object, true, fact.id), "a fact about an entity");
    CheckOneWay(fact, AdjacencyKey(fact.subject, fact.predicate, false, fact.object, fact.id));
    CheckOneWay(fact, AdjacencyKey(fact.object, fact.predicate, true, fact.subject, fact.id));
  }

  void CheckOneWay(const Fact& fact, const std::string& key) {
    const auto edge = checker_.Read<StoredEdge>(Table::kAdjacency, key);
    if (!edge) return checker_.Bad(Table::kAdjacency, key, "missing: the edge of a fact");
    std::string date;
    for (const Qualifier& qualifier : fact.qualifiers) {
      if (qualifier.name == "date") date = qualifier.value;
    }
    if (std::abs(edge->confidence - fact.confidence) > 1e-9 || edge->sources != fact.sources || edge->date != date) {
      checker_.Bad(Table::kAdjacency, key, "the edge does not say what its fact says");
    }
  }

  void CheckFactOf(std::string_view key) {
    if (key.size() != 33) return checker_.Bad(Table::kFactOf, key, "no key of this table");
    const auto fact = checker_.Read<Fact>(Table::kFact, key.substr(17));
    const EntityId entity = EntityId::FromBytes(key);
    if (!fact || (key[16] == '\0' ? fact->subject : fact->object) != entity) {
      checker_.Bad(Table::kFactOf, key, "no fact about the entity");
    }
  }

  void CheckEdge(std::string_view key) {
    const size_t end = key.size() > 16 ? key.find('\0', 16) : std::string_view::npos;
    if (end == std::string_view::npos || key.size() != end + 2 + 32) {
      return checker_.Bad(Table::kAdjacency, key, "no key of this table");
    }
    const auto fact = checker_.Read<Fact>(Table::kFact, key.substr(end + 18));
    if (!fact) return checker_.Bad(Table::kAdjacency, key, "there is no such fact");
    const bool incoming = key[end + 1] != '\0';
    const std::string expected = AdjacencyKey(incoming ? fact->object : fact->subject, fact->predicate, incoming,
                                              incoming ? fact->subject : fact->object, fact->id);
    if (key != expected) checker_.Bad(Table::kAdjacency, key, "its fact connects other entities");
  }

  Checker& checker_;
  uint64_t in_buckets_ = 0;
};

}  // namespace

Status CheckEntities(Checker* checker) { return EntityCheck(checker).Run(); }
Status CheckFacts(Checker* checker) { return FactCheck(checker).Run(); }

}  // namespace kg::graph
