// Which of two versions of one article stays.
#ifndef NEWSGRAPH_GRAPH_STORE_VERSIONS_H_
#define NEWSGRAPH_GRAPH_STORE_VERSIONS_H_

#include "graph/model/article.h"

namespace kg::graph {

// -1, 0, 1 as `a` is older than, as old as, or newer than `b`: by modified, published, then fetched date; a date that
// one of them does not have decides nothing.
int CompareAge(const Article& a, const Article& b);

// Whether `offered` takes the place of `stored`, which has other content. Where no date decides: within one command the
// greater content hash stays, across commands the one loaded last.
bool Replaces(const Article& offered, const Article& stored, bool same_command);

// The same for records that come from elsewhere, in any order and over any number of commands: the greater content hash
// stays wherever no date decides.
bool ReplacesInAnyOrder(const Article& offered, const Article& stored);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_VERSIONS_H_
