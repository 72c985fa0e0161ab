#include "graph/store/component_search.h"

#include <algorithm>
#include <string>

#include "graph/model/mix.h"
#include "graph/resolve/match.h"
#include "graph/store/component_ring.h"
#include "graph/store/keys.h"
#include "graph/store/loader.h"

namespace kg::graph {
namespace {

// Up to so many documents are resolved without a scan of all blocks, and more if they are one in so many of all.
constexpr uint64_t kFewDocuments = 50;
constexpr uint64_t kScanShare = 16;
constexpr size_t kMaxNames = size_t{1} << 15;
constexpr size_t kMaxFits = size_t{1} << 18;

// Whether as many documents are pending as make one scan of all blocks cheaper than a look at each.
Result<bool> ManyPending(const Db& db, uint64_t articles) {
  uint64_t pending = 0;
  PrefixScan scan(db, Table::kPending, WorkPrefix(Work::kDoc));
  for (; scan.Valid(); scan.Next()) ++pending;
  if (!scan.status().ok()) return scan.status();
  return pending > kFewDocuments && pending * kScanShare > articles;
}

}  // namespace

Status ComponentSearch::Prepare(uint64_t articles) {
  const Result<bool> many = ManyPending(db_, articles);
  if (!many.ok()) return many.status();
  if (*many) {
    Result<SharedBlocks> shared = SharedBlocks::Read(db_);
    if (!shared.ok()) return shared.status();
    shared_ = std::move(shared).value();
  }
  Result<std::optional<NewDocuments>> found = NewDocuments::Read(db_);
  if (!found.ok()) return found.status();
  new_ = std::move(found).value();
  if (!new_ || new_->size() >= articles) return Status::Ok();
  for (const DocId& doc : new_->docs()) {
    PrefixScan locals(db_, Table::kLocal, doc.AsBytes());
    for (; locals.Valid(); locals.Next()) {
      StoredLocal local;
      if (!Decode(locals.value(), &local)) return DamagedRecord(Table::kLocal, locals.key());
      const Result<Profile> profile = profiles_->Make(RefFromBytes(locals.key()), std::move(local));
      if (!profile.ok()) return profile.status();
      KG_RETURN_IF_ERROR(FindOldNeighbours(*profile));
    }
    KG_RETURN_IF_ERROR(locals.status());
  }
  return Status::Ok();
}

Status ComponentSearch::Find(Profile first, Component* component) {
  Growth growth{&component->members, {}, {}, {}, {}, {}};
  if (IsOld(first.ref)) {
    const Result<EntityId> entity = EntityOf(first.ref);
    if (!entity.ok()) return entity.status();
    KG_RETURN_IF_ERROR(OpenOld(*entity, &growth));
  }
  Open(std::move(first), &growth);
  while (!growth.open.empty()) {
    const Profile& profile = *growth.open.back();
    growth.open.pop_back();
    KG_RETURN_IF_ERROR(Extend(profile, &growth));
  }
  return AddOldPart(growth, component);
}

Status ComponentSearch::Extend(const Profile& profile, Growth* growth) {
  KG_RETURN_IF_ERROR(OpenMerged(profile, growth));
  if (!new_) return OpenBlocks(profile, growth);
  return IsOld(profile.ref) ? Status::Ok() : OpenNeighbours(profile, growth);
}

// All old members of a name block are of one component, so the first one tells it.
Status ComponentSearch::FindOldNeighbours(const Profile& profile) {
  for (const uint64_t block : profile.blocks.names) {
    if (!MayBeShared(block)) continue;
    auto old = old_in_.find(block);
    if (old == old_in_.end()) {
      const Result<std::optional<EntityId>> entity = OldEntityIn(block);
      if (!entity.ok()) return entity.status();
      old = old_in_.emplace(block, *entity).first;
    }
    if (old->second) old_neighbours_.Add(profile.ref, *old->second);
  }
  for (const uint64_t block : profile.blocks.variants) {
    if (!MayBeShared(block)) continue;
    std::vector<BlockEntry> entries;
    KG_RETURN_IF_ERROR(ReadBlock(block, &entries));
    for (const BlockEntry& entry : entries) {
      if (!IsOld(entry.ref)) continue;
      const Result<bool> fits = NamesFit(profile, entry);
      if (!fits.ok()) return fits.status();
      if (!*fits) continue;
      const Result<EntityId> entity = EntityOf(entry.ref);
      if (!entity.ok()) return entity.status();
      old_neighbours_.Add(profile.ref, *entity);
    }
  }
  return Status::Ok();
}

Result<std::optional<EntityId>> ComponentSearch::OldEntityIn(uint64_t block) {
  const std::string prefix = BlockPrefix(block);
  PrefixSeeker& scan = blocks_.Seek(prefix);
  for (; scan.Valid(); scan.Next()) {
    if (scan.key().size() != prefix.size() + kRefBytes) return DamagedRecord(Table::kBlock, scan.key());
    const Ref ref = RefFromBytes(scan.key().substr(prefix.size()));
    if (!IsOld(ref)) continue;
    const Result<EntityId> entity = EntityOf(ref);
    if (!entity.ok()) return entity.status();
    return std::optional<EntityId>(*entity);
  }
  if (!scan.status().ok()) return scan.status();
  return std::optional<EntityId>();
}

Result<EntityId> ComponentSearch::EntityOf(const Ref& ref) {
  const std::string key = RefKey(ref);
  const auto link = GetRecord<StoredLink>(db_, Table::kLink, key);
  if (!link.ok()) return link.status();
  if (!link->has_value()) return DamagedRecord(Table::kLink, key);
  return (*link)->entity;
}

// What is new beside a new local entity, and the old entities that it leads to.
Status ComponentSearch::OpenNeighbours(const Profile& profile, Growth* growth) {
  for (const uint64_t block : profile.blocks.names) {
    if (!growth->read_names.insert(block).second) continue;
    for (const auto& entry : new_->In(block))
      KG_RETURN_IF_ERROR(OpenEntry({entry.ref, entry.name_hash}, nullptr, growth));
  }
  for (const uint64_t block : profile.blocks.variants) {
    if (!growth->read_variants.emplace(block, profile.name_hash).second) continue;
    for (const auto& entry : new_->In(block))
      KG_RETURN_IF_ERROR(OpenEntry({entry.ref, entry.name_hash}, &profile, growth));
  }
  for (const EntityId& entity : old_neighbours_.Of(profile.ref)) KG_RETURN_IF_ERROR(OpenOld(entity, growth));
  return Status::Ok();
}

// Opens what is new beside the entity's component. Its members are read only where a person may have said something
// about them.
Status ComponentSearch::OpenOld(const EntityId& entity, Growth* growth) {
  if (growth->entities.contains(entity)) return Status::Ok();
  const Result<StoredComponent> component = ReadComponent(db_, entity);
  if (!component.ok()) return component.status();
  growth->alike = component->alike;
  for (const EntityId& of_it : component->entities) {
    growth->entities.insert(of_it);
    for (const Ref& ref : old_neighbours_.To(of_it)) KG_RETURN_IF_ERROR(OpenEntry({ref}, nullptr, growth));
    if (!profiles_->decisions().empty()) KG_RETURN_IF_ERROR(OpenMembers(of_it, growth));
  }
  return Status::Ok();
}

// Reads the members of old entities, unless what is new changes nothing for them.
Status ComponentSearch::AddOldPart(const Growth& growth, Component* component) {
  if (growth.entities.empty() || !profiles_->decisions().empty()) return Status::Ok();
  if (growth.entities.size() == 1 && growth.alike) {
    std::vector<const Profile*> list;
    for (const auto& [ref, profile] : component->members) list.push_back(&profile);
    const std::optional<Alike> alike = AllAlike(list);
    if (alike && alike->kind == growth.alike->kind && growth.alike->first < alike->first) {
      component->old = *growth.entities.begin();
      return Status::Ok();
    }
  }
  Growth whole{&component->members, {}, {}, {}, {}, {}};
  for (const EntityId& entity : growth.entities) KG_RETURN_IF_ERROR(OpenMembers(entity, &whole));
  return Status::Ok();
}

void ComponentSearch::Open(Profile profile, Growth* growth) {
  const Ref ref = profile.ref;
  const auto [at, is_new] = growth->members->emplace(ref, std::move(profile));
  if (is_new) growth->open.push_back(&at->second);
}

// Opens what a person has said to be one with the profile.
Status ComponentSearch::OpenMerged(const Profile& profile, Growth* growth) {
  for (const Mark& mark : profile.marks) {
    if (mark.side != Mark::Side::kOne) continue;
    const Result<std::vector<Ref>> refs = profiles_->decisions().MergedBy(mark.judgement);
    if (!refs.ok()) return refs.status();
    for (const Ref& ref : *refs) {
      if (growth->members->contains(ref)) continue;
      if (IsOld(ref)) {
        const Result<EntityId> entity = EntityOf(ref);
        if (!entity.ok()) return entity.status();
        KG_RETURN_IF_ERROR(OpenOld(*entity, growth));
      }
      KG_RETURN_IF_ERROR(OpenEntry({ref}, nullptr, growth));
    }
  }
  return Status::Ok();
}

Status ComponentSearch::OpenBlocks(const Profile& profile, Growth* growth) {
  for (const uint64_t block : profile.blocks.names) {
    if (!MayBeShared(block) || !growth->read_names.insert(block).second) continue;
    KG_RETURN_IF_ERROR(OpenBlock(block, nullptr, growth));
  }
  for (const uint64_t block : profile.blocks.variants) {
    if (!MayBeShared(block) || !growth->read_variants.emplace(block, profile.name_hash).second) continue;
    KG_RETURN_IF_ERROR(OpenBlock(block, &profile, growth));
  }
  return Status::Ok();
}

// Opens the members of a block: all, or those that by name may be `near`.
Status ComponentSearch::OpenBlock(uint64_t block, const Profile* near, Growth* growth) {
  std::vector<BlockEntry> entries;
  KG_RETURN_IF_ERROR(ReadBlock(block, &entries));
  for (const BlockEntry& entry : entries) KG_RETURN_IF_ERROR(OpenEntry(entry, near, growth));
  return Status::Ok();
}

Status ComponentSearch::OpenMembers(const EntityId& entity, Growth* growth) {
  std::vector<Ref> refs;
  PrefixSeeker& scan = entities_.Seek(entity.AsBytes());
  for (; scan.Valid(); scan.Next()) {
    if (scan.key().size() == 16 + kRefBytes) refs.push_back(RefFromBytes(scan.key().substr(16)));
  }
  KG_RETURN_IF_ERROR(scan.status());
  for (const Ref& ref : refs) KG_RETURN_IF_ERROR(OpenEntry({ref}, nullptr, growth));
  return Status::Ok();
}

Status ComponentSearch::OpenEntry(const BlockEntry& entry, const Profile* near, Growth* growth) {
  if (growth->members->contains(entry.ref)) return Status::Ok();
  if (near != nullptr) {
    const Result<bool> fits = NamesFit(*near, entry);
    if (!fits.ok()) return fits.status();
    if (!*fits) return Status::Ok();
  }
  Result<Profile> profile = profiles_->Read(entry.ref);
  if (!profile.ok()) return profile.status();
  Open(std::move(profile).value(), growth);
  return Status::Ok();
}

// Asked of two names once, not of all pairs of local entities that have them; of most names nothing else is read.
Result<bool> ComponentSearch::NamesFit(const Profile& near, const BlockEntry& entry) {
  const auto [low, high] = std::minmax(near.name_hash, entry.name_hash);
  const uint64_t both = MixBits(low ^ MixBits(high));
  if (const auto found = fits_.find(both); found != fits_.end() && entry.name_hash != 0) return found->second;
  auto names = names_.find(entry.name_hash);
  if (names == names_.end() || entry.name_hash == 0) {
    const Result<Profile> profile = profiles_->Read(entry.ref);
    if (!profile.ok()) return profile.status();
    if (names_.size() >= kMaxNames) names_.clear();
    names = names_.insert_or_assign(entry.name_hash, NamesOf(*profile)).first;
  }
  if (fits_.size() >= kMaxFits) fits_.clear();
  return fits_[both] = MayBeOne(NamesOf(near), names->second);
}

Status ComponentSearch::ReadBlock(uint64_t block, std::vector<BlockEntry>* entries) {
  const std::string prefix = BlockPrefix(block);
  PrefixSeeker& scan = blocks_.Seek(prefix);
  for (; scan.Valid(); scan.Next()) {
    if (scan.key().size() != prefix.size() + kRefBytes) return DamagedRecord(Table::kBlock, scan.key());
    entries->push_back(
        {RefFromBytes(scan.key().substr(prefix.size())), scan.value().size() == 8 ? ReadBig64(scan.value()) : 0});
  }
  return scan.status();
}

}  // namespace kg::graph
