// The patterns behind CREATE, as the set-up of scenarios uses them.
#ifndef NEWSGRAPH_TOOLS_TCK_CREATE_PATTERN_H_
#define NEWSGRAPH_TOOLS_TCK_CREATE_PATTERN_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"

namespace kg::tck {

struct CreateNode {
  std::string variable;  // "" for none
  std::vector<std::string> labels;
  std::string properties;  // an expression for a map, as written; "" for none
};
struct CreateRelationship {
  std::string variable;
  std::string type;
  std::string properties;
  bool forward = true;
};
// nodes.size() == relationships.size() + 1
struct CreatePath {
  std::vector<CreateNode> nodes;
  std::vector<CreateRelationship> relationships;
};

// "(a:A {x: 1})-[:T]->(b), (c)". Errors: kInvalid with what was expected.
Result<std::vector<CreatePath>> ParseCreate(std::string_view text);

// The end of what begins at `at`: a quoted text, a comment, else one character.
size_t SkipToken(std::string_view text, size_t at);

}  // namespace kg::tck

#endif  // NEWSGRAPH_TOOLS_TCK_CREATE_PATTERN_H_
