// The records of entities: made anew from their members, with the names that lead to them.
#ifndef NEWSGRAPH_GRAPH_STORE_ENTITY_RECORDS_H_
#define NEWSGRAPH_GRAPH_STORE_ENTITY_RECORDS_H_

#include "graph/model/id.h"
#include "graph/model/status.h"
#include "graph/records.h"
#include "graph/store/loader.h"
#include "graph/store/publish.h"
#include "graph/store/stored.h"

namespace kg::graph {

class EntityRecords {
 public:
  explicit EntityRecords(PublishContext* context) : context_(context), loader_(context->db()) {}

  // Makes the entity's record of its members, or takes it away when it has none; what follows of it is pending then.
  Status Rebuild(const EntityId& id);
  // Commits what is left.
  Status Finish() { return context_->ledger->Commit(std::move(batch_)); }

 private:
  void Remove(const Entity& entity);
  void Add(const StoredEntity& stored);
  Status AddClaims(const EntityId& id, bool renamed);

  PublishContext* context_;
  Loader loader_;
  Batch batch_;
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_ENTITY_RECORDS_H_
