// Whom a contradiction is about: its subject, whoever is one of its values, and both sides of what is between two (a
// marriage, a match, a denial). What is said of others and only names an entity is no contradiction about it.
#ifndef NEWSGRAPH_QUERY_CONCERNS_H_
#define NEWSGRAPH_QUERY_CONCERNS_H_

#include "graph/records.h"

namespace kg::query {

bool Concerns(const graph::Conflict& conflict, const graph::Entity& entity);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_CONCERNS_H_
