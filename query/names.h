// From what a person types to an entity: names, aliases, beginnings of ids.
#ifndef NEWSGRAPH_QUERY_NAMES_H_
#define NEWSGRAPH_QUERY_NAMES_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/status.h"
#include "graph/reader.h"
#include "query/shell/arguments.h"

namespace kg::query {

// The entity with that name or alias (without case and diacritics; a sole match by canonical name goes before matches
// by alias), or else with an id that begins with `name`.
// Maybe without its members, as Reader::DescribeEntity.
// kNotFound: no such entity, with the nearest names; kInvalid: several, with a line for each candidate.
Result<graph::Entity> ResolveName(const graph::Reader& reader, std::string_view name);
// The same, with its members.
Result<graph::Entity> ResolveWithMembers(const graph::Reader& reader, std::string_view name);

// The two names of a command such as `.path A B`. Names of several words need quotes unless one way only of cutting
// the words into two names finds an entity for both.
Result<std::pair<graph::Entity, graph::Entity>> ResolveTwoNames(const graph::Reader& reader,
                                                                const std::vector<Word>& words);

// At most `limit` names that are spelt alike or share words with `name`, nearest first.
std::vector<std::string> NearestNames(const graph::Reader& reader, std::string_view name, size_t limit);

// The shortest beginning of the id, of 8 digits or more, that no other entity has.
std::string ShortId(const graph::Reader& reader, const EntityId& id);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_NAMES_H_
