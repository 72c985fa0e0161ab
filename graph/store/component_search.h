// What belongs together for entity resolution: everything that name blocks, variant blocks with a name that may be the
// same, and a person's merges reach from one local entity.
#ifndef NEWSGRAPH_GRAPH_STORE_COMPONENT_SEARCH_H_
#define NEWSGRAPH_GRAPH_STORE_COMPONENT_SEARCH_H_

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "graph/model/status.h"
#include "graph/resolve/alike.h"
#include "graph/resolve/profile.h"
#include "graph/store/db.h"
#include "graph/store/lasting_seeker.h"
#include "graph/store/local_profiles.h"
#include "graph/store/new_documents.h"
#include "graph/store/old_neighbours.h"
#include "graph/store/ref_set.h"
#include "graph/store/shared_blocks.h"

namespace kg::graph {

class ComponentSearch {
 public:
  using Members = std::unordered_map<Ref, Profile, RefHash>;
  struct Component {
    Members members;
    // An entity whose members belong to it too, are like all of `members`, come before them, and were not read.
    std::optional<EntityId> old;
  };
  struct BlockEntry {
    Ref ref;
    uint64_t name_hash = 0;  // 0: not known
  };

  // Both must outlive it.
  ComponentSearch(const Db& db, LocalProfiles* profiles)
      : db_(db), profiles_(profiles), blocks_(db, Table::kBlock), entities_(db, Table::kEntity) {}

  // Once, before anything is searched. `fresh`: where all that is to be resolved is new. How much it is tells what is
  // worth knowing beforehand.
  Status Prepare(uint64_t articles, std::optional<NewDocuments> fresh);
  // Of documents that were new something has been linked now.
  void ForgetNew() { new_.reset(); }

  Status Find(Profile first, Component* component);
  Status ReadBlock(uint64_t block, std::vector<BlockEntry>* entries);

  // To be called after every write.
  void Reset() {
    blocks_.Reset();
    entities_.Reset();
  }

 private:
  // A component that grows.
  struct Growth {
    Members* members;
    std::vector<const Profile*> open;
    std::unordered_set<uint64_t> read_names;
    std::set<std::pair<uint64_t, uint64_t>> read_variants;  // by the names that asked
    std::unordered_set<EntityId> entities;                  // that were resolved before
    std::optional<Alike> alike;                             // the members of the last one of them
  };

  // Where all that is pending is new.
  Status FindOldNeighbours();
  Status FindOldNeighboursIn(uint64_t block, std::span<const NewDocuments::Entry> entries);
  Status OpenNeighbours(const Profile& profile, Growth* growth);
  Status OpenOld(const EntityId& entity, Growth* growth);
  Status OpenMembers(const EntityId& entity, Growth* growth);
  Status AddOldPart(const Growth& growth, Component* component);
  bool IsOld(const Ref& ref) const { return new_ && new_->IsOld(ref.doc); }
  Result<EntityId> EntityOf(const Ref& ref);

  Status Extend(const Profile& profile, Growth* growth);
  Status OpenMerged(const Profile& profile, Growth* growth);
  Status OpenBlocks(const Profile& profile, Growth* growth);
  Status OpenBlock(uint64_t block, const Profile* near, Growth* growth);
  Status OpenEntry(const BlockEntry& entry, const Profile* near, Growth* growth);
  static void Open(Profile profile, Growth* growth);
  bool MayBeShared(uint64_t block) const { return !shared_ || shared_->MayBeShared(block); }
  Result<bool> NamesFit(const BlockEntry& near, const BlockEntry& entry);
  Result<const ProfileNames*> NamesAt(const BlockEntry& entry);

  const Db& db_;
  LocalProfiles* profiles_;
  LastingSeeker blocks_;
  LastingSeeker entities_;
  std::optional<NewDocuments> new_;
  OldNeighbours old_neighbours_;  // of the new ones
  std::optional<SharedBlocks> shared_;
  std::unordered_map<uint64_t, ProfileNames> names_;  // by name_hash
  std::unordered_map<uint64_t, bool> fits_;           // what MayBeOne says, by both hashes
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_COMPONENT_SEARCH_H_
