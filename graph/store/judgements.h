// The decisions of persons in the store, and which local entities they speak of.
#ifndef NEWSGRAPH_GRAPH_STORE_JUDGEMENTS_H_
#define NEWSGRAPH_GRAPH_STORE_JUDGEMENTS_H_

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/judgement.h"
#include "graph/model/status.h"
#include "graph/resolve/profile.h"
#include "graph/store/db.h"

namespace kg::graph {

std::string JudgementKey(uint64_t number);  // in table index
std::string Encode(const Judgement& judgement);
bool Decode(std::string_view bytes, Judgement* judgement);

// All of them, by number.
Result<std::vector<Judgement>> ReadJudgements(const Db& db);

// For resolution: made once a run, reads the local entities of the documents that are spoken of as they are asked for.
class JudgementIndex {
 public:
  static Result<JudgementIndex> Read(const Db& db);

  bool empty() const { return judgements_.empty(); }
  // What was decided of a local entity, sorted.
  Result<std::vector<Mark>> MarksOf(const Ref& ref);
  // All local entities that a judgement says to be one; empty for a split.
  Result<std::vector<Ref>> MergedBy(uint64_t judgement);
  // The judgements that speak of a document, whether or not it is stored.
  std::vector<uint64_t> JudgementsOn(const DocId& doc) const;
  // All local entities that a judgement speaks of.
  Result<std::vector<Ref>> RefsOf(uint64_t judgement);

 private:
  explicit JudgementIndex(const Db* db) : db_(db) {}
  using MarksByNumber = std::map<uint32_t, std::vector<Mark>>;  // by the number of the local entity
  struct Found {
    MarksByNumber marks;
    std::map<std::pair<std::string, uint32_t>, uint32_t> numbers;  // of name and occurrence
  };
  Result<const Found*> Look(const DocId& doc);

  const Db* db_;
  std::map<uint64_t, Judgement> judgements_;
  struct Named {
    JudgedName name;
    Mark mark;
  };
  std::unordered_map<DocId, std::vector<Named>> named_;
  std::unordered_map<DocId, Found> found_;
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_JUDGEMENTS_H_
