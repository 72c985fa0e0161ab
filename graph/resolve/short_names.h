// Short and familiar forms of given names: Bill for William, Misha for Mikhail. A table of what is usual.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_SHORT_NAMES_H_
#define NEWSGRAPH_GRAPH_RESOLVE_SHORT_NAMES_H_

#include <string_view>
#include <vector>

namespace kg::graph {

// True when both folded given names are forms of one name.
bool AreFormsOfOneName(std::string_view a, std::string_view b);

// "edward" and "theodore" for "ted"; nothing for a name that the table does not hold.
std::vector<std::string_view> FullFormsOf(std::string_view name);

// "w" may stand for "bill", which is short for William.
bool AbbreviatesFormOf(char initial, std::string_view name);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_SHORT_NAMES_H_
