// Writing a graph: one process at a time. Articles go in whole or not at all; a published epoch is what readers see.
#ifndef NEWSGRAPH_GRAPH_WRITER_H_
#define NEWSGRAPH_GRAPH_WRITER_H_

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/judgement.h"
#include "graph/model/claim.h"
#include "graph/model/gazetteer.h"
#include "graph/model/schema.h"
#include "graph/model/status.h"
#include "graph/records.h"

namespace kg::graph {

enum class StoreOutcome : uint8_t { kStored, kReplaced, kUnchanged, kCopy, kOlder };
std::string_view ToString(StoreOutcome outcome);  // "stored", "replaced", "unchanged", "copy", "older"

struct WriterOptions {
  size_t block_cache_bytes = size_t{64} << 20;
  size_t write_buffer_bytes = size_t{64} << 20;
  bool sync_each_batch = false;
  size_t resolve_at_once = 8192;  // new documents that are kept in mind, some 10 kB each
};

// Not thread-safe, except Contains.
class Writer {
 public:
  // Creates the database when the folder does not exist or is empty. Finishes what an interrupted run left pending.
  // Errors: kLocked (names the holder's process id), kInvalid (a file, or a folder of other things), kUnsupported,
  // kCorrupt, kIo. `schema` and `gazetteer` must outlive the writer.
  static Result<std::unique_ptr<Writer>> Open(const std::filesystem::path& database, const Schema& schema,
                                              const Gazetteer& gazetteer, std::string_view rules_version,
                                              const WriterOptions& options);
  virtual ~Writer() = default;

  // True when this identity is stored with this content and the present rules version: it need not be extracted again.
  virtual bool Contains(const DocId& id, const ContentHash& content) const = 0;
  // One atomic batch. On an error nothing of the document is stored.
  virtual Result<StoreOutcome> Store(const Document& document) = 0;
  // The same for a document that was extracted elsewhere, by the rules of `rules_version`. Of two versions of an
  // article whose dates do not decide the one with the greater content hash stays, whichever came first; of one content
  // under two rules versions the one loaded last, or within one command the greater rules version.
  virtual Result<StoreOutcome> StoreRecord(const Document& document, std::string_view rules_version) = 0;
  // From here to the next Publish, Store and StoreRecord only gather what they are given: Publish brings all of it in
  // at once, or nothing when it fails. They return kStored whatever it will be (see TakeBulkOutcomes). False, and
  // nothing happens, when an article is stored already. Other calls than those three must wait for Publish.
  virtual Result<bool> BeginBulkLoad() = 0;
  // After Publish: what became of each document of the bulk load, in the order of the calls. Near copies are kStored.
  virtual std::vector<StoreOutcome> TakeBulkOutcomes() = 0;
  // Takes an article and all that came from it out. `name`: doc, identity or URL. kNotFound when there is none;
  // kInvalid when several stored articles have that name (lists them).
  virtual Status Remove(std::string_view name) = 0;
  // Stores a person's decision and gives it the next number, which is returned. Publish makes it felt.
  virtual Result<uint64_t> Judge(Judgement judgement) = 0;
  // The same for a dismissal, whose text, by and when are given: of that conflict as it is stored. kNotFound.
  virtual Result<uint64_t> Dismiss(const ConflictId& conflict, Judgement judgement) = 0;
  // Takes a decision back; 0: the last one. Returns it. kNotFound.
  virtual Result<Judgement> Undo(uint64_t number) = 0;
  // Calls `visit` with every stored article (text included), in order of id: for --reextract.
  virtual Status ForEachArticle(const std::function<Status(const Article&)>& visit) const = 0;
  // Makes the next Publish check every group again, whether or not anything of it has changed.
  virtual Status RecheckAll() = 0;
  // Resolves what is pending, rechecks the groups it touched, and publishes an epoch. `progress` (may be empty) is
  // called with done and total.
  virtual Status Publish(const std::function<void(uint64_t, uint64_t)>& progress) = 0;
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_WRITER_H_
