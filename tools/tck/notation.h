// Values as the openCypher scenarios write them in tables of results and parameters:
//
//   null  true  -3  1.5e9  NaN  Inf  'text'  [1, 'a']  {k: 1}  (:Label {k: 1})  [:TYPE {k: 1}]  <(:A)-[:T]->(:B)>
//
// Nodes and relationships have no identity here: they are equal when they look alike.
#ifndef NEWSGRAPH_TOOLS_TCK_NOTATION_H_
#define NEWSGRAPH_TOOLS_TCK_NOTATION_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"

namespace kg::tck {

struct Notation {
  enum class Kind { kNull, kBoolean, kInteger, kFloat, kString, kList, kMap, kNode, kRelationship, kPath };
  Kind kind = Kind::kNull;
  bool boolean = false;
  int64_t integer = 0;
  double real = 0;
  std::string text;                            // a string's, or a relationship's type
  std::set<std::string> labels;                // of a node
  std::map<std::string, Notation> properties;  // of a map, node or relationship
  std::vector<Notation> items;                 // of a list; of a path: node, relationship, node ...
  std::vector<bool> forward;                   // of a path: whether its relationships point along it
};

// The text must hold exactly one value. Errors: kInvalid with the column (from 1) and what was expected.
Result<Notation> ParseNotation(std::string_view text);

// As text, for messages and for telling lists apart without their order.
std::string ToString(const Notation& value);

// NaN equals NaN, 1 is not 1.0; floats are equal within rounding of the last digits. With `unordered_lists` a list is
// a multiset.
bool Equal(const Notation& a, const Notation& b, bool unordered_lists);

}  // namespace kg::tck

#endif  // NEWSGRAPH_TOOLS_TCK_NOTATION_H_
