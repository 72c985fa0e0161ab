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

Result<uint64_t> CountPending(const Db& db) {
  uint64_t pending = 0;
  PrefixScan scan(db, Table::kPending, WorkPrefix(Work::kDoc));
  for (; scan.Valid(); scan.Next()) ++pending;
  if (!scan.status().ok()) return scan.status();
  return pending;
}

Result<ComponentSearch::BlockEntry> ParseBlockEntry(std::string_view key, std::string_view value) {
  constexpr size_t kBlockBytes = 8;
  if (key.size() != kBlockBytes + kRefBytes) return DamagedRecord(Table::kBlock, key);
  return ComponentSearch::BlockEntry{RefFromBytes(key.substr(kBlockBytes)), value.size() == 8 ? ReadBig64(value) : 0};
}

}  // namespace

Status ComponentSearch::Prepare(uint64_t articles, std::optional<NewDocuments> fresh) {
  new_ = std::move(fresh);
  if (new_) {
    const FullScan links(db_, Table::kLink);
    KG_RETURN_IF_ERROR(links.status());
    if (!links.Valid()) return Status::Ok();  // nothing was resolved before
  }
  const Result<uint64_t> documents = new_ ? Result<uint64_t>(new_->size()) : CountPending(db_);
  if (!documents.ok()) return documents.status();
  // So many make one scan of all blocks cheaper than a look at each.
  if (*documents > kFewDocuments && *documents * kScanShare > articles) {
    Result<SharedBlocks> shared = SharedBlocks::Read(db_);
    if (!shared.ok()) return shared.status();
    shared_ = std::move(shared).value();
  }
  return new_ ? FindOldNeighbours() : Status::Ok();
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

Status ComponentSearch::FindOldNeighbours() {
  const std::span<const NewDocuments::Entry> all = new_->All();
  for (auto begin = all.begin(); begin != all.end();) {
    const uint64_t block = begin->block;
    const auto end = std::find_if(begin, all.end(), [block](const auto& entry) { return entry.block != block; });
    if (MayBeShared(block)) KG_RETURN_IF_ERROR(FindOldNeighboursIn(block, {begin, end}));
    begin = end;
  }
  return Status::Ok();
}

// All old members of a name block are of one component, so the first one tells it.
Status ComponentSearch::FindOldNeighboursIn(uint64_t block, std::span<const NewDocuments::Entry> entries) {
  std::vector<BlockEntry> old;
  const std::string prefix = BlockPrefix(block);
  PrefixSeeker& scan = blocks_.Seek(prefix);
  for (; scan.Valid(); scan.Next()) {
    const Result<BlockEntry> entry = ParseBlockEntry(scan.key(), scan.value());
    if (!entry.ok()) return entry.status();
    if (!IsOld(entry->ref)) continue;
    old.push_back(*entry);
    if (entries.front().by_name) break;
  }
  KG_RETURN_IF_ERROR(scan.status());
  for (const BlockEntry& entry : old) {
    std::optional<EntityId> entity;
    for (const NewDocuments::Entry& here : entries) {
      if (!here.by_name) {
        const Result<bool> fits = NamesFit({here.ref, here.name_hash}, entry);
        if (!fits.ok()) return fits.status();
        if (!*fits) continue;
      }
      if (!entity) {
        const Result<EntityId> found = EntityOf(entry.ref);
        if (!found.ok()) return found.status();
        entity = *found;
      }
      old_neighbours_.Add(here.ref, *entity);
    }
  }
  return Status::Ok();
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
    const Result<bool> fits = NamesFit({near->ref, near->name_hash}, entry);
    if (!fits.ok()) return fits.status();
    if (!*fits) return Status::Ok();
  }
  Result<Profile> profile = profiles_->Read(entry.ref);
  if (!profile.ok()) return profile.status();
  Open(std::move(profile).value(), growth);
  return Status::Ok();
}

// Asked of two names once, not of all pairs of local entities that have them; of most names nothing else is read.
Result<bool> ComponentSearch::NamesFit(const BlockEntry& near, const BlockEntry& entry) {
  const auto [low, high] = std::minmax(near.name_hash, entry.name_hash);
  const uint64_t both = MixBits(low ^ MixBits(high));
  if (const auto found = fits_.find(both); found != fits_.end() && low != 0) return found->second;
  if (fits_.size() >= kMaxFits) fits_.clear();
  if (names_.size() + 1 >= kMaxNames) names_.clear();
  const Result<const ProfileNames*> of_near = NamesAt(near);
  if (!of_near.ok()) return of_near.status();
  const Result<const ProfileNames*> of_entry = NamesAt(entry);
  if (!of_entry.ok()) return of_entry.status();
  return fits_[both] = MayBeOne(**of_near, **of_entry);
}

// Good until names_ is cleared.
Result<const ProfileNames*> ComponentSearch::NamesAt(const BlockEntry& entry) {
  if (entry.name_hash != 0) {
    const ProfileNames* of_new = new_ ? new_->NamesOf(entry.name_hash) : nullptr;
    if (of_new != nullptr) return of_new;
    if (const auto found = names_.find(entry.name_hash); found != names_.end()) return &found->second;
  }
  const Result<ProfileNames> read = profiles_->ReadNames(entry.ref);
  if (!read.ok()) return read.status();
  return &names_.insert_or_assign(entry.name_hash, *read).first->second;
}

Status ComponentSearch::ReadBlock(uint64_t block, std::vector<BlockEntry>* entries) {
  PrefixSeeker& scan = blocks_.Seek(BlockPrefix(block));
  for (; scan.Valid(); scan.Next()) {
    const Result<BlockEntry> entry = ParseBlockEntry(scan.key(), scan.value());
    if (!entry.ok()) return entry.status();
    entries->push_back(*entry);
  }
  return scan.status();
}

}  // namespace kg::graph
