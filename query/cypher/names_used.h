// The labels, types and properties that a query asks for: a graph without them has nothing to answer, and the user a
// slip to mend.
#ifndef NEWSGRAPH_QUERY_CYPHER_NAMES_USED_H_
#define NEWSGRAPH_QUERY_CYPHER_NAMES_USED_H_

#include <string>
#include <string_view>
#include <vector>

namespace kg::query::cypher {

struct NameUse {
  enum class Kind { kLabel, kType, kProperty };
  Kind kind = Kind::kLabel;
  std::string name;
};

// Each once, in the order of the query. A test such as `WHERE x:Name` may mean a label or a type, and is left out; of
// properties only those of a pattern's own nodes and relationships count. Empty for what is no query.
std::vector<NameUse> NamesUsed(std::string_view query);

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_NAMES_USED_H_
