// Words for explanations: days, ranges, sources and lists in plain English.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_EXPLAIN_H_
#define NEWSGRAPH_GRAPH_CONFLICT_EXPLAIN_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/date.h"
#include "graph/records.h"

namespace kg::graph::conflict {

// "13 February 2024".
std::string DayText(Day day);
// With its preposition: "on 13 February 2024", "in February 2024", "in 1987", "between 9 October 1984 and 13 February
// 1986", "by 13 February 2024", "on or after 8 October 2023", "at an unknown time".
std::string WhenText(const DayInterval& days);
// The date of an article in brackets: "of 10 February 2024", "undated, 8 October 2023 or later", "undated".
std::string PublishedText(const Published& published);
// "a.txt (of 10 February 2024)".
std::string SourceText(const ResolvedClaim& claim);
// The sources of some claims, each once, in order of name; more than four are counted.
std::string SourcesText(std::span<const ResolvedClaim* const> claims);
// "a", "a and b", "a, b and c".
std::string ListText(const std::vector<std::string>& items);
// "1 day", "322 days".
std::string CountText(int64_t count, std::string_view noun);
// "1:02.3 minutes" is not it: milliseconds as seconds, "34 seconds", "0.08 seconds".
std::string SecondsText(int64_t milliseconds);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_EXPLAIN_H_
