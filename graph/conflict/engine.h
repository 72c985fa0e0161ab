// The conflict engine: a pure function from the claims of one group to its conflicts and tensions.
//
// A group is what one claim can make inconsistent: the life of a person, the winners of a competition, the results of a
// person in a competition, the records of one scope. What counts is in the README of this folder; which predicates
// take part, and how, is in the schema.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_ENGINE_H_
#define NEWSGRAPH_GRAPH_CONFLICT_ENGINE_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/gazetteer.h"
#include "graph/model/schema.h"
#include "graph/records.h"

namespace kg::graph {

// The groups that a claim takes part in, as order-preserving keys ("life", subject id; "winner", event id ...).
// Also claims that a group needs as context (a spouse's death) are listed under that group.
std::vector<std::string> GroupsOf(const Schema& schema, const ResolvedClaim& claim);

// The groups whose claims Check needs beside those of `group` itself: of a parent and child, both lives.
std::vector<std::string> ContextOf(std::string_view group);

// The groups that have `group` as their context, and must be checked again when it changes. `claims`: those of `group`.
std::vector<std::string> GroupsBeside(const Schema& schema, std::string_view group,
                                      std::span<const ResolvedClaim> claims);

class ConflictEngine {
 public:
  // `schema` and `gazetteer` must outlive it. Thread-safe.
  ConflictEngine(const Schema& schema, const Gazetteer& gazetteer) : schema_(schema), gazetteer_(gazetteer) {}

  // All conflicts and tensions of one group, by falling level, score, then name and id. `claims` are all claims whose
  // GroupsOf holds `group` or one of ContextOf(group), in any order: the result does not depend on it. `entities`:
  // every entity that is a subject or object of a claim in `claims`, in any order (for names and spellings).
  std::vector<Conflict> Check(std::string_view group, std::span<const ResolvedClaim> claims,
                              std::span<const Entity> entities) const;

 private:
  const Schema& schema_;
  const Gazetteer& gazetteer_;
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_CONFLICT_ENGINE_H_
