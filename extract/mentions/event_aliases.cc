// A competition under two names: "the All-African Games, now African Games", "the Commonwealth Games ... the Games".
#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/mentions/finders.h"
#include "extract/mentions/runs.h"

namespace kg::extract::mentions {
namespace {

// "the Volta": the one that begins so.
bool IsFrontHead(std::string_view head) {
  static constexpr std::string_view kHeads[] = {"Volta", "Tour",  "Giro", "Vuelta", "Trofeo",
                                                "Ronde", "Coppa", "Copa", "Ruta",   "Rund"};
  return std::find(std::begin(kHeads), std::end(kHeads), head) != std::end(kHeads);
}

// The one competition of the article whose name ends (or begins) with `head`; empty when there are none or several.
std::string OnlyEventOn(const Scan& scan, std::string_view head) {
  std::string found;
  for (const Mention& mention : scan.mentions) {
    if (mention.first + 1 >= mention.last || !mention.types.Has(MentionType::kEvent)) continue;
    const std::string word(head);
    if (!mention.value.ends_with(" " + word) && !(IsFrontHead(word) && mention.value.starts_with(word + " "))) continue;
    if (!found.empty() && found != mention.value) return {};
    found = mention.value;
  }
  return found;
}

// "the Games", "a Games record"
bool IsShortName(const Scan& scan, uint32_t i) {
  if (!scan.words[i].capital || scan.words[i].initial || !scan.Is(i, kEventHead) || !scan.Free(i)) return false;
  if (scan.styles[scan.sentence_of[i]] != Style::kProse) return false;
  uint32_t next = 0;
  if (scan.Near(i, 1, &next) && scan.words[next].capital) return false;
  const std::string_view before = scan.LowerAt(i, -1);
  return before == "the" || before == "these" || before == "this" || before == "one" || IsPossessiveMark(before) ||
         scan.LowerAt(i, 1) == "record";
}

}  // namespace

void FindShortEvents(Scan* scan) {
  std::map<std::string, std::string, std::less<>> names;  // by head: short names add none that is longer
  for (uint32_t i = 0; i < scan->size(); ++i) {
    if (!IsShortName(*scan, i)) continue;
    const std::string_view head = scan->Text(i);
    auto known = names.find(head);
    if (known == names.end()) known = names.emplace(head, OnlyEventOn(*scan, head)).first;
    if (!known->second.empty()) scan->Take(i, i + 1, {MentionType::kEvent}, Form::kName, known->second);
  }
}

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
