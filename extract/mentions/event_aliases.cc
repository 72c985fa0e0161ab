// A competition under two names: "the All-African Games, now African Games".
#include <algorithm>
#include <vector>

#include "extract/mentions/finders.h"

namespace kg::extract::mentions {

void LinkEventAliases(Scan* scan) {
  std::vector<Mention*> events;
  for (Mention& mention : scan->mentions) {
    if (mention.first < mention.last && mention.types.Has(MentionType::kEvent)) events.push_back(&mention);
  }
  std::sort(events.begin(), events.end(), [](const Mention* a, const Mention* b) { return a->first < b->first; });
  for (size_t i = 1; i < events.size(); ++i) {
    const Mention& one = *events[i - 1];
    Mention& two = *events[i];
    if (one.sentence != two.sentence || two.first < one.last + 2 || two.first > one.last + 5) continue;
    std::string_view open = scan->Lower(one.last);
    std::string_view word = scan->Lower(one.last + 1);
    if (open != "," && open != "(") continue;
    if (word != "now" && word != "formerly" && word != "then" && word != "previously" && word != "today") continue;
    two.Set("alias_of", one.value);
  }
}

}  // namespace kg::extract::mentions
