#include "graph/store/component_ring.h"

#include "graph/store/codec.h"
#include "graph/store/keys.h"
#include "graph/store/loader.h"

namespace kg::graph {
namespace {

std::string KeyOf(const EntityId& entity) { return IndexPrefix(kByComponent, entity.AsBytes()); }

}  // namespace

std::string Encode(const Alike& alike) {
  ByteWriter out;
  out.Id(alike.kind);
  out.Id(alike.first.doc);
  out.Uint(alike.first.mention);
  out.Id(alike.first.local);
  return out.Seal();
}

bool Decode(std::string_view bytes, Alike* alike) {
  ByteReader in(bytes);
  in.Id(&alike->kind);
  in.Id(&alike->first.doc);
  alike->first.mention = in.Uint32();
  in.Id(&alike->first.local);
  return in.AtEnd();
}

Result<StoredComponent> ReadComponent(const Db& db, const EntityId& entity) {
  StoredComponent component;
  std::set<EntityId> seen = {entity};
  for (EntityId at = entity;;) {
    const auto record = db.Get(Table::kIndex, KeyOf(at));
    if (!record.ok()) return record.status();
    const bool alone = !record->has_value() || (*record)->size() != 16;
    if (alone && seen.size() > 1) return DamagedRecord(Table::kIndex, KeyOf(at));
    if (alone && record->has_value() && !Decode(**record, &component.alike.emplace()))
      return DamagedRecord(Table::kIndex, KeyOf(at));
    if (alone) break;
    at = EntityId::FromBytes(**record);
    if (at == entity) break;
    if (!seen.insert(at).second) return DamagedRecord(Table::kIndex, KeyOf(at));
  }
  component.entities.assign(seen.begin(), seen.end());
  return component;
}

Status PutComponent(const Db& db, const std::set<EntityId>& entities, const Alike* alike, Batch* batch) {
  for (auto at = entities.begin(); at != entities.end(); ++at) {
    const std::string key = KeyOf(*at);
    const auto present = db.Get(Table::kIndex, key);
    if (!present.ok()) return present.status();
    std::string record;
    if (entities.size() > 1) {
      record = (std::next(at) == entities.end() ? *entities.begin() : *std::next(at)).AsBytes();
    } else if (alike != nullptr) {
      record = Encode(*alike);
    }
    if (record.empty()) {
      if (present->has_value()) batch->Delete(Table::kIndex, key);
    } else if (!present->has_value() || **present != record) {
      batch->Put(Table::kIndex, key, record);
    }
  }
  return Status::Ok();
}

}  // namespace kg::graph
