// Patterns with macros put in and names resolved.
#ifndef NEWSGRAPH_EXTRACT_RULESET_EXPAND_H_
#define NEWSGRAPH_EXTRACT_RULESET_EXPAND_H_

#include "extract/ruleset/catalog.h"

namespace kg::extract {

// A copy of `pattern` without kMacro nodes; types, forms and lists are resolved. Reports unknown names, wrong arguments
// and macros that contain themselves; what could not be resolved is left out.
Node ExpandPattern(const Node& pattern, Catalog* catalog, Sources* sources);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_EXPAND_H_
