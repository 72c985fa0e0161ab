// Reading records that are spread over tables: documents with their links, claims with their entities resolved,
// entities with their members. Shared by Publish and the Reader.
#ifndef NEWSGRAPH_GRAPH_STORE_LOADER_H_
#define NEWSGRAPH_GRAPH_STORE_LOADER_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/model/status.h"
#include "graph/records.h"
#include "graph/store/db.h"
#include "graph/store/keys.h"
#include "graph/store/lasting_seeker.h"
#include "graph/store/stored.h"

namespace kg::graph {

Status DamagedRecord(Table table, std::string_view key);

// nullopt when there is no such key; kCorrupt when the value is damaged.
template <typename Record>
Result<std::optional<Record>> GetRecord(const Db& db, Table table, std::string_view key) {
  Result<std::optional<std::string>> bytes = db.Get(table, key);
  if (!bytes.ok()) return bytes.status();
  if (!bytes->has_value()) return std::optional<Record>();
  Record record;
  if (!Decode(**bytes, &record)) return DamagedRecord(table, key);
  return std::optional<Record>(std::move(record));
}

// Caches what it has read: make a new one, or Forget, after the tables have changed. Not thread-safe.
class Loader {
 public:
  explicit Loader(const Db& db)
      : db_(db), links_(db, Table::kLink), alike_(db, Table::kIndex), members_(db, Table::kEntity) {}

  // What its claims need of a document.
  struct DocContext {
    std::string display;  // how people name it: doc, or the whole identity where two would look alike
    Published published;
    ContentHash cluster;            // copies of one story have one: their votes are one
    std::vector<StoredLink> links;  // of its local entities; null entity while unresolved
  };
  // The pointer is good until the next call or Forget. Errors: kNotFound, kCorrupt, kIo.
  Result<const DocContext*> Doc(const DocId& id);
  // The article as readers see it. Errors: as Doc.
  Result<Source> GetSource(const DocId& id);

  Result<StoredClaim> GetStoredClaim(const Ref& ref);
  Result<ResolvedClaim> GetClaim(const Ref& ref);
  Result<ResolvedClaim> Resolve(StoredClaim stored);
  // Errors: kNotFound.
  Result<StoredEntity> GetStoredEntity(const EntityId& id);
  Result<Entity> GetEntityWithMembers(const EntityId& id);
  // The entity that `id` means now: itself, or the one that has taken its members over; null when there is none.
  Result<EntityId> Present(EntityId id);
  // The entity as the conflict engine sees it: persons whole, other things (of which there may be very many members)
  // without members and counts, so that one mention more of a country changes nothing.
  Result<Entity> GetEntityForConflicts(const EntityId& id);
  // In order of ref.
  Status ForEachMember(const EntityId& id, const std::function<void(const Ref&, MemberRecord&&)>& visit);
  // An entity's name and type, "" when there is none.
  Result<std::pair<std::string, ValueType>> NameOf(const EntityId& id);
  // The entity's canonical name where the fact's object is one.
  Status FillObjectText(Fact* fact);
  Result<std::vector<Ref>> ClaimsOf(const EntityId& id);
  Result<std::optional<Ref>> FindClaim(const ClaimId& id);

  void Forget();

 private:
  Result<StoredDoc> ReadDoc(const DocId& id) const;
  Result<DocContext> MakeContext(const DocId& id);
  Result<std::string> DisplayOf(const Article& article);

  const Db& db_;
  LastingSeeker links_;
  LastingSeeker alike_;
  LastingSeeker members_;
  std::unordered_map<DocId, DocContext> docs_;
  std::unordered_map<EntityId, std::pair<std::string, ValueType>> names_;
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_LOADER_H_
