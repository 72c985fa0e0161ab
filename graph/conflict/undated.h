// Ages of undated articles that fit, but hardly: only in the last tenth of what the article's interval allows, or only
// because the article may be of another year than the one that gives another age.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_UNDATED_H_
#define NEWSGRAPH_GRAPH_CONFLICT_UNDATED_H_

#include <optional>

#include "graph/conflict/life.h"
#include "graph/conflict/report.h"

namespace kg::graph::conflict {

// The strongest such tension; nullopt when there is none. REQUIRES: the cores of all readings have a common value or
// clash nowhere that is reported.
std::optional<Draft> HardlyFits(const Group& group, const std::string& name, const BirthReadings& birth);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_UNDATED_H_
