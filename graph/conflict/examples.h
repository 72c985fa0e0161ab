// The examples of a schema's constraints: claims in; a conflict, a tension or silence out.
//
//     relation seats(hall: Place, seats: Number, date?: Date)
//       kind     seats
//       single
//       tolerance 5%
//       example  conflict  Lugo Hall -> 5000 | Lugo Hall -> 9000
//       example  silent    Lugo Hall -> 5000 (date=2019) | Lugo Hall -> 5100 (date=2019)
#ifndef NEWSGRAPH_GRAPH_CONFLICT_EXAMPLES_H_
#define NEWSGRAPH_GRAPH_CONFLICT_EXAMPLES_H_

#include <string>
#include <vector>

#include "graph/model/gazetteer.h"
#include "graph/model/schema.h"

namespace kg::graph {

struct ExampleResults {
  size_t passed = 0;
  std::vector<std::string> failures;  // "file:line:3: error: ...", one line each
};

// Runs the examples of one relation. Each part between bars is a claim of an article of its own, all of one week of
// January 2024, about subjects of the relation's first type.
ExampleResults RunConstraintExamples(const Schema& schema, const Gazetteer& gazetteer, const Relation& relation);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_CONFLICT_EXAMPLES_H_
