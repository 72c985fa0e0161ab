// Reading a graph: what kgq and the exports see. One epoch, whole and unchanging, for the life of the reader.
#ifndef NEWSGRAPH_GRAPH_READER_H_
#define NEWSGRAPH_GRAPH_READER_H_

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/judgement.h"
#include "graph/model/article.h"
#include "graph/model/status.h"
#include "graph/records.h"

namespace kg::graph {

// One step from a node: the fact, the other end, and whether the node is the fact's subject.
struct Edge {
  FactId fact;
  std::string predicate;
  EntityId from;  // the fact's subject
  EntityId to;    // the fact's object
  double confidence = 0;
  uint32_t sources = 0;
  std::string date;  // EDTF qualifier `date`, "" when absent
};

// All ids in results are sorted as documented, so that equal graphs answer byte for byte alike.
class Reader {
 public:
  virtual ~Reader() = default;

  virtual Result<Entity> GetEntity(const EntityId& id) const = 0;
  // As GetEntity, but maybe without its members, which may be very many: for who only needs its name or type.
  virtual Result<Entity> DescribeEntity(const EntityId& id) const { return GetEntity(id); }
  // Entities whose canonical name or an alias folds to FoldName(name), canonical matches first, then more members, then
  // id.
  virtual std::vector<EntityId> FindByName(std::string_view name) const = 0;
  // Entities one of whose folded names starts with the folded prefix, at most `limit`; for completion. Pairs (name,
  // id).
  virtual std::vector<std::pair<std::string, EntityId>> FindByPrefix(std::string_view prefix, size_t limit) const = 0;
  // Entities whose hex id starts with `hex` (2 to 32 digits). An id that has been superseded, because its entity got an
  // earlier member or became part of another, leads to the present one; so it does in GetEntity.
  virtual std::vector<EntityId> FindById(std::string_view hex) const = 0;
  // In order of id; stops when `visit` returns false.
  virtual void ForEachEntity(const std::function<bool(const Entity&)>& visit) const = 0;

  // Facts with that subject, then facts with that object; each group by predicate, object text, id.
  virtual std::vector<Fact> FactsOf(const EntityId& id) const = 0;
  virtual Result<Fact> GetFact(const FactId& id) const = 0;
  // Entity-to-entity facts only; by predicate, direction, neighbour, fact.
  virtual std::vector<Edge> EdgesOf(const EntityId& id) const = 0;
  // Number of edges: hubs are avoided without being read.
  virtual uint64_t DegreeOf(const EntityId& id) const = 0;

  // Claims with that subject or object, by doc, span, id.
  virtual std::vector<ResolvedClaim> ClaimsOf(const EntityId& id) const = 0;
  virtual Result<ResolvedClaim> GetClaim(const ClaimId& id) const = 0;
  // In order of article identity, then span, id.
  virtual void ForEachClaim(const std::function<bool(const ResolvedClaim&)>& visit) const = 0;

  // By level, falling score, subject name, id; stops when `visit` returns false.
  virtual void ForEachConflict(const std::function<bool(const Conflict&)>& visit) const {
    for (const Conflict& conflict : AllConflicts()) {
      if (!visit(conflict)) return;
    }
  }
  virtual std::vector<Conflict> AllConflicts() const = 0;
  // Those in which a claim about the entity takes part, in the same order.
  virtual std::vector<Conflict> ConflictsAbout(const EntityId& id) const {
    std::vector<Conflict> conflicts = AllConflicts();
    std::erase_if(conflicts, [&id](const Conflict& conflict) {
      return std::find(conflict.involved.begin(), conflict.involved.end(), id) == conflict.involved.end();
    });
    return conflicts;
  }
  virtual Result<Conflict> GetConflict(const ConflictId& id) const = 0;
  // The epoch that the conflict came with; 0 when that is not known.
  virtual uint64_t EpochOf(const ConflictId&) const { return 0; }

  // What persons have decided, in order of number.
  virtual std::vector<Judgement> AllJudgements() const { return {}; }

  virtual std::vector<Source> AllSources() const = 0;  // by identity
  virtual Result<Article> GetArticle(const DocId& id) const = 0;
  virtual GraphStats Stats() const = 0;
  // "claim", "fact", "conflict", "entity" and the full id of everything whose hex id starts with `hex`.
  virtual std::vector<std::pair<std::string, std::string>> FindAnyId(std::string_view hex) const = 0;

  // The first error that any call has met (damaged or unreadable files); ok as long as every answer was whole. Answers
  // that are lists have no other way to say it: check after a statement.
  virtual Status Health() const { return Status::Ok(); }
};

// Opens the latest published epoch of the database for reading. Errors: kNotFound (no such folder: says so), kInvalid
// (a folder or file of other things), kUnsupported (newer schema), kCorrupt.
Result<std::unique_ptr<Reader>> OpenReader(const std::filesystem::path& database);
// The newest epoch before `epoch` that is still kept: what the graph was before the last load. Errors: kNotFound when
// there is none, else as OpenReader.
Result<std::unique_ptr<Reader>> OpenReaderBefore(const std::filesystem::path& database, uint64_t epoch);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_READER_H_
