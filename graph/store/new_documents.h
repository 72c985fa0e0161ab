// Documents that are resolved together and that nothing is linked of yet: what blocks they bring.
#ifndef NEWSGRAPH_GRAPH_STORE_NEW_DOCUMENTS_H_
#define NEWSGRAPH_GRAPH_STORE_NEW_DOCUMENTS_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/model/status.h"
#include "graph/resolve/profile.h"
#include "graph/store/db.h"

namespace kg::graph {

// Where only new documents come to resolved ones, everything else is connected as it was: what connects new and old is
// found from the new ones alone.
class NewDocuments {
 public:
  // All pending documents, sorted; nullopt where one of them is not new, or where they are too many to be listed.
  static Result<std::optional<std::vector<DocId>>> ListPending(const Db& db);
  // `later` (sorted, to outlive it): new ones that are resolved after `docs`, and are not there yet.
  static Result<NewDocuments> Read(const Db& db, std::span<const DocId> docs, std::span<const DocId> later);

  size_t size() const { return docs_.size(); }
  // Resolved before these.
  bool IsOld(const DocId& doc) const {
    return !docs_.contains(doc) && !std::binary_search(later_.begin(), later_.end(), doc);
  }
  struct Entry {
    uint64_t block = 0;
    uint64_t name_hash = 0;
    Ref ref;
    bool by_name = false;  // a name block
  };
  // Their local entities in a block.
  std::span<const Entry> In(uint64_t block) const;
  // In all blocks, those of one block next to each other, by rising block.
  std::span<const Entry> All() const { return entries_; }
  // Of a local entity of theirs, by its Profile::name_hash; null when none has it.
  const ProfileNames* NamesOf(uint64_t name_hash) const {
    const auto found = names_.find(name_hash);
    return found == names_.end() ? nullptr : &found->second;
  }

 private:
  static size_t Part(uint64_t block) { return block >> 48; }
  Status AddEntries(const DocId& doc, const Db& db);
  void Sort();

  std::unordered_set<DocId> docs_;
  std::span<const DocId> later_;
  std::vector<Entry> entries_;  // sorted
  std::unordered_map<uint64_t, ProfileNames> names_;
  std::vector<uint32_t> parts_;  // where those begin whose blocks begin with these 16 bits
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_NEW_DOCUMENTS_H_
