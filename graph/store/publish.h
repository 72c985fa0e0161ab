// The phases of Publish: each takes one kind of pending work and turns it into derived keys and the next kind of work.
//
//     texts     -> copy clusters                         -> claims (where the cluster is another one)
//     documents -> links of local entities to entities   -> entities, claims
//     entities  -> entity records, names                 -> claims (where what conflicts see has changed)
//     claims    -> mentions, buckets, group members      -> buckets, groups
//     buckets   -> facts, adjacency
//     groups    -> conflicts, ranks                      -> trust
//     trust     -> the probabilities of camps
//
// Invariant: a batch that finishes a piece of work deletes its pending record and adds those of the work that follows,
// all at once. So a crash between any two batches loses nothing, and running the phases again completes the work.
#ifndef NEWSGRAPH_GRAPH_STORE_PUBLISH_H_
#define NEWSGRAPH_GRAPH_STORE_PUBLISH_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

#include "graph/model/gazetteer.h"
#include "graph/model/schema.h"
#include "graph/model/status.h"
#include "graph/store/keys.h"
#include "graph/store/ledger.h"

namespace kg::graph {

struct PublishContext {
  Ledger* ledger;
  const Schema* schema;
  const Gazetteer* gazetteer;
  std::function<void(uint64_t, uint64_t)> progress;  // may be empty
  const std::atomic<bool>* stop = nullptr;           // may be null
  size_t resolve_at_once = 1;                        // see WriterOptions
  uint64_t done = 0;
  uint64_t total = 0;

  const Db& db() const { return ledger->db(); }
  void Advance();
  bool IsStopped() const { return stop != nullptr && stop->load(std::memory_order_relaxed); }
};

// A bounded batch: committed when it has grown large, and at the end.
inline constexpr size_t kBatchBytes = size_t{4} << 20;
Status CommitIfLarge(PublishContext* context, Batch* batch);

// Calls `work` with every pending record of the kind: the key without its prefix, and the value. Counts for progress.
// kInterrupted when the context is stopped: the rest stays pending.
Status ForEachPending(PublishContext* context, Work kind,
                      const std::function<Status(std::string_view on, std::string_view value)>& work);
Result<bool> HasPending(const Db& db);

Status ClusterPendingTexts(PublishContext* context);
Status ResolvePendingDocuments(PublishContext* context);
Status RebuildPendingEntities(PublishContext* context);
Status DerivePendingClaims(PublishContext* context);
Status BuildPendingFacts(PublishContext* context);
Status CheckPendingGroups(PublishContext* context);
Status WeighPendingCamps(PublishContext* context);

// All phases in order.
Status RunPending(PublishContext* context);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_PUBLISH_H_
