#include "graph/store/component_ring.h"

#include <algorithm>
#include <string>

#include "graph/store/keys.h"
#include "graph/store/loader.h"

namespace kg::graph {
namespace {

std::string KeyOf(const EntityId& entity) { return IndexPrefix(kByComponent, entity.AsBytes()); }

}  // namespace

Result<std::vector<EntityId>> ReadComponent(const Db& db, const EntityId& entity) {
  std::set<EntityId> seen = {entity};
  for (EntityId at = entity;;) {
    const auto next = db.Get(Table::kIndex, KeyOf(at));
    if (!next.ok()) return next.status();
    if (!next->has_value() && seen.size() == 1) break;
    if (!next->has_value() || (*next)->size() != 16) return DamagedRecord(Table::kIndex, KeyOf(at));
    at = EntityId::FromBytes(**next);
    if (at == entity) break;
    if (!seen.insert(at).second) return DamagedRecord(Table::kIndex, KeyOf(at));
  }
  return std::vector<EntityId>(seen.begin(), seen.end());
}

Status PutComponent(const Db& db, const std::set<EntityId>& entities, Batch* batch) {
  for (auto at = entities.begin(); at != entities.end(); ++at) {
    const std::string key = KeyOf(*at);
    const auto present = db.Get(Table::kIndex, key);
    if (!present.ok()) return present.status();
    if (entities.size() == 1) {
      if (present->has_value()) batch->Delete(Table::kIndex, key);
      continue;
    }
    const EntityId& next = std::next(at) == entities.end() ? *entities.begin() : *std::next(at);
    if (!present->has_value() || **present != next.AsBytes()) batch->Put(Table::kIndex, key, next.AsBytes());
  }
  return Status::Ok();
}

}  // namespace kg::graph
