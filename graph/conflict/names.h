// Names: one person under spellings a letter or two apart, or (as somebody's spouse) under two surnames. Kind name,
// always a tension. Short forms, titles, initials, accents, case and hyphens make no spelling.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_NAMES_H_
#define NEWSGRAPH_GRAPH_CONFLICT_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/conflict/group.h"

namespace kg::graph::conflict {

// The folded words of a full name without titles; empty when it is no full name (one word, initials).
std::vector<std::string> FullNameWords(std::string_view name);
// How many letters two spellings of one full name are apart: 1 or 2; 0 when they are the same or no spellings of one
// name.
int SpellingDistance(const std::vector<std::string>& a, const std::vector<std::string>& b);
// The same given name with another surname.
bool DifferInSurname(const std::vector<std::string>& a, const std::vector<std::string>& b);
// One of the two surnames is the partner's: it was taken at the wedding.
bool IsPartnersSurname(std::string_view partner, const std::vector<std::string>& a, const std::vector<std::string>& b);
// True when some sentence or a compound name of the group says that one is the married name of the other.
bool MarriedNameSaid(const Group& group, const std::vector<std::string>& a, const std::vector<std::string>& b);

// The spellings of the person. Reported with the spouse as subject where the person is known as a spouse mainly.
void CheckNames(const Group& group, const EntityId& person, std::vector<Conflict>* out);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_NAMES_H_
