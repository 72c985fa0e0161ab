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
  Result<std::optional<NewDocuments>> found = NewDocuments::Read(db_, articles);
  if (!found.ok()) return found.status();
  new_ = std::move(found).value();
  const Result<bool> many = ManyPending(db_, articles);
  if (!many.ok()) return many.status();
  if (!*many) return Status::Ok();
  Result<SharedBlocks> shared = SharedBlocks::Read(db_);
  if (!shared.ok()) return shared.status();
  shared_ = std::move(shared).value();
  return Status::Ok();
}

Status ComponentSearch::Find(Profile first, Members* members) {
  Growth growth{members, {}, {}, {}, {}, {}};
  Open(std::move(first), &growth);
  while (!growth.open.empty()) {
    const Profile& profile = *growth.open.back();
    growth.open.pop_back();
    KG_RETURN_IF_ERROR(Extend(profile, &growth));
  }
  return Status::Ok();
}

// Of what was resolved before, the rest of its component is known; only what is new can be added by its blocks.
Status ComponentSearch::Extend(const Profile& profile, Growth* growth) {
  KG_RETURN_IF_ERROR(OpenMerged(profile, growth));
  if (!new_ || new_->contains(profile.ref.doc)) return OpenBlocks(profile, growth);
  KG_RETURN_IF_ERROR(OpenNew(profile, growth));
  return OpenLinkedWith(profile, growth);
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
    for (const Ref& ref : *refs) KG_RETURN_IF_ERROR(OpenEntry({ref}, nullptr, growth));
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

Status ComponentSearch::OpenNew(const Profile& profile, Growth* growth) {
  for (const uint64_t block : profile.blocks.names) {
    for (const auto& entry : new_->In(block))
      KG_RETURN_IF_ERROR(OpenEntry({entry.ref, entry.name_hash}, nullptr, growth));
  }
  for (const uint64_t block : profile.blocks.variants) {
    for (const auto& entry : new_->In(block))
      KG_RETURN_IF_ERROR(OpenEntry({entry.ref, entry.name_hash}, &profile, growth));
  }
  return Status::Ok();
}

// Opens all that was resolved together with the profile.
Status ComponentSearch::OpenLinkedWith(const Profile& profile, Growth* growth) {
  if (growth->linked.contains(profile.ref)) return Status::Ok();
  const std::string key = RefKey(profile.ref);
  const auto link = GetRecord<StoredLink>(db_, Table::kLink, key);
  if (!link.ok()) return link.status();
  if (!link->has_value()) return DamagedRecord(Table::kLink, key);
  if (growth->entities.contains((*link)->entity)) return Status::Ok();
  const Result<std::vector<EntityId>> component = ReadComponent(db_, (*link)->entity);
  if (!component.ok()) return component.status();
  for (const EntityId& entity : *component) {
    if (growth->entities.insert(entity).second) KG_RETURN_IF_ERROR(OpenMembers(entity, growth));
  }
  return Status::Ok();
}

Status ComponentSearch::OpenMembers(const EntityId& entity, Growth* growth) {
  std::vector<Ref> refs;
  PrefixSeeker& scan = entities_.Seek(entity.AsBytes());
  for (; scan.Valid(); scan.Next()) {
    if (scan.key().size() == 16 + kRefBytes) refs.push_back(RefFromBytes(scan.key().substr(16)));
  }
  KG_RETURN_IF_ERROR(scan.status());
  for (const Ref& ref : refs) {
    growth->linked.insert(ref);
    KG_RETURN_IF_ERROR(OpenEntry({ref}, nullptr, growth));
  }
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
