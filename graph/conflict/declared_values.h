// What the values of a declared relation say, by the lines of the schema.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_DECLARED_VALUES_H_
#define NEWSGRAPH_GRAPH_CONFLICT_DECLARED_VALUES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/conflict/camps.h"
#include "graph/model/schema.h"

namespace kg::graph::conflict {

// "" when the relation has no such line.
std::string_view PropertyOf(const Relation& relation, std::string_view name);
// How far above `value` another one may lie and still agree: "5%", or "3" in days, seconds, metres or units.
int64_t ToleranceOf(const Relation& relation, ValueType type, int64_t value);
// The object as a range: days, milliseconds, tenths of a millimetre, units. nullopt for what is no interval.
std::optional<Reading> ReadValue(const Relation& relation, const ResolvedClaim& claim);
// The values of the key, a date by its year; nullopt when one is unknown.
std::optional<std::vector<std::string>> KeyOf(const Relation& relation, const ResolvedClaim& claim);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_DECLARED_VALUES_H_
