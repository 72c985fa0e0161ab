// How an explanation puts a relation into words.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_PHRASE_H_
#define NEWSGRAPH_GRAPH_CONFLICT_PHRASE_H_

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "graph/conflict/explain.h"

namespace kg::graph::conflict {

// What stands between subject and object: "born in", "chief executive of"; of a user's own relation its name.
inline std::string RelationText(std::string_view predicate) {
  using Phrase = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Phrase, 8> kPhrases = {{{"ceo-of", "chief executive of"},
                                                      {"educated-at", "studied at"},
                                                      {"holds-position", "held the position"},
                                                      {"placed", "took a place in"},
                                                      {"ran-time", "ran"},
                                                      {"scored", "scored against"},
                                                      {"spouse", "married to"},
                                                      {"works-for", "worked for"}}};
  for (const auto& [name, text] : kPhrases) {
    if (name == predicate) return std::string(text);
  }
  std::string text(predicate);
  std::replace(text.begin(), text.end(), '-', ' ');
  return text;
}

// "30 days", "1163 days (3.2 years)".
inline std::string LongTimeText(int64_t days) {
  std::string text = CountText(days, "day");
  constexpr int64_t kYear = 365;
  if (days < 2 * kYear) return text;
  const int64_t tenths = (days * 1000 + 18262) / 36525;  // of a year of 365.25 days, rounded
  return text + " (" + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " years)";
}

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_PHRASE_H_
