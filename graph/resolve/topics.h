// What an article is about, coarsely: the sport or the trade that its words speak of. Namesakes mostly live in two.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_TOPICS_H_
#define NEWSGRAPH_GRAPH_RESOLVE_TOPICS_H_

#include <string>
#include <string_view>

namespace kg::graph {

// "rowing", "football", "science"; "" where the words do not say or point several ways alike. Deterministic.
// `*faint`: a single word speaks of it, few of a long text, or nearly as many of something else.
std::string TopicOf(std::string_view text, bool* faint);

// Of a person's role: "striker", "surgeon"; "" where it says little ("director", "captain").
std::string TopicOfRole(std::string_view role);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_TOPICS_H_
