// A time line of intervals as inline SVG: one bar a claim, its literal reading dark inside the tolerant one.
#ifndef NEWSGRAPH_QUERY_REPORT_TIMELINE_SVG_H_
#define NEWSGRAPH_QUERY_REPORT_TIMELINE_SVG_H_

#include <map>
#include <string>
#include <string_view>

#include "graph/conflict/timeline.h"

namespace kg::query {

// How a bar is labelled and which camp it stands in; camps are coloured 0 to 5, then again.
struct BarLabel {
  std::string text;
  size_t camp = 0;
};

// "" when fewer than two bars can be drawn. At most 24 bars. A pure function of its arguments.
std::string TimelineSvg(const graph::Timeline& timeline, const std::map<ClaimId, BarLabel>& labels);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_REPORT_TIMELINE_SVG_H_
