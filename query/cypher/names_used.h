// The labels and types that a query asks for: a graph without them has nothing to answer, and the user a slip to mend.
#ifndef NEWSGRAPH_QUERY_CYPHER_NAMES_USED_H_
#define NEWSGRAPH_QUERY_CYPHER_NAMES_USED_H_

#include <string>
#include <string_view>
#include <vector>

namespace kg::query::cypher {

struct NameUse {
  bool is_label = false;  // of nodes; else a type of relationships
  std::string name;
};

// Each once, in the order of the query's patterns. A test such as `WHERE x:Name` may mean either, and is left out.
// Empty for what is no query.
std::vector<NameUse> NamesUsed(std::string_view query);

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_NAMES_USED_H_
