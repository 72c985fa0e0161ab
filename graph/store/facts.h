// From claims to facts: which claims about one subject, predicate and object say the same thing.
//
// The rule. A claim's identity is its values of the relation's key qualifiers. Two identities fit when every qualifier
// that both give agrees (text folded; of two dates one lies within the other), and one gives all qualifiers that the
// other gives, or both give a date (then they speak of one edition). Identities are taken from the most specific to the
// least (more qualifiers first, then shorter dates, then by value); each joins the one fact that it fits. What fits
// none is a fact of its own, and so is what fits several: "won the cup" next to wins of 2021 and 2023 is not counted
// for either.
#ifndef NEWSGRAPH_GRAPH_STORE_FACTS_H_
#define NEWSGRAPH_GRAPH_STORE_FACTS_H_

#include <string>
#include <vector>

#include "graph/model/schema.h"
#include "graph/records.h"

namespace kg::graph {

// What the claims of one bucket share. A literal counts as said: "1999" and "1999-12-02" are two facts.
struct FactFrame {
  EntityId subject;
  std::string predicate;
  EntityId object;          // null for a literal
  std::string object_text;  // the literal
  ValueType object_type = ValueType::kText;
};

struct FactSupport {
  ClaimId claim;
  std::vector<Qualifier> qualifiers;
  double confidence = 1.0;
  ContentHash cluster;  // of the article
};

// The facts, by id. `relation` may be null (then no qualifier is identity). The result does not depend on the order of
// `supports`.
std::vector<Fact> BuildFacts(const Relation* relation, const FactFrame& frame, std::vector<FactSupport> supports);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_FACTS_H_
