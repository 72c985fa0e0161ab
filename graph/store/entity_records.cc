#include "graph/store/entity_records.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/model/text.h"
#include "graph/resolve/entity_builder.h"
#include "graph/store/codec.h"
#include "graph/store/keys.h"

namespace kg::graph {
namespace {

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

template <typename Visit>
void ForEachName(const Entity& entity, const Visit& visit) {
  visit(entity.name, true);
  for (const NameForm& alias : entity.aliases) visit(alias.text, false);
}

}  // namespace

Status EntityRecords::Rebuild(const EntityId& id) {
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
  if (draft.members() == 0) batch_.Delete(Table::kIndex, IndexPrefix(kByComponent, id.AsBytes()));
  batch_.Delete(Table::kPending, WorkKey(Work::kEntity, id.AsBytes()));
  return CommitIfLarge(context_, &batch_);
}

void EntityRecords::Remove(const Entity& entity) {
  ForEachName(entity, [&](const std::string& name, bool) {
    batch_.Delete(Table::kName, NamePrefix(FoldName(name)) + std::string(entity.id.AsBytes()));
  });
  batch_.Delete(Table::kEntity, entity.id.AsBytes());
  --context_->ledger->counters().entities;
  --context_->ledger->counters().entities_by_type[std::string(ToString(entity.type))];
}

// Several names may fold alike; the canonical one comes first and keeps the entry.
void EntityRecords::Add(const StoredEntity& stored) {
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
Status EntityRecords::AddClaims(const EntityId& id, bool renamed) {
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

}  // namespace kg::graph
