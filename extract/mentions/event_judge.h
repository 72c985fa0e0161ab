// Whether words that look like a competition's name are one.
#ifndef NEWSGRAPH_EXTRACT_MENTIONS_EVENT_JUDGE_H_
#define NEWSGRAPH_EXTRACT_MENTIONS_EVENT_JUDGE_H_

#include <cstdint>

#include "extract/mentions/scan.h"

namespace kg::extract::mentions {

// Tokens of "the 2022 TCS London Marathon": first at "2022", core at "London", head and last around "Marathon".
struct EventSpan {
  uint32_t first = 0;
  uint32_t core = 0;
  uint32_t head = 0;
  uint32_t last = 0;
};

// What an article tells of.
struct EventTopic {
  bool sport = false;
  bool results = false;
};

// False of "Marathon Oil", "Communist League", "her first Grand Slam".
bool IsCompetition(const Scan& scan, const Sentence& sentence, Style style, const EventSpan& span,
                   const EventTopic& topic);

}  // namespace kg::extract::mentions

#endif  // NEWSGRAPH_EXTRACT_MENTIONS_EVENT_JUDGE_H_
