// The documents that a run resolves and that nothing is linked of yet: what blocks they bring.
#ifndef NEWSGRAPH_GRAPH_STORE_NEW_DOCUMENTS_H_
#define NEWSGRAPH_GRAPH_STORE_NEW_DOCUMENTS_H_

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
  // nullopt where more is pending than new documents, or more of them than are to be kept in mind.
  static Result<std::optional<NewDocuments>> Read(const Db& db);

  bool contains(const DocId& doc) const { return docs_.contains(doc); }
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
  std::vector<Entry> entries_;  // sorted
  std::unordered_map<uint64_t, ProfileNames> names_;
  std::vector<uint32_t> parts_;  // where those begin whose blocks begin with these 16 bits
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_NEW_DOCUMENTS_H_
