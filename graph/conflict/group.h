// The claims of one group, sorted and indexed, as every check of this folder reads them.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_GROUP_H_
#define NEWSGRAPH_GRAPH_CONFLICT_GROUP_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/gazetteer.h"
#include "graph/model/schema.h"
#include "graph/records.h"

namespace kg::graph::conflict {

// A link from local entity to entity below this is weak: it makes no conflict, a tension at most.
inline constexpr double kFirmLink = 0.8;

// All claims of one relation, by id.
struct Said {
  std::string_view predicate;
  const Relation* relation = nullptr;  // nullptr when the schema does not know it
  std::vector<const ResolvedClaim*> claims;
};

class Group {
 public:
  // All arguments must outlive it. Claims are sorted by id and taken once each.
  Group(const Schema& schema, const Gazetteer& gazetteer, std::span<const ResolvedClaim> claims,
        std::span<const Entity> entities);
  // Claims of which only days and values are read: neither gazetteer() nor an entity may be asked for.
  Group(const Schema& schema, std::span<const ResolvedClaim> claims);

  const Schema& schema() const { return *schema_; }
  const Gazetteer& gazetteer() const { return *gazetteer_; }
  // By id.
  const std::vector<const ResolvedClaim*>& claims() const { return claims_; }
  // By relation, in order of its name; and those of one relation. Most checks read few relations, and most groups have
  // few, so a check that has nothing to read costs nothing.
  const std::vector<Said>& said() const { return said_; }
  std::span<const ResolvedClaim* const> Of(std::string_view predicate) const;
  // nullptr when the entity was not given.
  const Entity* Find(const EntityId& id) const;
  // By id.
  std::span<const Entity* const> entities() const { return entities_; }
  // "" when unknown.
  std::string_view Attribute(const EntityId& id, std::string_view key) const;
  // The impact of a relation by the schema; 0.5 when the schema does not know it.
  double Impact(std::string_view predicate) const;
  // The display name of a document as its claims give it; "" when no claim is from it.
  std::string_view DocName(const DocId& doc) const;

 private:
  void AddClaims(std::span<const ResolvedClaim> claims);

  const Schema* schema_;
  const Gazetteer* gazetteer_ = nullptr;
  std::vector<const ResolvedClaim*> claims_;
  std::vector<Said> said_;
  std::vector<const Entity*> entities_;
};

// Asserted, a fact: the claim takes a side.
inline bool TakesSide(const ResolvedClaim& claim) { return claim.claim.IsPlainFact(); }
// Said by the article itself, through firm links, and not "about": it can make a conflict.
bool IsFirm(const ResolvedClaim& claim);
// True when the interval of publication is known to 60 days: the article counts as dated.
bool IsDated(const Published& published);
// True when the claim stands in a correction, or its sentence speaks of one: what it corrects is history, no conflict.
bool IsCorrection(const ResolvedClaim& claim);
// True when one sentence of one article gives both: two results in one sentence are of two things.
bool InOneSentence(const ResolvedClaim& a, const ResolvedClaim& b);
// The copy cluster; an article of no cluster is one of its own.
std::string VoteOf(const ResolvedClaim& claim);
// True when the claim's sentence has one of these lower-case words or phrases, at word boundaries. REQUIRES: 64 phrases
// at most, none empty.
bool SentenceHas(const ResolvedClaim& claim, std::span<const std::string_view> phrases);
bool HasPhrase(std::string_view folded_text, std::span<const std::string_view> phrases);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_GROUP_H_
