// Which camp to believe: sources weighted by how often they stand with the others (ACCU: X. L. Dong, L. Berti-Equille,
// D. Srivastava, "Integrating Conflicting Data: The Role of Source Dependence", VLDB 2009).
//
//     P(camp)  = e^C(camp) / sum over the camps of e^C,   C(camp) = sum over its votes of ln(n A / (1 - A))
//     A(source) = the mean of P over the camps that it stands in, with a prior of 0.8 counted four times
//
// n: the camps against it. One vote a copy cluster; a cluster's accuracy is the mean of its sources'. Computed for all
// contradictions of an epoch together and kept apart from them: it is no input of level, score, order or ids.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_TRUST_H_
#define NEWSGRAPH_GRAPH_CONFLICT_TRUST_H_

#include <cstdint>
#include <vector>

#include "graph/model/id.h"

namespace kg::graph {

// An article in a camp: which story it carries, and whose it is.
struct TrustVote {
  ContentHash cluster;
  ContentHash source;  // of the publisher or site
  auto operator<=>(const TrustVote&) const = default;
};

// One contradiction: the votes of each camp, in the order of its camps. A cluster that stands in several votes in none.
struct TrustItem {
  std::vector<std::vector<TrustVote>> camps;
};

// For each item the probability of each camp, three digits, summing to 1; equal shares where nobody votes. The order of
// items and votes changes nothing.
std::vector<std::vector<double>> WeighCamps(const std::vector<TrustItem>& items);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_CONFLICT_TRUST_H_
